//! What is answered. `NotLocated` and `Mismatch` are answers, not errors.

use kernel::{Day, Sex};
use serde::{Deserialize, Serialize};

use super::Record;

/// The answer to a [`super::RecordQuery`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RecordAnswer {
    /// The record, and nothing stated differs from it by more than spelling.
    Found(Box<Record>),
    /// لم يُستدل على البيانات
    NotLocated(NotLocated),
    /// اختلاف في البيانات المسجلة: one record was found but stated data differ from it.
    Mismatch {
        /// Which data differ; for staff.
        differs: Vec<Difference>,
        /// The record, for the officer who compares; left out if the person's own name differs, because then it is more
        /// likely somebody else's.
        record: Option<Box<Record>>,
    },
}

/// Why a record was not located; for staff.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotLocated {
    /// No record fits.
    NoRecord,
    /// More than one record fits and nothing given tells them apart.
    Ambiguous,
    /// A paper record exists that was never computerised: the paper extract must be brought.
    NotComputerised,
    /// The registry answers for this record only by hand.
    Withheld,
}

impl NotLocated {
    /// The name on the wire and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoRecord => "no_record",
            Self::Ambiguous => "ambiguous",
            Self::NotComputerised => "not_computerised",
            Self::Withheld => "withheld",
        }
    }
}

/// A stated datum that differs from the record. Staff see which; nobody sees the registry's value through this.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// The person's name.
    Name,
    /// The father's name.
    FatherName,
    /// The mother's name.
    MotherName,
    /// The birth date.
    BirthDate,
    /// Sex.
    Sex,
    /// The place of birth.
    BirthPlace,
    /// The husband's or wife's name.
    SpouseName,
    /// The day of the death, the marriage or the divorce.
    EventDate,
}

impl Difference {
    /// The name on the wire and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::FatherName => "father_name",
            Self::MotherName => "mother_name",
            Self::BirthDate => "birth_date",
            Self::Sex => "sex",
            Self::BirthPlace => "birth_place",
            Self::SpouseName => "spouse_name",
            Self::EventDate => "event_date",
        }
    }
}

/// The answer to an [`super::IdentityQuery`]. A citizen must never be able to tell these apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IdentityAnswer {
    /// All three belong to this living person.
    Matched(Box<Person>),
    /// The number exists, but the card or the mother's name is another's.
    Mismatch,
    /// No such number.
    Unknown,
    /// The person has died.
    Deceased,
    /// The registry answers for this person only by hand.
    Withheld,
}

/// Who the registry says someone is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The name's parts.
    pub name: Vec<String>,
    /// The Latin spelling of the passport, where the registry holds one.
    pub latin_name: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// The birth date.
    pub born: Day,
}

/// The answer to an [`super::EntryQuery`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EntryAnswer {
    /// It is entered; the new record, with its number and, of a newborn, the national number.
    Entered(Box<Record>),
    /// The event has a record already.
    Duplicate,
    /// The registry does not enter it.
    Refused(EntryRefusal),
}

/// Why the registry does not enter an event; for staff.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryRefusal {
    /// A number that was given is nobody's.
    UnknownPerson,
    /// A name that was given is not that of its number.
    NameDiffers,
    /// The divorce is of a marriage that has no record.
    NoMarriage,
    /// The registry enters it by hand only.
    ByHand,
}

impl EntryRefusal {
    /// The name on the wire and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownPerson => "unknown_person",
            Self::NameDiffers => "name_differs",
            Self::NoMarriage => "no_marriage",
            Self::ByHand => "by_hand",
        }
    }
}
