//! Chains that are verified by themselves: a forged one is found, loudly and once; whole ones leave nothing behind.

use std::sync::Arc;

use ::store::{
    Store, events,
    jobs::{self, DeadJob, Handler, Worker},
    testing::TestDb,
};
use kernel::{Actor, Bucket, Id, SeededDice, marks};
use web::metrics::Metrics;

use super::store;
use crate::{Gauges, chains};

/// Files of three events each, in shards all over.
async fn files(db: &TestDb, count: u64) -> Vec<Id<marks::Application>> {
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let mut files = Vec::new();
    for seed in 1..=count {
        let dice = SeededDice::new(seed);
        let file = Id::new(Bucket::draw(&dice), db.store.now(), &dice);
        for kind in ["application.opened", "application.submitted", "application.paid"] {
            events::append(&mut cx, file, kind, 1, &serde_json::json!({}), None).await.unwrap();
        }
        files.push(file);
    }
    cx.commit().await.unwrap();
    files
}

/// Lets the schedules fall due and does every job there is.
async fn a_day_passes(db: &TestDb, handlers: Vec<Arc<dyn Handler>>) -> u32 {
    let worker = Worker::new(db.store.clone(), handlers).periodic(chains::periodic());
    worker.tick().await.unwrap();
    worker.drain().await.unwrap()
}

async fn letters(store: &Store) -> Vec<DeadJob> {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    jobs::dead(&mut cx, 100).await.unwrap()
}

async fn numbers(store: &Store) -> String {
    let metrics = Metrics::default();
    Gauges::register(&metrics).refresh(store).await.unwrap();
    metrics.text().unwrap()
}

#[tokio::test]
async fn whole_chains_leave_nothing_behind() {
    let db = TestDb::fresh().await.unwrap();
    files(&db, 5).await;
    assert_eq!(a_day_passes(&db, chains::jobs()).await, 2, "the day's sample and the week's walk");
    assert!(letters(&db.store).await.is_empty());
    assert!(numbers(&db.store).await.contains("wasl_chains_broken 0"));
}

#[tokio::test]
async fn a_forged_chain_is_found_by_itself_and_stays_a_dead_letter_until_it_holds() {
    let db = TestDb::fresh().await.unwrap();
    let forged = files(&db, 5).await[3];
    store::tamper(db.urls(), forged).await;
    a_day_passes(&db, chains::jobs()).await;
    let found = letters(&db.store).await;
    assert_eq!(found.len(), 1, "sample and walk tell of it once: {found:?}");
    assert_eq!((found[0].kind.as_str(), &found[0].payload), (chains::BROKEN, &serde_json::json!({ "file": forged })));
    assert!(found[0].error.contains("breaks at number 2"), "{}", found[0].error);
    assert!(numbers(&db.store).await.contains("wasl_chains_broken 1"));

    // The next week finds it again and adds nothing.
    db.clock.advance(std::time::Duration::from_secs(8 * 24 * 3600));
    a_day_passes(&db, chains::jobs()).await;
    assert_eq!(letters(&db.store).await.len(), 1);

    // Set going again it is verified again, and stays while the chain does not hold.
    let again = |db: &TestDb| {
        db.clock.advance(std::time::Duration::from_secs(60));
        let store = db.store.clone();
        let id = found[0].id;
        async move {
            let mut cx = store.begin(Actor::System("test")).await.unwrap();
            jobs::replay(&mut cx, id, "restored from the backup").await.unwrap();
            cx.commit().await.unwrap();
        }
    };
    again(&db).await;
    a_day_passes(&db, chains::jobs()).await;
    assert_eq!(letters(&db.store).await.len(), 1);
    store::untamper(db.urls(), forged).await;
    again(&db).await;
    a_day_passes(&db, chains::jobs()).await;
    assert!(letters(&db.store).await.is_empty());
    assert!(numbers(&db.store).await.contains("wasl_chains_broken 0"));
}

#[tokio::test]
async fn the_walk_goes_on_from_slice_to_slice_until_every_chain_was_read() {
    let db = TestDb::fresh().await.unwrap();
    let mut all = files(&db, 500).await;
    all.sort_by_key(|file| (file.bucket().as_i16(), file.uuid()));
    // The last file of all: only a walk that reached the end finds it.
    let last = *all.last().unwrap();
    store::tamper(db.urls(), last).await;
    // A slice is read in whole batches of 200 files: three runs for 500, a fourth that finds nothing left, and the finding.
    let runs = a_day_passes(&db, chains::walking_in_slices_of(1)).await;
    assert_eq!(letters(&db.store).await.len(), 1);
    assert_eq!(runs, 5);
}
