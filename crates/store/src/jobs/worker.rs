//! The loop that takes and runs jobs.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use kernel::Outcome;
use tokio::{sync::Mutex, task::JoinSet};
use tokio_util::sync::CancellationToken;

use super::{Handler, Periodic, lease, periodic, run};
use crate::Store;

/// How long an idle worker waits before it looks again; work of the same process wakes it at once.
const POLL: Duration = Duration::from_millis(200);
/// How often schedules are looked at.
const TICK: Duration = Duration::from_secs(1);
/// How long running jobs may go on after the shutdown began.
const GRACE: Duration = Duration::from_secs(25);
/// How long to rest when the database does not answer.
const REST: Duration = Duration::from_secs(2);

/// Runs the jobs it has handlers for and leaves the others to newer workers.
pub struct Worker {
    store: Store,
    handlers: BTreeMap<&'static str, Arc<dyn Handler>>,
    kinds: Vec<String>,
    periodic: Vec<Periodic>,
    slots: Mutex<BTreeMap<&'static str, i64>>,
    at_once: usize,
}

impl Worker {
    /// A worker with these handlers, running eight jobs at once.
    pub fn new(store: Store, handlers: Vec<Arc<dyn Handler>>) -> Self {
        let mut by_kind = BTreeMap::new();
        for handler in handlers {
            let kind = handler.kind();
            if by_kind.insert(kind, handler).is_some() {
                tracing::error!(target: "wasl::jobs", kind, "two handlers claim one kind; the later one serves");
            }
        }
        let handlers = by_kind;
        let kinds = handlers.keys().map(|kind| (*kind).to_owned()).collect();
        Self { store, handlers, kinds, periodic: Vec::new(), slots: Mutex::default(), at_once: 8 }
    }

    /// Adds schedules.
    #[must_use]
    pub fn periodic(mut self, periodic: Vec<Periodic>) -> Self {
        self.periodic.extend(periodic);
        self
    }

    /// How many jobs run at once, at least one.
    #[must_use]
    pub fn at_once(mut self, jobs: usize) -> Self {
        self.at_once = jobs.max(1);
        self
    }

    /// Runs until `shutdown` is cancelled, then takes nothing new and gives running jobs 25 seconds. What is cut off then
    /// runs again when its lease ends. A database that is away is waited for.
    pub async fn run(self, shutdown: CancellationToken) -> Outcome<()> {
        let mut running = JoinSet::new();
        let mut next_tick = tokio::time::Instant::now();
        while !shutdown.is_cancelled() {
            if next_tick <= tokio::time::Instant::now() {
                next_tick = tokio::time::Instant::now() + TICK;
                if let Err(failure) = self.tick().await {
                    tracing::error!(target: "wasl::jobs", %failure, "schedules could not be looked at");
                }
            }
            let woken = self.store.work_waits().notified();
            tokio::pin!(woken);
            // Registered before looking, so that work committed in between is not slept over.
            woken.as_mut().enable();
            let rest = match self.start_some(&mut running).await {
                Ok(0) => POLL,
                Ok(_) if running.len() < self.at_once => Duration::ZERO,
                Ok(_) => POLL,
                Err(failure) => {
                    tracing::error!(target: "wasl::jobs", %failure, "jobs could not be taken");
                    REST
                }
            };
            if !rest.is_zero() {
                tokio::select! {
                    () = shutdown.cancelled() => {}
                    () = &mut woken => {}
                    Some(_) = running.join_next(), if !running.is_empty() => {}
                    () = tokio::time::sleep(rest) => {}
                }
            }
        }
        let all = async { while running.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, all).await.is_err() {
            tracing::warn!(target: "wasl::jobs", "jobs were cut off; they run again when their leases end");
        }
        Ok(())
    }

    /// Enqueues the periodic jobs whose slot has come.
    pub async fn tick(&self) -> Outcome<()> {
        periodic::tick(&self.store, &self.periodic, &self.slots).await
    }

    /// Runs, one after the other, every job that is due now until none is left; returns how many runs there were. For
    /// tests: with a frozen clock nothing becomes due by waiting.
    pub async fn drain(&self) -> Outcome<u32> {
        let mut runs = 0;
        loop {
            let taken = lease::take(&self.store, &self.kinds, 1).await?;
            if taken.is_empty() {
                return Ok(runs);
            }
            for job in taken {
                if let Some(handler) = self.handlers.get(job.kind.as_str()) {
                    run::run(&self.store, Arc::clone(handler), job).await?;
                    runs += 1;
                }
            }
        }
    }

    /// Takes as many jobs as there is room for; returns how many.
    async fn start_some(&self, running: &mut JoinSet<()>) -> Outcome<usize> {
        while running.try_join_next().is_some() {}
        let room = self.at_once.saturating_sub(running.len());
        if room == 0 {
            return Ok(0);
        }
        let taken = lease::take(&self.store, &self.kinds, i64::try_from(room).unwrap_or(1)).await?;
        let count = taken.len();
        for job in taken {
            let Some(handler) = self.handlers.get(job.kind.as_str()).map(Arc::clone) else { continue };
            let store = self.store.clone();
            running.spawn(async move {
                if let Err(failure) = run::run(&store, handler, job).await {
                    tracing::error!(target: "wasl::jobs", %failure, "how a job ended could not be written down");
                }
            });
        }
        Ok(count)
    }
}
