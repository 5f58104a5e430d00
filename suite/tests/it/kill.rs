//! The product is killed at random moments while people submit, pay and decide. Afterwards nothing that was acknowledged
//! is missing, nothing was done twice, and every file goes on to its document.
//!
//! Five rounds in the gate, fifty under `WASL_SOAK=1`, whose figures `cargo xtask soak` puts on its page.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use kernel::Dice;
use sqlx::{Connection, PgConnection, Row};
use store::managed::ManagedPostgres;
use testkit::story::{DAUGHTER, Wanted};
use tokio::sync::watch;

use crate::{
    demo::Demo,
    hands::{Acknowledged, Citizen, Clerk},
};

/// How long the files may take to their ends after the last kill.
const UNTIL_THE_END: Duration = Duration::from_secs(240);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_product_killed_at_random_loses_nothing_and_does_nothing_twice() {
    let soak = std::env::var_os("WASL_SOAK").is_some();
    let rounds = if soak { 50 } else { 5 };
    let mut demo = Demo::start().await;
    let said = Acknowledged::default();
    let mut hands = Hands::at(&demo).await;
    let dice = store::system_dice().unwrap();
    let mut moments = Vec::new();
    for _ in 0..rounds {
        let moment = random_moment(dice.as_ref());
        hands.work_until(&said, Ending::At(moment), &mut demo).await;
        moments.push(moment.as_millis());
        demo.again().await;
        hands.move_to(&demo);
    }
    hands.work_until(&said, Ending::WhenAllIsDone, &mut demo).await;
    demo.stop().await;
    let found = examine(&demo, &said).await;
    println!("killed at {moments:?} ms");
    found.tell(rounds);
}

/// Between a twentieth of a second and five seconds.
fn random_moment(dice: &dyn Dice) -> Duration {
    let mut bytes = [0_u8; 2];
    dice.fill(&mut bytes);
    Duration::from_millis(50 + u64::from(u16::from_le_bytes(bytes)) % 4_950)
}

/// When a round ends.
enum Ending {
    /// With a kill, so long after it began.
    At(Duration),
    /// When every file has its document.
    WhenAllIsDone,
}

/// Everybody at work.
struct Hands {
    citizens: Vec<Citizen>,
    clerks: Vec<Clerk>,
}

impl Hands {
    async fn at(demo: &Demo) -> Self {
        let people = demo.facts["people"].as_object().unwrap().clone();
        let son = Wanted { subject: "mothers_son", relation: "mother", emirate: "dubai", mother_name: None };
        let mut citizens = Vec::new();
        for (part, wanted) in [("father", DAUGHTER), ("mother", son)] {
            let browser = demo.citizen(part).await;
            citizens.push(Citizen { browser, wanted, people: people.clone(), files: Vec::new(), unanswered: None });
        }
        let clerk = |browser, queue, act| Clerk { browser, queue, act, unanswered: None };
        let clerks = vec![
            clerk(demo.staff("dubai").await, "mission", "/recommend"),
            clerk(demo.staff("review").await, "mission", "/recommend"),
            clerk(demo.staff("authority").await, "authority", "/approve"),
        ];
        Self { citizens, clerks }
    }

    fn move_to(&mut self, demo: &Demo) {
        let url = demo.facts["url"].as_str().unwrap();
        let browsers = self.citizens.iter_mut().map(|one| &mut one.browser);
        browsers.chain(self.clerks.iter_mut().map(|one| &mut one.browser)).for_each(|browser| browser.move_to(url));
    }

    /// Lets everybody work, and ends the round.
    async fn work_until(&mut self, said: &Acknowledged, ending: Ending, demo: &mut Demo) {
        let (tell, stop) = watch::channel(false);
        // At the end nothing new is begun.
        let most = if matches!(ending, Ending::At(_)) { 4 } else { 0 };
        let citizens = std::mem::take(&mut self.citizens).into_iter().map(|mut citizen| {
            let (said, stop) = (said.clone(), stop.clone());
            tokio::spawn(async move {
                // A line that breaks while the product lives is tried again, as a person would.
                while citizen.work(&said, most, &stop).await.is_err() && !*stop.borrow() {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                citizen
            })
        });
        let citizens: Vec<_> = citizens.collect();
        let clerks = std::mem::take(&mut self.clerks).into_iter().map(|mut clerk| {
            let (said, stop) = (said.clone(), stop.clone());
            tokio::spawn(async move {
                // A line that breaks while the product lives is tried again, as a person would.
                while clerk.work(&said, &stop).await.is_err() && !*stop.borrow() {
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
                clerk
            })
        });
        let clerks: Vec<_> = clerks.collect();
        match ending {
            Ending::At(moment) => {
                tokio::time::sleep(moment).await;
                demo.kill();
            }
            Ending::WhenAllIsDone => {
                let done = async {
                    while said.open() > 0 {
                        tokio::time::sleep(Duration::from_millis(100)).await;
                    }
                };
                if tokio::time::timeout(UNTIL_THE_END, done).await.is_err() {
                    let log = std::fs::read_to_string(demo.log()).unwrap();
                    panic!("files stand still: {:#?}\n{log}", said.all());
                }
            }
        }
        tell.send(true).ok();
        for citizen in citizens {
            self.citizens.push(citizen.await.expect("a citizen is never told nonsense"));
        }
        for clerk in clerks {
            self.clerks.push(clerk.await.expect("a clerk is never told nonsense"));
        }
    }
}

/// What was found in the end.
struct Found {
    files: usize,
    acknowledged: usize,
    events: usize,
    charges: i64,
    certificates: i64,
}

impl Found {
    /// Tells the figures, each on a line of its own as the soak reads them.
    fn tell(&self, rounds: usize) {
        println!("figure: kills = {rounds}");
        println!("figure: files = {}", self.files);
        println!("figure: acknowledged facts, none missing = {}", self.acknowledged);
        println!("figure: events, none twice, chains whole = {}", self.events);
        println!("figure: charges, each settles once or goes back = {}", self.charges);
        println!("figure: certificates = {}", self.certificates);
    }
}

/// Kinds of events that happen to a file once.
const ONCE: [&str; 6] = [
    "application.opened",
    "application.submitted",
    "application.paid",
    "application.recommended",
    "application.approved",
    "application.issued",
];

/// Looks into the database itself.
async fn examine(demo: &Demo, said: &Acknowledged) -> Found {
    let cluster = ManagedPostgres::ensure(&demo.data()).await.unwrap();
    let mut connection = PgConnection::connect(&cluster.urls().app).await.unwrap();
    let rows = sqlx::query(
        "SELECT e.application_id::text AS file, e.seq, e.kind, e.prev, e.hash, a.reference
         FROM store.event e JOIN casework.application a ON a.bucket = e.bucket AND a.id = e.application_id
         ORDER BY e.application_id, e.seq",
    )
    .fetch_all(&mut connection)
    .await
    .unwrap();
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut last: BTreeMap<String, (i64, Vec<u8>)> = BTreeMap::new();
    for row in &rows {
        let (reference, file): (String, String) = (row.get("reference"), row.get("file"));
        let (seq, prev, hash): (i64, Vec<u8>, Vec<u8>) = (row.get("seq"), row.get("prev"), row.get("hash"));
        if let Some((before, hash_before)) = last.get(&file) {
            assert_eq!((seq, &prev), (before + 1, hash_before), "the chain of {reference} is broken");
        }
        last.insert(file, (seq, hash));
        kinds.entry(reference.replace('-', "")).or_default().push(row.get("kind"));
    }
    for (reference, events) in &kinds {
        for once in ONCE {
            let times = events.iter().filter(|kind| *kind == once).count();
            assert!(times <= 1, "{reference}: {once} happened {times} times: {events:?}");
        }
    }
    let expected = [
        ("submitted", "application.submitted"),
        ("charged", "application.paid"),
        ("recommended", "application.recommended"),
        ("approved", "application.approved"),
        ("issued", "application.issued"),
    ];
    for (reference, told) in said.all() {
        let events: BTreeSet<String> = kinds.get(&reference).cloned().unwrap_or_default().into_iter().collect();
        assert!(!events.is_empty(), "{reference} was acknowledged and is not there");
        for (what, kind) in expected {
            assert!(
                !told.contains(what) || events.contains(kind),
                "{reference}: {what} was acknowledged, not {kind}: {events:?}"
            );
        }
    }
    let mut count =
        async |query: &'static str| -> i64 { sqlx::query_scalar(query).fetch_one(&mut connection).await.unwrap() };
    let charges = count("SELECT count(*) FROM casework.payment_charge").await;
    let surplus = count("SELECT count(*) FROM casework.payment_charge WHERE NOT settles").await;
    let refunds = count("SELECT count(*) FROM casework.refund").await;
    assert_eq!(surplus, refunds, "money that settles nothing goes back");
    let twice = count(
        "SELECT count(*) FROM (SELECT p.application_id FROM casework.payment_charge c
         JOIN casework.payment_attempt p ON p.bucket = c.bucket AND p.id = c.attempt_id
         WHERE c.settles GROUP BY 1 HAVING count(*) > 1) twice",
    )
    .await;
    assert_eq!(twice, 0, "no file is paid twice");
    let uneven = count(
        "SELECT count(*) FROM (SELECT entry_id FROM casework.ledger_posting GROUP BY bucket, entry_id, currency
         HAVING sum(minor) <> 0) uneven",
    )
    .await;
    assert_eq!(uneven, 0, "every entry of the ledger balances");
    let certificates = count("SELECT count(*) FROM casework.certificate WHERE issued_at IS NOT NULL").await;
    let dead_jobs = count("SELECT count(*) FROM store.job WHERE died_at IS NOT NULL").await;
    assert_eq!(dead_jobs, 0, "no job died");
    connection.close().await.unwrap();
    cluster.stop().await.unwrap();
    let acknowledged = said.all().values().map(BTreeSet::len).sum();
    Found { files: kinds.len(), acknowledged, events: rows.len(), charges, certificates }
}
