//! Registrations and the questions of a draft.

use axum::{
    body::Body,
    http::{Method, Request},
};
use http_body_util::BodyExt;
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER},
};

use super::{refused, rubbish};
use crate::look::{census, unchanged};

const CONTACTS: [&str; 30] = [
    "leila@",
    "@wasl.example",
    "a@b",
    "a b@wasl.example",
    "a@wasl..example",
    "a@-wasl.example",
    "a@wasl.example\r\nBcc: x@y.z",
    "a@@wasl.example",
    "a@wasl.example,b@wasl.example",
    "<a@wasl.example>",
    "a@[127.0.0.1]",
    "a@wasl",
    ".a@wasl.example",
    "0501234567",
    "+",
    "+9",
    "+9715012345678901234",
    "+999123456789",
    "971-50-abc",
    "++971501234567",
    "+971 50 123 45６",
    "tel:+971501234567",
    "٠٥٠",
    "+٩٧١",
    "mailto:a@wasl.example",
    "javascript:alert(1)",
    "admin",
    "null",
    "undefined",
    "NaN",
];

#[tokio::test]
async fn malformed_registrations_are_refused_and_leave_nothing() {
    let world = World::new().await;
    // What schedules want on the first morning is done before anything is counted.
    world.work().await;
    let before = census(&world).await;
    let mut cases = 0;
    let contacts: Vec<String> = CONTACTS.iter().map(|text| (*text).to_owned()).chain(rubbish()).collect();
    for door in ["/register", "/sign-in"] {
        for chunk in contacts.chunks(8) {
            let mut browser = world.visitor();
            for contact in chunk {
                let page = browser.open(door).await;
                let answer = browser.submit(page.form(door).with("contact", contact)).await;
                refused(&answer, &format!("{door} {contact:?}"));
                cases += 1;
            }
        }
    }
    world.work().await;
    unchanged(&before, &census(&world).await, "a malformed contact");
    cases += names(&world).await;
    assert!(cases >= 100, "{cases}");
}

/// With a proven contact, but no usable name: no account.
async fn names(world: &World) -> usize {
    let contact = "proven@wasl.example";
    let mut browser = world.visitor();
    let page = browser.open("/register").await;
    browser.submit(page.form("/register").with("contact", contact)).await;
    let code = world.code(contact).await;
    let page = browser.open("/sign-in/code").await;
    let mut page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    let before = census(world).await;
    let names: Vec<String> = ["ليلى 2", "L3ila", "@@@", "-", "ـــ", "ليلى!", "؟؟", "x".repeat(300).as_str()]
        .into_iter()
        .map(str::to_owned)
        .chain(rubbish())
        .collect();
    for name in &names {
        let form = page.form("/register/name").with("name", name).with("notice-account", "yes");
        page = browser.submit(form).await;
        refused(&page, &format!("name {name:?}"));
    }
    unchanged(&before, &census(world).await, "a malformed name");
    names.len()
}

#[tokio::test]
async fn malformed_answers_are_refused_and_leave_nothing() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::draft(&world, &mut father, &DAUGHTER).await;
    world.work().await;
    let before = census(&world).await;
    let mut cases = 0;
    for (key, fields, values) in questions() {
        for value in values {
            let page = father.open(&format!("/files/{reference}/q/{key}")).await;
            let mut form = page.must_be_ok().form(&format!("/q/{key}"));
            for field in &fields {
                form = form.with(field, &value);
            }
            refused(&father.submit(form).await, &format!("{key} {value:?}"));
            cases += 1;
        }
    }
    cases += bodies(&world, &mut father, &reference).await;
    unchanged(&before, &census(&world).await, "a malformed answer");
    assert!(cases >= 80, "{cases}");
}

/// A page, its fields, and what is no answer to them.
fn questions() -> Vec<(&'static str, Vec<&'static str>, Vec<String>)> {
    let with = |own: &[&str]| -> Vec<String> { own.iter().map(|text| (*text).to_owned()).chain(rubbish()).collect() };
    let dates = ["birth_date-day", "birth_date-month", "birth_date-year"].to_vec();
    vec![
        ("subject_name", vec!["subject_name"], with(&["Ahmed Ali", "ليلى 7", "12"])),
        ("number_known", vec!["number_known"], with(&["maybe", "YES", "1"])),
        (
            "subject_number",
            vec!["subject_number"],
            with(&["2880412210001", "288041221000155", "28813452100015", "48804122100015", "2880412AB00015"]),
        ),
        ("birth_date", dates, with(&["32", "0", "-1", "1.5", "99999", "٣١٫٢"])),
        ("birth_place", vec!["birth_governorate"], with(&["99", "00", "1", "cairo"])),
        ("residence", vec!["residence-emirate"], with(&["riyadh", "Dubai", "dubai;abudhabi"])),
    ]
}

/// Bodies that are no form of ours at all.
async fn bodies(_world: &World, father: &mut Browser, reference: &str) -> usize {
    let path = format!("/ar/files/{reference}/q/subject_name");
    let page = father.open(&path).await;
    let form = page.form("/q/subject_name").with("subject_name", "ليلى كريم محمود سيد");
    let forged =
        [form.clone().without("_csrf"), form.clone().with("_csrf", "x"), form.clone().with("_csrf", &"A".repeat(500))];
    let mut cases = forged.len();
    for form in forged {
        refused(&father.send_only(form).await, "a form without our token");
    }
    let form_kind = "application/x-www-form-urlencoded";
    let raw: [(&str, Vec<u8>); 9] = [
        (form_kind, b"subject_name=%ff%fe".to_vec()),
        (form_kind, vec![0xff; 64]),
        (form_kind, vec![b'&'; 10_000]),
        (form_kind, b"=".repeat(5000)),
        (form_kind, vec![b'a'; 3 * 1024 * 1024]),
        ("application/json", b"{}".to_vec()),
        ("text/plain", b"subject_name=x".to_vec()),
        ("multipart/form-data", b"--x--".to_vec()),
        ("", b"subject_name=x".to_vec()),
    ];
    cases += raw.len();
    for (kind, body) in raw {
        let told = format!("a body of {} bytes as {kind:?}", body.len());
        refused(&post(father, &path, kind, body).await, &told);
    }
    cases
}

/// Posts any body with the browser's cookies.
pub async fn post(browser: &mut Browser, path: &str, kind: &str, body: Vec<u8>) -> Page {
    let mut request = Request::builder().method(Method::POST).uri(path);
    if !kind.is_empty() {
        request = request.header("content-type", kind);
    }
    let response = browser.raw(request.body(Body::from(body)).unwrap()).await;
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
    Page { path: path.to_owned(), status, location: None, bytes }
}
