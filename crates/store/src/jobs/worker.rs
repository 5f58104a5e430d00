//! The loop that runs jobs.

use std::sync::Arc;

use kernel::{Failure, Outcome};
use tokio_util::sync::CancellationToken;

use super::{Handler, Periodic};
use crate::Store;

/// Runs the jobs it has handlers for and leaves the others to newer workers.
pub struct Worker {
    store: Store,
    handlers: Vec<Arc<dyn Handler>>,
    periodic: Vec<Periodic>,
}

impl Worker {
    /// A worker with these handlers.
    pub fn new(store: Store, handlers: Vec<Arc<dyn Handler>>) -> Self {
        Self { store, handlers, periodic: Vec::new() }
    }
    /// Adds schedules.
    #[must_use]
    pub fn periodic(mut self, periodic: Vec<Periodic>) -> Self {
        self.periodic.extend(periodic);
        self
    }
    /// Runs until `shutdown` is cancelled, then lets running jobs end.
    pub async fn run(self, shutdown: CancellationToken) -> Outcome<()> {
        let _ = (&self.store, &self.handlers, &self.periodic, shutdown);
        Err(Failure::fault("running jobs", "not attached"))
    }
    /// Enqueues the periodic jobs whose slot has come.
    pub async fn tick(&self) -> Outcome<()> {
        Err(Failure::fault("running jobs", "not attached"))
    }
    /// Runs, one after the other, every job that is due now until none is left; returns how many runs there were. For tests.
    pub async fn drain(&self) -> Outcome<u32> {
        Err(Failure::fault("running jobs", "not attached"))
    }
}
