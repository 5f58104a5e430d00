//! The job queue, on a real database.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use kernel::{Actor, Bucket, Failure, Id, Outcome, Refusal, RefusalKind, SeededDice, SystemClock, marks};
use serde_json::{Value, json};
use store::{
    Store, events, housekeeping, jobs,
    jobs::{Done, Handler, Job, NewJob, Periodic, Worker},
    testing::TestDb,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const SYSTEM: Actor = Actor::System("test");

type Act = dyn Fn(&Job) -> Outcome<Done> + Send + Sync;

/// Writes down the payloads it was given and answers as told.
struct Recorder {
    seen: Mutex<Vec<Value>>,
    act: Box<Act>,
}

impl Recorder {
    fn new(act: impl Fn(&Job) -> Outcome<Done> + Send + Sync + 'static) -> Arc<Self> {
        Arc::new(Self { seen: Mutex::default(), act: Box::new(act) })
    }
    fn seen(&self) -> Vec<Value> {
        self.seen.lock().unwrap().clone()
    }
}

#[async_trait]
impl Handler for Recorder {
    fn kind(&self) -> &'static str {
        "test.record"
    }
    async fn run(&self, _store: &Store, job: &Job) -> Outcome<Done> {
        self.seen.lock().unwrap().push(job.payload.clone());
        (self.act)(job)
    }
}

fn broken() -> Outcome<Done> {
    Err(Failure::passing("testing", "the other side is away"))
}

async fn enqueue(store: &Store, job: NewJob) -> bool {
    let mut cx = store.begin(SYSTEM).await.unwrap();
    let added = jobs::enqueue(&mut cx, job).await.unwrap();
    cx.commit().await.unwrap();
    added
}

fn record(number: i64) -> NewJob {
    NewJob::new("test.record", json!(number))
}

async fn alive(store: &Store) -> i64 {
    let mut cx = store.begin(SYSTEM).await.unwrap();
    sqlx::query_scalar("SELECT count(*) FROM store.job WHERE died_at IS NULL").fetch_one(cx.conn()).await.unwrap()
}

#[tokio::test]
async fn a_job_exists_only_if_its_cause_was_committed_and_unknown_kinds_are_left() {
    let db = TestDb::fresh().await.unwrap();
    let recorder = Recorder::new(|_| Ok(Done::Finished));
    let worker = Worker::new(db.store.clone(), vec![recorder.clone()]);
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    jobs::enqueue(&mut cx, record(1)).await.unwrap();
    drop(cx);
    assert_eq!(worker.drain().await.unwrap(), 0);
    enqueue(&db.store, record(2)).await;
    enqueue(&db.store, NewJob::new("test.of_tomorrow", json!({}))).await;
    assert_eq!(worker.drain().await.unwrap(), 1);
    assert_eq!(recorder.seen(), [json!(2)]);
    assert_eq!(alive(&db.store).await, 1);
}

#[tokio::test]
async fn a_lane_runs_in_order_and_a_failure_holds_it_while_other_lanes_go_on() {
    let db = TestDb::fresh().await.unwrap();
    let fail_once = AtomicU32::new(0);
    let recorder = Recorder::new(move |job| {
        if job.payload == json!(1) && fail_once.fetch_add(1, Ordering::SeqCst) == 0 {
            broken()
        } else {
            Ok(Done::Finished)
        }
    });
    let worker = Worker::new(db.store.clone(), vec![recorder.clone()]);
    let (lane, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    for (number, lane) in [(1, lane), (2, lane), (3, other)] {
        enqueue(&db.store, record(number).lane(lane)).await;
    }
    worker.drain().await.unwrap();
    assert_eq!(recorder.seen(), [json!(1), json!(3)]);
    db.clock.advance(Duration::from_secs(2));
    worker.drain().await.unwrap();
    assert_eq!(recorder.seen(), [json!(1), json!(3), json!(1), json!(2)]);
}

#[tokio::test]
async fn coming_later_is_no_failure_and_lets_the_lane_pass() {
    let db = TestDb::fresh().await.unwrap();
    let recorder = Recorder::new(|job| {
        assert_eq!(job.attempt, 1);
        Ok(if job.payload == json!(1) { Done::Later(Duration::from_secs(60)) } else { Done::Finished })
    });
    let worker = Worker::new(db.store.clone(), vec![recorder.clone()]);
    for number in [1, 2] {
        enqueue(&db.store, record(number).lane(Uuid::from_u128(1))).await;
    }
    worker.drain().await.unwrap();
    db.clock.advance(Duration::from_secs(61));
    worker.drain().await.unwrap();
    assert_eq!(recorder.seen(), [json!(1), json!(2), json!(1)]);
}

#[tokio::test]
async fn two_workers_never_run_one_lane_at_once() {
    let db = TestDb::fresh().await.unwrap();
    let store = db.second_store(Arc::new(SystemClock), Arc::new(SeededDice::new(9)), &[]).await.unwrap();
    let running: Arc<[AtomicU32; 3]> = Arc::default();
    let most = Arc::new(AtomicU32::new(0));
    struct Slow(Arc<[AtomicU32; 3]>, Arc<AtomicU32>, Arc<AtomicU32>);
    #[async_trait]
    impl Handler for Slow {
        fn kind(&self) -> &'static str {
            "test.slow"
        }
        async fn run(&self, _store: &Store, job: &Job) -> Outcome<Done> {
            let lane = &self.0[job.payload.as_u64().unwrap() as usize];
            self.1.fetch_max(lane.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(3)).await;
            lane.fetch_sub(1, Ordering::SeqCst);
            self.2.fetch_add(1, Ordering::SeqCst);
            Ok(Done::Finished)
        }
    }
    let done = Arc::new(AtomicU32::new(0));
    for number in 0..45_u128 {
        let lane = number % 3;
        enqueue(&store, NewJob::new("test.slow", json!(lane)).lane(Uuid::from_u128(lane + 1))).await;
    }
    let shutdown = CancellationToken::new();
    let workers: Vec<_> = (0..2)
        .map(|_| {
            let handler = Arc::new(Slow(running.clone(), most.clone(), done.clone()));
            tokio::spawn(Worker::new(store.clone(), vec![handler]).run(shutdown.clone()))
        })
        .collect();
    let started = std::time::Instant::now();
    while done.load(Ordering::SeqCst) < 45 {
        assert!(started.elapsed() < Duration::from_secs(60), "only {} were done", done.load(Ordering::SeqCst));
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    shutdown.cancel();
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
    assert_eq!(most.load(Ordering::SeqCst), 1);
    assert_eq!(done.load(Ordering::SeqCst), 45);
    assert_eq!(alive(&store).await, 0);
}

/// Writes down how long its job is held when it begins.
struct Holding(Mutex<Vec<f64>>);

#[async_trait]
impl Handler for Holding {
    fn kind(&self) -> &'static str {
        "test.holding"
    }
    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(SYSTEM).await?;
        let held = "SELECT extract(epoch FROM lease_until - clock_timestamp())::float8 FROM store.job";
        let held: f64 = sqlx::query_scalar(held).fetch_one(cx.conn()).await?;
        self.0.lock().unwrap().push(held);
        Ok(Done::Finished)
    }
}

#[tokio::test]
async fn a_job_is_held_as_long_as_the_store_was_told() {
    let db = TestDb::fresh().await.unwrap();
    let handler = Arc::new(Holding(Mutex::default()));
    for seconds in [60_u64, 600, 3_600] {
        let store = db.store_leasing(Duration::from_secs(seconds)).await.unwrap();
        enqueue(&store, NewJob::new("test.holding", json!({}))).await;
        assert_eq!(Worker::new(store, vec![handler.clone()]).drain().await.unwrap(), 1);
        let held = handler.0.lock().unwrap().pop().unwrap();
        let told = Duration::from_secs(seconds).as_secs_f64();
        assert!(held <= told && held > told - 50.0, "{held} of {told} seconds");
    }
}

/// Takes the job from itself, as a crash followed by another worker would, and then tries to settle.
struct Superseded(AtomicU32);

#[async_trait]
impl Handler for Superseded {
    fn kind(&self) -> &'static str {
        "test.superseded"
    }
    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        if self.0.fetch_add(1, Ordering::SeqCst) == 0 {
            let mut cx = store.begin(SYSTEM).await?;
            sqlx::query("UPDATE store.job SET lease = gen_random_uuid(), lease_until = now() - interval '1 second'")
                .execute(cx.conn())
                .await?;
            cx.commit().await?;
        }
        let mut cx = store.begin(SYSTEM).await?;
        store::lookup::claim(&mut cx, store::lookup::LookupKind::Reference, "effect", Uuid::nil()).await?;
        job.settle(&mut cx).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

#[tokio::test]
async fn after_a_crash_the_old_run_cannot_complete_and_the_effect_happens_once() {
    let db = TestDb::fresh().await.unwrap();
    enqueue(&db.store, NewJob::new("test.superseded", json!({}))).await;
    let handler = Arc::new(Superseded(AtomicU32::new(0)));
    let worker = Worker::new(db.store.clone(), vec![handler.clone()]);
    assert_eq!(worker.drain().await.unwrap(), 2, "the first run lost its lease, the second did the work");
    assert_eq!(alive(&db.store).await, 0);
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    let effects: i64 = sqlx::query_scalar("SELECT count(*) FROM store.lookup").fetch_one(cx.conn()).await.unwrap();
    assert_eq!(effects, 1);
}

#[tokio::test]
async fn failures_pause_longer_and_longer_then_die_are_seen_and_replayed() {
    let db = TestDb::fresh().await.unwrap();
    let recorder = Recorder::new(|_| broken());
    let worker = Worker::new(db.store.clone(), vec![recorder.clone()]);
    enqueue(&db.store, record(1).attempts(3)).await;
    for _ in 0..5 {
        worker.drain().await.unwrap();
        db.clock.advance(Duration::from_secs(30));
    }
    assert_eq!(recorder.seen().len(), 3);
    let mut cx = db.store.begin(Actor::System("operator")).await.unwrap();
    let letters = jobs::dead(&mut cx, 10).await.unwrap();
    assert_eq!((letters.len(), letters[0].attempts), (1, 3));
    assert!(letters[0].error.contains("away"));
    jobs::replay(&mut cx, letters[0].id, "the other side is back").await.unwrap();
    assert!(jobs::replay(&mut cx, letters[0].id, "twice").await.is_err());
    cx.commit().await.unwrap();
    worker.drain().await.unwrap();
    assert_eq!(recorder.seen().len(), 4);
}

#[tokio::test]
async fn a_refusal_or_a_passed_deadline_is_a_dead_letter_at_once_a_panic_is_a_failure() {
    let db = TestDb::fresh().await.unwrap();
    let recorder = Recorder::new(|job| match job.payload.as_i64() {
        Some(1) => Err(Refusal::new(RefusalKind::Rule, "test.no", "test-no").into()),
        Some(2) => Err(Refusal::new(RefusalKind::Conflict, "test.busy", "test-busy").into()),
        _ => panic!("a mistake in a handler"),
    });
    let worker = Worker::new(db.store.clone(), vec![recorder.clone()]);
    let past = db.store.now().minus(Duration::from_secs(1));
    for job in [record(1), record(2), record(3), record(4).deadline(past)] {
        enqueue(&db.store, job).await;
    }
    worker.drain().await.unwrap();
    assert_eq!(recorder.seen(), [json!(1), json!(2), json!(3)]);
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    let mut dead: Vec<_> = jobs::dead(&mut cx, 10).await.unwrap().into_iter().map(|job| job.payload).collect();
    dead.sort_by_key(Value::as_i64);
    assert_eq!(dead, [json!(1), json!(4)]);
}

#[tokio::test]
async fn twins_are_not_enqueued_and_a_schedule_fires_once_a_slot() {
    let db = TestDb::fresh().await.unwrap();
    assert!(enqueue(&db.store, record(1).dedup("same")).await);
    assert!(!enqueue(&db.store, record(2).dedup("same")).await);
    let recorder = Recorder::new(|_| Ok(Done::Finished));
    let schedule = Periodic { name: "test.hourly", every: Duration::from_secs(3600), kind: "test.record" };
    let workers: Vec<_> = (0..3)
        .map(|_| Worker::new(db.store.clone(), vec![recorder.clone()]).periodic(vec![schedule.clone()]))
        .collect();
    for _ in 0..2 {
        for worker in &workers {
            worker.tick().await.unwrap();
            worker.tick().await.unwrap();
            worker.drain().await.unwrap();
        }
        db.clock.advance(Duration::from_secs(3600));
    }
    assert_eq!(recorder.seen().len(), 1 + 2);
}

#[tokio::test]
async fn whoever_listens_to_an_event_gets_a_job_in_the_lane_of_the_file() {
    let db = TestDb::listening(&["application.tested"]).await.unwrap();
    let dice = SeededDice::new(3);
    let file = Id::<marks::Application>::new(Bucket::draw(&dice), db.store.now(), &dice);
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    events::append(&mut cx, file, "application.tested", 1, &json!({}), None).await.unwrap();
    events::append(&mut cx, file, "application.unheard", 1, &json!({}), None).await.unwrap();
    cx.commit().await.unwrap();
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    let told: Vec<(String, Value, Uuid)> =
        sqlx::query_as("SELECT kind, payload, lane FROM store.job").fetch_all(cx.conn()).await.unwrap();
    assert_eq!(told, [("on:application.tested".to_owned(), json!({ "file": file, "seq": 1 }), file.uuid())]);
}

#[tokio::test]
async fn housekeeping_runs() {
    let db = TestDb::fresh().await.unwrap();
    let worker = Worker::new(db.store.clone(), housekeeping::handlers()).periodic(housekeeping::schedules());
    worker.tick().await.unwrap();
    assert_eq!(worker.drain().await.unwrap(), 4);
    let mut cx = db.store.begin(SYSTEM).await.unwrap();
    assert!(jobs::dead(&mut cx, 10).await.unwrap().is_empty());
    let partitions: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pg_inherits WHERE inhparent = 'store.access'::regclass")
            .fetch_one(cx.conn())
            .await
            .unwrap();
    assert_eq!(partitions, 15);
}
