//! Boards: how many experts there are by field and country. What is shown is one release a week for everybody alike, out of which
//! nothing small can be worked out. Pure.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ports::Tables;

/// How many days lie between two boards.
pub const EVERY_DAYS: i32 = 7;

/// A board; where a number is withheld there is none.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Board {
    /// Fewer than this are never told.
    pub smallest: u64,
    /// Numbers are rounded to this.
    pub step: u64,
    /// Fields by code, a row each.
    pub fields: Vec<String>,
    /// Countries by code, a column each.
    pub countries: Vec<String>,
    /// How many, row by row.
    pub cells: Vec<Vec<Option<u64>>>,
    /// How many in each field.
    pub by_field: Vec<Option<u64>>,
    /// How many in each country.
    pub by_country: Vec<Option<u64>>,
    /// How many in all.
    pub total: Option<u64>,
}

impl Board {
    /// What may be shown of these counts.
    pub fn of(counts: &[(String, String, u64)], tables: &dyn Tables) -> Self {
        let fields: BTreeSet<&String> = counts.iter().map(|(field, ..)| field).collect();
        let countries: BTreeSet<&String> = counts.iter().map(|(_, country, _)| country).collect();
        let count = |field: &String, country: &String| {
            let own = counts.iter().find(|(own, there, _)| own == field && there == country);
            own.map_or(0, |(.., count)| *count)
        };
        let table: Vec<Vec<u64>> =
            fields.iter().map(|field| countries.iter().map(|country| count(field, country)).collect()).collect();
        let released = tables.release(&table);
        let (smallest, step) = tables.bounds();
        Self {
            smallest,
            step,
            fields: fields.into_iter().cloned().collect(),
            countries: countries.into_iter().cloned().collect(),
            cells: released.cells,
            by_field: released.rows,
            by_country: released.columns,
            total: released.total,
        }
    }

    /// How many there are by field in one country; nothing if it is not on the board.
    pub fn in_country(&self, country: &str) -> Option<Vec<Option<u64>>> {
        let at = self.countries.iter().position(|own| own == country)?;
        Some(self.cells.iter().map(|row| row.get(at).copied().flatten()).collect())
    }

    /// How many there are by country in one field; nothing if it is not on the board.
    pub fn in_field(&self, field: &str) -> Option<Vec<Option<u64>>> {
        let at = self.fields.iter().position(|own| own == field)?;
        self.cells.get(at).cloned()
    }
}
