//! Stored files, on a real database and folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use std::{fs, path::PathBuf, time::Duration};

use bytes::Bytes;
use kernel::{Actor, Failure, Id, marks};
use store::{
    Purpose, blobs::BlobState, erasure, housekeeping, jobs::Worker, rotation, testing::TestDb, vault::RootKey,
};
use uuid::Uuid;

const SYSTEM: Actor = Actor::System("test");
const TEXT: &[u8] = b"the mother's name is not for the disk";

fn objects(db: &TestDb) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![db.folder().join("blobs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found
}

fn owner(db: &TestDb) -> Uuid {
    Id::<marks::Account>::unowned(db.store.now(), db.store.dice().as_ref()).uuid()
}

async fn make_usable(db: &TestDb, id: Id<marks::Blob>) {
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    for state in [BlobState::Checked, BlobState::Usable] {
        db.store.blobs().set_state(&mut cx, id, state).await.unwrap();
    }
    cx.commit().await.unwrap();
}

async fn read(db: &TestDb, id: Id<marks::Blob>) -> Result<Vec<u8>, Failure> {
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    db.store.blobs().bytes(&mut cx, id).await
}

#[tokio::test]
async fn a_file_is_shown_only_once_it_is_usable_and_never_lies_in_the_clear() {
    let db = TestDb::fresh().await.unwrap();
    let blobs = db.store.blobs();
    let received = blobs.keep(owner(&db), Purpose::Documents, TEXT.repeat(5000)).await.unwrap();
    assert_eq!(received.size, 5000 * TEXT.len() as u64);
    assert!(matches!(read(&db, received.id).await, Err(Failure::Refusal(_))));
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    assert_eq!(blobs.unexamined_bytes(&mut cx, received.id).await.unwrap(), TEXT.repeat(5000));
    assert!(blobs.set_state(&mut cx, received.id, BlobState::Usable).await.is_err(), "unchecked");
    drop(cx);
    make_usable(&db, received.id).await;
    assert_eq!(read(&db, received.id).await.unwrap(), TEXT.repeat(5000));
    for path in objects(&db) {
        let bytes = fs::read(path).unwrap();
        assert!(!bytes.windows(16).any(|window| TEXT.starts_with(window)));
    }
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    let row: String =
        sqlx::query_scalar("SELECT encode(sealed_hash, 'hex') FROM store.blob").fetch_one(cx.conn()).await.unwrap();
    assert!(!row.contains(&data_encoding::HEXLOWER.encode(&received.sha256)), "the hash is sealed");
}

#[tokio::test]
async fn a_changed_or_cut_object_is_refused() {
    let db = TestDb::fresh().await.unwrap();
    let received = db.store.blobs().keep(owner(&db), Purpose::Documents, vec![5; 200_000]).await.unwrap();
    make_usable(&db, received.id).await;
    let path = objects(&db).remove(0);
    let whole = fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    flipped[100_000] ^= 1;
    for broken in [flipped, whole[..whole.len() - 1].to_vec(), whole[..1 + 2 * (65_536 + 16)].to_vec(), Vec::new()] {
        fs::write(&path, broken).unwrap();
        assert!(matches!(read(&db, received.id).await, Err(Failure::Fault(_))));
    }
    fs::write(&path, whole).unwrap();
    assert!(read(&db, received.id).await.is_ok());
}

#[tokio::test]
async fn too_much_or_a_broken_stream_leaves_nothing() {
    let db = TestDb::fresh().await.unwrap();
    let blobs = db.store.blobs();
    let endless = futures::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from_static(&[1; 10_000])));
    let Err(Failure::Refusal(refusal)) = blobs.receive(owner(&db), Purpose::Documents, endless, 100_000).await else {
        panic!("it was taken")
    };
    assert_eq!(refusal.code, "upload.too_large");
    let torn = futures::stream::iter([Ok(Bytes::from_static(b"a")), Err(std::io::Error::other("gone"))]);
    let Err(Failure::Refusal(refusal)) = blobs.receive(owner(&db), Purpose::Documents, torn, 100_000).await else {
        panic!("it was taken")
    };
    assert_eq!(refusal.code, "upload.broken_off");
    assert!(objects(&db).is_empty());
}

#[tokio::test]
async fn destroying_takes_the_key_at_once_and_the_bytes_soon() {
    let db = TestDb::fresh().await.unwrap();
    let received = db.store.blobs().keep(owner(&db), Purpose::Documents, TEXT.to_vec()).await.unwrap();
    make_usable(&db, received.id).await;
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    db.store.blobs().destroy(&mut cx, received.id).await.unwrap();
    cx.commit().await.unwrap();
    assert!(matches!(read(&db, received.id).await, Err(Failure::Refusal(_))));
    assert_eq!(objects(&db).len(), 1);
    Worker::new(db.store.clone(), housekeeping::handlers()).drain().await.unwrap();
    assert!(objects(&db).is_empty());
}

#[tokio::test]
async fn erasing_a_person_destroys_their_files_of_that_purpose() {
    let db = TestDb::fresh().await.unwrap();
    let owner = owner(&db);
    let document = db.store.blobs().keep(owner, Purpose::Documents, TEXT.to_vec()).await.unwrap();
    let evidence = db.store.blobs().keep(owner, Purpose::Evidence, TEXT.to_vec()).await.unwrap();
    make_usable(&db, document.id).await;
    make_usable(&db, evidence.id).await;
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    erasure::erase(&mut cx, owner, Purpose::Documents, "person.asked").await.unwrap();
    cx.commit().await.unwrap();
    assert!(read(&db, document.id).await.is_err());
    assert!(read(&db, evidence.id).await.is_ok());
}

#[tokio::test]
async fn files_survive_a_rotation_and_unfinished_uploads_are_swept() {
    let db = TestDb::fresh().await.unwrap();
    let received = db.store.blobs().keep(owner(&db), Purpose::Documents, TEXT.to_vec()).await.unwrap();
    make_usable(&db, received.id).await;
    db.store.vault().custody().rotate(RootKey::Blobs).await.unwrap();
    assert_eq!(rotation::rewrap(&db.store).await.unwrap(), 1);
    assert_eq!(read(&db, received.id).await.unwrap(), TEXT);

    // A process killed in the middle of an upload leaves the row it began.
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    sqlx::query("UPDATE store.blob SET received_at = NULL, usable_at = NULL").execute(cx.conn()).await.unwrap();
    cx.commit().await.unwrap();
    db.clock.advance(Duration::from_secs(25 * 60 * 60));
    let worker = Worker::new(db.store.clone(), housekeeping::handlers()).periodic(housekeeping::schedules());
    worker.tick().await.unwrap();
    worker.drain().await.unwrap();
    assert!(objects(&db).is_empty());
}

#[tokio::test]
async fn refused_files_go_at_once_and_unclaimed_ones_after_a_week() {
    let db = TestDb::fresh().await.unwrap();
    let [refused, unclaimed, usable] = {
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(db.store.blobs().keep(owner(&db), Purpose::Documents, TEXT.to_vec()).await.unwrap().id);
        }
        [ids[0], ids[1], ids[2]]
    };
    make_usable(&db, usable).await;
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    db.store.blobs().set_state(&mut cx, refused, BlobState::Refused("not_a_document".to_owned())).await.unwrap();
    cx.commit().await.unwrap();
    let worker = Worker::new(db.store.clone(), housekeeping::handlers()).periodic(housekeeping::schedules());
    worker.tick().await.unwrap();
    worker.drain().await.unwrap();
    assert_eq!(objects(&db).len(), 2, "the refused one is gone");
    db.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
    worker.tick().await.unwrap();
    worker.drain().await.unwrap();
    assert_eq!(objects(&db).len(), 1, "nobody claimed the other");
    assert_eq!(read(&db, usable).await.unwrap(), TEXT);
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    assert!(db.store.blobs().bytes(&mut cx, unclaimed).await.is_err());
}
