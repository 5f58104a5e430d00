//! What the register of retention promises about files is done, and no more.

use std::time::Duration;

use axum::http::StatusCode;
use casework::applications::{record, store as files};
use kernel::{Actor, Dice, Id};

use crate::{
    store::{Left, can_delete_row, left, living_blobs},
    world::{MONA, SAMIR, World},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn pass(world: &World, days: u32) {
    world.db.clock.advance(DAY * days);
    world.work().await;
}

async fn id_of(world: &World, reference: &str) -> uuid::Uuid {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = store::Scope::System("test");
    files::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap().id.uuid()
}

async fn withdraw(world: &World, reference: &str) {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let scope = store::Scope::System("test");
    let mut file = files::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
}

/// Takes a paid file to its issued document, as desk and certificates would.
async fn issue(world: &World, reference: &str) {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let (scope, dice) = (store::Scope::System("test"), world.db.store.dice().clone());
    let mut file = files::load_by_reference(&mut cx, &scope, reference.parse().unwrap()).await.unwrap();
    let bucket = file.id.bucket();
    let now = cx.now();
    let [officer, approver] = [(); 2].map(|()| Id::new(bucket, now, dice.as_ref() as &dyn Dice));
    record::claimed(&mut cx, &mut file, officer).await.unwrap();
    record::recommended(&mut cx, &mut file, officer).await.unwrap();
    record::approved(&mut cx, &mut file, approver, uuid::Uuid::nil()).await.unwrap();
    let certificate = Id::new(bucket, now, dice.as_ref() as &dyn Dice);
    record::issued(&mut cx, &mut file, certificate).await.unwrap();
    cx.commit().await.unwrap();
}

#[tokio::test]
async fn a_draft_nobody_goes_on_with_goes_whole_after_ninety_days() {
    let world = World::new().await;
    let mut browser = world.signed_in(1, MONA).await;
    let reference = world.answered(&mut browser).await;
    let file = id_of(&world, &reference).await;
    assert_eq!(living_blobs(&world.db.store).await, 1);
    pass(&world, 89).await;
    assert!(left(&world.db.store, file).await.row, "not before its time");
    pass(&world, 2).await;
    let nothing = Left { row: false, stated: 0, uploads: 0, records: 0, differences: 0, events: 0 };
    assert_eq!(left(&world.db.store, file).await, nothing);
    assert_eq!(living_blobs(&world.db.store).await, 0, "the bytes have no key any more");
    pass(&world, 1).await;
}

#[tokio::test]
async fn a_withdrawn_file_keeps_nothing_of_the_registry_and_loses_its_answers_after_a_year() {
    let world = World::new().await;
    let mut browser = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut browser).await;
    world.pay(&reference).await;
    let file = id_of(&world, &reference).await;
    assert_eq!(left(&world.db.store, file).await.records, 1);
    withdraw(&world, &reference).await;
    let closed = left(&world.db.store, file).await;
    assert_eq!((closed.records, closed.differences), (0, 0), "purged when it closed");
    assert!(closed.stated > 0);
    pass(&world, 364).await;
    assert_eq!(left(&world.db.store, file).await, closed);
    pass(&world, 2).await;
    let forgotten = left(&world.db.store, file).await;
    assert_eq!(forgotten, Left { row: true, stated: 0, uploads: 0, records: 0, differences: 0, events: closed.events });
    assert_eq!(living_blobs(&world.db.store).await, 0);
    assert!(!can_delete_row(&world.db.store, file).await, "the row of a submitted file stays");
    pass(&world, 1).await;
    assert_eq!(left(&world.db.store, file).await, forgotten, "doing it again changes nothing");
    let mut browser = world.signed_in(2, MONA).await;
    let page = browser.open(&format!("/files/{reference}")).await;
    page.must_be_ok();
}

#[tokio::test]
async fn an_issued_document_keeps_its_evidence_for_five_years_and_no_longer() {
    let world = World::new().await;
    let mut browser = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut browser).await;
    world.pay(&reference).await;
    issue(&world, &reference).await;
    let file = id_of(&world, &reference).await;
    let issued = left(&world.db.store, file).await;
    assert_eq!((issued.records, issued.differences), (1, 0), "the record it was made from, and nothing else");
    pass(&world, 366).await;
    let later = left(&world.db.store, file).await;
    assert_eq!((later.records, later.stated, later.uploads), (1, 0, 0));
    pass(&world, 4 * 365).await;
    assert_eq!(left(&world.db.store, file).await.records, 0);
}

#[tokio::test]
async fn a_file_under_way_is_never_touched_and_keeps_its_owner_from_being_forgotten() {
    let world = World::new().await;
    let mut browser = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut browser).await;
    world.pay(&reference).await;
    let file = id_of(&world, &reference).await;
    let before = left(&world.db.store, file).await;
    let page = browser.open("/account/data").await;
    let refused = browser.submit(page.form("/account/data/erase")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    pass(&world, 10 * 365).await;
    assert_eq!(left(&world.db.store, file).await, before);
}

#[tokio::test]
async fn whoever_is_forgotten_leaves_drafts_and_answers_behind_and_nobody_else_does() {
    let world = World::new().await;
    let mut hers = world.signed_in(1, MONA).await;
    let closed = world.submitted(&mut hers).await;
    withdraw(&world, &closed).await;
    let draft = world.answered(&mut hers).await;
    let mut his = world.signed_in(2, SAMIR).await;
    let foreign = world.answered(&mut his).await;
    let (closed, draft, foreign) =
        (id_of(&world, &closed).await, id_of(&world, &draft).await, id_of(&world, &foreign).await);
    let page = hers.open("/account/data").await;
    hers.submit(page.form("/account/data/erase")).await.must_be_ok();
    pass(&world, 15).await;
    assert!(!left(&world.db.store, draft).await.row);
    let rest = left(&world.db.store, closed).await;
    assert_eq!((rest.row, rest.stated, rest.uploads), (true, 0, 0));
    assert!(left(&world.db.store, foreign).await.stated > 0);
    assert_eq!(living_blobs(&world.db.store).await, 1);
}
