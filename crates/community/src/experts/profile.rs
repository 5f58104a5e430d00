//! A profile with when it was begun, changed and confirmed, and how it was vetted. Pure.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Day, Failure, Id, Moment, Outcome, marks};

use super::{
    entry::Entry,
    model::{Content, Section, words},
};

/// After how many days somebody is asked whether the profile still holds.
pub const CONFIRMED_DAYS: u64 = 365;

words! {
    /// What two people of a ministry confirmed.
    Vetting {
        /// Higher education compared degrees and positions with what proves them.
        Verified = "verified",
        /// A ministry stands behind somebody.
        Endorsed = "endorsed",
    }
}

/// A profile.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Profile {
    /// Its identifier in public, which is not the account's.
    pub id: Id<Profile>,
    /// Whose it is.
    pub account: Id<marks::Account>,
    /// What its owner wrote.
    pub content: Content,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// When its owner last said that it holds.
    pub confirmed_at: Moment,
    /// When she asked to be verified.
    pub asked_at: Option<Moment>,
    /// What was confirmed, and of which digest.
    pub vetted: Vec<(Vetting, Vec<u8>, Moment)>,
    /// The mark of whoever was found outstanding, while it holds.
    pub mark: Option<Mark>,
}

/// A mark that holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// The title, by key.
    pub title: String,
    /// The version of the criteria it was given by.
    pub criteria: i32,
    /// The last day on which it holds.
    pub until: Day,
}

impl Profile {
    /// What was confirmed of what stands there now. What was confirmed of something else counts no more.
    ///
    /// # Errors
    /// As [`basis`].
    pub fn standing(&self) -> Outcome<Vec<(Vetting, Moment)>> {
        let now = basis(&self.content, &self.entries)?;
        Ok(self.vetted.iter().filter(|(_, seen, _)| *seen == now).map(|(own, _, at)| (*own, *at)).collect())
    }
}

/// SHA-256 of what a verification binds to: names, degrees and positions.
///
/// # Errors
/// Never in practice: they are texts and years.
pub fn basis(content: &Content, entries: &[Entry]) -> Outcome<Vec<u8>> {
    let bound = |own: &&Entry| matches!(Section::of(own.kind), Section::Education | Section::Career);
    let whole = serde_json::to_vec(&(&content.names, entries.iter().filter(bound).collect::<Vec<_>>()));
    let whole = whole.map_err(|error| Failure::fault("binding a verification", error))?;
    Ok(digest(&SHA256, &whole).as_ref().to_vec())
}
