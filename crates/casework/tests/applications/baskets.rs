//! Baskets: what is answered once, submitted together or not at all, priced once for what counts once, and each file its own.

use casework::applications::{
    model::{Application, Quote, Stage},
    store as files,
};
use kernel::Actor;
use serde_json::json;
use store::Scope;
use testkit::{Browser, Page};

use crate::world::{MONA, SAMIR, World, picture};

/// What is asked of another person: nothing of the applicant, the use or the delivery.
const OTHER: &[(&str, &[(&str, &str)])] = &[
    ("registered", &[("registered", "yes")]),
    ("relation", &[("relation", "father")]),
    ("issued_before", &[("issued_before", "no")]),
    ("subject_name", &[("subject_name", "عمر أحمد محمود السيد")]),
    ("number_known", &[("number_known", "no")]),
    ("subject_sex", &[("subject_sex", "male")]),
    ("birth_date", &[("birth_date-day", "3"), ("birth_date-month", "2"), ("birth_date-year", "2021")]),
    ("birth_place", &[("birth_governorate", "88")]),
    ("birth_abroad", &[("birth_abroad_place", "الإمارات، الشارقة")]),
    ("mother_name", &[("mother_name", "منى عبد الله حسن")]),
];

async fn page_answered(browser: &mut Browser, reference: &str, key: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.open(&format!("/files/{reference}/q/{key}")).await;
    let form = page.must_be_ok().form(&format!("/q/{key}"));
    browser.submit(fields.iter().fold(form, |form, (name, value)| form.with(name, value))).await
}

async fn declared(browser: &mut Browser, reference: &str) -> Page {
    page_answered(browser, reference, "declaration", &[("declaration", "yes")]).await
}

/// Puts the same document for another child beside a draft; the new draft, with nothing asked of the person yet.
async fn added(browser: &mut Browser, reference: &str) -> String {
    let page = browser.open(&format!("/files/{reference}/basket/add")).await;
    let form = page.must_be_ok().form("/basket/add").with("person", "other").with("service", "birth_certificate");
    let page = browser.submit(form).await;
    page.must_be_ok().must_say("أُضيف طلب جديد إلى السلة");
    page.path.rsplit('/').next().unwrap().to_owned()
}

async fn completed(browser: &mut Browser, reference: &str) {
    for (key, fields) in OTHER {
        page_answered(browser, reference, key, fields).await.must_be_ok();
    }
    let page = browser.open(&format!("/files/{reference}/q/applicant_identity")).await;
    let page = browser.submit(page.form("/upload").with_file("file", "card.png", "image/png", &picture())).await;
    browser.submit(page.must_be_ok().form("/q/applicant_identity")).await.must_be_ok();
    page_answered(browser, reference, "subject_passport", &[]).await.must_be_ok();
    declared(browser, reference).await.must_be_ok();
}

/// A basket of two complete drafts.
async fn two(world: &World, browser: &mut Browser) -> (String, String) {
    let first = world.answered(browser).await;
    declared(browser, &first).await.must_be_ok().must_say("إضافة وثيقة أو شخص آخر");
    let second = added(browser, &first).await;
    completed(browser, &second).await;
    (first, second)
}

async fn file(world: &World, reference: &str) -> Application {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    files::load_by_reference(&mut cx, &Scope::System("test"), reference.parse().unwrap()).await.unwrap()
}

fn line(quote: &Quote, code: &str) -> i64 {
    quote.lines.iter().find(|line| line.code == code).map_or(0, |line| line.amount.minor())
}

#[tokio::test]
async fn only_the_other_person_is_asked_and_all_are_submitted_and_priced_together() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let first = world.answered(&mut mona).await;
    declared(&mut mona, &first).await.must_be_ok();
    let second = added(&mut mona, &first).await;
    let page = mona.open(&format!("/files/{first}/basket")).await;
    page.must_be_ok().must_say("غير مكتمل").must_say("يمكن التقديم بعد استكمال كل طلب في السلة");
    assert!(!page.says("باسمك"), "until it is told for whom, it is for nobody: {}", page.text());
    assert!(!page.html().contains("name=\"declared\"") && !page.says("تقديم الكل"), "{}", page.text());
    completed(&mut mona, &second).await;
    // What goes with the applicant was answered with the first.
    let residence = mona.open(&format!("/files/{second}/q/residence")).await;
    assert_eq!(residence.must_be_ok().form("/q/residence").value("residence-emirate"), Some("sharjah"));
    // A draft of a basket is not submitted by itself.
    let check = mona.open(&format!("/files/{first}/check")).await;
    check.must_be_ok().must_say("الانتقال إلى سلة الطلبات");
    let page = mona.open(&format!("/files/{second}/basket")).await;
    page.must_be_ok().must_say("طلبان");
    let form = page.form("/basket");
    let (mut left, mut right) = (mona.clone(), mona.clone());
    let (one, two) = tokio::join!(left.send_only(form.clone()), right.send_only(form.clone()));
    assert_eq!(one.location.as_deref(), Some(format!("/ar/files/{first}/pay").as_str()), "{}", one.text());
    assert_eq!(one.location, two.location);
    let (one, two) = (file(&world, &first).await, file(&world, &second).await);
    assert_eq!((one.stage(), two.stage()), (Stage::AwaitingPayment, Stage::AwaitingPayment));
    assert_eq!(world.events(&second, "application.submitted").await, 1);
    // The gateway's fixed amount is charged with the first; its share of each with each.
    let (one, two) = (one.quote.unwrap(), two.quote.unwrap());
    assert_eq!(line(&one, "gateway") - line(&two, "gateway"), 1_307);
    assert_eq!((one.valid_until, line(&one, "service")), (two.valid_until, line(&two, "service")));
    // Each file names the other, and the account shows both as one group.
    mona.open(&format!("/files/{first}")).await.must_be_ok().must_say("طلبات قُدِّمت معه").must_say("عمر");
    mona.open("/files").await.must_be_ok().must_say("طلبات قُدِّمت معًا");
}

#[tokio::test]
async fn one_that_is_not_complete_keeps_all_from_being_submitted() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let (first, second) = two(&world, &mut mona).await;
    let page = mona.open(&format!("/files/{first}/basket")).await;
    // In another tab the second one loses an answer.
    page_answered(&mut mona, &second, "birth_place", &[("birth_governorate", "01")]).await.must_be_ok();
    page_answered(&mut mona, &second, "number_known", &[("number_known", "yes")]).await.must_be_ok();
    let refused = mona.send_only(page.form("/basket")).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.text());
    let compact = second.replace('-', "").to_lowercase();
    assert!(refused.has(&format!("[href='#item-{compact}']")), "{}", refused.html());
    assert_eq!(file(&world, &first).await.stage(), Stage::Draft, "all or nothing");
}

#[tokio::test]
async fn what_is_taken_out_stays_a_draft_and_is_submitted_by_itself() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let (first, second) = two(&world, &mut mona).await;
    let page = mona.open(&format!("/files/{first}/basket")).await;
    let form = page.form("/basket/remove").with("item", &second);
    mona.submit(form).await.must_be_ok().must_say("أُخرج الطلب من السلة");
    let check = mona.open(&format!("/files/{second}/check")).await;
    let sent = mona.send_only(check.must_be_ok().form("/check")).await;
    assert_eq!(sent.location.as_deref(), Some(format!("/ar/files/{second}/pay").as_str()), "{}", sent.text());
    assert_eq!(file(&world, &first).await.stage(), Stage::Draft);
    // Nothing joins what was submitted.
    let add = mona.open(&format!("/files/{first}/basket/add")).await;
    let late = add.form("/basket/add").with("person", "other").with("service", "birth_certificate");
    let late = mona.send_only(late.to(&format!("/ar/files/{second}/basket/add"))).await;
    assert_eq!(late.status.as_u16(), 409, "{}", late.text());
}

#[tokio::test]
async fn a_withdrawn_one_leaves_what_it_bore_to_the_others_and_all_expire_together() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let (first, second) = two(&world, &mut mona).await;
    let third = world.answered(&mut mona).await;
    declared(&mut mona, &third).await.must_be_ok();
    let fourth = added(&mut mona, &third).await;
    completed(&mut mona, &fourth).await;
    for basket in [&first, &third] {
        let page = mona.open(&format!("/files/{basket}/basket")).await;
        mona.send_only(page.must_be_ok().form("/basket")).await;
    }
    let before = file(&world, &second).await.quote.unwrap();
    let page = mona.open(&format!("/files/{first}/cancel")).await;
    mona.submit(page.must_be_ok().form("/cancel")).await.must_be_ok();
    let after = file(&world, &second).await.quote.unwrap();
    assert_eq!(line(&after, "gateway") - line(&before, "gateway"), 1_307);
    assert_eq!(after.valid_until, before.valid_until);
    world.db.clock.advance(std::time::Duration::from_secs(8 * 86_400));
    world.work().await;
    for expired in [&second, &third, &fourth] {
        assert_eq!(file(&world, expired).await.stage(), Stage::Expired);
    }
    assert_eq!(file(&world, &first).await.stage(), Stage::Cancelled);
}

#[tokio::test]
async fn nobody_else_reaches_a_basket_and_the_api_does_what_the_pages_do() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let mut samir = world.signed_in(2, SAMIR).await;
    let (first, second) = two(&world, &mut mona).await;
    let own = world.answered(&mut samir).await;
    for path in ["basket", "basket/add"] {
        assert_eq!(samir.open(&format!("/files/{first}/{path}")).await.status.as_u16(), 404);
    }
    let page = samir.open(&format!("/files/{own}/basket/add")).await;
    let form = page.form("/basket/add").with("person", "other").with("service", "birth_certificate");
    assert_eq!(samir.send_only(form.to(&format!("/ar/files/{first}/basket/add"))).await.status.as_u16(), 404);
    let (mut client, mut foreign) = (world.client(MONA).await, world.client(SAMIR).await);
    let basket = format!("/api/v1/applications/{first}/basket");
    assert_eq!(foreign.get(&basket).await.status.as_u16(), 404);
    let read = client.get(&basket).await.json();
    assert_eq!(read["items"].as_array().unwrap().len(), 2, "{read}");
    assert!(read["items"].as_array().unwrap().iter().all(|item| item["ready"] == true), "{read}");
    let body = json!({ "service": "birth_certificate", "person": "same" });
    let same = client.post(&format!("{basket}/items"), "key-00000001", &body).await;
    assert_eq!(same.status.as_u16(), 422, "{}", same.html());
    let body = json!({ "service": "birth_certificate", "person": "other" });
    let added = client.post(&format!("{basket}/items"), "key-00000002", &body).await;
    assert_eq!(added.status.as_u16(), 201, "{}", added.html());
    let again = client.post(&format!("{basket}/items"), "key-00000002", &body).await;
    assert_eq!(again.json()["reference"], added.json()["reference"], "sent twice, added once");
    let third = added.json()["reference"].as_str().unwrap().to_owned();
    let submit = format!("{basket}/submit");
    let early = client.post(&submit, "key-00000003", &json!({ "declared": true })).await;
    assert_eq!(early.status.as_u16(), 422, "the third is not complete: {}", early.html());
    let alone = client
        .post(&format!("/api/v1/applications/{second}/submit"), "key-00000004", &json!({ "declared": true }))
        .await;
    assert_eq!(alone.status.as_u16(), 409, "{}", alone.html());
    let left = client.post(&format!("{basket}/items/{third}/remove"), "key-00000005", &json!({})).await.json();
    assert_eq!(left["items"].as_array().unwrap().len(), 2, "{left}");
    let done = client.post(&submit, "key-00000006", &json!({ "declared": true })).await;
    assert_eq!(done.status.as_u16(), 200, "{}", done.html());
    let done = done.json();
    assert!(done["items"].as_array().unwrap().iter().all(|item| item["stage"] == "awaiting_payment"), "{done}");
    let late = client.post(&submit, "key-00000007", &json!({ "declared": true })).await;
    assert_eq!(late.status.as_u16(), 409, "{}", late.html());
}
