//! What follows a grievance: its turn opens in the queue of those who took no part, and a file whose grievance was found
//! justified is taken up again.
//!
//! Each run is idempotent: a file has one open turn, and is reopened once for each grievance.

use std::sync::Arc;

use ::store::{
    Cx, Scope, Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;

use super::{commands::waiting, model::Ruling, store as rows};
use crate::{
    applications::{
        definitions,
        model::{Act, Application, Party},
        record, store as files,
    },
    desk::turns,
};

const REASON: &str = "casework.grievance";

/// The kinds of events this module listens to.
pub const LISTENS: [&str; 2] = ["grievance.lodged", "grievance.justified"];

/// One handler for each kind of [`LISTENS`].
pub(super) fn handlers(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    let listener = |on: &'static str, then: Then| -> Arc<dyn Handler> {
        Arc::new(Listener { on, then, catalogue: catalogue.clone() })
    };
    vec![listener("on:grievance.lodged", Then::Queue), listener("on:grievance.justified", Then::Reopen)]
}

#[derive(Clone, Copy)]
enum Then {
    Queue,
    Reopen,
}

struct Listener {
    on: &'static str,
    then: Then,
    catalogue: Catalogue,
}

#[derive(Deserialize)]
struct Payload {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Listener {
    fn kind(&self) -> &'static str {
        self.on
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Payload { file } = job.read()?;
        let mut cx = store.begin(Actor::System(REASON)).await?;
        let file = files::load(&mut cx, &Scope::System(REASON), file).await?;
        match self.then {
            Then::Queue => queue(&mut cx, &self.catalogue, &file).await?,
            Then::Reopen => reopen(&mut cx, &self.catalogue, file).await?,
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// The events of a file are heard in their order, so the turn that the decision ended is over by now.
async fn queue(cx: &mut Cx, catalogue: &Catalogue, file: &Application) -> Outcome<()> {
    if waiting(cx, file).await?.is_none() {
        return Ok(());
    }
    let definition = definitions::of(cx, catalogue, file).await?;
    turns::open_grievance(cx, file, &definition).await
}

async fn reopen(cx: &mut Cx, catalogue: &Catalogue, mut file: Application) -> Outcome<()> {
    let all = rows::of_file(cx, &file).await?;
    let justified = all.into_iter().find(|grievance| {
        let found = grievance.answered.as_ref().map(|answered| answered.finding);
        found == Some(Ruling::Justified) && grievance.reopened_at.is_none()
    });
    let Some(grievance) = justified.filter(|_| file.may(Party::System, Act::Reopen)) else { return Ok(()) };
    if !rows::note_reopened(cx, &file, grievance.id).await? {
        return Ok(());
    }
    let definition = definitions::of(cx, catalogue, &file).await?;
    let promised = definition.country.day_at(definition.promise(cx.now()));
    record::reopened(cx, &mut file, grievance.id.uuid(), promised).await
}
