//! Asking the civil registry, and what becomes of its answer.
//!
//! The job holds the network and no transaction; what it learns is written in one transaction afterwards. The citizen
//! learns found, not located or different, never which datum differs; only the desk sees the differences.

mod cards;
mod compare;
mod entering;
pub(super) mod job;
pub mod kin;
pub(super) mod store;

use kernel::Moment;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub use cards::{CARD_OUTDATED, STALE_CARDS};
pub use compare::KEPT;
pub use entering::{ENTER, EnterRecord};
pub use job::AskRegistry;
pub use kin::job::AskKin;
pub use store::latest;

use super::model::RegistryOutcome;

/// One datum that differs between the file and the record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Difference {
    /// The name of the datum, for instance `birth_date`.
    pub datum: String,
    /// What the applicant wrote; none for data that are compared and never shown.
    pub asked: Option<String>,
    /// What the record says; none for data that are compared and never shown.
    pub recorded: Option<String>,
}

/// Everything that differs.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Differences(pub Vec<Difference>);

/// The registry's latest answer as kept.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What it said.
    pub outcome: RegistryOutcome,
    /// Why nothing was located: `no_record`, `ambiguous`, `not_computerised`, `withheld`; or why a record that was found is
    /// not given: [`CARD_OUTDATED`].
    pub reason: Option<String>,
    /// The record, reduced to what the document and its evidence need.
    pub record: Option<Map<String, Value>>,
    /// What differs, for the desk only.
    pub differences: Differences,
    /// When it was said.
    pub answered_at: Moment,
}
