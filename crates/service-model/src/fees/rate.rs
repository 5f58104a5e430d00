//! A rate of exchange, published by somebody and valid for some time. It never says what is charged by itself.

use kernel::{Currency, Moment, Money};
use serde::{Deserialize, Serialize};

use crate::Names;

/// A rate of exchange from the pound.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rate {
    /// The currency charged.
    pub currency: Currency,
    /// Units of it for one pound, in millionths.
    pub micros: i64,
    /// Who published it.
    pub source: Names,
    /// When it was published.
    pub at: Moment,
    /// Until when it may be used.
    pub valid_until: Moment,
}

impl Rate {
    /// The rate of the pound to itself, for countries that are charged in pounds.
    pub fn pound(at: Moment, valid_until: Moment) -> Self {
        Self { currency: Currency::EGP, micros: 1_000_000, source: Names::alike("EGP"), at, valid_until }
    }

    /// The rate as people say it: the least round amount of the currency that is worth a pound or more, and its worth in
    /// pounds, rounded half up to a whole piastre. What is charged is never worked out from this.
    pub fn in_pounds(&self) -> (Money, Money) {
        let one = 10_i128.pow(u32::from(self.currency.exponent()));
        let worth = |units: i128| {
            // A micro is a millionth of the currency for one pound; a hundred piastres make the pound.
            let piastres = (units * 200_000_000 + i128::from(self.micros)) / (2 * i128::from(self.micros).max(1));
            i64::try_from(piastres).unwrap_or(i64::MAX)
        };
        let units = (0..9).map(|zeros| 10_i128.pow(zeros)).find(|units| worth(*units) >= 100).unwrap_or(1);
        let amount = i64::try_from(units * one).unwrap_or(i64::MAX);
        (Money::new(amount, self.currency), Money::new(worth(units), Currency::EGP))
    }

    /// What an amount of this rate's currency is worth in pounds, rounded half up to a whole piastre.
    ///
    /// # Errors
    /// An amount of another currency, or one too large.
    pub fn worth(&self, amount: Money) -> Result<Money, kernel::MoneyError> {
        if amount.currency() != self.currency {
            return Err(kernel::MoneyError::MixedCurrencies);
        }
        let one = 10_i128.pow(u32::from(self.currency.exponent()));
        let divisor = i128::from(self.micros).max(1) * one;
        let scaled = i128::from(amount.minor()) * 100_000_000;
        let piastres = (2 * scaled + divisor).div_euclid(2 * divisor);
        i64::try_from(piastres).map(|minor| Money::new(minor, Currency::EGP)).map_err(|_| kernel::MoneyError::Overflow)
    }

    /// The rate as a decimal text with six digits, for instance `0.076500`.
    pub fn decimal(&self) -> String {
        format!("{}.{:06}", self.micros / 1_000_000, self.micros % 1_000_000)
    }
}
