//! Lists of publications, degrees and positions that somebody brings along, read record by record. Pure.
//!
//! A record becomes an entry or a fault with its place; none is lost between the two. What is wrong with a part of a record
//! (a year that is none, a DOI that is none) leaves that part out and is told as well.

mod bibtex;
mod csv_rows;
mod json;
mod merging;
mod orcid;
mod plain;
mod ris;
#[cfg(test)]
mod tests;
mod xml;

use serde::{Deserialize, Serialize};

use super::{
    entry::{self, Entry, EntryKind},
    model::BothNames,
};

pub use merging::{Merging, compare, merge};

/// The greatest file, in bytes.
pub const LIMIT_BYTES: u64 = 12 * 1024 * 1024;
/// The longest title and the longest line beside it, in characters.
const TITLE: usize = 600;
const LINE: usize = 600;

/// Where in a file something stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A line, from 1.
    Line(usize),
    /// A record, from 1.
    Record(usize),
}

/// What is wrong with a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It cannot be read at all.
    Unreadable,
    /// It has no title.
    NoTitle,
    /// Its year is none; it was taken without.
    Year,
    /// Its DOI is none; it was taken without.
    Doi,
}

impl Why {
    /// Whether the record was not taken.
    pub fn is_loss(self) -> bool {
        matches!(self, Self::Unreadable | Self::NoTitle)
    }

    /// The key of its words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Unreadable => "experts-fault-unreadable",
            Self::NoTitle => "experts-fault-title",
            Self::Year => "experts-fault-year",
            Self::Doi => "experts-fault-doi",
        }
    }
}

/// Something wrong, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub why: Why,
}

/// What was found in a file.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Found {
    /// The name in the file, if it names its owner.
    pub names: Option<BothNames>,
    /// The records that could be read.
    pub entries: Vec<Entry>,
    /// What was wrong, in the order of the file.
    pub faults: Vec<Fault>,
}

/// A record before it was looked at.
#[derive(Clone, Debug, Default)]
struct Raw {
    kind: Option<EntryKind>,
    title: String,
    by: String,
    of: String,
    year: String,
    until: String,
    doi: String,
    link: String,
}

impl Found {
    fn fault(&mut self, place: Place, why: Why) {
        self.faults.push(Fault { place, why });
    }

    /// Takes a record, or says what is wrong with it.
    fn take(&mut self, place: Place, raw: Raw) {
        let title = plain::line(&raw.title, TITLE);
        if title.is_empty() {
            return self.fault(place, Why::NoTitle);
        }
        let year = entry::year(&raw.year);
        if year.is_none() && !raw.year.trim().is_empty() {
            self.fault(place, Why::Year);
        }
        let doi = entry::doi(&raw.doi);
        if doi.is_none() && !raw.doi.trim().is_empty() {
            self.fault(place, Why::Doi);
        }
        self.entries.push(Entry {
            kind: raw.kind.unwrap_or(EntryKind::Publication),
            title,
            by: plain::line(&raw.by, LINE),
            of: plain::line(&raw.of, LINE),
            year,
            until: entry::year(&raw.until),
            doi,
            link: entry::link(&raw.link),
        });
    }

    /// How many records were in the file.
    pub fn records(&self) -> usize {
        self.entries.len() + self.faults.iter().filter(|own| own.why.is_loss()).count()
    }
}

/// Reads a file of any of the kinds, told apart by what is in it: an ORCID record in JSON or XML, works of OpenAlex or Crossref in
/// JSON, BibTeX, RIS, or a table with a heading. Nothing if it is none of them.
pub fn read(bytes: &[u8]) -> Option<Found> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let begin = text.trim_start();
    if begin.starts_with('{') || begin.starts_with('[') {
        return Some(json::read(text));
    }
    if begin.starts_with('<') {
        return xml::read(text);
    }
    let lines = || text.lines().map(str::trim).filter(|own| !own.is_empty());
    if lines().any(ris::is_beginning) {
        return Some(ris::read(text));
    }
    if lines().any(bibtex::is_beginning) {
        return Some(bibtex::read(text));
    }
    csv_rows::read(text)
}

/// What kind of entry a kind of record is, by the words of the formats.
fn kind_of(word: &str) -> EntryKind {
    match word.to_lowercase().as_str() {
        "patent" | "pat" => EntryKind::Patent,
        "degree" | "education" => EntryKind::Degree,
        "position" | "employment" => EntryKind::Position,
        "award" | "distinction" => EntryKind::Award,
        "portfolio" => EntryKind::Portfolio,
        "licence" | "license" => EntryKind::Licence,
        _ => EntryKind::Publication,
    }
}
