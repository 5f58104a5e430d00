//! Money told once, twice, late, never, or for nothing: always the same books.

use std::time::Duration;

use casework::applications::model::Stage;
use catalogue::{
    definitions::{Definitions, Kind},
    revisions::rehearse,
};
use kernel::Actor;
use testkit::{
    World,
    story::{self, DAUGHTER},
};

use crate::look;

#[tokio::test]
async fn duplicate_late_and_lost_webhooks_each_pay_once() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.pay(&mut father, &reference, "decline").await.must_be_ok();
    assert_eq!(look::stage(&world, &reference).await, Stage::AwaitingPayment, "a declined payment may be tried again");
    world.pay(&mut father, &reference, "duplicate").await.must_be_ok();
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);

    let late = story::submitted(&world, &mut father, &DAUGHTER).await;
    let before = world.webhooks();
    world.pay(&mut father, &late, "late").await.must_be_ok();
    assert_eq!(look::stage(&world, &late).await, Stage::AwaitingPayment, "the browser's return pays nothing");
    world.webhooks_until(before + 1).await;
    world.work().await;
    assert_eq!(look::count(&world, &late, "application.paid").await, 1);

    let lost = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.pay(&mut father, &lost, "lost").await.must_be_ok();
    assert_eq!(look::stage(&world, &lost).await, Stage::AwaitingPayment);
    for _ in 0..10 {
        world.pass(Duration::from_secs(60)).await;
    }
    assert_eq!(look::count(&world, &lost, "application.paid").await, 1, "asking found out what nobody told");
}

#[tokio::test]
async fn the_second_of_two_successes_and_money_for_a_dead_file_open_their_refund() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let twice = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.pay(&mut father, &twice, "twice").await.must_be_ok();
    assert_eq!(look::count(&world, &twice, "application.paid").await, 1);
    let dead = story::submitted(&world, &mut father, &DAUGHTER).await;
    let checkout = world.checkout(&mut father, &dead).await;
    let page = father.open(&format!("/files/{dead}/cancel")).await;
    father.submit(page.form("/cancel")).await.must_be_ok();
    world.work().await;
    let before = world.webhooks();
    world.choose(&checkout, "success").await;
    world.webhooks_until(before + 1).await;
    world.work().await;
    assert_eq!(look::stage(&world, &dead).await, Stage::Cancelled);
    let page = world.staff("finance").await.open("/desk/refunds").await;
    page.must_be_ok().must_say(&twice).must_say(&dead);
}

#[tokio::test]
async fn a_refund_is_released_by_two_different_people_and_given_once() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    world.pay(&mut father, &reference, "twice").await.must_be_ok();
    world.work().await;

    // One member of finance proposes; her own page lets her take it back and nothing else.
    let mut first = world.staff("finance").await;
    let list = first.open("/desk/refunds").await;
    let refund = list.must_be_ok().attribute("th a[href*='/desk/refunds/']", "href").unwrap();
    let page = first.get(&refund).await;
    let empty = first.submit(page.must_be_ok().form("/propose").with("reason", "")).await;
    assert_eq!(empty.status.as_u16(), 422, "{}", empty.text());
    let own = first.submit(page.form("/propose").with("reason", "سُددت الرسوم مرتين")).await;
    own.must_be_ok().must_say("لا يبتّ في الاقتراح من قدّمه");
    assert!(!own.has("form[action$='/decide']"));
    assert_eq!(look::count(&world, &reference, "refund.given").await, 0);

    // The second person opens it in two windows.
    let (mut here, mut there) = (world.staff("finance2").await, world.staff("finance2").await);
    let (left, right) = (here.get(&own.path).await, there.get(&own.path).await);
    let approval = left.must_be_ok().form("/decide").with("decision", "approve");
    // What was shown to her is worth nothing in the hands of the first.
    let seen = approval.value("seen").unwrap().to_owned();
    let decide = format!("{}/decide", own.path);
    let forged = own.form("/withdraw").to(&decide).with("seen", &seen).with("decision", "approve");
    assert_eq!(first.send_only(forged).await.status.as_u16(), 403);
    world.work().await;
    assert_eq!(look::count(&world, &reference, "refund.given").await, 0);

    // Both windows press at once: one releases, the other hears that it was decided.
    let other = right.must_be_ok().form("/decide").with("decision", "approve");
    let (one, two) = tokio::join!(here.send_only(approval), there.send_only(other));
    let mut answers = [one.status.as_u16(), two.status.as_u16()];
    answers.sort_unstable();
    assert_eq!(answers, [303, 409], "{} {}", one.text(), two.text());
    world.work().await;
    assert_eq!(look::count(&world, &reference, "refund.given").await, 1);
    let page = here.get(&refund).await;
    page.must_be_ok().must_say("تم الرد");
    assert!(!page.has("form[action$='/propose']"), "what was given is not given again");
    world.work().await;
    assert_eq!(look::count(&world, &reference, "refund.given").await, 1);
    // The charge that paid the file stays.
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);
}

#[tokio::test]
async fn a_fee_decree_changes_nothing_for_a_file_under_way() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let draft = story::draft(&world, &mut father, &DAUGHTER).await;
    let sent = story::submit(&mut father, &draft).await;
    assert_eq!(sent.status.as_u16(), 303);
    let before = look::file(&world, &draft).await;
    let began = story::draft(&world, &mut father, &DAUGHTER).await;

    let mut definitions = Definitions::shipped();
    for definition in definitions.0.iter_mut().filter(|one| one.kind == Kind::Service) {
        let fees = definition.sources.get("fees.toml").unwrap().replace("\"20.00\"", "\"35.00\"");
        definition.sources = definition.sources.clone().with("fees.toml", fees);
        let examples: Vec<(String, String)> =
            definition.sources.below("examples").map(|(name, text)| (name.to_owned(), without_prices(text))).collect();
        for (name, text) in examples {
            definition.sources = definition.sources.clone().with(name, text);
        }
    }
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    rehearse(&mut cx, &definitions).await.unwrap();
    cx.commit().await.unwrap();
    // The catalogue keeps what it read for about a second; nobody waits for it here.
    world.areas.catalogue.refresh(world.store()).await.unwrap();

    let after = look::file(&world, &draft).await;
    assert_eq!(before.quote.as_ref().unwrap().total, after.quote.as_ref().unwrap().total);
    // A draft keeps the revision it began with; a new one has the new price.
    story::submit(&mut father, &began).await;
    let kept = look::file(&world, &began).await;
    assert_eq!(kept.quote.unwrap().total, before.quote.as_ref().unwrap().total);
    let fresh = story::submitted(&world, &mut father, &DAUGHTER).await;
    let fresh = look::file(&world, &fresh).await;
    assert!(fresh.definition_revision > before.definition_revision);
    assert_ne!(fresh.quote.unwrap().total, before.quote.unwrap().total);
}

/// An example that does not say what it costs.
fn without_prices(example: &str) -> String {
    let priced = |line: &&str| !["lines =", "total =", "charged ="].iter().any(|name| line.starts_with(name));
    example.lines().filter(priced).map(|line| format!("{line}\n")).collect()
}
