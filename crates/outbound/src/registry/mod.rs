//! The civil registry of the Interior, as a port.
//!
//! The platform never *is* the registry (Law 143/1994 art. 1): it asks, one question at a time, always for a named open
//! file, a purpose and an officer. Which fields of a mismatch differ is for staff only and is never shown to a citizen,
//! and an identity answer proves knowledge, not presence.

mod adapter;
mod answers;
mod failure;
mod kin;
mod queries;
pub mod simulator;
mod ticket;
mod wire;

use async_trait::async_trait;

pub use self::{
    adapter::{HttpRegistry, RegistrySettings, check_config},
    answers::{BirthAnswer, BirthRecord, Death, Difference, IdentityAnswer, NotLocated, Parent, Person, Place},
    failure::RegistryError,
    kin::Kin,
    queries::{BirthKey, BirthQuery, IdentityQuery, KinshipQuery, Mandate, Purpose, Stated},
};

/// What the platform may ask the civil registry.
#[async_trait]
pub trait Registry: Send + Sync {
    /// Looks for one birth record and compares what the applicant stated with it.
    async fn find_birth_record(&self, query: &BirthQuery) -> Result<BirthAnswer, RegistryError>;

    /// Whether number, card factory number and mother's name belong to one living person.
    async fn match_identity(&self, query: &IdentityQuery) -> Result<IdentityAnswer, RegistryError>;

    /// What the first person is to the second; `None` if the registry knows of no kinship up to the third degree.
    async fn kinship(&self, query: &KinshipQuery) -> Result<Option<Kin>, RegistryError>;
}
