//! Steps kept after an event: their owner's alone, each as far as the owner's own files or hand say, with answers that are
//! not asked twice.

use casework::{
    applications::{record, store as files},
    own_data, retention,
};
use kernel::Actor;
use serde_json::{Value, json};
use store::Scope;
use testkit::{Browser, Page};

use crate::world::{MONA, SAMIR, World};

const SAID: [(&str, &str); 4] = [("country", "ae"), ("burial", "host"), ("kin", "wife"), ("minors", "yes")];

/// Keeps the steps after a death and returns where they are.
async fn kept(browser: &mut Browser) -> String {
    let page = browser.open("/life-events/death/keep?country=ae").await;
    page.must_be_ok().must_say("خالص العزاء لسيادتكم وللأسرة");
    let form = SAID.iter().fold(page.form("/life-events/death/keep"), |form, (name, value)| form.with(name, value));
    let page = browser.submit(form).await;
    page.must_be_ok().must_say("وفاة بالخارج");
    assert!(page.path.contains("/my-events/"), "{}", page.path);
    page.path.trim_start_matches("/ar").to_owned()
}

async fn act(browser: &mut Browser, bundle: &str, step: &str, act: &str) -> Page {
    let page = browser.open(bundle).await;
    let form = page.must_be_ok().form(&format!("/steps/{step}")).with("act", act);
    browser.submit(form).await
}

async fn answer(browser: &mut Browser, reference: &str, key: &str, fields: &[(&str, &str)]) {
    let page = browser.open(&format!("/files/{reference}/q/{key}")).await;
    let form =
        fields.iter().fold(page.must_be_ok().form(&format!("/q/{key}")), |form, (name, value)| form.with(name, value));
    browser.submit(form).await.must_be_ok();
}

fn standing(bundle: &Value, step: &str) -> String {
    let steps = bundle["steps"].as_array().unwrap();
    let own = steps.iter().find(|own| own["step"] == step).unwrap_or_else(|| panic!("no step {step}: {bundle}"));
    own["standing"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_was_not_answered_is_asked_before_anything_is_kept() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let page = mona.open("/life-events/death/keep?country=ae&kin=wife").await;
    let page = mona.submit(page.must_be_ok().form("/life-events/death/keep").with("country", "ae")).await;
    assert_eq!(page.status.as_u16(), 422);
    assert!(
        page.has("[href='#burial']") && page.has("[href='#minors']") && !page.has("[href='#kin']"),
        "{}",
        page.html()
    );
    mona.open("/my-events").await.must_be_ok().must_say("لا توجد خطوات محفوظة");
    assert_eq!(mona.open("/life-events/flood/keep").await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_step_moves_with_its_file_and_the_next_one_is_offered() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    let bundle = kept(&mut mona).await;
    let page = mona.open(&bundle).await;
    page.must_be_ok().must_say("الخطوة التالية تصريح الدفن");
    assert!(!page.has(".tag-ok"), "no colour of success in grief");
    // What another office does is ticked by hand, and can be taken back.
    act(&mut mona, &bundle, "burial_permit", "tick").await.must_be_ok().must_say("تمت، بحسب صاحب الحساب");
    act(&mut mona, &bundle, "burial_permit", "untick").await.must_be_ok();
    for step in ["burial_permit", "foreign_certificate", "legalisation"] {
        act(&mut mona, &bundle, step, "tick").await.must_be_ok();
    }
    mona.open(&bundle).await.must_say("الخطوة التالية قيد واقعة الوفاة في مصر");
    // The service of a step begins from it, with what the opening question said.
    let page = act(&mut mona, &bundle, "registration", "begin").await;
    page.must_be_ok().must_say("قيد واقعة وفاة بالخارج");
    let reference = page.path.rsplit('/').next().unwrap().to_owned();
    let page = mona.open(&format!("/files/{reference}/q/relation")).await;
    assert_eq!(page.must_be_ok().attribute("input[name=relation][checked]", "value").as_deref(), Some("wife"));
    mona.open(&bundle).await.must_say("جارية");
    assert_eq!(act_directly(&mut mona, &bundle, "registration").await, 409, "one file of a step at a time");
    // The next file asks again nothing that this one answered, and shows each answer to be changed.
    for (key, value) in [("used_in", "egypt"), ("used_at", "authority"), ("subject_name", "حازم صلاح سالم بركات")]
    {
        answer(&mut mona, &reference, key, &[(key, value)]).await;
    }
    answer(&mut mona, &reference, "subject_number", &[("subject_number", "28208151304597")]).await;
    let page = act(&mut mona, &bundle, "certificates", "begin").await;
    let copy = page.must_be_ok().path.rsplit('/').next().unwrap().to_owned();
    for (key, value) in [("registered", "yes"), ("used_in", "egypt"), ("used_at", "authority")] {
        answer(&mut mona, &copy, key, &[(key, value)]).await;
    }
    let page = mona.open(&format!("/files/{copy}/q/subject_name")).await;
    assert_eq!(page.form("/q/subject_name").value("subject_name"), Some("حازم صلاح سالم بركات"));
    // The family record is about somebody else: the name of the dead is not put there.
    let page = act(&mut mona, &bundle, "family_record", "begin").await;
    let family = page.must_be_ok().path.rsplit('/').next().unwrap().to_owned();
    for (key, value) in [
        ("married_before", "yes"),
        ("relation", "self"),
        ("extent", "individual"),
        ("used_in", "egypt"),
        ("used_at", "authority"),
    ] {
        answer(&mut mona, &family, key, &[(key, value)]).await;
    }
    let page = mona.open(&format!("/files/{family}/q/subject_name")).await;
    assert_ne!(page.form("/q/subject_name").value("subject_name"), Some("حازم صلاح سالم بركات"));
}

/// A second beginning of a step whose page was opened before; the status.
async fn act_directly(browser: &mut Browser, bundle: &str, step: &str) -> u16 {
    let page = browser.open(bundle).await;
    let other = page.form("/steps/inheritance").with("act", "begin");
    let action = format!("/ar{bundle}/steps/{step}");
    browser.submit(other.to(&action)).await.status.as_u16()
}

#[tokio::test]
async fn nobody_else_sees_or_touches_a_bundle() {
    let world = World::new().await;
    let (mut mona, mut samir) = (world.signed_in(1, MONA).await, world.signed_in(2, SAMIR).await);
    let bundle = kept(&mut mona).await;
    let own = kept(&mut samir).await;
    let unknown = "/my-events/01930000-0000-7000-8000-000000000000";
    let foreign = samir.open(&bundle).await;
    assert_eq!(foreign.status.as_u16(), 404);
    assert_eq!(foreign.text().replace(&bundle, ""), samir.open(unknown).await.text().replace(unknown, ""));
    let page = samir.open(&own).await;
    let form = page.form("/steps/inheritance").with("act", "tick").to(&format!("/ar{bundle}/steps/inheritance"));
    assert_eq!(samir.submit(form).await.status.as_u16(), 404);
    let page = samir.open(&format!("{own}/discard")).await;
    let form = page.form("/discard").to(&format!("/ar{bundle}/discard"));
    assert_eq!(samir.submit(form).await.status.as_u16(), 404);
    mona.open(&bundle).await.must_be_ok().must_say("الخطوة التالية تصريح الدفن");
    samir.open("/my-events").await.must_be_ok();
    assert!(!samir.open("/my-events").await.html().contains(&bundle));
    // A visitor is led to sign in, and nothing is told.
    let mut stranger = Browser::new(world.router.clone(), [10, 0, 0, 9]);
    assert!(stranger.open(&bundle).await.path.contains("/sign-in"));
}

#[tokio::test]
async fn the_api_does_what_the_pages_do() {
    let world = World::new().await;
    let mut mona = world.client(MONA).await;
    let body = json!({ "event": "death", "country": "ae", "answers": { "burial": "done", "kin": "wife" } });
    let refused = mona.post("/api/v1/bundles", "key-00000001", &body).await;
    assert_eq!(refused.status.as_u16(), 422, "{}", refused.html());
    let body =
        json!({ "event": "death", "country": "ae", "answers": { "burial": "done", "kin": "wife", "minors": "no" } });
    let opened = mona.post("/api/v1/bundles", "key-00000002", &body).await;
    assert_eq!(opened.status.as_u16(), 201, "{}", opened.html());
    let again = mona.post("/api/v1/bundles", "key-00000002", &body).await.json();
    let bundle = opened.json();
    assert_eq!(again["id"], bundle["id"], "sent twice, kept once");
    let id = bundle["id"].as_str().unwrap();
    assert_eq!(bundle["next"], "foreign_certificate");
    assert_eq!(mona.get("/api/v1/bundles").await.json()["bundles"].as_array().unwrap().len(), 1);
    let path = format!("/api/v1/bundles/{id}/steps/legalisation/tick");
    let ticked = mona.post(&path, "key-00000003", &json!({ "done": true })).await.json();
    assert_eq!(
        (standing(&ticked, "legalisation").as_str(), standing(&ticked, "registration").as_str()),
        ("ticked", "not_begun")
    );
    let begun = mona.post(&format!("/api/v1/bundles/{id}/steps/registration/begin"), "key-00000004", &json!({})).await;
    assert_eq!(begun.status.as_u16(), 201, "{}", begun.html());
    let read = mona.get(&format!("/api/v1/bundles/{id}")).await.json();
    assert_eq!(standing(&read, "registration"), "under_way");
    let step = read["steps"].as_array().unwrap().iter().find(|own| own["step"] == "registration").unwrap().clone();
    assert_eq!(step["application"], begun.json()["reference"]);
    // What an office does has no application, and what does not apply is no step.
    for (step, status) in [("inheritance", 409), ("guardianship", 404), ("registration", 409)] {
        let path = format!("/api/v1/bundles/{id}/steps/{step}/begin");
        let answered = mona.post(&path, &format!("key-begin-{step}"), &json!({})).await;
        assert_eq!(answered.status.as_u16(), status, "{step}: {}", answered.html());
    }
    let gone = mona.post(&format!("/api/v1/bundles/{id}/discard"), "key-00000009", &json!({})).await;
    assert_eq!(gone.status.as_u16(), 204);
    assert_eq!(mona.get(&format!("/api/v1/bundles/{id}")).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_withdrawn_file_leaves_the_step_to_be_begun_again_and_one_from_elsewhere_counts() {
    let world = World::new().await;
    let mut client = world.client(MONA).await;
    let body = json!({ "event": "birth", "country": "ae", "answers": { "parent": "mother", "marriage": "yes" } });
    let bundle = client.post("/api/v1/bundles", "key-00000001", &body).await.json();
    let id = bundle["id"].as_str().unwrap().to_owned();
    // A file that was opened from the page of the service is the step's file, too.
    let opened = json!({ "service": "birth_certificate", "country": "ae", "answers": {} });
    let file = client.post("/api/v1/applications", "key-00000002", &opened).await.json();
    let path = format!("/api/v1/bundles/{id}");
    assert_eq!(standing(&client.get(&path).await.json(), "certificates"), "under_way");
    let reference = file["reference"].as_str().unwrap().to_owned();
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let mut own = files::load_by_reference(&mut cx, &Scope::System("test"), reference.parse().unwrap()).await.unwrap();
    record::cancelled(&mut cx, &mut own).await.unwrap();
    cx.commit().await.unwrap();
    assert_eq!(standing(&client.get(&path).await.json(), "certificates"), "not_begun");
    let again = client.post(&format!("{path}/steps/certificates/begin"), "key-00000003", &json!({})).await;
    assert_eq!(again.status.as_u16(), 201, "{}", again.html());
    assert_eq!(standing(&client.get(&path).await.json(), "certificates"), "under_way");
}

#[tokio::test]
async fn the_copy_of_ones_data_holds_it_sealed_rows_tell_nothing_and_forgetting_takes_it() {
    let world = World::new().await;
    let mut mona = world.signed_in(1, MONA).await;
    kept(&mut mona).await;
    let account = world.account(MONA).await;
    let mut cx = world.db.store.begin(Actor::Citizen { account: account.uuid() }).await.unwrap();
    let copy = own_data::of(&mut cx, &world.catalogue, account).await.unwrap();
    assert_eq!(copy["steps_after_events"][0]["event"], "death");
    assert_eq!(copy["steps_after_events"][0]["answers"]["kin"], "wife");
    let rows = crate::store::bundles(&mut cx).await;
    assert_eq!(rows.len(), 1);
    for word in ["death", "wife", "\"ae\"", "burial"] {
        assert!(!rows[0].contains(word), "the row tells {word}: {}", rows[0]);
    }
    retention::forget_account(&mut cx, account).await.unwrap();
    assert!(crate::store::bundles(&mut cx).await.is_empty());
    cx.commit().await.unwrap();

    // A list nobody goes on with is forgotten after a year.
    kept(&mut mona).await;
    world.db.clock.advance(std::time::Duration::from_secs(366 * 24 * 3600));
    world.work().await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    assert!(crate::store::bundles(&mut cx).await.is_empty());
}
