//! The jobs: estimates are made once a day, and one is told with each promise.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;

use super::{
    model::{days, estimate, took},
    store as rows,
};
use crate::applications::{definitions, store as files};

const MAKE: &str = "casework.estimates";
const TELL: &str = "on:application.paid";
/// Files finished before this many days say nothing about today.
const DAYS: u64 = 365;

/// The handlers.
pub(super) fn handlers(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Make { catalogue: catalogue.clone() }), Arc::new(Tell { catalogue: catalogue.clone() })]
}

/// Once a day.
pub(super) fn periodic() -> Periodic {
    Periodic { name: MAKE, every: Duration::from_secs(86_400), kind: MAKE }
}

/// Makes every estimate anew.
struct Make {
    catalogue: Catalogue,
}

#[async_trait]
impl Handler for Make {
    fn kind(&self) -> &'static str {
        MAKE
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let snapshot = self.catalogue.snapshot(store).await?;
        let mut cx = store.begin(Actor::System(MAKE)).await?;
        let finished = rows::finished(&mut cx, store.now().minus(Duration::from_secs(DAYS * 86_400))).await?;
        rows::clear(&mut cx).await?;
        let alike = |one: &rows::Finished, two: &rows::Finished| {
            (&one.service, &one.country, &one.mission, &one.used_in)
                == (&two.service, &two.country, &two.mission, &two.used_in)
        };
        for group in finished.chunk_by(alike) {
            let Some(first) = group.first() else { continue };
            // A country that is no longer in the catalogue has no working time to count in.
            let Ok(country) = snapshot.country(&first.country) else { continue };
            let lengths = group.iter().map(|file| {
                let stopped = Duration::from_micros(u64::try_from(file.stopped_micros).unwrap_or(0));
                took(&country.definition, file.paid_at, file.finished_at, stopped)
            });
            if let Some(estimate) = estimate(lengths.collect()) {
                rows::keep(&mut cx, (&first.service, &first.mission, &first.used_in), &estimate).await?;
            }
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

/// Keeps with a promise what files like this one take.
struct Tell {
    catalogue: Catalogue,
}

#[derive(Deserialize)]
struct Payload {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Tell {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let Payload { file } = job.read()?;
        let mut cx = store.begin(Actor::System(TELL)).await?;
        let file = files::load(&mut cx, &Scope::System(TELL), file).await?;
        let Some(paid_at) = file.facts.paid_at else { return Ok(Done::Finished) };
        let definition = definitions::of(&cx, &self.catalogue, &file).await?;
        let told = rows::like(&mut cx, &file).await?.map(|estimate| {
            let (low, high) = days(&definition.country, paid_at, &estimate);
            (estimate.files, low, high)
        });
        rows::tell(&mut cx, &file, told).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
