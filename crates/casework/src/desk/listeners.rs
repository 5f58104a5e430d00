//! What the desk does when something happened to a file elsewhere: it opens the examination when the registry has
//! answered, starts the clock again when the citizen has, and ends the turn when the file has ended.
//!
//! Each run is idempotent: a file has one open turn at most, and a turn that is over stays over.

use std::sync::Arc;

use ::store::{
    Cx, Scope, Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;
use work::items::{self, FormerHolder, TurnOutcome};

use super::{duplicates, kin, lateness, store as rows, turns};
use crate::applications::{
    answers,
    definitions::{self, Definition},
    model::{Application, Stage},
    people_in_file, registry, store as files,
};

const REASON: &str = "casework.desk";

/// The kinds of events the desk listens to.
pub const LISTENS: [&str; 10] = [
    "application.found",
    "application.to_examine",
    "application.entry_refused",
    "application.sent_to_desk",
    "application.registry_answered_again",
    "application.correction_answered",
    "application.cancelled",
    "application.rejected",
    "application.expired",
    "application.issued",
];

/// One handler for each kind of [`LISTENS`].
pub(super) fn handlers(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    let listener = |on: &'static str, then: Then| -> Arc<dyn Handler> {
        Arc::new(Listener { on, then, catalogue: catalogue.clone() })
    };
    vec![
        listener("on:application.found", Then::Examine),
        listener("on:application.to_examine", Then::Examine),
        listener("on:application.entry_refused", Then::Examine),
        listener("on:application.sent_to_desk", Then::Examine),
        listener("on:application.registry_answered_again", Then::Learn),
        listener("on:application.correction_answered", Then::Resume),
        listener("on:application.cancelled", Then::End),
        listener("on:application.rejected", Then::End),
        listener("on:application.expired", Then::End),
        listener("on:application.issued", Then::End),
    ]
}

#[derive(Clone, Copy)]
enum Then {
    Examine,
    Learn,
    Resume,
    End,
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
        let scope = Scope::System(REASON);
        let file = files::load(&mut cx, &scope, file).await?;
        match self.then {
            Then::Examine => examine(&mut cx, &self.catalogue, &file).await?,
            // The record names people whom nobody knew before.
            Then::Learn => {
                let definition = definitions::of(&cx, &self.catalogue, &file).await?;
                index(&mut cx, &file, &definition).await?;
            }
            Then::Resume => resume(&mut cx, &self.catalogue, &scope, &file).await?,
            Then::End => {
                turns::finish(&mut cx, &self.catalogue, &scope, &file, TurnOutcome::Closed).await?;
            }
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Indexes the file and opens its examination. It stands in the queue from now on, its clock running; whoever takes it
/// must wait until the registry has named the kin of its people.
async fn examine(cx: &mut Cx, catalogue: &Catalogue, file: &Application) -> Outcome<()> {
    let definition = definitions::of(cx, catalogue, file).await?;
    index(cx, file, &definition).await?;
    if file.stage() == Stage::UnderReview {
        // What the registry did not enter goes back to who examined it.
        let holder = match file.facts.claimed {
            Some((_, officer)) => turns::still_serves(cx, file, officer).await?,
            None => None,
        };
        turns::open_examination(cx, file, &definition, holder).await?;
    }
    Ok(())
}

/// Takes the citizen's answer into the index and starts the clock for the officer who asked.
async fn resume(cx: &mut Cx, catalogue: &Catalogue, scope: &Scope, file: &Application) -> Outcome<()> {
    let definition = definitions::of(cx, catalogue, file).await?;
    index(cx, file, &definition).await?;
    let Some(item) = items::queue::open_turn(cx, scope, file.id).await? else { return Ok(()) };
    let former = match item.holder {
        Some(holder) if turns::still_serves(cx, file, holder.staff).await?.is_none() => FormerHolder::Left,
        _ => FormerHolder::Serves,
    };
    let calendar = turns::calendar_of(&definition, item.queue)?;
    if let Some(turn) = items::resume(cx, scope, file.id, calendar, former).await? {
        lateness::watch(cx, &turn).await?;
    }
    Ok(())
}

/// What the file is found by, and the question who its kin are.
async fn index(cx: &mut Cx, file: &Application, definition: &Definition) -> Outcome<()> {
    let answers = answers::all(cx, file).await?;
    let evidence = registry::latest(cx, file).await?;
    let profile = people::profile(cx, file.owner).await?;
    let own = profile.number.as_ref();
    let mut index = kin::index(cx.vault(), &definition.service, &answers, evidence.as_ref(), own);
    if let Some(subject) = people_in_file::subject(cx, file).await? {
        index.subject = duplicates::subject_keys(cx.vault(), &subject);
    }
    rows::save_index(cx, file, &index, profile.assurance).await?;
    registry::kin::seek(cx, file).await
}
