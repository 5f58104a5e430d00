//! Where a document is accepted: rows of receiving body × document × country of use.
//!
//! A row that does not exist, or does not know, says "ask the receiving body". It never says "accepted" by default: a
//! family that relied on a guess stands before a closed counter.

use kernel::Day;

use crate::{Country, Names, reader::Table};

/// Whether a form of the document is accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Acceptance {
    /// Somebody verified that it is.
    Accepted,
    /// Somebody verified that it is not.
    Refused,
    /// Not known: ask the receiving body.
    Ask,
}

impl Acceptance {
    /// The name in definitions and text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Ask => "ask",
        }
    }

    fn read(table: &mut Table<'_, '_>, key: &'static str) -> Self {
        match table.one_of(key, &["ask", "accepted", "refused"]) {
            "accepted" => Self::Accepted,
            "refused" => Self::Refused,
            _ => Self::Ask,
        }
    }
}

/// A body that receives documents (a school, a court).
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// Its key.
    pub key: String,
    /// Its name.
    pub names: Names,
}

/// A step of attestation.
#[derive(Clone, PartialEq, Debug)]
pub struct Attestation {
    /// Its key.
    pub key: String,
    /// Who attests and where.
    pub names: Names,
    /// What it costs, in words, if it was seen.
    pub fee: Option<Names>,
    /// Where this was seen.
    pub source: Names,
}

/// What a receiving body asks of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Use {
    /// Key of the receiving body.
    pub body: String,
    /// The document (an output of a service).
    pub document: String,
    /// Whether the digital document is accepted.
    pub digital: Acceptance,
    /// Whether paper is accepted.
    pub paper: Acceptance,
    /// How old it may be, in days; absent when the body sets no limit that is known.
    pub max_age_days: Option<i64>,
    /// Keys of the attestations, in order.
    pub attestations: Vec<String>,
    /// What else to know.
    pub note: Option<Names>,
    /// Where this was seen.
    pub source: Names,
    /// When it was last verified with the body; absent when it never was.
    pub verified_on: Option<Day>,
    /// Who answers for the row.
    pub owner: String,
}

/// The answer for one receiving body.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer<'c> {
    /// There is a row.
    Row(&'c Use),
    /// There is none: ask the receiving body.
    AskTheBody,
}

/// What is known about using `document` at `body` in `country`; an unknown country is given as `None`.
pub fn find<'c>(country: Option<&'c Country>, body: &str, document: &str) -> Answer<'c> {
    let row = country.and_then(|country| country.uses.iter().find(|row| row.body == body && row.document == document));
    row.map_or(Answer::AskTheBody, Answer::Row)
}

impl Body {
    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let body = Self { key: table.key("key"), names: table.names("names") };
        table.finish();
        body
    }
}

impl Attestation {
    pub(crate) fn read(mut table: Table<'_, '_>) -> Self {
        let attestation = Self {
            key: table.key("key"),
            names: table.names("names"),
            fee: table.opt_names("fee"),
            source: table.words("source"),
        };
        table.finish();
        attestation
    }
}

impl Use {
    pub(crate) fn read(mut table: Table<'_, '_>, bodies: &[Body], attestations: &[Attestation]) -> Self {
        let row = Self {
            body: table.key("body"),
            document: table.key("document"),
            digital: Acceptance::read(&mut table, "digital"),
            paper: Acceptance::read(&mut table, "paper"),
            max_age_days: table.opt_whole("max_age_days"),
            attestations: table.texts("attestations"),
            note: table.opt_names("note"),
            source: table.words("source"),
            verified_on: table.opt_day("verified_on"),
            owner: table.text("owner"),
        };
        if !bodies.iter().any(|body| body.key == row.body) {
            table.fault_at("body", "value", format!("no [[body]] is called `{}`", row.body));
        }
        for key in row.attestations.iter().filter(|key| !attestations.iter().any(|step| step.key == **key)) {
            table.fault_at("attestations", "value", format!("no [[attestation]] is called `{key}`"));
        }
        let claims = row.digital == Acceptance::Accepted || row.paper == Acceptance::Accepted;
        if claims && row.verified_on.is_none() {
            table.fault("use-unverified", "`accepted` needs `verified_on`; without it the row must say `ask`");
        }
        table.finish();
        row
    }
}
