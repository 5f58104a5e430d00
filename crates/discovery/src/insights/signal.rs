//! What a signal is: that somebody searched without finding, was refused an answer, left a form at a step, found a page useful.

use kernel::{Day, Sex};

/// Kinds of signals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A search found something.
    Found,
    /// A search found nothing good; with its words.
    Without,
    /// The assistant answered.
    Answered,
    /// The assistant did not know; with the words.
    Refused,
    /// The question went on to a human.
    HandedOver,
    /// A step of a form was opened; never what was answered.
    StepSeen,
    /// A step of a form was answered.
    StepDone,
    /// The form was submitted.
    Submitted,
    /// A page helped.
    Useful,
    /// A page did not help.
    Useless,
    /// One way of a trial was shown.
    Trial,
    /// How it went at the end of a file, from one to five, or a yes or no to the quiet question; with words, if there are some.
    Rated,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Found,
        Self::Without,
        Self::Answered,
        Self::Refused,
        Self::HandedOver,
        Self::StepSeen,
        Self::StepDone,
        Self::Submitted,
        Self::Useful,
        Self::Useless,
        Self::Trial,
        Self::Rated,
    ];

    /// Its name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found => "found",
            Self::Without => "without",
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::HandedOver => "handed_over",
            Self::StepSeen => "step_seen",
            Self::StepDone => "step_done",
            Self::Submitted => "submitted",
            Self::Useful => "useful",
            Self::Useless => "useless",
            Self::Trial => "trial",
            Self::Rated => "rated",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether it is its words, once they are scrubbed: without any it says nothing.
    pub(super) fn is_words(self) -> bool {
        matches!(self, Self::Without | Self::Refused)
    }

    /// Whether it may have words besides.
    pub(super) fn may_have_words(self) -> bool {
        matches!(self, Self::Rated)
    }
}

/// In which of four bands an age lies; nothing below eighteen.
pub(super) fn age_band(born: Day, today: Day) -> Option<&'static str> {
    match born.age_on(today) {
        18..30 => Some("18-29"),
        30..45 => Some("30-44"),
        45..60 => Some("45-59"),
        60.. => Some("60"),
        _ => None,
    }
}

/// The bands, youngest first.
pub(super) const AGE_BANDS: [&str; 4] = ["18-29", "30-44", "45-59", "60"];
/// The sexes, as they are counted.
pub(super) const SEXES: [&str; 2] = ["female", "male"];

/// How a sex is counted.
pub(super) fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

/// A signal as it is stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Row {
    pub pseudonym: Vec<u8>,
    pub kind: Kind,
    pub country: String,
    pub sex: String,
    pub age_band: String,
    pub topic: String,
    pub step: String,
    pub words: String,
}
