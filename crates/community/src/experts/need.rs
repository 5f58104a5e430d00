//! A national need that two people published, and what became of asking somebody for it. Pure.

use kernel::{Day, Id, Moment};
use serde::{Deserialize, Serialize};

use super::{
    ministry::Ministry,
    model::{Offer, words},
};

words! {
    /// Where the work is done.
    Place {
        /// From afar.
        Remote = "remote",
        /// In Egypt.
        Egypt = "egypt",
        /// Either.
        Either = "either",
    }
}

/// What is needed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// Its title, in the language the agency wrote it in.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// Who needs it.
    pub agency: String,
    /// The field by its code in FORD.
    pub field: String,
    /// Skills chosen from the vocabulary.
    pub skills: Vec<String>,
    /// What is asked for.
    pub offer: Offer,
    /// Where.
    pub place: Place,
    /// Languages of which one is spoken.
    pub languages: Vec<String>,
    /// The country one should live in, if that matters.
    pub country: Option<String>,
    /// The last day on which somebody is asked.
    pub until: Day,
}

/// A need that two people let out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Published {
    /// Its identifier.
    pub id: Id<Need>,
    /// What is needed.
    pub need: Need,
    /// The ministry whose staff published it.
    pub ministry: Ministry,
    /// When.
    pub at: Moment,
}

impl Published {
    /// Whether somebody may still be asked.
    pub fn is_open(&self, today: Day) -> bool {
        today <= self.need.until
    }
}

words! {
    /// What came of an engagement.
    Result {
        /// It was done.
        Done = "done",
        /// It was begun and not finished.
        Broken = "broken",
        /// It did not come about.
        None = "none",
    }
}

/// Somebody who was asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// Its identifier, which tells nothing of who was asked.
    pub id: Id<Call>,
    /// The need.
    pub need: Id<Need>,
    /// When.
    pub invited_at: Moment,
    /// When she agreed.
    pub accepted_at: Option<Moment>,
    /// When she declined.
    pub declined_at: Option<Moment>,
    /// When the work began.
    pub engaged_at: Option<Moment>,
    /// What came of it, and when.
    pub ended: Option<(Moment, Result)>,
}

/// How a call stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CallStage {
    /// She was asked.
    Invited,
    /// She declined.
    Declined,
    /// She agreed, and gave a way to reach her.
    Accepted,
    /// The work began.
    Engaged,
    /// It is over.
    Ended(Result),
}

impl CallStage {
    /// The name in text keys and in the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Declined => "declined",
            Self::Accepted => "accepted",
            Self::Engaged => "engaged",
            Self::Ended(Result::Done) => "done",
            Self::Ended(Result::Broken) => "broken",
            Self::Ended(Result::None) => "none",
        }
    }
}

impl Call {
    /// How it stands.
    pub fn stage(&self) -> CallStage {
        match (self.ended, self.engaged_at, self.accepted_at, self.declined_at) {
            (Some((_, result)), ..) => CallStage::Ended(result),
            (None, Some(_), ..) => CallStage::Engaged,
            (None, None, _, Some(_)) => CallStage::Declined,
            (None, None, Some(_), None) => CallStage::Accepted,
            (None, None, None, None) => CallStage::Invited,
        }
    }
}
