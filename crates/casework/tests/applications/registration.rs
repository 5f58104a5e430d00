//! Never registered: the same file turns into the registration of the birth, keeps what was answered, attached and paid,
//! and is entered once.

use std::sync::atomic::Ordering;

use casework::{
    applications::{
        self,
        model::{Application, CARRIED, RegistryOutcome, Stage},
        registry,
    },
    ports::EntryReply,
};
use kernel::{Actor, Id, Money, Outcome};
use serde_json::json;
use store::{Cx, Scope};
use testkit::Browser;

use crate::world::{MONA, World, picture, reply};

const SCOPE: Scope = Scope::System("test");

async fn load(world: &World, reference: &str) -> (Cx, Application) {
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let file = applications::store::load_by_reference(&mut cx, &SCOPE, reference.parse().unwrap()).await.unwrap();
    (cx, file)
}

/// A file of Mona's whose record was not located.
async fn not_located(world: &World) -> (Browser, String) {
    world.registry.next.lock().unwrap().push(Ok(reply(RegistryOutcome::NotLocated)));
    let mut mona = world.signed_in(1, MONA).await;
    let reference = world.submitted(&mut mona).await;
    world.pay(&reference).await;
    (mona, reference)
}

/// What the registration asks besides; the father's and the mother's names are known from the search or asked here.
const BESIDES: &[(&str, &[(&str, &str)])] = &[
    ("birth_outcome", &[("birth_outcome", "living")]),
    ("subject_sex", &[("subject_sex", "female")]),
    ("marriage_proven", &[("marriage_proven", "yes")]),
    ("father", &[("father_name", "أحمد محمود السيد"), ("father_number", "28208151304597")]),
    ("mother_egyptian", &[("mother_egyptian", "yes")]),
    ("mother_number", &[("mother_number", "29010280165187")]),
    ("certificate_arabic", &[("certificate_arabic", "yes")]),
];

async fn turn_and_answer(mona: &mut Browser, reference: &str) {
    let page = mona.open(&format!("/files/{reference}/outcome")).await;
    page.must_be_ok().must_say("لم تُقيَّد الواقعة من قبل");
    let page = mona.open(&format!("/files/{reference}/register")).await;
    page.must_be_ok().must_say("تبقى الإجابات والمستندات").must_say("شهادة الميلاد الأجنبية");
    mona.submit(page.form("/register")).await.must_be_ok().must_say("قيد واقعة ميلاد بالخارج");
    for (key, fields) in BESIDES.iter().take(6) {
        answer(mona, reference, key, fields).await;
    }
    upload(mona, reference, "foreign_certificate").await;
    answer(mona, reference, BESIDES[6].0, BESIDES[6].1).await;
    for document in ["parents_marriage", "mother_document", "child_photo"] {
        upload(mona, reference, document).await;
    }
}

async fn answer(mona: &mut Browser, reference: &str, key: &str, fields: &[(&str, &str)]) {
    let page = mona.open(&format!("/files/{reference}/q/{key}")).await;
    let form =
        fields.iter().fold(page.must_be_ok().form(&format!("/q/{key}")), |form, (name, value)| form.with(name, value));
    mona.submit(form).await.must_be_ok();
}

async fn upload(mona: &mut Browser, reference: &str, key: &str) {
    let page = mona.open(&format!("/files/{reference}/q/{key}")).await;
    let page = mona.submit(page.must_be_ok().form("/upload").with_file("file", "a.png", "image/png", &picture())).await;
    mona.submit(page.must_be_ok().form(&format!("/q/{key}"))).await.must_be_ok();
}

async fn declared(mona: &mut Browser, reference: &str) {
    let page = mona.open(&format!("/files/{reference}/q/registration_declaration")).await;
    let form = page.must_be_ok().form("/q/registration_declaration").with("registration_declaration", "yes");
    let page = mona.submit(form).await;
    page.must_be_ok().must_say("سبق سداده لهذا الطلب");
    mona.send_only(page.form("/check")).await;
}

/// Takes the file to the Authority's approval, as the desk would.
async fn approve(world: &World, reference: &str) {
    let (mut cx, mut file) = load(world, reference).await;
    let (officer, approver) = (Id::from_uuid(uuid::Uuid::from_u128(7)), Id::from_uuid(uuid::Uuid::from_u128(8)));
    applications::record::claimed(&mut cx, &mut file, officer).await.unwrap();
    applications::record::recommended(&mut cx, &mut file, officer).await.unwrap();
    applications::record::approved_to_enter(&mut cx, &mut file, approver, uuid::Uuid::nil()).await.unwrap();
    cx.commit().await.unwrap();
    world.db.clock.advance(std::time::Duration::from_secs(1));
    world.work().await;
}

fn entered() -> Outcome<EntryReply> {
    let record = json!({ "act": "birth", "name": "ليلى أحمد محمود السيد", "number": "31904128800048", "record_number": "12",
                         "street": "never kept" });
    Ok(EntryReply::Entered(record.as_object().cloned().unwrap()))
}

#[tokio::test]
async fn never_registered_goes_on_in_the_same_file_with_everything_it_had() {
    let world = World::new().await;
    let (mut mona, reference) = not_located(&world).await;
    let (_, before) = load(&world, &reference).await;
    turn_and_answer(&mut mona, &reference).await;
    declared(&mut mona, &reference).await;

    let (mut cx, file) = load(&world, &reference).await;
    assert_eq!((file.stage(), file.service.as_str()), (Stage::AwaitingPayment, "birth_first_abroad"));
    assert_eq!(file.facts.submitted_at, before.facts.submitted_at);
    let answers = applications::answers::all(&mut cx, &file).await.unwrap();
    assert_eq!(answers.text("mother_name"), Some("منى عبد الله حسن"), "what was answered before is kept");
    let uploads: Vec<String> =
        applications::uploads::in_force(&mut cx, &file).await.unwrap().into_iter().map(|one| one.document).collect();
    assert!(uploads.contains(&"applicant_identity".to_owned()), "what was attached before is kept: {uploads:?}");
    let (rest, settled) = (file.quote.clone().unwrap(), before.quote.unwrap());
    let full: i64 = rest.lines.iter().filter(|line| line.code != CARRIED).map(|line| line.amount.minor()).sum();
    assert_eq!(rest.total, Money::new(full - settled.total.minor(), rest.total.currency()), "only the rest is due");
    drop(cx);

    world.pay(&reference).await;
    let (_, file) = load(&world, &reference).await;
    assert_eq!(file.stage(), Stage::UnderReview);
    assert_eq!(world.registry.asked.load(Ordering::SeqCst), 1, "nothing is sought for an event that is to be entered");

    world.registry.entering.lock().unwrap().extend([Err(kernel::Failure::passing("entering", "away")), entered()]);
    approve(&world, &reference).await;
    let (_, file) = load(&world, &reference).await;
    assert_eq!(
        (file.stage(), file.facts.entered_at),
        (Stage::Approved, None),
        "the file waits while the registry is away"
    );
    world.db.clock.advance(std::time::Duration::from_secs(3600));
    world.work().await;
    let (mut cx, file) = load(&world, &reference).await;
    assert!(file.facts.entered_at.is_some());
    let record = registry::latest(&mut cx, &file).await.unwrap().unwrap().record.unwrap();
    assert_eq!(record.get("number"), Some(&json!("31904128800048")));
    assert!(!record.contains_key("street"));
    let entries = world.registry.entries.lock().unwrap();
    let keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, [file.id.to_string(), file.id.to_string()], "asked again under the same key");
    let data = &entries[0].entry.data;
    let told = |datum| data.get(datum).map(String::as_str);
    assert_eq!((told("father_name"), told("mother_number")), (Some("أحمد محمود السيد"), Some("29010280165187")));
    assert_eq!((told("birth_date"), told("sex")), (Some("2019-04-12"), Some("female")));
}

#[tokio::test]
async fn what_the_registry_does_not_enter_goes_back_with_its_reason() {
    let world = World::new().await;
    let (mut mona, reference) = not_located(&world).await;
    turn_and_answer(&mut mona, &reference).await;
    declared(&mut mona, &reference).await;
    world.pay(&reference).await;
    world.registry.entering.lock().unwrap().push(Ok(EntryReply::Duplicate));
    approve(&world, &reference).await;
    let (mut cx, file) = load(&world, &reference).await;
    assert_eq!(file.stage(), Stage::UnderReview);
    assert!(file.facts.approved.is_none() && file.facts.recommended.is_none() && file.facts.entered_at.is_none());
    let evidence = registry::latest(&mut cx, &file).await.unwrap().unwrap();
    assert_eq!(evidence.reason.as_deref(), Some("entry_duplicate"));
    drop(cx);
    // What was settled before and after is all there to be given back when it is withdrawn.
    let page = mona.open(&format!("/files/{reference}/cancel")).await;
    page.must_say("سبق سداد رسوم هذا الطلب");
}

#[tokio::test]
async fn the_api_turns_a_file_once_and_a_draft_says_what_is_still_asked() {
    let world = World::new().await;
    let (_, reference) = not_located(&world).await;
    let mut client = world.client(MONA).await;
    let path = format!("/api/v1/applications/{reference}/register");
    for _ in 0..2 {
        let page = client.post(&path, "turn-once-key", &json!({})).await;
        let told: serde_json::Value = serde_json::from_slice(&page.bytes).unwrap();
        assert_eq!((&told["stage"], &told["service"]), (&json!("draft"), &json!("birth_first_abroad")));
        let pages = told["pages"].as_array().unwrap();
        let complete = |key: &str| pages.iter().find(|page| page["key"] == key).map(|page| page["complete"].clone());
        assert_eq!((complete("mother_name"), complete("foreign_certificate")), (Some(json!(true)), Some(json!(false))));
    }
    let again = client.post(&path, "turn-other-key", &json!({})).await;
    assert_eq!(again.status.as_u16(), 409, "{}", again.text());
}
