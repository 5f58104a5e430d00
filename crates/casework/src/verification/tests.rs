//! Verdicts on a real register with an engine that says what the test wants.

use async_trait::async_trait;
use kernel::{Actor, Outcome};

use super::{Credential, Examined, Examiner, Finding, MAX_PDF, Reason, Verdict, verify_file, verify_pdf, verify_text};
use crate::certificates::{Certificate, commands, policy, tests::Bench};

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
