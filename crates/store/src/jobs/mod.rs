//! Work to be done later, at least once, ids only.
//!
//! A job is a row written in the transaction of its cause. A worker takes it under a lease that ends by the database's
//! clock; only the holder of the lease may complete it. A handler holds the network and no transaction, or a transaction
//! and no network, and may be run again after a crash.

mod backoff;
mod dead;
mod lease;
mod new_job;
mod periodic;
mod run;
mod worker;

use std::time::Duration;

use async_trait::async_trait;
pub use dead::{DeadJob, dead, replay};
use kernel::{Failure, Id, Moment, Outcome};
pub use new_job::{NewJob, enqueue};
pub use periodic::Periodic;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
pub use worker::Worker;

use crate::{Cx, Store};

/// A job being run.
#[derive(Clone, Debug)]
pub struct Job {
    /// Its identifier.
    pub id: Id<Job>,
    /// What to do.
    pub kind: String,
    /// Ids it is about.
    pub payload: Value,
    /// The serial lane, if it runs in one.
    pub lane: Option<Uuid>,
    /// Which try this is, from 1.
    pub attempt: i32,
    /// After this moment trying is pointless.
    pub deadline: Option<Moment>,
    /// After how many failures it is a dead letter.
    pub(crate) max_attempts: i32,
    /// This run's lease.
    pub(crate) lease: Uuid,
}

impl Job {
    /// The payload as a type; a payload that does not fit is a Fault.
    pub fn read<T: DeserializeOwned>(&self) -> Outcome<T> {
        T::deserialize(&self.payload).map_err(|error| Failure::fault(format!("reading the job {}", self.kind), error))
    }

    /// Completes the job in the same transaction as its effect, so that the effect happens exactly once. If the lease was
    /// lost meanwhile this is a Fault and the transaction must not be committed.
    pub async fn settle(&self, cx: &mut Cx) -> Outcome<()> {
        lease::settle(cx, self).await
    }
}

/// How a run ended well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Done {
    /// There is nothing left to do.
    Finished,
    /// Come again after this time; that is no failure and lets others of the lane pass.
    Later(Duration),
}

/// What does the jobs of one kind. A run may be repeated after a crash, so it must be idempotent.
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    /// The kind of job.
    fn kind(&self) -> &'static str;

    /// Does the job. A Fault, and a Refusal of kind Conflict or TooMany, is tried again with growing pauses and holds the
    /// job's lane; every other Refusal and Slips are dead letters at once, because trying again changes nothing.
    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done>;

    /// How long one run may take; then it is stopped and counted as a fault.
    fn limit(&self) -> Duration {
        Duration::from_secs(5 * 60)
    }
}
