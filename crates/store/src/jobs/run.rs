//! One run of one job: heartbeat, limit, and what follows from how it ended.

use std::sync::Arc;

use kernel::{Failure, Outcome, RefusalKind};

use super::{Done, Handler, Job, backoff, lease};
use crate::Store;

/// How often within one lease its holder says that it goes on.
const HEARTBEATS: u32 = 3;

/// How the run ended, for counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ended {
    Finished,
    Later,
    Failed,
    Dead,
    LeaseLost,
}

impl Ended {
    fn as_str(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::Later => "later",
            Self::Failed => "failed",
            Self::Dead => "dead",
            Self::LeaseLost => "lease_lost",
        }
    }
}

/// Runs the job and writes down how it ended. An error from here means the database is away; then the lease runs out and
/// somebody runs the job again.
pub(super) async fn run(store: &Store, handler: Arc<dyn Handler>, job: Job) -> Outcome<Ended> {
    let started = std::time::Instant::now();
    let ended = run_and_record(store, handler, &job).await?;
    let seconds = started.elapsed().as_secs_f64();
    tracing::info!(target: "wasl::jobs", kind = job.kind, id = %job.id, attempt = job.attempt, seconds, ended = ended.as_str());
    Ok(ended)
}

async fn run_and_record(store: &Store, handler: Arc<dyn Handler>, job: &Job) -> Outcome<Ended> {
    if job.deadline.is_some_and(|deadline| deadline < store.now()) {
        return bury(store, job, "its deadline has passed").await;
    }
    // Only a job that kills its worker each time gets here with more tries than it has.
    if job.attempt > job.max_attempts {
        return bury(store, job, "it was begun too often and never ended").await;
    }
    let Some(outcome) = attempt(store, handler, job).await? else { return Ok(Ended::LeaseLost) };
    let (kept, ended) = match outcome {
        Ok(Done::Finished) => (lease::finish(store, job).await? || settled(store, job).await?, Ended::Finished),
        Ok(Done::Later(pause)) => (lease::give_back(store, job, store.now().plus(pause), None).await?, Ended::Later),
        Err(failure) if is_final(&failure) || job.attempt >= job.max_attempts => {
            return bury(store, job, &failure.to_string()).await;
        }
        Err(failure) => {
            tracing::warn!(target: "wasl::jobs", kind = job.kind, id = %job.id, attempt = job.attempt, %failure, "a job failed");
            let at = store.now().plus(backoff::pause(job.attempt, store.dice().below(1000)));
            (lease::give_back(store, job, at, Some(&failure.to_string())).await?, Ended::Failed)
        }
    };
    Ok(if kept { ended } else { Ended::LeaseLost })
}

/// Runs the handler beside a heartbeat; none if the lease was lost, for then the outcome is another worker's.
async fn attempt(store: &Store, handler: Arc<dyn Handler>, job: &Job) -> Outcome<Option<Outcome<Done>>> {
    let (limit, heartbeat) = (handler.limit(), store.lease() / HEARTBEATS);
    let (its_store, its_job) = (store.clone(), job.clone());
    // A task of its own, so that a panic is a failure of the job and not of the worker.
    let mut running = tokio::spawn(async move { handler.run(&its_store, &its_job).await });
    let deadline = tokio::time::sleep(limit);
    tokio::pin!(deadline);
    let outcome = loop {
        tokio::select! {
            ended = &mut running => {
                break ended.unwrap_or_else(|error| Err(Failure::fault(format!("running {}", job.kind), error)));
            }
            () = &mut deadline => {
                running.abort();
                break Err(Failure::passing(format!("running {}", job.kind), "it took longer than it may"));
            }
            () = tokio::time::sleep(heartbeat) => {
                if !lease::prolong(store, job).await? && !settled(store, job).await? {
                    running.abort();
                    return Ok(None);
                }
            }
        }
    };
    Ok(Some(outcome))
}

/// Whether the job is gone because its own handler settled it in the transaction of its effect.
async fn settled(store: &Store, job: &Job) -> Outcome<bool> {
    let there =
        sqlx::query_scalar!(r#"SELECT EXISTS (SELECT 1 FROM store.job WHERE id = $1) AS "there!""#, job.id.uuid());
    Ok(!there.fetch_one(store.side()).await?)
}

async fn bury(store: &Store, job: &Job, error: &str) -> Outcome<Ended> {
    tracing::error!(target: "wasl::jobs", kind = job.kind, id = %job.id, error, "a job is a dead letter");
    Ok(if lease::bury(store, job, error).await? { Ended::Dead } else { Ended::LeaseLost })
}

/// Whether trying again changes nothing.
fn is_final(failure: &Failure) -> bool {
    match failure {
        Failure::Fault(_) => false,
        Failure::Slips(_) => true,
        Failure::Refusal(refusal) => !matches!(refusal.kind, RefusalKind::Conflict | RefusalKind::TooMany),
    }
}
