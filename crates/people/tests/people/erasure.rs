//! Being forgotten: asked for, taken back, carried out after its time, and never undone by a restore.

use std::sync::{Arc, atomic::Ordering};

use axum::http::StatusCode;
use kernel::{Actor, Failure, Id, SeededDice, marks};
use people::ports::FileStanding;
use store::{
    Place, Purpose, Sealed, events,
    lookup::{self, LookupKind},
};
use testkit::Browser;

use crate::{store as rows, world::World};

const LEILA: &str = "leila@example.org";

async fn account(world: &World, contact: &str) -> Option<Id<marks::Account>> {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    lookup::find(&mut cx, LookupKind::Contact, contact).await.unwrap().map(Id::from_uuid)
}

async fn ask(browser: &mut Browser) -> testkit::Page {
    let page = browser.open("/account/data").await;
    browser.submit(page.form("/account/data/erase")).await
}

async fn seal(world: &World, place: &Place) -> Sealed<String> {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let sealed = cx.seal(place, &"ليلى".to_owned()).await.unwrap();
    cx.commit().await.unwrap();
    sealed
}

async fn opens(store: &store::Store, place: &Place, sealed: &Sealed<String>) -> bool {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    match cx.open(place, sealed).await {
        Ok(_) => true,
        Err(Failure::Refusal(refusal)) if refusal.code == "erased" => false,
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_request_is_carried_out_after_its_time_and_nothing_can_be_read_any_more() {
    let world = World::new().await;
    let mut browser = world.registered(1, LEILA).await;
    let leila = account(&world, LEILA).await.unwrap();
    let places = Purpose::ALL.map(|purpose| Place::new("test.value", leila.uuid(), purpose, leila.uuid()));
    let mut values = Vec::new();
    for place in &places {
        values.push(seal(&world, place).await);
    }
    // An event with a sealed value, as casework writes them.
    let file: Id<marks::Application> = Id::new(leila.bucket(), world.db.store.now(), world.db.store.dice().as_ref());
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let secret = values[1].as_bytes().to_vec();
    events::append(&mut cx, file, "application.opened", 1, &serde_json::json!({}), Some(secret)).await.unwrap();
    events::append(&mut cx, file, "application.cancelled", 1, &serde_json::json!({}), None).await.unwrap();
    cx.commit().await.unwrap();

    ask(&mut browser).await.must_be_ok().must_say("تم تسجيل طلب المحو");
    world.work().await;
    assert!(world.letters.0.lock().unwrap().len() >= 2, "the owner is told that somebody asked");
    world.pass_days(13).await;
    assert!(account(&world, LEILA).await.is_some(), "not before its time");
    world.pass_days(1).await;

    assert_eq!(account(&world, LEILA).await, None, "the contact is free again");
    assert_eq!(world.files.forgotten.load(Ordering::SeqCst), 1);
    for (place, value) in places.iter().zip(&values) {
        assert!(!opens(&world.db.store, place, value).await, "{:?}", place.purpose);
    }
    assert_eq!(rows::traces_of(&world.db.store, leila).await, 0, "no contact, number, try or open session is left");
    assert_eq!(browser.get("/ar/account").await.status, StatusCode::SEE_OTHER, "the session ended");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let chain = events::read(&mut cx, file).await.unwrap();
    events::verify_chain(&chain).unwrap();
    drop(cx);

    // A restore from a backup of before: keys are back and the ledger in the database knows nothing.
    let backup = rows::restore_keys_of(&world.db, leila).await;
    assert!(backup > 0);
    let restored = world.db.second_store(world.db.clock.clone(), Arc::new(SeededDice::new(7)), &[]).await.unwrap();
    for (place, value) in places.iter().zip(&values) {
        assert!(!opens(&restored, place, value).await, "{:?} after a restore", place.purpose);
    }

    // She may come back, as somebody new.
    world.registered(2, LEILA).await;
    assert_ne!(account(&world, LEILA).await, Some(leila));
}

#[tokio::test]
async fn it_is_refused_while_a_file_is_under_way_and_waits_for_one_opened_since() {
    let world = World::new().await;
    let mut browser = world.registered(1, LEILA).await;
    world.files.standing.lock().unwrap().under_way = true;
    let refused = ask(&mut browser).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.must_say("طلب قيد الإجراء");
    world.files.standing.lock().unwrap().under_way = false;
    ask(&mut browser).await.must_be_ok();
    world.files.standing.lock().unwrap().under_way = true;
    world.pass_days(15).await;
    assert!(account(&world, LEILA).await.is_some());
    world.files.standing.lock().unwrap().under_way = false;
    world.pass_days(1).await;
    assert_eq!(account(&world, LEILA).await, None);
}

#[tokio::test]
async fn it_can_be_taken_back() {
    let world = World::new().await;
    let mut browser = world.registered(1, LEILA).await;
    ask(&mut browser).await.must_be_ok();
    let page = browser.open("/account/data").await;
    browser.submit(page.form("/account/data/keep")).await.must_be_ok().must_say("تم التراجع");
    world.pass_days(30).await;
    assert!(account(&world, LEILA).await.is_some());
    assert_eq!(world.files.forgotten.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn the_evidence_of_an_issued_document_stays_for_its_years() {
    let world = World::new().await;
    let mut browser = world.registered(1, LEILA).await;
    let leila = account(&world, LEILA).await.unwrap();
    let evidence = Place::new("test.value", leila.uuid(), Purpose::Evidence, leila.uuid());
    let answer = Place::new("test.value", leila.uuid(), Purpose::Application, leila.uuid());
    let (kept, gone) = (seal(&world, &evidence).await, seal(&world, &answer).await);
    *world.files.standing.lock().unwrap() = FileStanding { under_way: false, issued: true };
    ask(&mut browser).await.must_be_ok();
    world.pass_days(15).await;
    assert!(opens(&world.db.store, &evidence, &kept).await);
    assert!(!opens(&world.db.store, &answer, &gone).await);
}
