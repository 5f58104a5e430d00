//! At the counter not everything goes well: somebody comes without the original, is not who the file says, has lost the
//! code; the mission takes a day back. And the same acts of an appointment by a program.

use std::time::Duration;

use casework::applications::model::Stage;
use serde_json::{Value, json};
use testkit::{Browser, World, story};

use super::appointment::{invited, paid, slots};
use crate::look;

const DAY: Duration = Duration::from_secs(24 * 3_600);

fn own(reference: &str) -> String {
    format!("/files/{reference}/appointment")
}

/// Books the first time that is shown.
async fn booked(browser: &mut Browser, reference: &str) {
    let page = browser.open(&own(reference)).await;
    let slot = page.must_be_ok().attribute("button[name=slot]", "value").unwrap();
    let held = browser.submit(page.form("/choose").with("slot", &slot)).await;
    browser.submit(held.must_be_ok().form("/confirm")).await.must_be_ok();
}

/// An invited file of the stranger, and days of the mission so long from now: working days of the Emirates.
async fn on(world: &World, in_days: &[i32]) -> String {
    let mut stranger = world.citizen("stranger").await;
    let reference = paid(world, &mut stranger, "stranger").await;
    let mut officer = world.staff("dubai").await;
    invited(world, &mut officer, &reference).await;
    for days in in_days {
        slots(world, &mut officer, (*days, "10:30")).await;
    }
    booked(&mut stranger, &reference).await;
    reference
}

#[tokio::test]
async fn whoever_comes_without_the_original_comes_again_and_who_she_is_is_never_said_by_one_officer() {
    let world = World::new().await;
    let reference = on(&world, &[15, 22]).await;
    let counter = story::desk(&reference, "/counter");

    // Before the day nobody stands there.
    let mut officer = world.staff("dubai").await;
    let page = officer.open(&counter).await;
    let early = officer.submit(page.must_be_ok().form("/counter").with("reason", "again:original_missing")).await;
    assert_eq!(early.status.as_u16(), 409, "{}", early.text());

    world.pass(15 * DAY).await;
    let mut officer = world.staff("dubai").await;
    let page = officer.open(&counter).await;
    let unknown = officer.submit(page.form("/counter").with("reason", "again:did_not_like_her")).await;
    assert_eq!(unknown.status.as_u16(), 422, "{}", unknown.text());
    let page = officer.open(&counter).await;
    let sent = officer.submit(page.form("/counter").with("reason", "again:original_missing")).await;
    sent.must_be_ok().must_say("سُجِّل التأجيل");
    assert_eq!(look::stage(&world, &reference).await, Stage::Invited);
    // What she is told of it is sent before she asks for a code.
    world.pass(Duration::from_secs(60)).await;
    let mut stranger = world.citizen("stranger").await;
    let page = stranger.open(&own(&reference)).await;
    page.must_be_ok().must_say("لم يُقدَّم أصل أحد المستندات");
    assert!(!page.says("لم يُسجَّل الحضور"), "it does not count as missed");
    booked(&mut stranger, &reference).await;

    world.pass(7 * DAY).await;
    let mut officer = world.staff("dubai").await;
    let alone = officer.open(&story::desk(&reference, "/reject")).await;
    let form = alone.must_be_ok().form("/reject").with("reason", "identity_differs").with("note", "ليس هو");
    assert_eq!(officer.submit(form).await.status.as_u16(), 422, "one officer alone says nothing about who she is");
    let page = officer.open(&counter).await;
    let form = page.form("/counter").with("reason", "reject:identity_differs").with("note", "الصورة لا تطابق من حضر.");
    officer.submit(form).await.must_be_ok().must_say("عُرض الرفض على شخص ثانٍ");
    assert_eq!(look::stage(&world, &reference).await, Stage::Invited);
    let page = officer.open(&counter).await;
    page.must_be_ok().must_say("الصورة لا تطابق من حضر.");
    assert!(!page.has("button[value=approve]"), "whoever proposed it does not decide it");
    let forced = page.form("").to(&format!("{}/decide", page.path)).with("decision", "approve").with("seen", "00");
    assert!(officer.submit(forced).await.status.is_client_error());
    let mut elsewhere = world.staff("abudhabi").await;
    assert_eq!(elsewhere.open(&counter).await.status.as_u16(), 404);

    let mut second = world.staff("aunt").await;
    let page = second.open(&counter).await;
    let refused = second.submit(page.must_be_ok().form("/decide").with("decision", "refuse")).await;
    assert_eq!(refused.status.as_u16(), 422, "a refusal says why");
    let page = second.open(&counter).await;
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok().must_say("رُفض الطلب");
    world.pass(Duration::from_secs(60)).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Rejected);
    let mut stranger = world.citizen("stranger").await;
    let page = stranger.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say("لم تتطابق شخصية من حضر").must_say("الصورة لا تطابق من حضر.");
}

#[tokio::test]
async fn a_lost_code_is_replaced_by_a_document_that_an_officer_saw() {
    let world = World::new().await;
    let reference = on(&world, &[15]).await;
    world.pass(15 * DAY).await;
    let mut officer = world.staff("dubai").await;
    let list = officer.open("/desk/appointments").await;
    let path = list.must_be_ok().attribute("a[href*='/desk/appointments/'][href*='-12-']", "href").unwrap();
    let day = officer.open(&path).await;
    officer.submit(day.must_be_ok().form("/mark").with("mark", "came")).await.must_be_ok();
    let card = story::desk(&reference, "/card");
    for _ in 0..2 {
        let page = officer.open(&card).await;
        officer.submit(page.must_be_ok().form("/card")).await.must_be_ok();
    }
    let page = officer.open(&card).await;
    officer.submit(page.form("/card")).await.must_say("الرمز غير صحيح");
    let page = officer.open(&card).await;
    let other = officer.submit(page.form("/card").with("document", "library_card")).await;
    assert_eq!(other.status.as_u16(), 422, "{}", other.text());
    assert_eq!(look::stage(&world, &reference).await, Stage::Attended);
    let page = officer.open(&card).await;
    officer.submit(page.form("/card").with("document", "passport")).await.must_be_ok().must_say("تم التسليم");
    assert_eq!(look::stage(&world, &reference).await, Stage::HandedOver);
    assert_eq!(look::count(&world, &reference, "appointment.document_seen").await, 1);
}

#[tokio::test]
async fn a_day_that_is_taken_back_is_told_to_each_in_her_language_and_nobody_loses_her_place() {
    let world = World::new().await;
    let second = on(&world, &[15]).await;
    let mut father = world.citizen("father").await;
    let first = paid(&world, &mut father, "father").await;
    let mut officer = world.staff("dubai").await;
    invited(&world, &mut officer, &first).await;
    booked(&mut father, &first).await;
    world.work().await;
    slots(&world, &mut officer, (22, "09:30")).await;

    let list = officer.open("/desk/appointments").await;
    let close = list.must_be_ok().attribute("a[href*='/close?day=']", "href").unwrap();
    let mut elsewhere = world.staff("abudhabi").await;
    assert_eq!(elsewhere.get(&close).await.status.as_u16(), 404);
    let page = officer.get(&close).await;
    page.must_be_ok().must_say("شخصان محجوز لهما");
    let uncoded = officer.submit(page.form("/close")).await;
    assert_eq!(uncoded.status.as_u16(), 422, "{}", uncoded.text());
    let page = officer.get(&close).await;
    officer.submit(page.form("/close").with("reason", "team_delayed")).await.must_be_ok().must_say("أُلغيت المواعيد");
    world.work().await;

    // She who booked first is offered the only seat of the next days; the other keeps her place behind her.
    let mut stranger = world.citizen("stranger").await;
    stranger.open(&own(&second)).await.must_be_ok().must_say("معروض عليك وحدك");
    let page = father.open(&own(&first)).await;
    page.must_be_ok().must_say("تأخر وصول المأمورية").must_say("الدور التالي لك");
    let english = world.sent_to(&world.contact("stranger")).await;
    assert!(english.iter().any(|sent| sent.text.contains("took back the appointment")), "told in English");
    let arabic = world.sent_to(&world.contact("father")).await;
    assert!(arabic.iter().any(|sent| sent.text.contains("ألغت البعثة موعد")), "told in Arabic");
    let page = officer.get(&close).await;
    assert_eq!(page.status.as_u16(), 409, "it is taken back once");
}

#[tokio::test]
async fn a_program_chooses_confirms_gives_up_and_waits_as_a_page_does() {
    let world = World::new().await;
    let (mut father, mut stranger) = (world.citizen("father").await, world.citizen("stranger").await);
    let first = paid(&world, &mut father, "father").await;
    let second = paid(&world, &mut stranger, "stranger").await;
    let mut officer = world.staff("dubai").await;
    invited(&world, &mut officer, &first).await;
    invited(&world, &mut officer, &second).await;
    slots(&world, &mut officer, (15, "09:30")).await;
    let at = |reference: &str, act: &str| format!("/applications/{reference}/appointment{act}");
    let (mut one, mut other) = (world.client("father").await, world.client("stranger").await);

    let free = one.get(&at(&first, "")).await.json();
    let session = free["sessions"][0]["session"].as_str().unwrap().to_owned();
    let starts = free["sessions"][0]["times"][0].clone();
    assert_eq!(free["appointment"], Value::Null);
    let wanted = json!({ "session": session, "starts_at": starts });
    let held = one.post_with(&at(&first, "/choose"), "the-one-seat-there-is", &wanted).await;
    assert_eq!(held.json()["appointment"]["standing"], "held", "{}", held.html());
    let again = one.post_with(&at(&first, "/choose"), "the-one-seat-there-is", &wanted).await;
    assert_eq!(again.json()["appointment"], held.json()["appointment"], "a repeat changes nothing");
    let nothing = json!({});
    let booked = one.post(&at(&first, "/confirm"), &nothing).await;
    assert_eq!(booked.json()["appointment"]["standing"], "booked", "{}", booked.html());
    assert_eq!(look::count(&world, &first, "appointment.booked").await, 1);

    let taken = other.post(&at(&second, "/choose"), &wanted).await;
    assert_eq!((taken.status.as_u16(), &taken.json()["code"]), (409, &json!("appointment.taken")), "{}", taken.html());
    let waits = other.post(&at(&second, "/wait"), &json!({ "session": session })).await;
    assert_eq!(waits.json()["waiting"]["before"], 0, "{}", waits.html());
    let left = other.post(&at(&second, "/leave"), &nothing).await;
    assert_eq!(left.json()["waiting"], Value::Null, "{}", left.html());
    other.post(&at(&second, "/wait"), &json!({ "session": session })).await;
    let given = one.post(&at(&first, "/give-up"), &nothing).await;
    assert_eq!(given.json()["appointment"], Value::Null, "{}", given.html());
    assert_eq!(other.get(&at(&second, "")).await.json()["appointment"]["standing"], "offered");
    let foreign = other.get(&at(&first, "")).await;
    assert_eq!(foreign.status.as_u16(), 404, "{}", foreign.html());
    let strange =
        other.post(&at(&second, "/choose"), &json!({ "session": session, "starts_at": starts, "for": "x" })).await;
    assert_eq!(strange.status.as_u16(), 422, "a member nobody knows is no member: {}", strange.html());
}
