//! What happens to appointments by themselves: holds and offers run out each minute, free seats go to whoever waits, a
//! file that ended gives back what it had, and the people of times that were taken back are looked after.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, marks};
use serde::Deserialize;

use super::{
    commands::{self, LEAD},
    model::Closure,
    store as rows,
};
use crate::applications::{
    record::{self, Noted},
    store as files,
};

/// The kind of the sweep.
pub const SWEEP: &str = "casework.appointment_sweep";

const REASON: &str = "casework.appointment_sweep";

/// The events at which a file gives back its seat.
pub const LISTENS: [&str; 3] = ["application.cancelled", "application.rejected", "application.held"];

/// The handlers.
pub fn handlers(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    let on = |kind| -> Arc<dyn Handler> { Arc::new(FileEnded { kind, catalogue: catalogue.clone() }) };
    vec![
        Arc::new(Sweep { catalogue: catalogue.clone() }),
        Arc::new(CloseTimes { catalogue: catalogue.clone() }),
        on("on:application.cancelled"),
        on("on:application.rejected"),
        on("on:application.held"),
    ]
}

/// Each minute.
pub fn periodic() -> Periodic {
    Periodic { name: SWEEP, every: Duration::from_secs(60), kind: SWEEP }
}

/// Ends what ran out and passes on what is free.
struct Sweep {
    catalogue: Catalogue,
}

#[async_trait]
impl Handler for Sweep {
    fn kind(&self) -> &'static str {
        SWEEP
    }

    async fn run(&self, on: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = on.begin(Actor::System(REASON)).await?;
        for (_, file, offered) in rows::lapse(&mut cx).await? {
            if offered {
                let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
                record::appointment_noted(&mut cx, &file, Noted::OfferLapsed).await?;
            }
        }
        cx.commit().await?;
        let mut cx = on.begin(Actor::System(REASON)).await?;
        let from = cx.now().plus(LEAD);
        let waited_for = rows::with_free_and_waiting(&mut cx, from).await?;
        drop(cx);
        let mut cx = on.begin(Actor::System(REASON)).await?;
        commands::carry_over(&mut cx, &self.catalogue).await?;
        cx.commit().await?;
        for session in waited_for {
            let mut cx = on.begin(Actor::System(REASON)).await?;
            commands::pass_on(&mut cx, &self.catalogue, session).await?;
            cx.commit().await?;
        }
        Ok(Done::Finished)
    }
}

/// The kind of the job that looks after the people of times that were taken back.
pub const CLOSE: &str = "casework.appointment_close";

/// Looks after the people of times that were taken back.
struct CloseTimes {
    catalogue: Catalogue,
}

#[derive(Deserialize)]
struct Closed {
    closure: Id<Closure>,
}

#[async_trait]
impl Handler for CloseTimes {
    fn kind(&self) -> &'static str {
        CLOSE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Closed { closure } = job.read()?;
        let mut cx = store.begin(Actor::System(REASON)).await?;
        let closure = rows::closure(&mut cx, closure).await?.ok_or_else(Failure::not_found)?;
        let session = rows::session(&mut cx, closure.session).await?.ok_or_else(Failure::not_found)?;
        commands::displace(&mut cx, &self.catalogue, (&closure, &session)).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Gives back the seat of a file that ended.
struct FileEnded {
    kind: &'static str,
    catalogue: Catalogue,
}

#[derive(Deserialize)]
struct Payload {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for FileEnded {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Payload { file } = job.read()?;
        let mut cx = store.begin(Actor::System(REASON)).await?;
        let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
        commands::ended(&mut cx, &self.catalogue, &file).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
