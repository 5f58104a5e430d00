//! What people write about outside a file, which agency answers for it, who reads it first, and by when an answer is
//! promised. A topic that has no row is not offered.

use std::time::Duration;

use crate::{Names, reader::Table};

/// An agency that answers enquiries and complaints.
#[derive(Clone, PartialEq, Debug)]
pub struct Agency {
    /// Its key.
    pub key: String,
    /// Its name.
    pub names: Names,
}

/// Who reads a message on a topic first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Desk {
    /// The mission the person names.
    Mission,
    /// The central review, so that nobody answers a complaint about themselves.
    Central,
    /// The Civil Status Authority.
    Authority,
}

impl Desk {
    const NAMES: [&'static str; 3] = ["mission", "central_review", "authority"];

    /// The name in definitions and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Central => "central_review",
            Self::Authority => "authority",
        }
    }

    /// The desk with this name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Mission, Self::Central, Self::Authority].into_iter().find(|desk| desk.as_str() == name)
    }
}

/// A topic.
#[derive(Clone, PartialEq, Debug)]
pub struct Topic {
    /// Its key; written messages keep it.
    pub key: String,
    /// Whether it is a complaint; otherwise an enquiry.
    pub complaint: bool,
    /// Its name.
    pub names: Names,
    /// Key of the agency that answers for it.
    pub agency: String,
    /// Who reads it first.
    pub holder: Desk,
    /// Whether the working calendar of the mission's country counts; otherwise that of this country.
    pub residence_calendar: bool,
    /// The working time within which an answer is promised.
    pub working: Duration,
    /// Whether the person is asked if the answer helped. Never on a death or a divorce.
    pub rated: bool,
}

impl Agency {
    pub(super) fn read(mut row: Table<'_, '_>) -> Self {
        let agency = Self { key: row.key("key"), names: row.names("names") };
        row.finish();
        agency
    }
}

impl Topic {
    pub(super) fn read(mut row: Table<'_, '_>, agencies: &[Agency]) -> Self {
        let hours = u64::try_from(row.whole("working_hours", 1)).unwrap_or(1);
        let topic = Self {
            key: row.key("key"),
            complaint: row.one_of("kind", &["enquiry", "complaint"]) == "complaint",
            names: row.names("names"),
            agency: row.key("agency"),
            holder: Desk::parse(row.one_of("holder", &Desk::NAMES)).unwrap_or(Desk::Central),
            residence_calendar: row.one_of("calendar", &["residence", "own"]) == "residence",
            working: Duration::from_secs(hours * 3600),
            rated: row.flag("rated", true),
        };
        if !agencies.iter().any(|agency| agency.key == topic.agency) {
            row.fault_at("agency", "unknown-agency", format!("no agency has the key `{}`", topic.agency));
        }
        row.finish();
        topic
    }
}
