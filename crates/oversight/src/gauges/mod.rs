//! Numbers for `/metrics`: what waits, what is late, what is stuck. Refreshed on demand; no label says anything about a
//! person or a file.

mod store;

use std::sync::atomic::AtomicI64;

use ::store::Store;
use kernel::{Actor, Outcome};
use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, gauge::Gauge},
};
use web::metrics::Metrics;

use crate::figures;

#[derive(Clone, PartialEq, Eq, Hash, Debug, EncodeLabelSet)]
struct QueueLabel {
    queue: String,
    state: String,
}

type Whole = Gauge<i64, AtomicI64>;

/// The gauges of this area.
#[derive(Clone, Default)]
pub struct Gauges {
    items: Family<QueueLabel, Whole>,
    oldest: Family<QueueLabel, Whole>,
    proposals: Whole,
    dead: Whole,
    broken_chains: Whole,
    waiting_jobs: Whole,
}

impl Gauges {
    /// Gauges that are part of `metrics`.
    pub fn register(metrics: &Metrics) -> Self {
        let gauges = Self::default();
        let own = gauges.clone();
        metrics.register(move |registry| {
            registry.register("work_items", "Open work items by queue and state", own.items);
            registry.register("work_oldest_seconds", "How long the oldest item has waited for staff", own.oldest);
            registry.register("proposals_open", "Acts that wait for a second person", own.proposals);
            registry.register("jobs_dead", "Dead letters", own.dead);
            registry.register("chains_broken", "Files whose chain of events was found not to hold", own.broken_chains);
            registry.register("jobs_waiting", "Jobs that are due and not taken", own.waiting_jobs);
        });
        gauges
    }

    /// Reads the numbers anew.
    ///
    /// # Errors
    /// A fault if the database is away; then the gauges keep their last values.
    pub async fn refresh(&self, store: &Store) -> Outcome<()> {
        let mut cx = store.begin(Actor::System("oversight.gauges")).await?;
        let now = cx.now();
        for queue in figures::waiting_now(&mut cx).await? {
            let label = |state: &str| QueueLabel { queue: queue.queue.clone(), state: state.to_owned() };
            let states = [
                ("free", queue.free),
                ("held", queue.held),
                ("with_citizen", queue.with_citizen),
                ("late", queue.late),
            ];
            for (state, number) in states {
                self.items.get_or_create(&label(state)).set(number);
            }
            let oldest = queue.oldest.map_or(0, |since| now.since(since).as_secs());
            self.oldest.get_or_create(&label("waiting")).set(i64::try_from(oldest).unwrap_or(i64::MAX));
        }
        let stuck = self::store::stuck(&mut cx).await?;
        self.proposals.set(stuck.proposals);
        self.dead.set(stuck.dead);
        self.broken_chains.set(stuck.broken_chains);
        self.waiting_jobs.set(stuck.waiting_jobs);
        cx.commit().await
    }
}
