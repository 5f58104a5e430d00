//! Sealed values, erasure and keys, on a real database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use kernel::{Actor, Bucket, Failure, Id, SeededDice, marks};
use store::{Place, Purpose, Scope, Sealed, erasure, rotation, testing::TestDb, vault::RootKey};

const NAME: &str = "فاطمة أحمد حسن";

fn account(db: &TestDb) -> Id<marks::Account> {
    Id::new(Bucket::draw(db.store.dice().as_ref()), db.store.now(), db.store.dice().as_ref())
}

fn place(owner: Id<marks::Account>, row: u64) -> Place {
    Place::new("people.account.name", owner.uuid(), Purpose::Profile, uuid::Uuid::from_u64_pair(7, row))
}

async fn seal(db: &TestDb, place: &Place) -> Sealed<String> {
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let sealed = cx.seal(place, &NAME.to_owned()).await.unwrap();
    cx.commit().await.unwrap();
    sealed
}

#[tokio::test]
async fn a_value_opens_only_where_it_was_sealed() {
    let db = TestDb::fresh().await.unwrap();
    let owner = account(&db);
    let here = place(owner, 1);
    let sealed = seal(&db, &here).await;
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    assert_eq!(cx.open(&here, &sealed).await.unwrap(), NAME);
    let other_column = Place { table_column: "people.account.mother", ..here };
    for moved in [place(owner, 2), other_column] {
        assert!(matches!(cx.open(&moved, &sealed).await, Err(Failure::Fault(_))), "{moved:?}");
    }
    let somebody = account(&db);
    seal(&db, &place(somebody, 1)).await;
    assert!(matches!(cx.open(&place(somebody, 1), &sealed).await, Err(Failure::Fault(_))));
    for at in 0..sealed.as_bytes().len() {
        let mut bytes = sealed.as_bytes().to_vec();
        bytes[at] ^= 1;
        let changed = Sealed::<String>::from_bytes(bytes);
        assert!(cx.open(&here, &changed).await.is_err(), "byte {at} may not be changed");
    }
    for length in 0..sealed.as_bytes().len() {
        let cut = Sealed::<String>::from_bytes(sealed.as_bytes()[..length].to_vec());
        assert!(cx.open(&here, &cut).await.is_err(), "cut to {length}");
    }
}

#[tokio::test]
async fn a_key_that_was_rolled_back_is_never_used_again() {
    let db = TestDb::fresh().await.unwrap();
    let here = place(account(&db), 1);
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    cx.seal(&here, &NAME.to_owned()).await.unwrap();
    drop(cx);
    let sealed = seal(&db, &here).await;
    let process = db.second_store(db.clock.clone(), std::sync::Arc::new(SeededDice::new(2)), &[]).await.unwrap();
    let mut cx = process.begin(Actor::System("test")).await.unwrap();
    assert_eq!(cx.open(&here, &sealed).await.unwrap(), NAME);
}

#[tokio::test]
async fn two_transactions_at_once_agree_on_one_key() {
    let db = TestDb::fresh().await.unwrap();
    let here = place(account(&db), 1);
    let tasks: Vec<_> = (0..6)
        .map(|_| {
            let store = db.store.clone();
            tokio::spawn(async move {
                let mut cx = store.begin(Actor::System("test")).await.unwrap();
                let sealed = cx.seal(&here, &NAME.to_owned()).await.unwrap();
                cx.commit().await.unwrap();
                sealed
            })
        })
        .collect();
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    for task in tasks {
        let sealed = task.await.unwrap();
        assert_eq!(sealed.as_bytes()[1..3], [0, 1]);
        assert_eq!(cx.open(&here, &sealed).await.unwrap(), NAME);
    }
}

#[tokio::test]
async fn an_erased_value_is_gone_and_a_restore_does_not_bring_it_back() {
    let db = TestDb::fresh().await.unwrap();
    let owner = account(&db);
    let here = place(owner, 1);
    let sealed = seal(&db, &here).await;
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let backup: Vec<u8> = sqlx::query_scalar("SELECT wrapped FROM store.data_key WHERE owner = $1")
        .bind(owner.uuid())
        .fetch_one(cx.conn())
        .await
        .unwrap();
    erasure::erase(&mut cx, owner.uuid(), Purpose::Profile, "person.asked").await.unwrap();
    cx.commit().await.unwrap();

    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let Err(Failure::Refusal(refusal)) = cx.open(&here, &sealed).await else { panic!("it opened") };
    assert_eq!(refusal.code, "erased");
    // What a restore from before the erasure would do.
    sqlx::query("UPDATE store.data_key SET wrapped = $1, destroyed_at = NULL")
        .bind(backup)
        .execute(cx.conn())
        .await
        .unwrap();
    cx.commit().await.unwrap();
    let owner_rights = sqlx::PgPool::connect(&db.urls().owner).await.unwrap();
    sqlx::query("DELETE FROM store.erasure").execute(&owner_rights).await.unwrap();

    let process = db.second_store(db.clock.clone(), std::sync::Arc::new(SeededDice::new(2)), &[]).await.unwrap();
    let mut cx = process.begin(Actor::System("test")).await.unwrap();
    assert!(matches!(cx.open(&here, &sealed).await, Err(Failure::Refusal(_))));
    let sealed = cx.seal(&here, &NAME.to_owned()).await.unwrap();
    assert_eq!(sealed.as_bytes()[1..3], [0, 2], "what comes after an erasure gets a new key");
}

#[tokio::test]
async fn rotating_the_root_key_rewraps_and_everything_still_opens() {
    let db = TestDb::fresh().await.unwrap();
    let here = place(account(&db), 1);
    let sealed = seal(&db, &here).await;
    let custody = db.store.vault().custody();
    assert_eq!(custody.rotate(RootKey::Fields).await.unwrap(), 2);
    assert_eq!(rotation::rewrap(&db.store).await.unwrap(), 1);
    assert_eq!(rotation::rewrap(&db.store).await.unwrap(), 0);
    std::fs::remove_file(db.folder().join("keys/fields.1.key")).unwrap();
    let process = db.second_store(db.clock.clone(), std::sync::Arc::new(SeededDice::new(2)), &[]).await.unwrap();
    let mut cx = process.begin(Actor::System("test")).await.unwrap();
    assert_eq!(cx.open(&here, &sealed).await.unwrap(), NAME);
}

#[tokio::test]
async fn another_key_folder_is_refused() {
    let db = TestDb::fresh().await.unwrap();
    std::fs::remove_file(db.folder().join("keys/lookup.1.key")).unwrap();
    let opened = db.second_store(db.clock.clone(), std::sync::Arc::new(SeededDice::new(2)), &[]).await;
    assert!(opened.err().unwrap().to_string().contains("lookup"));
}

#[tokio::test]
async fn names_meet_across_scripts_and_blind_keys_are_not_the_text() {
    let db = TestDb::fresh().await.unwrap();
    let vault = db.store.vault();
    let (arabic, latin) = (vault.name_index("محمد علي"), vault.name_index("Mohamed"));
    assert!(latin.iter().any(|number| arabic.contains(number)));
    assert_ne!(vault.blind("a", "bc"), vault.blind("ab", "c"));
    assert_ne!(vault.blind("a", "x"), vault.blind("b", "x"));
    assert_eq!(vault.blind("a", "x"), vault.blind("a", "x"));
    let tag = vault.mac(RootKey::Session, "code", b"123456");
    assert!(vault.mac_matches(RootKey::Session, "code", b"123456", &tag));
    assert!(!vault.mac_matches(RootKey::Session, "code", b"123457", &tag));
}

#[tokio::test]
async fn scopes_follow_the_actor() {
    assert!(Scope::of(&Actor::Visitor).is_err());
    let officer = Actor::Staff {
        staff: uuid::Uuid::nil(),
        roles: vec![kernel::StaffRole::MissionOfficer],
        missions: vec!["dubai".to_owned()],
    };
    assert_eq!(Scope::of(&officer).unwrap().missions(), Some(vec!["dubai".to_owned()]));
    let reviewer =
        Actor::Staff { staff: uuid::Uuid::nil(), roles: vec![kernel::StaffRole::CentralReviewer], missions: vec![] };
    assert_eq!(Scope::of(&reviewer).unwrap().missions(), None);
}

#[tokio::test]
async fn a_dump_of_every_table_shows_no_clear_text() {
    let db = TestDb::fresh().await.unwrap();
    let owner = account(&db);
    let sealed = seal(&db, &place(owner, 1)).await;
    let mut cx = db.store.begin(Actor::Citizen { account: owner.uuid() }).await.unwrap();
    let number = "28208151304597";
    store::lookup::claim(&mut cx, store::lookup::LookupKind::NationalNumber, number, owner.uuid()).await.unwrap();
    let rule = store::throttle::Rule { name: "throttle-test", limit: 9, window: std::time::Duration::from_secs(60) };
    store::throttle::hit(&cx, &rule, number).await.unwrap();
    let file = owner.cast();
    let body = serde_json::json!({ "stage": "submitted" });
    store::events::append(&mut cx, file, "application.tested", 1, &body, Some(sealed.into_bytes())).await.unwrap();
    cx.commit().await.unwrap();
    let owner_rights = sqlx::PgPool::connect(&db.urls().owner).await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'store'")
            .fetch_all(&owner_rights)
            .await
            .unwrap();
    assert!(tables.len() > 10);
    for table in tables {
        let dump = format!("SELECT t::text || encode(convert_to(t::text, 'UTF8'), 'escape') FROM store.{table} t");
        let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(dump)).fetch_all(&owner_rights).await.unwrap();
        let hex = |text: &str| data_encoding::HEXLOWER.encode(text.as_bytes());
        for secret in [number, "فاطمة"] {
            assert!(
                !rows.iter().any(|row| row.contains(secret) || row.contains(&hex(secret))),
                "{table} shows {secret}"
            );
        }
    }
}

#[tokio::test]
async fn key_files_that_others_may_read_are_refused_and_production_generates_none() {
    use std::os::unix::fs::PermissionsExt;

    use store::vault::{FileCustody, MissingKeys};

    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    std::fs::create_dir(&keys).unwrap();
    std::fs::set_permissions(&keys, std::fs::Permissions::from_mode(0o700)).unwrap();
    assert!(FileCustody::open(&keys, MissingKeys::Refuse).err().unwrap().to_string().contains("fields.1.key"));
    FileCustody::open(&keys, MissingKeys::Generate).unwrap();
    FileCustody::open(&keys, MissingKeys::Refuse).unwrap();
    std::fs::set_permissions(keys.join("blobs.1.key"), std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(FileCustody::open(&keys, MissingKeys::Refuse).err().unwrap().to_string().contains("0600"));
}

#[tokio::test]
async fn figures_and_ping_answer() {
    let db = TestDb::fresh().await.unwrap();
    db.store.ping().await.unwrap();
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    store::jobs::enqueue(&mut cx, store::jobs::NewJob::new("test.waits", serde_json::json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    db.clock.advance(std::time::Duration::from_secs(90));
    let figures = db.store.figures().await.unwrap();
    assert_eq!((figures.jobs_due, figures.oldest_due_seconds, figures.jobs_running, figures.jobs_dead), (1, 90, 0, 0));
}

#[tokio::test]
async fn a_restarted_server_costs_no_request() {
    let db = TestDb::fresh().await.unwrap();
    let mut open = Vec::new();
    for _ in 0..5 {
        open.push(db.store.begin(Actor::Visitor).await.unwrap());
    }
    drop(open);
    let other = sqlx::PgPool::connect(&db.urls().app).await.unwrap();
    sqlx::query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()",
    )
    .execute(&other)
    .await
    .unwrap();
    for _ in 0..8 {
        let mut cx = db.store.begin(Actor::Visitor).await.unwrap();
        let one: i32 = sqlx::query_scalar("SELECT 1").fetch_one(cx.conn()).await.unwrap();
        assert_eq!(one, 1);
    }
}
