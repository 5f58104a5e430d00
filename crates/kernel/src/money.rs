//! Money: whole minor units and a currency (ISO 4217) that knows its exponent. Never a float.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A currency: its ISO 4217 code and how many digits its minor unit has. Which currencies exist is data of the countries.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Currency {
    code: [u8; 3],
    exponent: u8,
}

impl Currency {
    /// The Egyptian pound, in which every statutory fee is set: 100 piastres.
    pub const EGP: Self = Self { code: *b"EGP", exponent: 2 };

    /// A currency from its code and exponent (0 to 4).
    pub fn new(code: &str, exponent: u8) -> Result<Self, MoneyError> {
        let bytes: [u8; 3] = code.as_bytes().try_into().map_err(|_| MoneyError::Currency)?;
        if !bytes.iter().all(u8::is_ascii_uppercase) || exponent > 4 {
            return Err(MoneyError::Currency);
        }
        Ok(Self { code: bytes, exponent })
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("XXX")
    }

    /// Digits after the decimal point: 2 for the pound and the dirham, 3 for the Omani rial.
    pub fn exponent(&self) -> u8 {
        self.exponent
    }
}

/// An amount in minor units (piastres, fils) of one currency.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

/// Why an amount could not be made or added.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MoneyError {
    /// Two amounts of different currencies met.
    #[error("amounts of different currencies cannot be added")]
    MixedCurrencies,
    /// The amount does not fit into 64 bits.
    #[error("the amount is too large")]
    Overflow,
    /// Not an ISO 4217 code, or an exponent above 4.
    #[error("not a currency")]
    Currency,
    /// Not a decimal amount.
    #[error("not an amount")]
    Amount,
}

impl Money {
    /// `minor` units of `currency`.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }
    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }
    /// The amount in minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }
    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }
    /// The sum, if both are of one currency and it fits.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::MixedCurrencies);
        }
        self.minor.checked_add(other.minor).map(|minor| Self::new(minor, self.currency)).ok_or(MoneyError::Overflow)
    }
    /// The same amount on the other side of the ledger.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self::new(-self.minor, self.currency)
    }
    /// This amount `count` times.
    pub fn times(self, count: i64) -> Result<Self, MoneyError> {
        self.minor.checked_mul(count).map(|minor| Self::new(minor, self.currency)).ok_or(MoneyError::Overflow)
    }
    /// Converts with `rate` = units of `to` for one unit of ours, given in millionths, rounding half up (away from zero).
    pub fn converted(self, to: Currency, rate_micros: i64) -> Result<Self, MoneyError> {
        let scaled = i128::from(self.minor) * i128::from(rate_micros) * 10_i128.pow(u32::from(to.exponent));
        let divisor = 1_000_000_i128 * 10_i128.pow(u32::from(self.currency.exponent));
        let rounded = (scaled.abs() + divisor / 2) / divisor * scaled.signum();
        i64::try_from(rounded).map(|minor| Self::new(minor, to)).map_err(|_| MoneyError::Overflow)
    }
    /// The plain decimal text with a point and Latin digits: `68.50`. For people, use the locale's formatter in `web`.
    pub fn decimal(self) -> String {
        let exponent = usize::from(self.currency.exponent);
        let sign = if self.minor < 0 { "-" } else { "" };
        let digits = format!("{:0width$}", self.minor.unsigned_abs(), width = exponent + 1);
        let (whole, part) = digits.split_at(digits.len() - exponent);
        if exponent == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
    /// Reads `68.50` or `68` as an amount of `currency`; more digits than the currency has are refused.
    pub fn from_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let (negative, body) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = body.split_once('.').unwrap_or((body, ""));
        let exponent = usize::from(currency.exponent);
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || part.len() > exponent || !plain(whole) || !plain(part) {
            return Err(MoneyError::Amount);
        }
        let minor = i64::from_str(&format!("{whole}{part:0<exponent$}")).map_err(|_| MoneyError::Overflow)?;
        Ok(Self::new(if negative { -minor } else { minor }, currency))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.decimal(), self.currency.code())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_pound_turns_into_dirhams_at_the_stored_rate() {
        let aed = Currency::new("AED", 2).unwrap();
        let fee = Money::from_decimal("50.00", Currency::EGP).unwrap();
        assert_eq!(fee.converted(aed, 76_500).unwrap().decimal(), "3.83");
        let omr = Currency::new("OMR", 3).unwrap();
        assert_eq!(Money::from_decimal("1", omr).unwrap().minor(), 1000);
    }

    proptest! {
        #[test]
        fn decimal_text_reads_back(minor in -10_000_000_000_i64..10_000_000_000, exponent in 0_u8..=4) {
            let money = Money::new(minor, Currency::new("XTS", exponent).unwrap());
            prop_assert_eq!(Money::from_decimal(&money.decimal(), money.currency()).unwrap(), money);
        }
    }
}
