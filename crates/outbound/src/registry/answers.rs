//! What is answered. `NotLocated` and `Mismatch` are answers, not errors.

use kernel::{Day, NationalNumber, Sex};
use serde::{Deserialize, Serialize};

/// The answer to a [`super::BirthQuery`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BirthAnswer {
    /// The record, and nothing stated differs from it by more than spelling.
    Found(Box<BirthRecord>),
    /// لم يُستدل على البيانات
    NotLocated(NotLocated),
    /// اختلاف في البيانات المسجلة: one record was found but stated data differ from it.
    Mismatch {
        /// Which data differ; for staff.
        differs: Vec<Difference>,
        /// The record, for the officer who compares; left out if the person's own name differs, because then it is more
        /// likely somebody else's.
        record: Option<Box<BirthRecord>>,
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
        }
    }
}

/// A birth record as the registry gives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BirthRecord {
    /// The number; every recorded Egyptian has one.
    pub number: NationalNumber,
    /// Given name, father's, grandfather's, family: three to seven parts.
    pub name: Vec<String>,
    /// The Latin spelling of the passport, where the registry holds one.
    pub latin_name: Option<String>,
    /// Sex.
    pub sex: Sex,
    /// مسلم، مسيحي، or "-".
    pub religion: String,
    /// The birth date.
    pub born: Day,
    /// Where.
    pub place: Place,
    /// The father; none for a foundling.
    pub father: Option<Parent>,
    /// The mother; none for a foundling.
    pub mother: Option<Parent>,
    /// The civil registry office that holds the record.
    pub office: String,
    /// The record's number in its year.
    pub record_number: u32,
    /// When the birth was registered.
    pub registered: Day,
    /// The death, if the person has died.
    pub death: Option<Death>,
}

/// Where someone was born.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The governorate's code; 88 is abroad.
    pub governorate: u8,
    /// District, or city and country for a birth abroad.
    pub text: String,
}

/// A parent as the child's record names them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parent {
    /// The full name on the child's record.
    pub name: String,
    /// مسلم، مسيحي، or "-".
    pub religion: String,
    /// The nationality in Arabic: مصري، سورية…
    pub nationality: String,
    /// The number; foreign parents and the long dead have none.
    pub number: Option<NationalNumber>,
}

/// A recorded death.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Death {
    /// The day.
    pub on: Day,
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
