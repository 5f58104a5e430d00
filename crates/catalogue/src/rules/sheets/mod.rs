//! Sheets: what can be edited in a form, described as data. A sheet is a list of rows of one file (fees, missions) or a
//! handful of single values; the pages, the forms and what they write all follow from its columns.
//!
//! A sheet never decides what is right: the definition is read and checked by the same code as ever, and everything that
//! no sheet shows is edited in the file itself.

mod agency_service;
mod country;
mod message;
mod privilege;
mod service;
mod stated;
mod training;

use crate::definitions::Kind;

/// What is entered in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Input {
    /// A short text.
    Line,
    /// A key, a condition, a telephone number: read letter by letter from the left.
    Code,
    /// A whole number.
    Whole,
    /// An amount in pounds.
    Amount,
    /// A day.
    Day,
    /// One of these; the first is what an empty answer means.
    Choice(&'static [&'static str]),
    /// A name in Arabic and English.
    Names,
    /// Whole sentences in Arabic and English.
    Words,
    /// Words in both languages, or one text that reads alike in both.
    Source,
    /// Yes or no; what holds when the file says nothing.
    Flag(bool),
    /// Several keys, separated by spaces or commas.
    Codes,
    /// Several lines, each in Arabic and English.
    Papers,
    /// Opening hours: a line for the days that open alike.
    Hours,
}

/// A datum of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Column {
    /// Its key in the file; its label is `rules-word-<key>`.
    pub key: &'static str,
    /// What is entered.
    pub input: Input,
    /// Whether it may be left empty.
    pub optional: bool,
    /// Whether it stays as it is once the row exists, because files under way or texts name it.
    pub fixed: bool,
}

impl Column {
    const fn new(key: &'static str, input: Input) -> Self {
        Self { key, input, optional: false, fixed: false }
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    const fn fixed(mut self) -> Self {
        self.fixed = true;
        self
    }
}

/// A text that belongs to a row, in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct TextColumn {
    /// Its key with the column that completes it in braces: `fees.{code}`.
    pub key: &'static str,
    /// Key of its label.
    pub label: &'static str,
    /// Whether it may be left empty.
    pub optional: bool,
}

impl TextColumn {
    const fn new(key: &'static str, label: &'static str) -> Self {
        Self { key, label, optional: false }
    }

    const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// The text's key for a row in which `value` gives the columns.
    pub fn of(&self, value: impl Fn(&str) -> String) -> String {
        let Some((before, rest)) = self.key.split_once('{') else { return self.key.to_owned() };
        let Some((column, after)) = rest.split_once('}') else { return self.key.to_owned() };
        format!("{before}{}{after}", value(column))
    }
}

/// What a sheet is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Rows {
    /// Single values of a table; the empty name is the file itself.
    One(&'static str),
    /// The rows of a list.
    Many(&'static str),
}

/// A sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    /// Its key in addresses and texts (`rules-sheet-<key>`).
    pub key: &'static str,
    /// The file; empty for the one file of a country or a message.
    pub file: &'static str,
    /// What it is about.
    pub rows: Rows,
    /// The data of a row.
    pub columns: &'static [Column],
    /// The texts of a row.
    pub texts: &'static [TextColumn],
    /// Whether rows can be added and removed here; where a row needs more than its own data, the file is edited.
    pub grows: bool,
    /// A new row stands before the first one that has this datum, where the order means something.
    pub before: Option<&'static str>,
    /// The columns shown in the list.
    pub shown: &'static [&'static str],
}

impl Sheet {
    /// The name of its file in the draft of `key`.
    pub fn file_of(&self, key: &str) -> String {
        if self.file.is_empty() { format!("{key}.toml") } else { self.file.to_owned() }
    }
}

/// The sheets of a kind of definition, in the order an official looks for them.
pub(super) fn of(kind: Kind) -> &'static [Sheet] {
    match kind {
        Kind::Service => &service::SHEETS,
        Kind::Country => &country::SHEETS,
        // Few and seldom changed: their file is edited as it is.
        Kind::LifeEvent => &[],
        Kind::Message => &message::SHEETS,
        Kind::Privilege => &privilege::SHEETS,
        Kind::AgencyService => &agency_service::SHEETS,
        Kind::Training => &training::SHEETS,
    }
}

/// A sheet by its key.
pub(super) fn find(kind: Kind, key: &str) -> Option<&'static Sheet> {
    of(kind).iter().find(|sheet| sheet.key == key)
}
