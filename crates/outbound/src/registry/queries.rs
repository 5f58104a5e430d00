//! What is asked. Every query carries the mandate that allows it.

use kernel::{Day, NationalNumber, Sex};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::{Act, Extent, NewEntry, Reach};

/// Why the registry is asked; the five requests a second are split by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Issuing a document that was applied for.
    IssueDocument,
    /// Raising an account's assurance.
    MatchIdentity,
    /// Keeping members of staff from the files of their own kin.
    ExcludeKin,
    /// Entering an event that was approved.
    EnterRecord,
}

impl Purpose {
    /// The purposes that have turns of their own.
    pub const WITH_TURNS: [Self; 3] = [Self::IssueDocument, Self::MatchIdentity, Self::ExcludeKin];

    /// The purpose whose turns this one takes: entering leads to a document as a search does, and shares its turns.
    pub fn turns_of(self) -> Self {
        if self == Self::EnterRecord { Self::IssueDocument } else { self }
    }

    /// The name on the wire and of the rate budget.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::IssueDocument => "issue_document",
            Self::MatchIdentity => "match_identity",
            Self::ExcludeKin => "exclude_kin",
            Self::EnterRecord => "enter_record",
        }
    }

    /// Requests a second out of the registry's five that belong to this purpose.
    pub fn per_second(self) -> u32 {
        match self {
            Self::IssueDocument | Self::EnterRecord => 3,
            Self::MatchIdentity | Self::ExcludeKin => 1,
        }
    }
}

/// In whose name and for which open file a question is put. The registry refuses a question without one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mandate {
    /// The file's reference, or the id of an identity check; it must be open.
    pub file: String,
    /// Why.
    pub purpose: Purpose,
    /// The officer, or the name of the system's own step (`system:ask_registry`).
    pub officer: String,
}

/// How the record is looked for.
#[derive(Clone)]
pub enum RecordKey {
    /// By the national number of the person recorded.
    Number(NationalNumber),
    /// By name, mother's name and birth date: for who has no number at hand.
    Parentage {
        /// The person's name as the applicant knows it.
        name: String,
        /// The mother's name.
        mother_name: SecretString,
        /// The birth date.
        born: Day,
    },
}

/// What the applicant stated; only what is given is compared.
#[derive(Clone, Default)]
pub struct Stated {
    /// The person's full name.
    pub name: Option<String>,
    /// The father's name.
    pub father_name: Option<String>,
    /// The mother's name; compared by the machine, shown to nobody.
    pub mother_name: Option<SecretString>,
    /// The birth date.
    pub born: Option<Day>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Code of the governorate of birth; 88 is abroad.
    pub governorate: Option<u8>,
    /// The husband's or wife's name; tells several marriages apart.
    pub spouse_name: Option<String>,
    /// The day of the death, the marriage or the divorce; tells several marriages apart.
    pub happened_on: Option<Day>,
}

/// A question for one record.
#[derive(Clone)]
pub struct RecordQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// The kind of record.
    pub act: Act,
    /// How much a family record lists; without meaning for other kinds.
    pub extent: Extent,
    /// How to find the person the record is about.
    pub key: RecordKey,
    /// What to compare.
    pub stated: Stated,
}

/// A question whether three things belong to one living person.
#[derive(Clone)]
pub struct IdentityQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// The number.
    pub number: NationalNumber,
    /// The factory number printed on the card; a lapsed card still counts.
    pub card_factory_number: SecretString,
    /// The mother's name.
    pub mother_name: SecretString,
}

/// A question who the kin of the people in a file are. One question for all of them, because each costs a turn.
#[derive(Clone)]
pub struct KinQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// The people in the file.
    pub of: Vec<NationalNumber>,
    /// How far.
    pub reach: Reach,
}

/// An event to be entered.
#[derive(Clone)]
pub struct EntryQuery {
    /// The permission to ask.
    pub mandate: Mandate,
    /// Our own name of this entry: the same key enters once.
    pub key: String,
    /// The event.
    pub entry: NewEntry,
}
