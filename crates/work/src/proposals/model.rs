//! A proposal, what was shown of it, and the stage computed from its moments.
//!
//! Pure. The fingerprint is taken over the canonical JSON of [`Shown`]: text keys and values, not their translation, so
//! that two people who read different languages have seen the same thing.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};
use data_encoding::HEXLOWER;
use kernel::{Day, Id, Moment, Money, marks};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Words on a decision page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// A value as it stands: a name, a code, a date in ISO form.
    Plain(String),
    /// A text key, translated when shown.
    Text(String),
    /// A moment, written in the reader's language and the ministry's time.
    Moment(Moment),
    /// An amount, written in the reader's language.
    Money(Money),
    /// A whole number, written in the reader's digits.
    Number(i64),
    /// A day, written in the reader's language.
    Day(Day),
    /// A name that is part of the data, in the reader's language.
    Names {
        /// Arabic.
        ar: String,
        /// English, for every other reader.
        en: String,
    },
    /// Several, one after the other: the row of a list, then what of it.
    Many(Vec<Words>),
    /// Several, each in a line of its own.
    Lines(Vec<Words>),
}

impl Words {
    /// A value as it stands.
    pub fn plain(value: impl Into<String>) -> Self {
        Self::Plain(value.into())
    }
    /// A text key.
    pub fn text(key: impl Into<String>) -> Self {
        Self::Text(key.into())
    }
}

/// One line: what it is about, what it was and what it becomes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// What the line is about.
    pub label: Words,
    /// The present value, where the act changes one.
    pub before: Option<Words>,
    /// The value the act sets, or the evidence it rests on.
    pub after: Words,
}

/// Exactly what a person sees before deciding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// What would be done.
    pub title: Words,
    /// On what, and on what evidence.
    pub lines: Vec<Line>,
}

impl Shown {
    /// A page with this title and no lines yet.
    pub fn new(title: Words) -> Self {
        Self { title, lines: Vec::new() }
    }

    /// Adds a line of evidence.
    #[must_use]
    pub fn line(mut self, label: Words, after: Words) -> Self {
        self.lines.push(Line { label, before: None, after });
        self
    }

    /// Adds a line that changes a value.
    #[must_use]
    pub fn change(mut self, label: Words, before: Words, after: Words) -> Self {
        self.lines.push(Line { label, before: Some(before), after });
        self
    }

    /// SHA-256 over the canonical JSON of everything shown.
    ///
    /// # Errors
    /// Never in practice: the structure holds only strings.
    pub fn fingerprint(&self) -> Result<Fingerprint, serde_json::Error> {
        let bytes = serde_json::to_vec(self)?;
        let mut hash = [0_u8; 32];
        hash.copy_from_slice(digest(&SHA256, &bytes).as_ref());
        Ok(Fingerprint(hash))
    }
}

/// SHA-256 of exactly what was shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Wraps a hash read from storage or computed over other evidence.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
    /// The 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
    /// Reads 64 hexadecimal digits, as a form carries them.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}
impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What is acted upon: ids and codes only.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// The thing: a staff record, a file, a refund, a revision.
    pub thing: Uuid,
    /// Codes and ids the act needs besides.
    pub details: serde_json::Value,
}

/// Why a proposal can no longer be decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoidReason {
    /// What was shown is no longer what is.
    Changed,
    /// Whoever proposed it took it back.
    Withdrawn,
}

impl VoidReason {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Where a proposal stands; computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProposalStage {
    /// Waits for a second person.
    Open,
    /// Nobody decided in time.
    Expired,
    /// Approved, and done in the same transaction.
    Approved,
    /// Refused with a reason.
    Refused,
    /// Changed under it, or withdrawn.
    Void,
}

impl ProposalStage {
    /// The name in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Expired => "expired",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Void => "void",
        }
    }
}

/// A proposal as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// Its identifier.
    pub id: Id<Proposal>,
    /// Which act.
    pub kind: String,
    /// On what.
    pub subject: Subject,
    /// Who proposed it.
    pub proposed_by: Id<marks::Staff>,
    /// The person behind that account.
    pub proposed_person: Vec<u8>,
    /// When.
    pub proposed_at: Moment,
    /// Until when it can be decided.
    pub expires_at: Moment,
    /// Why it is proposed.
    pub reason: String,
    /// What was shown.
    pub shown: Fingerprint,
    /// People who may not decide it.
    pub excluded_people: Vec<Vec<u8>>,
    /// Accounts that may not decide it.
    pub excluded_staff: Vec<Id<marks::Staff>>,
    /// Who decided, when, how.
    pub decided: Option<DecisionFact>,
    /// When and why it became void.
    pub void: Option<(Moment, VoidReason)>,
}

/// The decision on a proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecisionFact {
    /// Who decided.
    pub by: Id<marks::Staff>,
    /// When.
    pub at: Moment,
    /// Whether it was approved.
    pub approved: bool,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

impl Proposal {
    /// Where the proposal stands at `now`.
    pub fn stage(&self, now: Moment) -> ProposalStage {
        match (&self.decided, self.void) {
            (Some(decision), _) if decision.approved => ProposalStage::Approved,
            (Some(_), _) => ProposalStage::Refused,
            (None, Some(_)) => ProposalStage::Void,
            (None, None) if now > self.expires_at => ProposalStage::Expired,
            (None, None) => ProposalStage::Open,
        }
    }
}
