//! The price of a file as frozen at submission.
//!
//! A change of fees or of the rate after that moment never changes a quote that was given.

use kernel::{Money, Moment};
use serde::{Deserialize, Serialize};

/// One line of a price.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct QuoteLine {
    /// Key of the fee component in the definition, for instance `statutory`.
    pub key: String,
    /// The amount in the currency in which the component is set.
    pub amount: Money,
    /// The amount in the currency that is charged.
    pub charged: Money,
}

/// The rate by which pounds became the charged currency.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rate {
    /// Units of the charged currency for one pound, in millionths.
    pub micros: i64,
    /// Who published it.
    pub source: String,
    /// When it was read.
    pub at: Moment,
}

/// A frozen price.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Quote {
    /// Its components.
    pub lines: Vec<QuoteLine>,
    /// What the card is charged; the amount every payment attempt is for.
    pub due: Money,
    /// The rate, if a component was converted.
    pub rate: Option<Rate>,
    /// Until when it may be paid.
    pub valid_until: Moment,
}

impl Quote {
    /// Whether nothing is due.
    pub fn is_free(&self) -> bool {
        self.due.minor() == 0
    }
}
