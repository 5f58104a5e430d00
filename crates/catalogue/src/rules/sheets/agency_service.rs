//! The sheets of a service of another agency: what changes most often. Questions, steps and reasons are edited in the file.

use super::{
    Column,
    Input::{Code, Day, Source, Whole, Words},
    Rows, Sheet,
};

pub(super) const SHEETS: [Sheet; 3] = [
    Sheet {
        key: "agency-service",
        file: "",
        rows: Rows::One(""),
        columns: &[
            Column::new("names", Words),
            Column::new("summary", Words),
            Column::new("caution", Words).optional(),
        ],
        texts: &[],
        grows: false,
        before: None,
        shown: &[],
    },
    Sheet {
        key: "verified",
        file: "",
        rows: Rows::One("verified"),
        columns: &[Column::new("on", Day).optional(), Column::new("within_days", Whole), Column::new("keeper", Code)],
        texts: &[],
        grows: false,
        before: None,
        shown: &["on", "within_days", "keeper"],
    },
    Sheet {
        key: "sources",
        file: "",
        rows: Rows::Many("source"),
        columns: &[Column::new("words", Source)],
        texts: &[],
        grows: true,
        before: None,
        shown: &["words"],
    },
];
