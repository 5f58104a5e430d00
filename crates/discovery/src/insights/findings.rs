//! What was found of a week: only what may be shown is in it, so that whoever reads the database sees no more than the desk.

use serde::{Deserialize, Serialize};

use super::ports::Released;

/// A table as it may be shown. Rows and columns are keys; nothing stands where something is withheld.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Grid {
    /// Keys of the rows.
    pub rows: Vec<String>,
    /// Keys of the columns.
    pub columns: Vec<String>,
    /// The cells, row by row.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The sum of each row.
    pub row_sums: Vec<Option<u64>>,
    /// The sum of each column.
    pub column_sums: Vec<Option<u64>>,
    /// The sum of everything.
    pub total: Option<u64>,
}

impl Grid {
    /// The table with its keys.
    pub(super) fn of(rows: Vec<String>, columns: Vec<String>, released: Released) -> Self {
        Self {
            rows,
            columns,
            cells: released.cells,
            row_sums: released.rows,
            column_sums: released.columns,
            total: released.total,
        }
    }

    /// A cell, if it is shown.
    pub fn cell(&self, row: usize, column: usize) -> Option<u64> {
        *self.cells.get(row)?.get(column)?
    }

    /// Keys of the columns of which a row says nothing: too few people, or none.
    pub fn unheard(&self, row: usize) -> impl Iterator<Item = &str> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(column, _)| self.cell(row, *column).is_none()).map(|(_, key)| key.as_str())
    }
}

/// What was found of a week.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Findings {
    /// Who was heard: countries by sex and age.
    pub heard: Grid,
    /// What was sought and not found: themes by country.
    pub unmet: Grid,
    /// Where forms were left: for each service its steps, the last of them the end.
    pub left: Vec<(String, Grid)>,
    /// Whether pages helped: pages by yes and no.
    pub helped: Grid,
    /// How it went: services by one to five.
    #[serde(default)]
    pub rated: Grid,
    /// The quiet question beside death, divorce and what is sensitive: one row, by yes and no.
    #[serde(default)]
    pub quiet: Grid,
    /// What was said of services in words: themes by service.
    #[serde(default)]
    pub said: Grid,
}

/// The column of whoever's country is not known.
pub(super) const ELSEWHERE: &str = "";
/// The row of whoever came to the end of a form.
pub(crate) const FINISHED: &str = "finished";
/// The row of whoever answered every question and did not submit.
pub(crate) const CHECK: &str = "check";
/// What is told in place of a service that is not named.
pub(crate) const QUIET: &str = "quiet";
/// Between the words of a theme.
pub(crate) const BETWEEN: &str = " · ";
