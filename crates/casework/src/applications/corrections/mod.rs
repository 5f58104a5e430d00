//! A correction: exactly one field or one document that the officer asks of the citizen.
//!
//! At most one is open at a time (an index in the database holds it), and while it is, the promised day waits. It does not
//! wait for ever: [`Term`] says until when, and `lapse` reminds and then ends the file by the definition's rule.

pub(super) mod lapse;
pub(super) mod store;
mod term;

use kernel::{Day, Moment};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is asked: the page of one field, or one required document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", content = "key", rename_all = "snake_case")]
pub enum Part {
    /// A field of the form, by its key.
    Field(String),
    /// A required document, by its key.
    Document(String),
}

impl Part {
    /// `field` or `document`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::Document(_) => "document",
        }
    }

    /// The key of the field or the document.
    pub fn key(&self) -> &str {
        match self {
            Self::Field(key) | Self::Document(key) => key,
        }
    }
}

/// A correction that was asked.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Its id.
    pub id: Uuid,
    /// What is asked.
    pub part: Part,
    /// The officer's words.
    pub note: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// The last day on which it can be answered, as the citizen was told.
    pub last_day: Day,
}

/// The correction that waits for the citizen, if one does.
pub use store::open_correction;
pub use term::Term;
