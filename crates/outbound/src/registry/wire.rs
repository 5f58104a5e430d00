//! The registry protocol's JSON, version 1. Both the adapter and the simulator use these shapes; nothing else does.
//!
//! `POST /v1/records/find`, `POST /v1/records/enter`, `POST /v1/identities/match`, `POST /v1/kin`, each with a [`crate::signing`] stamp and a
//! file ticket. Answers are 200; 401 stamp refused, 403 `no_open_file`, 422 unreadable, 429 with `Retry-After`. A record
//! travels in the shape of [`super::Record`].

use kernel::{Day, Sex};
use serde::{Deserialize, Serialize};

use super::{Act, Difference, EntryRefusal, Extent, NewEntry, NotLocated, Person, Reach, Record};

pub(super) const FIND_RECORD: &str = "/v1/records/find";
pub(super) const ENTER_RECORD: &str = "/v1/records/enter";
pub(super) const MATCH_IDENTITY: &str = "/v1/identities/match";
pub(super) const KIN: &str = "/v1/kin";

#[derive(Serialize, Deserialize)]
pub(super) struct RecordQuestion {
    pub act: Act,
    #[serde(default)]
    pub extent: Extent,
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
    pub spouse_name: Option<String>,
    pub happened_on: Option<Day>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(super) enum RecordReply {
    Found { record: Box<Record> },
    NotLocated { reason: NotLocated },
    Mismatch { fields: Vec<Difference>, record: Option<Box<Record>> },
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
pub(super) struct KinQuestion {
    pub of: Vec<String>,
    #[serde(flatten)]
    pub reach: Reach,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KinReply {
    pub kin: Vec<String>,
    pub whole: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct EntryQuestion {
    pub key: String,
    pub entry: NewEntry,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub(super) enum EntryReply {
    Entered { record: Box<Record> },
    Duplicate,
    Refused { reason: EntryRefusal },
}

#[derive(Serialize, Deserialize)]
pub(super) struct RefusalWire {
    pub code: String,
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
