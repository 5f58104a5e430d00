//! One message when it opens, wherever the worker is killed; and no message for whoever took it back.

use std::{sync::Arc, time::Duration};

use kernel::Actor;
use serde_json::json;
use store::jobs::{self, Handler, Job, NewJob};
use testkit::{Browser, World};

use super::world;
use crate::steps::{Killed, caught};

/// The job that tells those who wait.
const KIND: &str = "discovery.tell_opened";
/// The job that writes a message.
const TELL: &str = "messaging.tell_account";

async fn asks(browser: &mut Browser, privilege: &str) {
    let page = browser.open(&format!("/privileges/{privilege}/tell")).await;
    page.must_be_ok().must_say("أوافق على إخطاري مرة واحدة");
    browser.submit(page.form("/tell")).await.must_be_ok().must_say("سيصلك إخطار واحد");
}

async fn told(world: &World, part: &str) -> usize {
    let sent = world.sent_to(&world.contact(part)).await;
    sent.iter().filter(|one| one.text.contains("/ar/privileges/toy")).count()
}

/// How many wishes wait, and how many messages were handed over and wait to be written.
async fn standing(world: &World) -> (i64, i64) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let row = sqlx::query!(
        r#"SELECT (SELECT count(*) FROM discovery.wish) AS "waiting!",
                  (SELECT count(*) FROM store.job WHERE kind = $1) AS "told!""#,
        TELL,
    );
    let row = row.fetch_one(cx.conn()).await.unwrap();
    (row.waiting, row.told)
}

/// The same messages handed over a second time, as after a crash between writing one and completing its job.
async fn handed_over_again(world: &World) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let payloads = sqlx::query_scalar!("SELECT payload FROM store.job WHERE kind = $1", TELL);
    for payload in payloads.fetch_all(cx.conn()).await.unwrap() {
        jobs::enqueue(&mut cx, NewJob::new(TELL, payload)).await.unwrap();
    }
    cx.commit().await.unwrap();
}

/// A job of the kind, and what does it.
async fn job(world: &World) -> (Job, Arc<dyn Handler>) {
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    jobs::enqueue(&mut cx, NewJob::new(KIND, json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    caught(world, KIND, discovery::jobs(&world.areas.discovery)).await
}

#[tokio::test]
async fn a_worker_killed_at_any_step_tells_everybody_once() {
    let world = world().await;
    for part in ["father", "mother"] {
        asks(&mut world.citizen(part).await, "toy").await;
    }
    world.pass(Duration::from_secs(600)).await;
    assert_eq!(standing(&world).await, (2, 0), "nothing is told before it opens");
    world.db.clock.advance(Duration::from_secs(24 * 3600));

    let (job, handler) = job(&world).await;
    let mut killed = 0;
    loop {
        let done = Killed::after(killed, handler.run(world.store(), &job)).await;
        let (waiting, told) = standing(&world).await;
        assert_eq!(waiting + told, 2, "killed after {killed} steps");
        assert!(waiting == 0 || told == 0, "killed after {killed} steps: all or nobody");
        if let Some(done) = done {
            done.unwrap();
            break;
        }
        killed += 1;
    }
    assert!(killed > 0, "it was never killed on its way");
    // The job that was not completed comes again, and so does the one that writes the message.
    handler.run(world.store(), &job).await.unwrap();
    assert_eq!(standing(&world).await, (0, 2));
    handed_over_again(&world).await;
    world.pass(Duration::from_secs(600)).await;
    world.pass(Duration::from_secs(600)).await;
    assert_eq!((told(&world, "father").await, told(&world, "mother").await), (1, 1));

    // The wish was used; the consent went with it.
    let mut father = world.citizen("father").await;
    father.open("/account/privileges").await.must_be_ok().must_say("لا يوجد ما تنتظر إتاحته");
    let page = father.open("/privileges/toy").await;
    page.must_be_ok().must_say("متاح حتى");
    assert!(!page.has("#tell"), "nobody waits for what is open");
    let inbox = father.open("/account/messages").await;
    assert_eq!(inbox.must_be_ok().text().matches("أُتيح ما تنتظره على وصل").count(), 1);
}

#[tokio::test]
async fn whoever_takes_it_back_or_withdraws_the_consent_is_not_told() {
    let world = world().await;
    let mut father = world.citizen("father").await;
    asks(&mut father, "toy").await;
    let page = father.open("/privileges/toy").await;
    father.submit(page.form("/untell")).await.must_be_ok().must_say("تم إلغاء الإخطار");

    let mut mother = world.citizen("mother").await;
    asks(&mut mother, "toy").await;
    asks(&mut mother, "car_import").await;
    let page = mother.open("/account/consents").await;
    let form = page.must_be_ok().form("/consents/tell-opening/withdraw");
    mother.submit(form).await.must_be_ok();
    mother.open("/account/privileges").await.must_say("لا يوجد ما تنتظر إتاحته");
    world.work().await;
    assert_eq!(standing(&world).await, (0, 0), "what rested on the consent is gone");

    world.pass(Duration::from_secs(25 * 3600)).await;
    assert_eq!((told(&world, "father").await, told(&world, "mother").await), (0, 0));
    // Whoever asks anew after that gets only what was asked anew.
    let mut mother = world.citizen("mother").await;
    asks(&mut mother, "car_import").await;
    assert_eq!(standing(&world).await, (1, 0));
}
