//! Verdicts on a real register with an engine that says what the test wants.

use std::sync::Arc;

use async_trait::async_trait;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use kernel::{Actor, Moment, Outcome};
use testkit::Browser;

use super::{
    Credential, Entitlement, EntitlementFinding, Examined, Examiner, Finding, MAX_PDF, Reason, Verdict, verify_file,
    verify_pdf, verify_text,
};
use crate::certificates::{
    Certificate, commands, policy, store as certificates,
    tests::{Bench, pages::site},
};

/// Says of every PDF and every text what it was made with.
struct Says(Examined, Result<Credential, Reason>);

#[async_trait]
impl Examiner for Says {
    async fn examine_pdf(&self, _pdf: Vec<u8>) -> Outcome<Examined> {
        Ok(self.0.clone())
    }

    fn open_credential(&self, _text: &str) -> Result<Credential, Reason> {
        self.1.clone()
    }

    fn judge_entitlement(&self, _text: &str, _now: Moment) -> Outcome<Entitlement> {
        Ok(Entitlement { finding: EntitlementFinding::NoCode, stated: None })
    }
}

fn credential(certificate: &Certificate) -> Credential {
    Credential {
        serial: certificate.serial.as_str().to_owned(),
        document: certificate.document.clone(),
        issued_at: certificate.dated_at,
        test: true,
        name_ar: "ليلى أحمد".to_owned(),
        name_latin: None,
        birth_year: 2015,
        number_last_three: Some("127".to_owned()),
        content_sha256: certificate.content_sha256,
    }
}

fn says(certificate: &Certificate) -> Says {
    let sha256 = certificate.sealed.as_ref().unwrap().sha256;
    Says(Examined::Sealed { sha256, test: true }, Ok(credential(certificate)))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_issued_is_genuine_until_it_is_revoked() {
    let bench = Bench::new().await;
    let mut certificate = bench.issued().await;
    let says = says(&certificate);
    let pdf = verify_file(bench.store(), &says, b"%PDF".to_vec()).await.unwrap();
    let text = verify_file(bench.store(), &says, b" EGA1:ABC".to_vec()).await.unwrap();
    for verdict in [&pdf, &text] {
        assert_eq!((verdict.finding, verdict.reason), (Finding::Genuine, Reason::Issued));
        assert_eq!(verdict.stated.as_ref().unwrap().serial, certificate.serial.as_str());
    }
    assert_eq!(pdf.stated.unwrap().name_ar, None, "a file tells of its holder what it shows, we add nothing");
    assert_eq!(text.stated.unwrap().birth_year, Some(2015));

    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    commands::revoke(&mut cx, &mut certificate, "record_corrected", policy::granted_for_tests()).await.unwrap();
    cx.commit().await.unwrap();
    let verdict = verify_pdf(bench.store(), &says, b"%PDF".to_vec()).await.unwrap();
    assert_eq!(verdict.finding, Finding::Revoked);
    assert_eq!(verify_text(bench.store(), &says, "EGA1:ABC").await.unwrap().reason, Reason::Revoked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_copy_says_which_one_it_is_and_the_electronic_document_says_nothing_of_copies() {
    let world = crate::delivery::tests::world::World::wanting("courier", 2).await;
    let mut cx = world.cx().await;
    let file = world.load(&mut cx).await;
    let copies = certificates::copies_of(&mut cx, &file).await.unwrap();
    let document = certificates::issued_of(&mut cx, &file).await.unwrap().unwrap();
    drop(cx);
    for (certificate, number) in [(&copies[0], Some(1)), (&copies[1], Some(2)), (&document, None)] {
        let says = says(certificate);
        let pdf = verify_pdf(world.store(), &says, b"%PDF".to_vec()).await.unwrap();
        let text = verify_text(world.store(), &says, "EGA1:ABC").await.unwrap();
        for verdict in [pdf, text] {
            assert_eq!((verdict.finding, verdict.stated.unwrap().paper_copy), (Finding::Genuine, number));
        }
    }
    let router = site(&world.bench, Arc::new(says(&copies[1])));
    let mut school = Browser::new(router.clone(), [10, 0, 0, 6]).reading("ar");
    let page = school.open("/verify").await;
    let answer = school.submit(page.form("/verify/text").with("text", "EGA1:ABC")).await;
    answer.must_be_ok().must_say("نسخة ورقية رقم ٢");
    let request = Request::post("/api/v1/verify").header("content-type", "application/pdf").body(Body::from("%PDF"));
    let told = Browser::new(router, [10, 0, 0, 7]).raw(request.unwrap()).await;
    let body = axum::body::to_bytes(told.into_body(), 64 * 1024).await.unwrap();
    let told: serde_json::Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(told["stated"]["paper_copy"], 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_certificate_replaces_the_older() {
    let bench = Bench::new().await;
    let (mut older, newer) = (bench.issued().await, bench.issued().await);
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    commands::replace(&mut cx, &mut older, &newer, policy::granted_for_tests()).await.unwrap();
    cx.commit().await.unwrap();
    let verdict = verify_pdf(bench.store(), &says(&older), b"%PDF".to_vec()).await.unwrap();
    assert_eq!(verdict.finding, Finding::Replaced);
    let verdict = verify_pdf(bench.store(), &says(&newer), b"%PDF".to_vec()).await.unwrap();
    assert_eq!(verdict.finding, Finding::Genuine);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_good_seal_that_the_register_does_not_know_is_not_genuine() {
    let bench = Bench::new().await;
    let certificate = bench.issued().await;
    let unknown = Says(Examined::Sealed { sha256: [7; 32], test: true }, Err(Reason::ContentChanged));
    let verdict = verify_pdf(bench.store(), &unknown, b"%PDF".to_vec()).await.unwrap();
    assert_eq!(verdict, Verdict::refused(Reason::NotAsIssued));
    for change in [
        |credential: &mut Credential| credential.content_sha256 = [7; 32],
        |credential: &mut Credential| credential.document = "death_certificate".to_owned(),
        |credential: &mut Credential| credential.serial = "C-0000-0000-000".to_owned(),
    ] {
        let mut credential = credential(&certificate);
        change(&mut credential);
        let says = Says(Examined::Refused(Reason::NoSeal), Ok(credential));
        assert_eq!(verify_text(bench.store(), &says, "EGA1:ABC").await.unwrap().reason, Reason::NotAsIssued);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_serial_alone_says_nothing() {
    let bench = Bench::new().await;
    let certificate = bench.issued().await;
    let says = says(&certificate);
    let verdict = verify_text(bench.store(), &says, certificate.serial.as_str()).await.unwrap();
    assert_eq!(verdict, Verdict::refused(Reason::SerialAlone));
    assert_eq!(verdict.finding, Finding::NotWasl);
    let large = verify_pdf(bench.store(), &says, vec![0; MAX_PDF + 1]).await.unwrap();
    assert_eq!(large.reason, Reason::TooLarge);
}

#[test]
fn every_reason_has_its_sentence_in_both_languages() {
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.as_str()), Some(*reason));
        for file in super::TEXTS {
            let wanted = format!("\n{} =", reason.text());
            assert!(file.body.contains(&wanted), "{} lacks {}", file.locale, reason.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn anybody_reads_the_answer_on_the_page_and_over_the_api() {
    let bench = Bench::new().await;
    let certificate = bench.issued().await;
    let router = site(&bench, Arc::new(says(&certificate)));
    for (language, title, test) in
        [("ar", "الوثيقة صحيحة", "أصدرت هذه الوثيقة جهة اختبار"), ("en", "The document is genuine", "A test authority")]
    {
        let mut school = Browser::new(router.clone(), [10, 0, 0, 4]).reading(language);
        let page = school.open("/verify").await;
        let empty = school.submit(page.must_be_ok().form("/verify")).await;
        assert_eq!(empty.status, 422, "{}", empty.text());
        let file = page.form("/verify").with_file("file", "c.pdf", "application/pdf", b"%PDF");
        let answer = school.submit(file).await;
        answer.must_be_ok().must_say(title).must_say(test).must_say(certificate.serial.as_str());
        let pasted = school.submit(page.form("/verify/text").with("text", "EGA1:ABC")).await;
        pasted.must_be_ok().must_say(title).must_say("127");
        let serial = school.submit(page.form("/verify/text").with("text", certificate.serial.as_str())).await;
        assert!(serial.must_be_ok().has(".banner-wrong") && !serial.says("127"), "{}", serial.text());
    }
    for (kind, body, status) in [
        ("application/pdf", "%PDF", StatusCode::OK),
        ("application/json", r#"{"credential":"EGA1:ABC"}"#, StatusCode::OK),
        ("application/json", "{", StatusCode::UNPROCESSABLE_ENTITY),
        ("text/plain", "EGA1:ABC", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let request = Request::post("/api/v1/verify").header("content-type", kind).body(Body::from(body)).unwrap();
        let response = Browser::new(router.clone(), [10, 0, 0, 5]).raw(request).await;
        assert_eq!(response.status(), status, "{kind} {body}");
    }
}
