//! The family record: who belongs to a family, the living and the dead.

use kernel::{Day, NationalNumber, Sex};
use serde::{Deserialize, Serialize};

use super::{
    Entry, Holder, MaritalStatus, Parent,
    parts::{digits, optional_digits},
};
use crate::registry::{Act, Extent};

/// A family record, قيد عائلي.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FamilyRecord {
    /// The member it was asked for.
    #[serde(flatten)]
    pub holder: Holder,
    /// How much it lists.
    pub extent: Extent,
    /// رب الأسرة
    pub head: Head,
    /// Present and former spouses of the head, the first marriage first.
    pub spouses: Vec<FamilySpouse>,
    /// The head's children, the eldest first.
    pub children: Vec<Child>,
    /// The head's father; only on the comprehensive one.
    pub head_father: Option<Parent>,
    /// The head's mother; only on the comprehensive one.
    pub head_mother: Option<Parent>,
    /// Cards of the head and the present spouses that print another marital status than the register has.
    pub stale_cards: Vec<StaleCard>,
    /// Where the record stands.
    #[serde(flatten)]
    pub entry: Entry,
}

/// The head of a family.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Head {
    /// The full name.
    pub name: String,
    /// The number.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// Sex.
    pub sex: Sex,
    /// The birth date.
    pub born: Day,
    /// The status today; of the dead, the last one.
    pub marital_status: MaritalStatus,
    /// The day of death, if the head has died.
    pub died_on: Option<Day>,
}

/// A husband or wife on a family record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FamilySpouse {
    /// The full name.
    pub name: String,
    /// The number; a foreigner has none.
    #[serde(with = "optional_digits")]
    pub number: Option<NationalNumber>,
    /// Sex.
    pub sex: Sex,
    /// The birth date, where known.
    pub born: Option<Day>,
    /// The nationality in Arabic.
    pub nationality: String,
    /// The wedding.
    pub married_on: Day,
    /// The divorce, if there was one.
    pub divorced_on: Option<Day>,
    /// The day of death, if she or he has died.
    pub died_on: Option<Day>,
}

/// A child on a family record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Child {
    /// The full name.
    pub name: String,
    /// The number.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// Sex.
    pub sex: Sex,
    /// The birth date.
    pub born: Day,
    /// Place among the spouses above, from 1: of which marriage; none if of neither.
    pub of_spouse: Option<u32>,
    /// The status today; of the dead, the last one.
    pub marital_status: MaritalStatus,
    /// The day of death, if the child has died.
    pub died_on: Option<Day>,
}

/// A card that prints another marital status than the register has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StaleCard {
    /// Whose it is.
    #[serde(with = "digits")]
    pub number: NationalNumber,
    /// When the card was issued.
    pub issued_on: Day,
    /// What it prints.
    pub printed: MaritalStatus,
    /// The event since then that changed the status.
    pub event: Act,
    /// When that was.
    pub event_on: Day,
}
