//! The sheets of a training initiative: what changes most often. Questions, conditions and ways are edited in the file.

use super::{
    Column,
    Input::{Choice, Code, Words},
    Rows, Sheet,
    stated::{SOURCES, VERIFIED},
};

pub(super) const SHEETS: [Sheet; 6] = [
    Sheet {
        key: "training",
        file: "",
        rows: Rows::One(""),
        columns: &[
            Column::new("names", Words),
            Column::new("summary", Words),
            Column::new("run_by", Words),
            Column::new("audience", Words),
            Column::new("location", Words).optional(),
            Column::new("length", Words).optional(),
            Column::new("cost", Words),
            Column::new("benefit", Words),
            Column::new("caution", Words).optional(),
        ],
        texts: &[],
        grows: false,
        before: None,
        shown: &[],
    },
    Sheet {
        key: "window",
        file: "",
        rows: Rows::One("window"),
        columns: &[
            Column::new("offer", Choice(&["unconfirmed", "standing", "dated", "ended"])),
            Column::new("zone", Code),
            Column::new("note", Words).optional(),
        ],
        texts: &[],
        grows: false,
        before: None,
        shown: &["offer", "zone"],
    },
    Sheet {
        key: "windows",
        file: "",
        rows: Rows::Many("window.period"),
        columns: &[Column::new("open_from", Code), Column::new("closed_from", Code)],
        texts: &[],
        grows: true,
        before: None,
        shown: &["open_from", "closed_from"],
    },
    VERIFIED,
    Sheet {
        key: "conditions",
        file: "",
        rows: Rows::Many("rule"),
        columns: &[
            Column::new("key", Code).fixed(),
            Column::new("must", Code),
            Column::new("names", Words),
            Column::new("change", Words),
        ],
        texts: &[],
        grows: true,
        before: None,
        shown: &["must"],
    },
    SOURCES,
];
