//! What is left of somebody: the whole database is searched, every column of every table, and what was learned from her, after she
//! took her consents back, and after she was forgotten. Each search is shown to find what is there before.

use std::{collections::BTreeSet, time::Duration};

use data_encoding::HEXLOWER;
use kernel::Actor;
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use store::jobs::{self, NewJob};
use testkit::{Browser, World};

use crate::{gatherings, insights, live, polls};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// A word that nobody else types; the search is in vain.
const WORD: &str = "زرافات";
const SEARCH: &str = "/search?q=%D8%B2%D8%B1%D8%A7%D9%81%D8%A7%D8%AA";

async fn owner(world: &World) -> PgConnection {
    PgConnection::connect(&world.db.urls().owner).await.unwrap()
}

/// The tables of which a row holds this text, in any column: as it is, as bytes, or as an identifier without its lines.
async fn holding(world: &World, text: &str) -> BTreeSet<String> {
    let mut connection = owner(world).await;
    let tables = sqlx::query(
        "SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables
          WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')",
    );
    let tables: Vec<String> =
        tables.fetch_all(&mut connection).await.unwrap().into_iter().map(|row| row.get(0)).collect();
    assert!(tables.len() > 100, "every table is searched: {}", tables.len());
    let needles = vec![text.to_owned(), HEXLOWER.encode(text.as_bytes()), text.replace('-', "")];
    let mut found = BTreeSet::new();
    for table in tables {
        // A row as text holds every column; bytes stand in it in hexadecimal digits.
        let scan = AssertSqlSafe(format!(
            "SELECT count(*) FROM {table} AS own WHERE EXISTS
                 (SELECT FROM unnest($1::text[]) AS needle WHERE strpos(own::text, needle) > 0)"
        ));
        let count: i64 = sqlx::query_scalar(scan).bind(&needles).fetch_one(&mut connection).await.unwrap();
        if count > 0 {
            found.insert(table);
        }
    }
    found
}

fn of_discovery(found: &BTreeSet<String>) -> Vec<&str> {
    found.iter().filter(|own| own.starts_with("discovery.")).map(String::as_str).collect()
}

async fn account(world: &World, part: &str) -> String {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let found = store::lookup::find(&mut cx, store::lookup::LookupKind::Contact, &world.contact(part)).await.unwrap();
    found.unwrap().to_string()
}

/// Under which name her signals of this week stand, in hexadecimal digits.
async fn pseudonym(world: &World, account: &str) -> String {
    let cx = world.store().begin(Actor::System("suite")).await.unwrap();
    HEXLOWER.encode(&cx.vault().blind("discovery.signal", &format!("{}:{account}", insights::monday(world))))
}

/// Learns from those who agree, and gives what was learned, as bytes.
async fn learned(world: &World) -> Vec<u8> {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    jobs::enqueue(&mut cx, NewJob::new("discovery.learn", serde_json::json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    world.work().await;
    newest(world).await
}

async fn newest(world: &World) -> Vec<u8> {
    let row = sqlx::query("SELECT body FROM discovery.recommender WHERE replaced_at IS NULL");
    row.fetch_one(&mut owner(world).await).await.unwrap().get(0)
}

/// Agrees to both, says where she lives, and opens, declines and searches.
async fn lives_here(browser: &mut Browser) {
    insights::agrees(browser).await;
    let page = browser.open("/account/interests").await;
    let page = browser.submit(page.must_be_ok().form("/interests/on")).await;
    let form = page.must_be_ok().form("/account/interests").with("country", "kw").with("profession", "education");
    browser.submit(form.with("axis", "children")).await.must_be_ok();
    for path in ["/services/nid_replacement", "/services/birth_certificate", "/guides/military-status", SEARCH] {
        browser.open(path).await.must_be_ok();
    }
    let page = browser.open("/for-you").await;
    browser.submit(page.must_be_ok().form("/for-you/decline")).await.must_be_ok();
}

#[tokio::test]
async fn whoever_takes_her_consents_back_is_nowhere_in_the_database_nor_in_what_was_learned() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let page = father.open("/account/interests").await;
    father.submit(page.must_be_ok().form("/interests/on")).await.must_be_ok();
    father.open("/services/nid_renewal").await.must_be_ok();
    let without_her = learned(&world).await;

    let mut widow = world.citizen("widow").await;
    let hers = account(&world, "widow").await;
    let name = pseudonym(&world, &hers).await;
    let before = holding(&world, &hers).await;
    assert_eq!(of_discovery(&before), Vec::<&str>::new(), "nothing is kept before");
    lives_here(&mut widow).await;
    let with_her = learned(&world).await;

    // The search finds what is there.
    assert_ne!(without_her, with_her, "something was learned from her");
    let interests = ["interest_axis", "interest_declined", "interest_profile", "interest_signal"];
    let interests = interests.map(|own| format!("discovery.{own}"));
    assert_eq!(of_discovery(&holding(&world, &hers).await), interests);
    assert_eq!(of_discovery(&holding(&world, &name).await), ["discovery.signal"]);
    assert!(of_discovery(&holding(&world, WORD).await).contains(&"discovery.signal"));
    assert!(holding(&world, "{kw}").await.contains("discovery.recommender"), "the only one of her country");

    for purpose in ["personalisation", "analytics"] {
        let page = widow.open("/account/consents").await;
        widow.submit(page.must_be_ok().form(&format!("/consents/{purpose}/withdraw"))).await.must_be_ok();
    }
    world.work().await;
    let after = holding(&world, &hers).await;
    assert_eq!(of_discovery(&after), Vec::<&str>::new());
    assert_eq!(holding(&world, &name).await, BTreeSet::new());
    assert_eq!(holding(&world, WORD).await, BTreeSet::new());
    assert!(!holding(&world, "{kw}").await.contains("discovery.recommender"), "nor in what was learned before");
    // That she agreed and took it back is proven by the ledger, and the job that forgot her knows whom.
    let new: Vec<&str> = after.difference(&before).map(String::as_str).collect();
    assert!(new.iter().all(|own| LEDGER.contains(own)), "{new:?}");
    assert_eq!(newest(&world).await, without_her, "as if she had never been there");
}

/// What knows of an account that a consent was given and taken back.
const LEDGER: [&str; 3] = ["people.consent", "store.job", "store.idempotency"];

#[tokio::test]
async fn one_line_that_is_deleted_is_gone_from_what_was_learned_at_once() {
    let world = World::new().await;
    let (mut father, mut mother) = (world.citizen("father").await, world.citizen("mother").await);
    for browser in [&mut father, &mut mother] {
        let page = browser.open("/account/interests").await;
        browser.submit(page.must_be_ok().form("/interests/on")).await.must_be_ok();
        browser.open("/services/nid_renewal").await.must_be_ok();
    }
    let without = learned(&world).await;
    mother.open("/services/birth_certificate").await.must_be_ok();
    let page = mother.open("/account/interests").await;
    let form = page.form("/account/interests").with("country", "kw").with("profession", "education");
    mother.submit(form).await.must_be_ok();
    assert_ne!(learned(&world).await, without);
    for (what, key) in [("service", "birth_certificate"), ("country", ""), ("profession", "")] {
        let page = mother.open("/account/interests").await;
        let form = page.form("/interests/delete").with("what", what).with("key", key);
        mother.submit(form).await.must_be_ok().must_say("تم الحذف");
    }
    // No night passes.
    world.work().await;
    assert_eq!(newest(&world).await, without);
}

/// Everything one can leave here: a place at an event, an answer, a question and a choice, something saved, a wish, interests, signals.
async fn leaves_rows(world: &World, father: &mut Browser) {
    gatherings::held(world, "2").await;
    gatherings::registered(father).await.must_be_ok();
    let poll = polls::asked(world).await;
    let page = father.open(&poll).await;
    let answer = page.must_be_ok().form(&poll).with("act", "answer").with("q0", "0").with("q1", "0");
    father.submit(answer).await.must_be_ok();
    let hour = live::held(world).await;
    let mut stranger = world.citizen("stranger").await;
    for (browser, words) in [(&mut *father, "هل تُجدد البطاقة بتوكيل؟"), (&mut stranger, "كم مدة التجديد من الخارج؟")]
    {
        let page = browser.open(&hour).await;
        browser.submit(page.must_be_ok().form(&hour).with("act", "ask").with("words", words)).await.must_be_ok();
    }
    let mut editor = world.staff("editor").await;
    let desk = format!("/desk{hour}");
    for _ in 0..2 {
        let page = editor.open(&desk).await;
        editor.submit(page.must_be_ok().form(&desk).with("act", "admit")).await.must_be_ok();
    }
    let page = father.open(&hour).await;
    let question = page.attribute("input[name=question]", "value").unwrap();
    father.submit(page.form(&hour).with("act", "vote").with("question", &question)).await.must_be_ok();
    let page = father.open("/privileges/car_import").await;
    father.submit(page.form("/account/saved").with("act", "save")).await.must_be_ok();
    let page = father.open("/privileges/exams_abroad/tell").await;
    father.submit(page.form("/tell")).await.must_be_ok();
    lives_here(father).await;
}

#[tokio::test]
async fn whoever_is_forgotten_leaves_nothing_of_what_was_kept_for_her_here() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let his = account(&world, "father").await;
    leaves_rows(&world, &mut father).await;
    let name = pseudonym(&world, &his).await;
    let held = holding(&world, &his).await;
    for table in [
        "attendance",
        "poll_answer",
        "live_question",
        "live_vote",
        "saved",
        "wish",
        "interest_profile",
        "interest_axis",
        "interest_signal",
        "interest_declined",
    ] {
        assert!(held.contains(&format!("discovery.{table}")), "{table}: {:?}", of_discovery(&held));
    }
    assert_eq!(of_discovery(&holding(&world, &name).await), ["discovery.signal"]);

    let page = father.open("/account/data").await;
    father.submit(page.must_be_ok().form("/account/data/erase")).await.must_be_ok();
    world.pass(DAY * 14 + DAY / 2).await;
    world.pass(DAY).await;
    assert_eq!(of_discovery(&holding(&world, &his).await), Vec::<&str>::new());
    assert_eq!(holding(&world, &name).await, BTreeSet::new());
}
