//! What the registry is asked to enter: an event that happened abroad, as the papers tell it and two people have checked.
//!
//! What the registry knows itself is not sent: numbers of newborns, religion, the place of the office. A parent's or
//! spouse's number goes with the name, and the registry compares the two.

use kernel::{Day, NationalNumber, Sex};
use serde::{Deserialize, Serialize};

use super::parts::{digits, optional_digits};
use crate::registry::Act;

/// An event to be entered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum NewEntry {
    /// A birth.
    Birth(BirthEntry),
    /// A death.
    Death(DeathEntry),
    /// A marriage.
    Marriage(MarriageEntry),
    /// A divorce.
    Divorce(DivorceEntry),
}

impl NewEntry {
    /// The kind of record that comes of it.
    pub fn act(&self) -> Act {
        match self {
            Self::Birth(_) => Act::Birth,
            Self::Death(_) => Act::Death,
            Self::Marriage(_) => Act::Marriage,
            Self::Divorce(_) => Act::Divorce,
        }
    }
}

/// A birth.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BirthEntry {
    /// The child's full name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// The day of birth.
    pub born: Day,
    /// City and country.
    pub place: String,
    /// The father; none where the marriage is not proven (Child Law art. 15), and then nothing is said of him.
    pub father: Option<NamedPerson>,
    /// The mother.
    pub mother: NamedPerson,
}

/// A parent or spouse by name, and by number if Egyptian.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPerson {
    /// The name on the papers.
    pub name: String,
    /// The number; a foreigner has none.
    #[serde(with = "optional_digits")]
    pub number: Option<NationalNumber>,
    /// The nationality in Arabic; needed only of a foreigner.
    pub nationality: Option<String>,
}

/// A death.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeathEntry {
    /// The number of the deceased.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// The name on the papers, compared with the number's.
    pub name: String,
    /// The day of death.
    pub died_on: Day,
    /// City and country.
    pub place: String,
}

/// A marriage, as one of the spouses tells it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarriageEntry {
    /// The number of the Egyptian spouse who asks.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// The other spouse.
    pub spouse: NamedPerson,
    /// The day of the contract.
    pub contracted_on: Day,
    /// Who drew it up abroad.
    pub authority: String,
    /// The number of the document.
    pub document_number: String,
}

/// A divorce, as one of the spouses tells it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DivorceEntry {
    /// The number of the Egyptian spouse who asks.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// The other spouse's name, which tells several marriages apart.
    pub spouse_name: String,
    /// The day of the divorce.
    pub divorced_on: Day,
    /// Its kind, as the document writes it.
    pub kind: String,
    /// Who drew it up or decided it abroad.
    pub authority: String,
    /// The number of the document or judgment.
    pub document_number: String,
}
