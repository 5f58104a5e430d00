//! An account that is kept at a counter, and what opening one takes.

use kernel::{Id, Locale, Moment, NationalNumber, marks};

use crate::{accounts::name::PersonName, consent::Choice, verification::model::DocumentKind};

/// An account that is kept at the counter of a mission.
#[derive(Clone, Debug)]
pub struct KeptAccount {
    /// The account.
    pub account: Id<marks::Account>,
    /// Key of the mission where its letters are printed.
    pub mission: String,
    /// Which document an officer compared.
    pub document: DocumentKind,
    /// The officer.
    pub opened_by: Id<marks::Staff>,
    /// When.
    pub opened_at: Moment,
}

/// What an account at the counter begins with.
#[derive(Debug)]
pub struct NewAtCounter<'a> {
    /// The name as the document has it.
    pub name: &'a PersonName,
    /// The national number, if the document has one: a foreign parent has none.
    pub number: Option<&'a NationalNumber>,
    /// The document that was compared.
    pub document: DocumentKind,
    /// Key of the mission.
    pub mission: &'a str,
    /// The language of her letters, and the notices that were read to her.
    pub language: Locale,
    /// What she accepted of them.
    pub choices: &'a [Choice],
    /// Whether the officer declared to have compared face and document, and to be no kin of hers.
    pub declared: bool,
}
