//! The sheet of a message.

use super::{
    Column,
    Input::{Flag, Names, Words},
    Rows, Sheet,
};

pub(super) const SHEETS: [Sheet; 1] = [Sheet {
    key: "message",
    file: "",
    rows: Rows::One(""),
    columns: &[
        Column::new("subject", Names),
        Column::new("text", Words),
        Column::new("sms", Names),
        Column::new("by_sms", Flag(false)),
    ],
    texts: &[],
    grows: false,
    before: None,
    shown: &["by_sms"],
}];
