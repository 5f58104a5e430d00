//! What is late is passed on in the minute in which it becomes late: whoever watches over late files has it on her list, and
//! the citizen is told, with an apology and without having to ask.
//!
//! A turn has one watch for each moment at which it was due; the one that comes too early finds the clock standing, or a
//! later moment, and does nothing.

use ::store::{
    Cx, Scope, Store, events,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;
use serde_json::json;
use work::items::{self, Item};

const KIND: &str = "casework.turn_due";

/// Writes that somebody looks when `turn` falls due; nothing where its clock stands.
///
/// # Errors
/// Only faults.
pub(super) async fn watch(cx: &mut Cx, turn: &Item) -> Outcome<()> {
    if turn.clock.running_since.is_none() {
        return Ok(());
    }
    let once = format!("turn_due:{}:{}", turn.id, turn.due_at.as_microsecond());
    jobs::enqueue(cx, NewJob::new(KIND, json!({ "file": turn.file })).at(turn.due_at).dedup(once)).await?;
    Ok(())
}

/// Passes a turn on that is late.
pub(super) struct PassOn;

#[derive(Deserialize)]
struct Payload {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for PassOn {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Payload { file } = job.read()?;
        let mut cx = store.begin(Actor::System(KIND)).await?;
        if let Some(item) = items::escalate(&mut cx, &Scope::System(KIND), file).await? {
            let body = json!({ "queue": item.queue.as_str(), "due": item.due_at });
            events::append(&mut cx, file, "desk.late", 1, &body, None).await?;
            cx.commit().await?;
        }
        Ok(Done::Finished)
    }
}
