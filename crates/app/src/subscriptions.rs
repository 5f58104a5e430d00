//! Who listens to whose events, and every job there is. Areas that may not know each other meet here.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_trait::async_trait;
use casework::{
    applications, appointments, certificates, delivery, desk, estimates, grievances, payments, retention, signing,
};
use kernel::Outcome;
use store::{
    Store,
    jobs::{Done, Handler, Job, Periodic},
};

use crate::wire::Areas;

/// Kinds of events that somebody listens to.
pub fn listened() -> BTreeSet<String> {
    let kinds = desk::LISTENS
        .iter()
        .chain(&appointments::LISTENS)
        .chain(&delivery::LISTENS)
        .chain(&estimates::LISTENS)
        .chain(&grievances::LISTENS)
        .chain(&payments::LISTENS)
        .chain(&promotion::attribution::LISTENS)
        .chain(messaging::LISTENED);
    kinds.map(|kind| (*kind).to_owned()).collect()
}

/// What does the jobs, and which come by themselves.
pub fn handlers(areas: &Areas) -> (Vec<Arc<dyn Handler>>, Vec<Periodic>) {
    let texts = &areas.texts;
    let mut handlers = store::housekeeping::handlers();
    handlers.extend(people::jobs(&areas.people, texts));
    handlers.extend(catalogue::jobs(areas.catalogue.clone(), areas.herald.clone()));
    handlers.extend(applications::jobs(&areas.applications));
    handlers.extend(appointments::jobs(&areas.catalogue));
    handlers.extend(payments::jobs(&areas.payments));
    handlers.extend(desk::jobs(&areas.catalogue));
    handlers.extend(estimates::jobs(&areas.catalogue));
    handlers.extend(grievances::jobs(&areas.catalogue));
    handlers.extend(delivery::jobs(&areas.delivery));
    handlers.extend(certificates::jobs(&areas.certificates));
    handlers.extend(signing::jobs(&areas.signing));
    handlers.extend(retention::jobs());
    handlers.extend(messaging::jobs(areas.messaging.clone(), texts.clone(), areas.public_url.clone()));
    handlers.extend(push::jobs(&areas.push, texts));
    handlers.extend(uploads::jobs());
    handlers.extend(sharing::jobs());
    handlers.extend(discovery::jobs(&areas.discovery));
    handlers.extend(agencies::jobs(&areas.agencies));
    handlers.extend(oversight::jobs(&areas.catalogue, areas.people.messenger.clone(), texts, &areas.public_url));
    handlers.extend(community::training::jobs(&areas.training));
    handlers.extend(promotion::jobs(&areas.promotion));
    handlers.extend(evaluation::jobs(&areas.evaluation));
    handlers.extend(community::experts::jobs(&areas.experts));
    let mut periodic = store::housekeeping::schedules();
    periodic.extend(people::periodic());
    periodic.extend(catalogue::periodic());
    periodic.extend(applications::periodic());
    periodic.push(appointments::periodic());
    periodic.push(estimates::periodic());
    periodic.extend(payments::periodic());
    periodic.extend(retention::periodic());
    periodic.extend(messaging::periodic());
    periodic.push(uploads::periodic());
    periodic.push(sharing::periodic());
    periodic.extend(discovery::periodic());
    periodic.extend(agencies::periodic());
    periodic.extend(community::training::periodic());
    periodic.extend(community::experts::periodic());
    periodic.extend(promotion::periodic());
    periodic.extend(oversight::periodic());
    periodic.extend(evaluation::periodic());
    (fanned_out(handlers), periodic)
}

/// One handler a kind: where several areas listen to one event, each of them is called.
fn fanned_out(handlers: Vec<Arc<dyn Handler>>) -> Vec<Arc<dyn Handler>> {
    let mut by_kind: BTreeMap<&'static str, Vec<Arc<dyn Handler>>> = BTreeMap::new();
    for handler in handlers {
        by_kind.entry(handler.kind()).or_default().push(handler);
    }
    by_kind.into_iter().map(|(kind, listeners)| Arc::new(FanOut { kind, listeners }) as Arc<dyn Handler>).collect()
}

/// Calls every listener in turn. If one fails, the job comes again and calls all of them: each is idempotent.
struct FanOut {
    kind: &'static str,
    listeners: Vec<Arc<dyn Handler>>,
}

#[async_trait]
impl Handler for FanOut {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let mut later = None;
        for listener in &self.listeners {
            if let Done::Later(wait) = listener.run(store, job).await? {
                later = Some(later.map_or(wait, |other: std::time::Duration| other.min(wait)));
            }
        }
        Ok(later.map_or(Done::Finished, Done::Later))
    }
}
