//! The sheets of everything that some other body states: when it was verified last and by whom, and where it is stated.

use super::{
    Column,
    Input::{Code, Day, Source, Whole},
    Rows, Sheet,
};

pub(super) const VERIFIED: Sheet = Sheet {
    key: "verified",
    file: "",
    rows: Rows::One("verified"),
    columns: &[Column::new("on", Day).optional(), Column::new("within_days", Whole), Column::new("keeper", Code)],
    texts: &[],
    grows: false,
    before: None,
    shown: &["on", "within_days", "keeper"],
};

pub(super) const SOURCES: Sheet = Sheet {
    key: "sources",
    file: "",
    rows: Rows::Many("source"),
    columns: &[Column::new("words", Source)],
    texts: &[],
    grows: true,
    before: None,
    shown: &["words"],
};
