//! Letters: the citizen and the office that answers write to each other, in a file or in an enquiry; everything is sealed.
//!
//! A letter belongs to what it hangs on, not to the officer: whoever holds that reads the thread. It is no way to decide
//! anything, and a closed file takes no more letters of the citizen; what she asked before is still answered. A note of one
//! officer for the next is a letter that the citizen never sees, neither on a page nor in the copy of her own data.

pub(crate) mod api;
mod commands;
mod pages;
pub(crate) mod promise;
mod sending;
pub(crate) mod store;
pub(crate) mod templates;

use kernel::{Id, Moment, Outcome, Slips, marks};
use uuid::Uuid;

pub use commands::{
    Counted, Thread, count, look_at_attachment, may_answer, may_write, note_as_officer, post_as_citizen,
    post_as_officer, read_as_citizen, read_as_officer,
};
pub(crate) use pages::{Shown, Side, ZONE, routes, shown};
pub(crate) use sending::{Sent, send_as_citizen};

use crate::{
    attachments::{Attachment, Received},
    ports::FileCard,
};

/// The longest letter, in characters.
pub const LONGEST: usize = 4_000;

/// A letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Its id, in the bucket of its owner.
    pub id: Uuid,
    /// Whether an officer wrote it.
    pub by_officer: bool,
    /// Whether it is a note for colleagues.
    pub internal: bool,
    /// The words.
    pub text: String,
    /// When.
    pub at: Moment,
    /// What hangs on it.
    pub attached: Option<Attachment>,
}

/// What somebody writes: words, and perhaps a file that was examined and stored.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The words as typed.
    pub text: &'a str,
    /// What hangs on them.
    pub attached: Option<&'a Received>,
}

impl<'a> From<&'a str> for Written<'a> {
    fn from(text: &'a str) -> Self {
        Self { text, attached: None }
    }
}

/// What letters hang on: a file or an enquiry.
#[derive(Clone, Debug)]
pub(crate) struct Strand {
    /// Its id, in the bucket of its owner.
    pub id: Uuid,
    /// The citizen.
    pub owner: Id<marks::Account>,
    /// What row-level security compares: the mission's key, or the name of a central desk.
    pub office: String,
}

impl Strand {
    pub(crate) fn of_file(card: &FileCard) -> Self {
        Self { id: card.id.uuid(), owner: card.owner, office: card.mission.clone().unwrap_or_default() }
    }
}

/// Who reads a thread.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reader {
    /// Its owner, who sees no note.
    Citizen,
    /// The desk.
    Desk,
}

/// A letter to be kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct New<'a> {
    staff: Option<Id<marks::Staff>>,
    internal: bool,
    text: &'a str,
    attached: Option<&'a Received>,
}

impl<'a> New<'a> {
    pub(crate) fn by_citizen(text: &'a str, attached: Option<&'a Received>) -> Self {
        Self { staff: None, internal: false, text, attached }
    }

    pub(crate) fn by_officer(staff: Id<marks::Staff>, text: &'a str, attached: Option<&'a Received>) -> Self {
        Self { staff: Some(staff), internal: false, text, attached }
    }

    pub(crate) fn note(staff: Id<marks::Staff>, text: &'a str, attached: Option<&'a Received>) -> Self {
        Self { staff: Some(staff), internal: true, text, attached }
    }
}

/// The words of a letter, trimmed, beside other fields; a slip at `text` for none or too many.
pub(crate) fn checked_words(text: &str, slips: &mut Slips) -> String {
    let text = text.trim();
    if text.is_empty() {
        slips.add("text", "messaging-slip-empty");
    } else if text.chars().count() > LONGEST {
        slips.add("text", "messaging-slip-long");
    }
    text.to_owned()
}

/// The words of a citizen's letter, trimmed; a spoken note may stand without any.
///
/// # Errors
/// As [`must_have_words`], unless a note says it.
pub(crate) fn words_beside(text: &str, attached: Option<&Received>) -> Outcome<String> {
    match text.trim() {
        "" if attached.is_some_and(Received::is_sound) => Ok(String::new()),
        _ => must_have_words(text),
    }
}

/// The words of a letter, trimmed, where nothing else can be wrong beside them.
///
/// # Errors
/// A slip at `text` for none or too many.
pub(crate) fn must_have_words(text: &str) -> Outcome<String> {
    let mut slips = Slips::new();
    let text = checked_words(text, &mut slips);
    slips.or(|| text)
}
