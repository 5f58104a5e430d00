//! The sheets of a service of another agency: what changes most often. Questions, steps and reasons are edited in the file.

use super::{
    Column,
    Input::Words,
    Rows, Sheet,
    stated::{SOURCES, VERIFIED},
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
    VERIFIED,
    SOURCES,
];
