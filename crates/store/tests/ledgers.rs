//! Look-ups, idempotency, throttle, rate, events and the access log, on a real database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use std::{sync::Arc, time::Duration};

use kernel::{Actor, Bucket, Failure, Id, Outcome, RefusalKind, SeededDice, StaffRole, marks};
use serde_json::json;
use store::{
    Cx, access, events, idempotency, idempotency::Claim, lookup, lookup::LookupKind, rate, testing::TestDb, throttle,
};
use uuid::Uuid;

const SYSTEM: Actor = Actor::System("test");

async fn begin(db: &TestDb) -> Cx {
    db.store.begin(SYSTEM).await.unwrap()
}

fn file(seed: u64) -> Id<marks::Application> {
    let dice = SeededDice::new(seed);
    Id::new(Bucket::draw(&dice), kernel::Moment::from_microsecond(0), &dice)
}

fn refusal<T: std::fmt::Debug>(outcome: Outcome<T>) -> kernel::Refusal {
    match outcome {
        Err(Failure::Refusal(refusal)) => refusal,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

#[tokio::test]
async fn a_look_up_key_has_one_holder_and_is_not_stored_in_the_clear() {
    let db = TestDb::fresh().await.unwrap();
    let (first, second) = (file(1).uuid(), file(2).uuid());
    let mut cx = begin(&db).await;
    assert!(lookup::claim(&mut cx, LookupKind::NationalNumber, "28208151304597", first).await.unwrap());
    assert!(!lookup::claim(&mut cx, LookupKind::NationalNumber, "28208151304597", second).await.unwrap());
    assert!(lookup::claim(&mut cx, LookupKind::Contact, "28208151304597", second).await.unwrap());
    assert_eq!(lookup::find(&mut cx, LookupKind::NationalNumber, "28208151304597").await.unwrap(), Some(first));
    lookup::release(&mut cx, LookupKind::NationalNumber, "28208151304597", second).await.unwrap();
    assert_eq!(lookup::find(&mut cx, LookupKind::NationalNumber, "28208151304597").await.unwrap(), Some(first));
    let dump: Vec<String> = sqlx::query_scalar("SELECT encode(key, 'escape') || l::text FROM store.lookup l")
        .fetch_all(cx.conn())
        .await
        .unwrap();
    assert!(dump.iter().all(|row| !row.contains("28208151304597")));
    cx.commit().await.unwrap();

    db.store.vault().custody().rotate(store::vault::RootKey::Lookup).await.unwrap();
    db.store.vault().refresh().await.unwrap();
    let mut cx = begin(&db).await;
    assert_eq!(lookup::find(&mut cx, LookupKind::NationalNumber, "28208151304597").await.unwrap(), Some(first));
    assert!(!lookup::claim(&mut cx, LookupKind::NationalNumber, "28208151304597", second).await.unwrap());
}

#[tokio::test]
async fn of_two_claims_at_once_one_wins() {
    let db = TestDb::fresh().await.unwrap();
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let store = db.store.clone();
            tokio::spawn(async move {
                let mut cx = store.begin(SYSTEM).await.unwrap();
                let claim = idempotency::claim(&mut cx, "POST /x", "key", [1; 32]).await;
                if matches!(claim, Ok(Claim::Fresh)) {
                    idempotency::settle(&mut cx, "POST /x", "key", Uuid::from_u128(7)).await.unwrap();
                    cx.commit().await.unwrap();
                }
                claim.unwrap()
            })
        })
        .collect();
    let mut fresh = 0;
    for task in tasks {
        match task.await.unwrap() {
            Claim::Fresh => fresh += 1,
            Claim::Done(outcome) => assert_eq!(outcome, Uuid::from_u128(7)),
        }
    }
    assert_eq!(fresh, 1);
}

#[tokio::test]
async fn an_idempotency_key_is_bound_to_body_actor_and_route_and_an_abandoned_one_is_freed() {
    let db = TestDb::fresh().await.unwrap();
    let mut cx = begin(&db).await;
    assert_eq!(idempotency::claim(&mut cx, "POST /x", "key", [1; 32]).await.unwrap(), Claim::Fresh);
    idempotency::settle(&mut cx, "POST /x", "key", Uuid::nil()).await.unwrap();
    cx.commit().await.unwrap();
    let mut cx = begin(&db).await;
    let other_body = refusal(idempotency::claim(&mut cx, "POST /x", "key", [2; 32]).await);
    assert_eq!((other_body.kind, other_body.code), (RefusalKind::Rule, "idempotency.other_request"));
    assert_eq!(idempotency::claim(&mut cx, "POST /y", "key", [2; 32]).await.unwrap(), Claim::Fresh);
    let citizen = Actor::Citizen { account: Uuid::from_u128(5) };
    let mut other = db.store.begin(citizen).await.unwrap();
    assert_eq!(idempotency::claim(&mut other, "POST /x", "key", [2; 32]).await.unwrap(), Claim::Fresh);
    other.commit().await.unwrap();

    let citizen = Actor::Citizen { account: Uuid::from_u128(5) };
    let mut cx = db.store.begin(citizen.clone()).await.unwrap();
    assert_eq!(refusal(idempotency::claim(&mut cx, "POST /x", "key", [2; 32]).await).kind, RefusalKind::Conflict);
    db.clock.advance(Duration::from_secs(61));
    let mut cx = db.store.begin(citizen).await.unwrap();
    assert_eq!(idempotency::claim(&mut cx, "POST /x", "key", [2; 32]).await.unwrap(), Claim::Fresh);
    assert!(idempotency::settle(&mut cx, "POST /z", "key", Uuid::nil()).await.is_err());
}

#[tokio::test]
async fn counts_of_tries_survive_the_refusal_and_end_with_the_window() {
    let db = TestDb::fresh().await.unwrap();
    let rule = throttle::Rule { name: "throttle-test", limit: 3, window: Duration::from_secs(600) };
    for _ in 0..3 {
        let cx = begin(&db).await;
        throttle::hit(&cx, &rule, "someone@example.org").await.unwrap();
        drop(cx);
    }
    let cx = begin(&db).await;
    let refused = refusal(throttle::hit(&cx, &rule, "someone@example.org").await);
    assert_eq!((refused.kind, refused.text), (RefusalKind::TooMany, "throttle-test"));
    assert!(refused.args.contains(&("minutes", "10".to_owned())));
    throttle::hit(&cx, &rule, "another@example.org").await.unwrap();
    db.clock.advance(Duration::from_secs(601));
    throttle::hit(&begin(&db).await, &rule, "someone@example.org").await.unwrap();
}

#[tokio::test]
async fn turns_are_spaced_across_processes_and_purposes_have_their_own() {
    let db = TestDb::fresh().await.unwrap();
    let second = db.second_store(db.clock.clone(), Arc::new(SeededDice::new(2)), &[]).await.unwrap();
    let mut granted = 0;
    for step in 0..200 {
        let store = if step % 2 == 0 { &db.store } else { &second };
        match rate::take(store, "registry", "files", 5).await.unwrap() {
            None => granted += 1,
            Some(wait) => assert!(wait <= Duration::from_millis(200)),
        }
        db.clock.advance(Duration::from_millis(10));
    }
    assert_eq!(granted, 10, "two seconds at five a second");
    assert_eq!(rate::take(&db.store, "registry", "identity", 5).await.unwrap(), None);
}

async fn three_events(db: &TestDb, file: Id<marks::Application>) -> Vec<events::Event> {
    let mut cx = begin(db).await;
    for number in 1..=3_i64 {
        let body = json!({ "z": number, "a": { "د": "ب", "c": [1, null, true] } });
        let seq = events::append(&mut cx, file, "application.tested", 1, &body, Some(vec![1, 2, 3])).await.unwrap();
        assert_eq!(seq, number);
    }
    cx.commit().await.unwrap();
    events::read(&mut begin(db).await, file).await.unwrap()
}

#[tokio::test]
async fn a_chain_holds_and_every_kind_of_tampering_is_seen() {
    let db = TestDb::fresh().await.unwrap();
    let chain = three_events(&db, file(1)).await;
    events::verify_chain(&chain).unwrap();
    assert_eq!(chain[0].body, r#"{"a":{"c":[1,null,true],"د":"ب"},"z":1}"#);
    let tampered: [fn(&mut Vec<events::Event>); 9] = [
        |chain| chain[1].body = chain[1].body.replace('2', "9"),
        |chain| chain[1].kind.push('x'),
        |chain| chain[1].v += 1,
        |chain| chain[1].at = chain[1].at.plus(Duration::from_micros(1)),
        |chain| chain[1].by = "citizen:x".to_owned(),
        |chain| chain[1].sealed = None,
        |chain| chain[1].sealed = Some(vec![1, 2, 4]),
        |chain| drop(chain.remove(1)),
        |chain| chain.swap(0, 1),
    ];
    for (number, tamper) in tampered.iter().enumerate() {
        let mut copy = chain.clone();
        tamper(&mut copy);
        assert!(events::verify_chain(&copy).is_err(), "tampering {number}");
    }
    let foreign = three_events(&db, file(2)).await;
    let spliced = vec![chain[0].clone(), foreign[1].clone(), foreign[2].clone()];
    assert_eq!(events::verify_chain(&spliced).unwrap_err().seq, 2);
}

#[tokio::test]
async fn neither_application_nor_desk_can_change_what_happened() {
    let db = TestDb::fresh().await.unwrap();
    three_events(&db, file(1)).await;
    let mut cx = begin(&db).await;
    access::record(&mut cx, access::Access { file: None, purpose: "test".into(), route: "/x", fields: &["name"] })
        .await
        .unwrap();
    cx.commit().await.unwrap();
    let urls = db.urls().clone();
    for url in [&urls.app, &urls.desk, &urls.owner] {
        let pool = sqlx::PgPool::connect(url).await.unwrap();
        for statement in [
            "UPDATE store.event SET body = '{}'",
            "DELETE FROM store.event",
            "TRUNCATE store.event",
            "UPDATE store.access SET purpose = ''",
            "DELETE FROM store.access",
            "DELETE FROM store.access_default",
            "TRUNCATE store.access",
        ] {
            let error = sqlx::query(statement).execute(&pool).await.unwrap_err();
            let code = error.as_database_error().and_then(|error| error.code().map(|code| code.into_owned()));
            assert_eq!(code.as_deref(), Some("42501"), "{statement} as {url}");
        }
    }
}

#[tokio::test]
async fn two_writers_of_one_file_never_fork_its_chain() {
    let db = TestDb::fresh().await.unwrap();
    let file = file(3);
    let tasks: Vec<_> = (0..12)
        .map(|_| {
            let store = db.store.clone();
            tokio::spawn(async move {
                let mut cx = store.begin(SYSTEM).await.unwrap();
                match events::append(&mut cx, file, "application.tested", 1, &json!({}), None).await {
                    Ok(_) => cx.commit().await.map(|()| 1_i64).unwrap(),
                    Err(failure) => {
                        assert_eq!(refusal::<()>(Err(failure)).code, "event.conflict");
                        0
                    }
                }
            })
        })
        .collect();
    let mut appended = 0;
    for task in tasks {
        appended += task.await.unwrap();
    }
    let chain = events::read(&mut begin(&db).await, file).await.unwrap();
    assert_eq!(chain.len() as i64, appended);
    events::verify_chain(&chain).unwrap();
}

#[tokio::test]
async fn golden_files_notice_a_changed_shape_and_upcasters_bring_old_bodies_forward() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("application.tested.v1.json"), "{\"a\":1,\"b\":\"x\"}\n").unwrap();
    events::check_golden(folder.path(), "application.tested", 1, &json!({ "b": "x", "a": 1 })).unwrap();
    assert!(events::check_golden(folder.path(), "application.tested", 1, &json!({ "b": "x" })).is_err());
    assert!(events::check_golden(folder.path(), "application.tested", 2, &json!({})).is_err());

    let db = TestDb::fresh().await.unwrap();
    let chain = three_events(&db, file(1)).await;
    let step = |mut body: serde_json::Value| {
        body["added"] = json!(true);
        body
    };
    let upcasters = [events::Upcaster { kind: "application.tested", from: 1, step }];
    assert_eq!(chain[0].body(&upcasters).unwrap()["added"], json!(true));
    assert_eq!(chain[0].body(&[]).unwrap().get("added"), None);
}

#[tokio::test]
async fn looks_are_recorded_by_day_and_read_back() {
    let db = TestDb::fresh().await.unwrap();
    let owner = sqlx::PgPool::connect(&db.urls().app).await.unwrap();
    let made: i32 =
        sqlx::query_scalar("SELECT store.prepare_access_days('2026-11-22', 3)").fetch_one(&owner).await.unwrap();
    assert_eq!(made, 3);
    let again: i32 =
        sqlx::query_scalar("SELECT store.prepare_access_days('2026-11-22', 4)").fetch_one(&owner).await.unwrap();
    assert_eq!(again, 1);
    let staff = file(9).uuid();
    let actor = Actor::Staff { staff, roles: vec![StaffRole::MissionOfficer], missions: vec!["dubai".into()] };
    let officer = actor.clone();
    let mut cx = db.store.begin_desk(actor).await.unwrap();
    let look = access::Access {
        file: Some(file(1)),
        purpose: "review".into(),
        route: "/desk/files/{reference}",
        fields: &["name", "mother"],
    };
    access::record(&mut cx, look).await.unwrap();
    let now = cx.now();
    cx.commit().await.unwrap();
    let read =
        sqlx::query("SELECT 1 FROM store.access").fetch_all(db.store.begin_desk(officer).await.unwrap().conn()).await;
    assert!(read.is_err(), "the desk writes the log of looks and cannot read it");
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let between = (now.minus(Duration::from_secs(1)), now.plus(Duration::from_secs(1)));
    let looks = access::looks(&mut cx, Some(file(1)), Some(staff), between, 10).await.unwrap();
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0].fields, ["name", "mother"]);
    let where_it_lies: String =
        sqlx::query_scalar("SELECT tableoid::regclass::text FROM store.access").fetch_one(cx.conn()).await.unwrap();
    assert_eq!(where_it_lies, "store.access_20261122");
}

#[tokio::test]
async fn the_desk_sees_its_missions_only_and_the_app_sees_none_by_this_rule() {
    let db = TestDb::fresh().await.unwrap();
    let staff = |roles, missions: &[&str]| Actor::Staff {
        staff: file(9).uuid(),
        roles,
        missions: missions.iter().map(|key| (*key).to_owned()).collect(),
    };
    let sees = async |mut cx: Cx, mission: &str| -> bool {
        sqlx::query_scalar("SELECT store.desk_sees($1)").bind(mission).fetch_one(cx.conn()).await.unwrap()
    };
    let officer = || staff(vec![StaffRole::MissionOfficer], &["dubai", "abudhabi"]);
    assert!(sees(db.store.begin_desk(officer()).await.unwrap(), "abudhabi").await);
    assert!(!sees(db.store.begin_desk(officer()).await.unwrap(), "riyadh").await);
    assert!(!sees(db.store.begin_desk(staff(vec![StaffRole::Administrator], &[])).await.unwrap(), "dubai").await);
    assert!(sees(db.store.begin_desk(staff(vec![StaffRole::CentralReviewer], &[])).await.unwrap(), "riyadh").await);
    assert!(!sees(begin(&db).await, "dubai").await);
    assert!(db.store.begin_desk(Actor::Visitor).await.is_err());
}
