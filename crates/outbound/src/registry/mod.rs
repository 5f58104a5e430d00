//! The civil registry of the Interior, as a port.
//!
//! The platform never *is* the registry (Law 143/1994 art. 1): it asks, one question at a time, always for a named open
//! file, a purpose and an officer. What it enters is its own decision too. Which fields of a mismatch differ is for staff only and is never shown to a citizen,
//! and an identity answer proves knowledge, not presence.

mod acts;
mod adapter;
mod answers;
mod failure;
mod kin;
mod queries;
mod records;
pub mod simulator;
mod ticket;
mod wire;

use async_trait::async_trait;

pub use self::{
    acts::{Act, Extent},
    adapter::{HttpRegistry, RegistrySettings, check_config},
    answers::{Difference, EntryAnswer, EntryRefusal, IdentityAnswer, NotLocated, Person, RecordAnswer},
    failure::RegistryError,
    kin::{Kinsfolk, Reach},
    queries::{EntryQuery, IdentityQuery, KinQuery, Mandate, Purpose, RecordKey, RecordQuery, Stated},
    records::{
        BirthEntry, BirthRecord, Child, DeathEntry, DeathRecord, DivorceEntry, DivorceRecord, Entry, FamilyRecord,
        FamilySpouse, Head, Holder, IndividualRecord, MaritalStatus, MarriageEntry, MarriageRecord, NamedPerson,
        NewEntry, Parent, Place, Record, Spouse, StaleCard,
    },
};

/// What the platform may ask the civil registry.
#[async_trait]
pub trait Registry: Send + Sync {
    /// Looks for one record and compares what the applicant stated with it.
    async fn find_record(&self, query: &RecordQuery) -> Result<RecordAnswer, RegistryError>;

    /// Whether number, card factory number and mother's name belong to one living person.
    async fn match_identity(&self, query: &IdentityQuery) -> Result<IdentityAnswer, RegistryError>;

    /// The living kin of all the people asked about, as numbers. What somebody is to whom is not told.
    async fn kin(&self, query: &KinQuery) -> Result<Kinsfolk, RegistryError>;

    /// Has an event entered that happened abroad and was never registered. The same key enters it once, however often it
    /// is asked, and is answered with the same record.
    async fn enter(&self, query: &EntryQuery) -> Result<EntryAnswer, RegistryError>;
}
