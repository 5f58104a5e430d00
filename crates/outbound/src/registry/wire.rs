//! The registry protocol's JSON, version 1. Both the adapter and the simulator use these shapes; nothing else does.
//!
//! `POST /v1/birth-records/find`, `POST /v1/identities/match`, `POST /v1/kinship`, each with a [`crate::signing`] stamp
//! and a file ticket. Answers are 200; 401 stamp refused, 403 `no_open_file`, 422 unreadable, 429 with `Retry-After`.

use kernel::{Day, NationalNumber, Sex};
use serde::{Deserialize, Serialize};

use super::{BirthRecord, Death, Difference, Kin, NotLocated, Parent, Person, Place};

pub(super) const FIND_BIRTH: &str = "/v1/birth-records/find";
pub(super) const MATCH_IDENTITY: &str = "/v1/identities/match";
pub(super) const KINSHIP: &str = "/v1/kinship";

#[derive(Serialize, Deserialize)]
pub(super) struct BirthQuestion {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parentage: Option<ParentageWire>,
    #[serde(default)]
    pub stated: StatedWire,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ParentageWire {
    pub name: String,
    pub mother_name: String,
    pub born: Day,
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct StatedWire {
    pub name: Option<String>,
    pub father_name: Option<String>,
    pub mother_name: Option<String>,
    pub born: Option<Day>,
    pub sex: Option<Sex>,
    pub governorate: Option<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(super) enum BirthReply {
    Found { record: Box<RecordWire> },
    NotLocated { reason: NotLocated },
    Mismatch { fields: Vec<Difference>, record: Option<Box<RecordWire>> },
}

#[derive(Serialize, Deserialize)]
pub(super) struct RecordWire {
    pub number: String,
    pub name: Vec<String>,
    pub latin_name: Option<String>,
    pub sex: Sex,
    pub religion: String,
    pub born: Day,
    pub place: Place,
    pub father: Option<ParentWire>,
    pub mother: Option<ParentWire>,
    pub office: String,
    pub record_number: u32,
    pub registered: Day,
    pub death: Option<Death>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ParentWire {
    pub name: String,
    pub religion: String,
    pub nationality: String,
    pub number: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct IdentityQuestion {
    pub number: String,
    pub card_factory_number: String,
    pub mother_name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(super) enum IdentityReply {
    Matched { person: PersonWire },
    Mismatch,
    Unknown,
    Deceased,
    Withheld,
}

#[derive(Serialize, Deserialize)]
pub(super) struct PersonWire {
    pub name: Vec<String>,
    pub latin_name: Option<String>,
    pub sex: Sex,
    pub born: Day,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KinshipQuestion {
    pub of: String,
    pub to: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KinshipReply {
    pub kin: Option<Kin>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefusalWire {
    pub code: String,
}

impl From<BirthRecord> for RecordWire {
    fn from(record: BirthRecord) -> Self {
        Self {
            number: record.number.digits().to_owned(),
            name: record.name,
            latin_name: record.latin_name,
            sex: record.sex,
            religion: record.religion,
            born: record.born,
            place: record.place,
            father: record.father.map(ParentWire::from),
            mother: record.mother.map(ParentWire::from),
            office: record.office,
            record_number: record.record_number,
            registered: record.registered,
            death: record.death,
        }
    }
}

impl TryFrom<RecordWire> for BirthRecord {
    type Error = kernel::NationalNumberError;
    fn try_from(wire: RecordWire) -> Result<Self, Self::Error> {
        Ok(Self {
            number: wire.number.parse()?,
            name: wire.name,
            latin_name: wire.latin_name,
            sex: wire.sex,
            religion: wire.religion,
            born: wire.born,
            place: wire.place,
            father: wire.father.map(Parent::try_from).transpose()?,
            mother: wire.mother.map(Parent::try_from).transpose()?,
            office: wire.office,
            record_number: wire.record_number,
            registered: wire.registered,
            death: wire.death,
        })
    }
}

impl From<Parent> for ParentWire {
    fn from(parent: Parent) -> Self {
        let number = parent.number.map(|number| number.digits().to_owned());
        Self { name: parent.name, religion: parent.religion, nationality: parent.nationality, number }
    }
}

impl TryFrom<ParentWire> for Parent {
    type Error = kernel::NationalNumberError;
    fn try_from(wire: ParentWire) -> Result<Self, Self::Error> {
        let number = wire.number.map(|digits| digits.parse::<NationalNumber>()).transpose()?;
        Ok(Self { name: wire.name, religion: wire.religion, nationality: wire.nationality, number })
    }
}

impl From<Person> for PersonWire {
    fn from(person: Person) -> Self {
        Self { name: person.name, latin_name: person.latin_name, sex: person.sex, born: person.born }
    }
}

impl From<PersonWire> for Person {
    fn from(wire: PersonWire) -> Self {
        Self { name: wire.name, latin_name: wire.latin_name, sex: wire.sex, born: wire.born }
    }
}
