//! Work to be done later, at least once, ids only.

mod new_job;
mod worker;

use std::time::Duration;

use async_trait::async_trait;
use kernel::{Id, Moment, Outcome};
pub use new_job::{NewJob, enqueue};
use serde_json::Value;
use uuid::Uuid;
pub use worker::Worker;

use crate::Store;

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
    /// This run's lease.
    pub(crate) lease: Uuid,
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
    /// Does the job. A Fault is tried again with growing pauses; a Refusal (other than of kind Conflict or TooMany) and Slips are dead letters at once.
    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done>;
}

/// A job enqueued once in every slot of time, however many workers there are.
#[derive(Clone, Debug)]
pub struct Periodic {
    /// Name of the schedule.
    pub name: &'static str,
    /// Length of a slot; slots are counted from the epoch.
    pub every: Duration,
    /// Kind of the job.
    pub kind: &'static str,
}
