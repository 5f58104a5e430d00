//! Rotating a root key while everything serves: in batches, killed between and within them, continued by another process.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use std::{sync::Arc, time::Duration};

use kernel::{Actor, Bucket, Id, SeededDice, marks};
use store::{Place, Purpose, Sealed, Store, rotation, testing::TestDb, vault::RootKey};

const PEOPLE: u64 = 12;
const NAME: &str = "فاطمة أحمد حسن";

/// A sealed name of each of twelve people, whose keys are twelve.
async fn sealed_people(db: &TestDb) -> Vec<(Place, Sealed<String>)> {
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        let owner =
            Id::<marks::Account>::new(Bucket::draw(db.store.dice().as_ref()), db.store.now(), db.store.dice().as_ref());
        let row = uuid::Uuid::from_u64_pair(7, number);
        let place = Place::new("people.account.name", owner.uuid(), Purpose::Profile, row);
        let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
        let sealed = cx.seal(&place, &NAME.to_owned()).await.unwrap();
        cx.commit().await.unwrap();
        people.push((place, sealed));
    }
    people
}

/// Another process with nothing in its memory.
async fn process(db: &TestDb, seed: u64) -> Store {
    db.second_store(db.clock.clone(), Arc::new(SeededDice::new(seed)), &[]).await.unwrap()
}

async fn all_open(store: &Store, people: &[(Place, Sealed<String>)]) {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    for (place, sealed) in people {
        assert_eq!(cx.open(place, sealed).await.unwrap(), NAME);
    }
}

async fn left(store: &Store) -> u64 {
    rotation::state(store).await.unwrap().iter().map(rotation::Wrapping::left).sum()
}

#[tokio::test]
async fn a_rotation_killed_between_batches_and_within_one_goes_on_where_it_stopped() {
    let db = TestDb::fresh().await.unwrap();
    let people = sealed_people(&db).await;
    // Serves throughout, began before the rotation and has opened nothing yet.
    let serving = process(&db, 2).await;
    assert_eq!(rotation::rotate(&db.store, RootKey::Fields).await.unwrap(), 2);
    assert_eq!(left(&db.store).await, PEOPLE);

    let first = process(&db, 3).await;
    assert_eq!(rotation::rewrap_batch(&first, 5).await.unwrap(), 5);
    // Killed between two batches: the process and its memory are gone.
    drop(first);
    assert_eq!(left(&db.store).await, PEOPLE - 5);

    // Killed within a batch: what it did is undone whole, and no lock of it is left.
    let second = process(&db, 4).await;
    let killed = tokio::time::timeout(Duration::from_micros(200), rotation::rewrap_batch(&second, 5)).await;
    assert!(killed.is_err(), "the batch was to be cut off");
    drop(second);
    assert_eq!(left(&db.store).await, PEOPLE - 5);

    // Half old, half new: a process that knew only the first version opens everything.
    all_open(&serving, &people).await;

    let third = process(&db, 5).await;
    assert_eq!(rotation::rewrap(&third).await.unwrap(), PEOPLE - 5);
    assert_eq!(left(&third).await, 0);
    assert_eq!(rotation::rewrap(&third).await.unwrap(), 0);
    // Nothing is left under the first version: without it everything still opens.
    std::fs::remove_file(db.folder().join("keys/fields.1.key")).unwrap();
    all_open(&process(&db, 6).await, &people).await;
    // The serving process wraps new keys with the new version by now.
    let mut cx = serving.begin(Actor::System("test")).await.unwrap();
    let newcomer =
        Place::new("people.account.name", uuid::Uuid::from_u64_pair(1, 1), Purpose::Profile, uuid::Uuid::nil());
    cx.seal(&newcomer, &NAME.to_owned()).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(left(&db.store).await, 0);
}

#[tokio::test]
async fn without_a_rewrap_the_old_version_is_still_needed() {
    let db = TestDb::fresh().await.unwrap();
    let people = sealed_people(&db).await;
    rotation::rotate(&db.store, RootKey::Fields).await.unwrap();
    std::fs::remove_file(db.folder().join("keys/fields.1.key")).unwrap();
    let after = process(&db, 2).await;
    let mut cx = after.begin(Actor::System("test")).await.unwrap();
    assert!(cx.open(&people[0].0, &people[0].1).await.is_err());
}

#[tokio::test]
async fn a_key_of_blind_indexes_is_not_rotated_under_a_running_process() {
    let db = TestDb::fresh().await.unwrap();
    for root in RootKey::ALL {
        let rotated = rotation::rotate(&db.store, root).await;
        assert_eq!(rotated.is_ok(), rotation::WRAPPING.contains(&root), "{}", root.as_str());
    }
}
