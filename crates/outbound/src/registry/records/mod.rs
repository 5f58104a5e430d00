//! Records as the registry gives them: one struct a kind of act, in the shape of the protocol's JSON.
//!
//! The person a record was asked for stands in [`Holder`], whatever the act; a marriage names both spouses besides. Nothing
//! here says what of it is printed or shown to whom.

mod entries;
mod family;
mod parts;

use kernel::Day;
use serde::{Deserialize, Serialize};

pub use self::{
    entries::{BirthEntry, DeathEntry, DivorceEntry, MarriageEntry, NamedPerson, NewEntry},
    family::{Child, FamilyRecord, FamilySpouse, Head, StaleCard},
    parts::{Entry, Holder, MaritalStatus, Parent, Place, Spouse},
};

/// A record of any kind.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Record {
    /// A birth.
    Birth(BirthRecord),
    /// A death.
    Death(DeathRecord),
    /// A marriage.
    Marriage(MarriageRecord),
    /// A divorce.
    Divorce(DivorceRecord),
    /// A family.
    Family(FamilyRecord),
    /// One person's civil status.
    Individual(IndividualRecord),
}

impl Record {
    /// The person it was asked for.
    pub fn holder(&self) -> &Holder {
        match self {
            Self::Birth(record) => &record.holder,
            Self::Death(record) => &record.holder,
            Self::Marriage(record) => &record.holder,
            Self::Divorce(record) => &record.holder,
            Self::Family(record) => &record.holder,
            Self::Individual(record) => &record.holder,
        }
    }
}

/// A birth record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BirthRecord {
    /// The child.
    #[serde(flatten)]
    pub holder: Holder,
    /// The father; none for a foundling.
    pub father: Option<Parent>,
    /// The mother; none for a foundling.
    pub mother: Option<Parent>,
    /// Where the record stands.
    #[serde(flatten)]
    pub entry: Entry,
    /// The death, if the person has died.
    pub died_on: Option<Day>,
}

/// A death record. The cause is not part of it: no source confirms that the public copy carries one, and health is not ours.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DeathRecord {
    /// The deceased.
    #[serde(flatten)]
    pub holder: Holder,
    /// The father, where known.
    pub father: Option<Parent>,
    /// The mother, where known.
    pub mother: Option<Parent>,
    /// The day of death.
    pub died_on: Day,
    /// Where.
    pub death_place: Place,
    /// Where the record stands.
    #[serde(flatten)]
    pub entry: Entry,
}

/// A marriage record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarriageRecord {
    /// The spouse it was asked for.
    #[serde(flatten)]
    pub holder: Holder,
    /// The husband.
    pub husband: Spouse,
    /// The wife.
    pub wife: Spouse,
    /// The day of the contract.
    pub contracted_on: Day,
    /// Who drew it up, as the record writes it.
    pub authority: String,
    /// The number of the document.
    pub document_number: String,
    /// Where the record stands.
    #[serde(flatten)]
    pub entry: Entry,
}

/// A divorce record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DivorceRecord {
    /// The spouse it was asked for.
    #[serde(flatten)]
    pub holder: Holder,
    /// The husband.
    pub husband: Spouse,
    /// The wife.
    pub wife: Spouse,
    /// The day of the marriage contract.
    pub contracted_on: Day,
    /// The day of the divorce.
    pub divorced_on: Day,
    /// Its kind, as the record writes it: طلاق رجعي, طلاق بائن, تطليق بحكم محكمة.
    pub divorce_kind: String,
    /// Who drew it up, as the record writes it.
    pub authority: String,
    /// The number of the document.
    pub document_number: String,
    /// Where the record stands.
    #[serde(flatten)]
    pub entry: Entry,
}

/// One person's civil status, as قيد فردي proves it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct IndividualRecord {
    /// The person.
    #[serde(flatten)]
    pub holder: Holder,
    /// The father, where known.
    pub father: Option<Parent>,
    /// The mother, where known.
    pub mother: Option<Parent>,
    /// The status today.
    pub marital_status: MaritalStatus,
    /// Since when, unless single.
    pub marital_since: Option<Day>,
    /// The name of the husband or wife, if married.
    pub spouse_name: Option<String>,
    /// Where the record stands.
    #[serde(flatten)]
    pub entry: Entry,
}
