//! Ready words: what officers write again and again to people, in every language, as rows of the home country. They are
//! put into a letter and changed freely before it is sent; nothing is ever sent from here by itself.

use crate::{Names, reader::Table};

/// Ready words.
#[derive(Clone, PartialEq, Debug)]
pub struct Ready {
    /// Their key.
    pub key: String,
    /// By what an officer knows them in the list.
    pub names: Names,
    /// The words.
    pub words: Names,
}

impl Ready {
    pub(super) fn read(mut row: Table<'_, '_>) -> Self {
        let ready = Self { key: row.key("key"), names: row.names("names"), words: row.names("words") };
        row.finish();
        ready
    }
}
