//! Work items against a real database: who gets a file, who does not, and what the clock says.

use std::time::Duration;

use ::store::{Scope, testing::TestDb};
use jiff::civil::Time;
use kernel::{Actor, Bucket, Id, Outcome, Reference, SeededDice, StaffRole, marks};
use service_model::country::Calendar;

use super::{queue::holders_ever, *};

fn officer(number: u128, mission: &str) -> Actor {
    let staff = uuid::Uuid::from_u128(number);
    Actor::Staff { staff, roles: vec![StaffRole::MissionOfficer], missions: vec![mission.to_owned()] }
}

fn round_the_clock() -> Calendar {
    Calendar {
        opens: Time::constant(0, 0, 0, 0),
        closes: Time::constant(23, 59, 0, 0),
        zone: "UTC".into(),
        ..Calendar::default()
    }
}

async fn open_file(db: &TestDb, seed: u64, mission: &str) -> Outcome<Id<marks::Application>> {
    let dice = SeededDice::new(seed);
    let bucket = Bucket::draw(&dice);
    let file = Id::new(bucket, db.store.now(), &dice);
    let mut cx = db.store.begin(Actor::System("test")).await?;
    let new = NewItem {
        file,
        reference: Reference::draw(bucket, &dice),
        queue: Queue::Mission,
        mission,
        country: "ae",
        service: "birth_certificate",
        budget: Duration::from_secs(8 * 3600),
        calendar: &round_the_clock(),
        holder: None,
    };
    open(&mut cx, new).await?;
    cx.commit().await?;
    Ok(file)
}

async fn take(db: &TestDb, actor: Actor, file: Id<marks::Application>) -> Outcome<Claimed> {
    let mut cx = db.store.begin_desk(actor).await?;
    let scope = Scope::of(cx.actor())?;
    let claimed = claim(&mut cx, &scope, file).await?;
    cx.commit().await?;
    Ok(claimed)
}

#[tokio::test]
async fn of_two_who_press_at_once_one_gets_it_and_the_other_is_told_who() {
    let db = TestDb::fresh().await.unwrap();
    let file = open_file(&db, 1, "dubai").await.unwrap();
    let (one, other) = tokio::join!(take(&db, officer(1, "dubai"), file), take(&db, officer(2, "dubai"), file));
    let outcomes = [one.unwrap(), other.unwrap()];
    let winner = outcomes.iter().find_map(|outcome| match outcome {
        Claimed::Yours(item) => item.holder.map(|holder| holder.staff),
        Claimed::HeldBy { .. } => None,
    });
    let told = outcomes.iter().find_map(|outcome| match outcome {
        Claimed::HeldBy { staff, .. } => Some(*staff),
        Claimed::Yours(_) => None,
    });
    assert!(winner.is_some());
    assert_eq!(winner, told, "the slower one learns who was quicker");
}

#[tokio::test]
async fn a_file_of_another_mission_does_not_exist() {
    let db = TestDb::fresh().await.unwrap();
    let file = open_file(&db, 1, "dubai").await.unwrap();
    let foreign = take(&db, officer(1, "abudhabi"), file).await.unwrap_err();
    let unknown = take(&db, officer(1, "abudhabi"), Id::from_uuid(uuid::Uuid::from_u128(9))).await.unwrap_err();
    assert_eq!(foreign.to_string(), unknown.to_string());

    let mut cx = db.store.begin_desk(officer(1, "abudhabi")).await.unwrap();
    // Row-level security holds even for a query that forgets its scope.
    let all = Scope::System("careless");
    let seen = queue::list(&mut cx, &all, View::Free(Queue::Mission), &QueueFilter::default(), None).await.unwrap();
    assert!(seen.items.is_empty());
}

#[tokio::test]
async fn a_corrected_file_comes_back_to_the_same_officer_and_the_wait_is_not_counted() {
    let db = TestDb::fresh().await.unwrap();
    let file = open_file(&db, 1, "dubai").await.unwrap();
    take(&db, officer(1, "dubai"), file).await.unwrap();
    db.clock.advance(Duration::from_secs(3600));

    let mut cx = db.store.begin_desk(officer(1, "dubai")).await.unwrap();
    let scope = Scope::of(cx.actor()).unwrap();
    let asked = wait_for_citizen(&mut cx, &scope, file, &round_the_clock(), "document_unreadable").await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(asked.clock.used, Duration::from_secs(3600));

    db.clock.advance(Duration::from_secs(3 * 86_400));
    let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
    let back = resume(&mut cx, &Scope::System("test"), file, &round_the_clock(), FormerHolder::Serves).await.unwrap();
    cx.commit().await.unwrap();
    let back = back.unwrap();
    assert_eq!(back.holder.unwrap().staff.uuid(), uuid::Uuid::from_u128(1));
    assert_eq!(back.clock.used, Duration::from_secs(3600));
    assert!(!back.overdue(db.store.now()));
}

#[tokio::test]
async fn who_left_does_not_get_the_file_back() {
    let db = TestDb::fresh().await.unwrap();
    let file = open_file(&db, 1, "dubai").await.unwrap();
    take(&db, officer(1, "dubai"), file).await.unwrap();
    let mut cx = db.store.begin_desk(officer(1, "dubai")).await.unwrap();
    let scope = Scope::of(cx.actor()).unwrap();
    wait_for_citizen(&mut cx, &scope, file, &round_the_clock(), "number_check").await.unwrap();
    let back = resume(&mut cx, &scope, file, &round_the_clock(), FormerHolder::Left).await.unwrap().unwrap();
    assert_eq!(back.turn(), Turn::Free);
    cx.commit().await.unwrap();
    assert!(matches!(take(&db, officer(2, "dubai"), file).await.unwrap(), Claimed::Yours(_)));
}

#[tokio::test]
async fn only_the_holder_releases_and_a_hand_over_is_remembered() {
    let db = TestDb::fresh().await.unwrap();
    let file = open_file(&db, 1, "dubai").await.unwrap();
    take(&db, officer(1, "dubai"), file).await.unwrap();

    let mut cx = db.store.begin_desk(officer(2, "dubai")).await.unwrap();
    let scope = Scope::of(cx.actor()).unwrap();
    assert!(release(&mut cx, &scope, file, "I want it").await.is_err());
    drop(cx);

    db.clock.advance(Duration::from_secs(60));
    let mut cx = db.store.begin_desk(officer(1, "dubai")).await.unwrap();
    let item = hand_over(&mut cx, &scope, file, &officer(2, "dubai"), "on leave tomorrow").await.unwrap();
    assert_eq!(item.holder.unwrap().staff.uuid(), uuid::Uuid::from_u128(2));
    assert!(hand_over(&mut cx, &scope, file, &officer(3, "dubai"), "").await.is_err(), "it is no longer hers");
    let holders = holders_ever(&mut cx, &scope, file, &[Queue::Mission]).await.unwrap();
    assert_eq!(holders.len(), 2, "both have contributed");
    assert!(holders_ever(&mut cx, &scope, file, &[Queue::Authority]).await.unwrap().is_empty());
}

#[tokio::test]
async fn pages_of_the_queue_meet_without_gap_or_double() {
    let db = TestDb::fresh().await.unwrap();
    for seed in 0..(queue::PAGE as u64 + 7) {
        open_file(&db, seed, "dubai").await.unwrap();
        if seed % 3 == 0 {
            db.clock.advance(Duration::from_secs(1));
        }
    }
    let mut cx = db.store.begin_desk(officer(1, "dubai")).await.unwrap();
    let scope = Scope::of(cx.actor()).unwrap();
    let filter = QueueFilter::default();
    let first = queue::list(&mut cx, &scope, View::Free(Queue::Mission), &filter, None).await.unwrap();
    let after = Cursor::decode(&first.next.unwrap().encode());
    let second = queue::list(&mut cx, &scope, View::Free(Queue::Mission), &filter, after).await.unwrap();
    assert!(second.next.is_none());
    let mut seen: Vec<_> = first.items.iter().chain(&second.items).map(|item| item.id).collect();
    assert_eq!(seen.len(), queue::PAGE as usize + 7);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), queue::PAGE as usize + 7);
    assert_eq!(queue::count(&mut cx, &scope, View::Free(Queue::Mission)).await.unwrap(), queue::PAGE + 7);
}

#[tokio::test]
async fn a_turn_is_passed_on_as_late_when_it_is_due_and_once() {
    let db = TestDb::fresh().await.unwrap();
    let (late, asked) = (open_file(&db, 1, "dubai").await.unwrap(), open_file(&db, 2, "dubai").await.unwrap());
    let system = Scope::System("test");
    let passed = async |file| {
        let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
        let item = escalate(&mut cx, &system, file).await.unwrap();
        cx.commit().await.unwrap();
        item
    };
    let listed = async |queue| {
        let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
        let page = queue::list(&mut cx, &system, View::Late(queue), &QueueFilter::default(), None).await.unwrap();
        page.items.iter().map(|item| item.file).collect::<Vec<_>>()
    };
    db.clock.advance(Duration::from_secs(8 * 3_600 - 1));
    assert!(passed(late).await.is_none() && listed(None).await.is_empty(), "a second is left");
    take(&db, officer(1, "dubai"), asked).await.unwrap();
    let mut cx = db.store.begin_desk(officer(1, "dubai")).await.unwrap();
    let scope = Scope::of(cx.actor()).unwrap();
    wait_for_citizen(&mut cx, &scope, asked, &round_the_clock(), "number_check").await.unwrap();
    cx.commit().await.unwrap();
    db.clock.advance(Duration::from_secs(1));
    let now = db.store.now();
    assert_eq!(passed(late).await.unwrap().escalated_at, Some(now), "in the second in which it is due");
    assert!(passed(asked).await.is_none(), "the clock stands while the citizen is asked");
    assert!(passed(late).await.is_none(), "once");
    assert_eq!(listed(None).await, [late]);
    assert_eq!(listed(Some(Queue::Mission)).await, [late]);
    assert!(listed(Some(Queue::Authority)).await.is_empty());

    // It stays on the list in somebody's hands, and leaves it when it is over; that it was late stays known.
    take(&db, officer(2, "dubai"), late).await.unwrap();
    assert_eq!(listed(None).await, [late]);
    let mut cx = db.store.begin_desk(officer(2, "dubai")).await.unwrap();
    let over = finish(&mut cx, &scope, late, &round_the_clock(), TurnOutcome::Recommended).await.unwrap().unwrap();
    cx.commit().await.unwrap();
    assert_eq!(over.escalated_at, Some(now));
    assert!(listed(None).await.is_empty());
}
