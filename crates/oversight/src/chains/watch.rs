//! Chains are verified by themselves: a sample every day, all of them every week, a bounded slice a run.
//!
//! A chain that does not hold becomes a dead letter of its own, which the desk's page of stuck jobs and the gauges show until
//! it is dealt with. Setting it going again verifies that chain once more: only a chain that holds makes the letter go. Nothing
//! here repairs a chain.

use std::{sync::Arc, time::Duration};

use ::store::{
    Store, events,
    jobs::{self, Done, Handler, Job, NewJob, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Bucket, Failure, Id, Outcome, marks};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::{ChainReport, FIRST, Place, store as rows, walk};

/// Kind of the job that is a chain's finding.
pub(crate) const BROKEN: &str = "oversight.broken_chain";
const SAMPLE: &str = "oversight.sample_chains";
const WALK: &str = "oversight.walk_chains";
/// Files of a day's sample.
const SAMPLED: u64 = 1_000;
/// Files that one run of the weekly walk reads before it hands on.
const SLICE: u64 = 5_000;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What does the jobs of this module.
pub(crate) fn jobs() -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Sample), Arc::new(Walk { slice: SLICE }), Arc::new(Broken)]
}

/// The same with another length of a run, for rehearsing that a walk goes on.
#[cfg(test)]
pub(crate) fn walking_in_slices_of(files: u64) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Walk { slice: files }), Arc::new(Broken)]
}

/// When chains are verified.
pub(crate) fn periodic() -> Vec<Periodic> {
    vec![Periodic { name: SAMPLE, every: DAY, kind: SAMPLE }, Periodic { name: WALK, every: 7 * DAY, kind: WALK }]
}

/// Reads the chains of some files from a shard on that chance names, and goes on at the first after the last.
struct Sample;

#[async_trait]
impl Handler for Sample {
    fn kind(&self) -> &'static str {
        SAMPLE
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let begin = (Bucket::draw(store.dice().as_ref()).as_i16(), Uuid::nil());
        let mut report = ChainReport::default();
        if walk(store, begin, SAMPLED, &mut report).await?.is_none() {
            walk(store, FIRST, SAMPLED, &mut report).await?;
        }
        tell(store, &report).await?;
        Ok(Done::Finished)
    }
}

/// Reads a slice of all chains and hands the rest on to a job of the same kind.
struct Walk {
    slice: u64,
}

#[derive(Deserialize)]
struct Slice {
    after: Option<Place>,
}

#[async_trait]
impl Handler for Walk {
    fn kind(&self) -> &'static str {
        WALK
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Slice { after } = job.read()?;
        let mut report = ChainReport::default();
        let next = walk(store, after.unwrap_or(FIRST), self.slice, &mut report).await?;
        tell(store, &report).await?;
        let Some(next) = next else { return Ok(Done::Finished) };
        // This job gives way to the next in one breath, under the key of the schedule: a walk is neither lost nor doubled,
        // also when the next week begins before it has ended.
        let mut cx = store.begin(Actor::System(WALK)).await?;
        job.settle(&mut cx).await?;
        let rest = NewJob::new(WALK, json!({ "after": next })).dedup(format!("schedule:{WALK}"));
        jobs::enqueue(&mut cx, rest).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Says loudly which chains do not hold: in the log, and as a dead letter each.
async fn tell(store: &Store, report: &ChainReport) -> Outcome<()> {
    tracing::info!(files = report.files, events = report.events, broken = report.broken.len(), "chains verified");
    for (file, seq) in &report.broken {
        tracing::error!(%file, seq, "the chain of a file's events does not hold");
        let mut cx = store.begin(Actor::System("oversight.verify_chains")).await?;
        if !rows::is_found(&mut cx, BROKEN, *file).await? {
            // One try: a chain does not mend by itself, and the first failure is the finding.
            let finding = NewJob::new(BROKEN, json!({ "file": file })).dedup(file.to_string()).attempts(1);
            jobs::enqueue(&mut cx, finding).await?;
        }
        cx.commit().await?;
    }
    Ok(())
}

/// Verifies one chain; a fault, and so a dead letter, while it does not hold.
struct Broken;

#[derive(Deserialize)]
struct Finding {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Broken {
    fn kind(&self) -> &'static str {
        BROKEN
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Finding { file } = job.read()?;
        let mut cx = store.begin(Actor::System(BROKEN)).await?;
        let events = events::read(&mut cx, file).await?;
        cx.commit().await?;
        events::verify_chain(&events).map_err(|broken| Failure::fault("verifying the events of a file", broken))?;
        Ok(Done::Finished)
    }
}
