//! How many Egyptians are thought to live in a country: two figures that disagree, and who says so. Nobody counts them exactly.

use crate::{Names, reader::Table};

/// An estimate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Community {
    /// The smallest figure somebody publishes.
    pub low: u64,
    /// The largest.
    pub high: u64,
    /// Who publishes them, and when.
    pub source: Names,
}

impl Community {
    pub(super) fn read(mut table: Table<'_, '_>) -> Self {
        let figure = |value: i64| u64::try_from(value).unwrap_or_default();
        let (low, high) = (figure(table.whole("low", 1)), figure(table.whole("high", 1)));
        if low > high {
            table.fault_at("high", "community", "the largest figure is smaller than the smallest");
        }
        let own = Self { low, high, source: table.names("source") };
        table.finish();
        own
    }
}
