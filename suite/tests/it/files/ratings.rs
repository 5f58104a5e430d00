//! How it went: asked at the end of a file of whoever agreed to be counted, kept with no file, and beside a death one quiet question
//! a month later that names no service.

use std::time::Duration;

use casework::applications::model::Stage;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

use super::delivery::issued;
use crate::{
    insights::{agrees, kept},
    look,
    services::copies::{self, DEATH},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const TITLE: &str = "ما مدى سهولة هذه الخدمة؟";
const QUIET: &str = "هل وُجد في هذه الخدمة ما يلزم؟";

fn rated(topic: &str, words: &str) -> (String, String, String) {
    ("rated".to_owned(), topic.to_owned(), words.to_owned())
}

async fn ratings(world: &World) -> Vec<(String, String, String)> {
    kept(world).await.into_iter().filter(|(kind, ..)| kind == "rated").collect()
}

/// The certificate of his daughter, up to the document.
async fn a_certificate(world: &World, father: &mut Browser) -> String {
    let reference = story::submitted(world, father, &DAUGHTER).await;
    issued(world, father, &reference).await;
    assert_eq!(look::stage(world, &reference).await, Stage::Issued);
    reference
}

#[tokio::test]
async fn whoever_agreed_is_asked_once_at_the_end_and_nothing_is_kept_with_the_file() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    let own = format!("/files/{reference}");
    agrees(&mut father).await;
    assert!(!father.open(&own).await.must_be_ok().says(TITLE), "not before the end");
    issued(&world, &mut father, &reference).await;
    let mut father = world.citizen("father").await;
    let page = father.open(&own).await;
    page.must_be_ok().must_say(TITLE);
    let events = look::events(&world, &reference).await;
    let form = page.form("/rating").with("answer", "2").with("words", "الخطوات كثيرة محمد ٠١٠١٢٣٤٥٦٧٨");
    let made_up = father.submit(form.clone().with("answer", "9")).await;
    assert_eq!(made_up.status.as_u16(), 404, "there is no such answer");
    let page = father.submit(form.clone()).await;
    page.must_be_ok().must_say("وصلت الإجابة");
    assert!(!page.says(TITLE), "it is asked once");
    father.submit(form.with("answer", "5")).await.must_be_ok();
    assert_eq!(ratings(&world).await, [rated("birth_certificate", "الخطوات كثيرة")], "scrubbed, and once");
    assert_eq!(look::events(&world, &reference).await, events, "the file knows nothing of it");

    let page = father.open("/account/consents").await;
    father.submit(page.form("/consents/analytics/withdraw")).await.must_be_ok();
    world.work().await;
    assert_eq!(ratings(&world).await, []);
    assert!(!father.open(&own).await.must_be_ok().says(TITLE), "whoever is not listened to is not asked");
}

#[tokio::test]
async fn nobody_is_asked_without_agreeing_nor_when_a_month_has_passed() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = a_certificate(&world, &mut father).await;
    let own = format!("/files/{reference}");
    let mut father = world.citizen("father").await;
    let page = father.open(&own).await;
    assert!(!page.must_be_ok().says(TITLE));
    agrees(&mut father).await;
    let page = father.open(&own).await;
    let form = page.must_be_ok().must_say(TITLE).form("/rating").with("answer", "5");
    let consents = father.open("/account/consents").await;
    father.submit(consents.form("/consents/analytics/withdraw")).await.must_be_ok();
    father.submit(form).await.must_be_ok();
    assert_eq!(ratings(&world).await, [], "an old page keeps nothing of whoever took it back");
    world.pass(DAY * 31).await;
    let mut father = world.citizen("father").await;
    agrees(&mut father).await;
    assert!(!father.open(&own).await.must_be_ok().says(TITLE));
}

#[tokio::test]
async fn beside_a_death_there_is_one_quiet_question_a_month_later_that_names_no_service() {
    let world = World::new().await;
    let mut widow = world.citizen("widow").await;
    agrees(&mut widow).await;
    let reference = copies::paid(&world, &mut widow, &DEATH, |_| ()).await;
    story::recommended(&mut world.staff("dubai").await, &reference).await.must_be_ok();
    world.work().await;
    story::approved(&mut world.staff("authority").await, &reference).await.must_be_ok();
    world.work().await;
    let own = format!("/files/{reference}");
    let mut widow = world.citizen("widow").await;
    let page = widow.open(&own).await;
    assert!(!page.must_be_ok().says(TITLE) && !page.says(QUIET), "{}", page.text());
    world.pass(DAY * 30 + DAY / 2).await;
    let mut widow = world.citizen("widow").await;
    let page = widow.open(&own).await;
    page.must_be_ok().must_say(QUIET);
    assert!(!page.says(TITLE) && !page.has("main textarea[name=words]"));
    widow.submit(page.form("/rating").with("answer", "yes").with("words", "أرملة")).await.must_be_ok();
    assert_eq!(ratings(&world).await, [rated("quiet", "")]);
    assert!(!widow.open(&own).await.must_be_ok().says(QUIET));
}
