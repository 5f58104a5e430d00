//! A document that is issued again: the copy of the one before shows what is no longer valid, so another takes its place.

use std::time::Duration;

use ::store::jobs::{self, NewJob};
use serde_json::json;

use super::{store as look, world::*};
use crate::delivery::{model::Stage, store as rows};

#[tokio::test(flavor = "multi_thread")]
async fn a_document_issued_again_is_sent_again_once_and_to_where_its_copy_went() {
    let world = World::new("courier").await;
    world.blanks(&clerk(1), "AB000101", "AB000102").await;
    world.send("AB000101").await;
    world.bench.db.clock.advance(Duration::from_secs(3600));
    let mut cx = world.cx().await;
    let file = world.load(&mut cx).await;
    look::issue_again(&mut cx, &file).await.unwrap();
    for attempt in 2..4 {
        let event = NewJob::new("on:application.issued", json!({ "file": file.id })).dedup(format!("issued:{attempt}"));
        jobs::enqueue(&mut cx, event).await.unwrap();
    }
    cx.commit().await.unwrap();
    world.work().await;

    let parcels = world.parcels().await;
    assert_eq!(parcels.len(), 2, "one for each document, however often the event comes");
    assert_eq!((parcels[0].stage(), parcels[1].stage()), (Stage::Replaced, Stage::ToPrint));
    assert_ne!(parcels[0].number, parcels[1].number);
    let mut cx = world.cx().await;
    let first = rows::recipient(&mut cx, &file, parcels[0].id).await.unwrap();
    assert!(first.is_some());
    assert_eq!(rows::recipient(&mut cx, &file, parcels[1].id).await.unwrap(), first);
    drop(cx);
    world.send("AB000102").await;
    assert_eq!(world.carrier.told.lock().unwrap().len(), 2);
}
