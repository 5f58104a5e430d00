//! The verifying child process, started for real: this program starts itself again.
//!
//! It has no test harness because the harness would answer on the child's standard output.

#![expect(clippy::unwrap_used, reason = "a test without a harness is not known as a test")]

use std::{env, process::ExitCode, time::Duration};

use async_trait::async_trait;
use documents::{
    keys::{GeneratedKeys, IssuerKeys, sha256},
    render::{IssuerNames, Renderer, Sheet},
    seal::{SealDetails, seal},
    status::CertificateState,
    verify::{
        Examination, Finding, Issued, IssuedRegister, Reason,
        child::{ChildVerifier, SUBCOMMAND, run_child_main, spawn_and_verify},
    },
};
use kernel::{Failure, Moment, Outcome};

struct OneFile([u8; 32], Moment);

#[async_trait]
impl IssuedRegister for OneFile {
    async fn find(&self, sha256: &[u8; 32]) -> Outcome<Option<Issued>> {
        let issued = Issued {
            serial: "BC-1".to_owned(),
            kind: "birth".to_owned(),
            issued_at: self.1,
            state: CertificateState::Valid,
        };
        Ok((*sha256 == self.0).then_some(issued))
    }
}

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        Some(SUBCOMMAND) => match run_child_main() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        },
        // A child that ignores its input and its limits, and never answers.
        Some("dawdle") => loop {
            std::hint::spin_loop();
        },
        // A child whose file never ends.
        Some("burn") => {
            documents::verify::child::confine().unwrap();
            loop {
                std::hint::spin_loop();
            }
        }
        // A child that shows whether the limits hold.
        Some("escape") => escape(),
        _ => {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(the_child_answers_and_is_confined());
            println!("verify_child: ok");
            ExitCode::SUCCESS
        }
    }
}

async fn the_child_answers_and_is_confined() {
    let now: Moment = "2026-11-22T08:00:00Z".parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let keys = IssuerKeys::open(&folder.path().join("issuer"), "EG-CSA-TEST", now, GeneratedKeys::Allowed).unwrap();
    let pdf = sealed(&keys, now);
    let verifier = ChildVerifier::this_binary();
    let register = OneFile(sha256(&pdf), now);

    let verdict = spawn_and_verify(&verifier, &pdf, &keys.published, &register).await.unwrap();
    assert_eq!((verdict.finding, verdict.reason), (Finding::Genuine, Reason::Issued));
    let mut changed = pdf.clone();
    changed[pdf.len() / 3] ^= 1;
    let verdict = spawn_and_verify(&verifier, &changed, &keys.published, &register).await.unwrap();
    assert_eq!(verdict.reason, Reason::ContentChanged);
    let other = OneFile([0; 32], now);
    let verdict = spawn_and_verify(&verifier, &pdf, &keys.published, &other).await.unwrap();
    assert_eq!(verdict.reason, Reason::NotAsIssued);

    let burning = ChildVerifier::new("/proc/self/exe", vec!["burn".to_owned()]);
    assert_eq!(burning.examine(&pdf, &keys.published).await.unwrap(), refused(Reason::Unreadable));
    // Whether the file or the machine is slow cannot be told from a clock on the wall: nothing is said of the file.
    let dawdler = ChildVerifier::new("/proc/self/exe", vec!["dawdle".to_owned()]).within(Duration::from_millis(300));
    let late = dawdler.examine(&pdf, &keys.published).await.unwrap_err();
    assert!(matches!(late, Failure::Fault(ref fault) if fault.passing), "{late}");
    let escaping = ChildVerifier::new("/proc/self/exe", vec!["escape".to_owned()]);
    assert_eq!(escaping.examine(&pdf, &keys.published).await.unwrap(), refused(Reason::NoSeal), "a limit did not hold");
    assert_eq!(verifier.examine(&vec![0; 9 << 20], &keys.published).await.unwrap(), refused(Reason::TooLarge));
}

fn refused(reason: Reason) -> Examination {
    Examination::Refused { reason }
}

/// Takes the limits the way the real child does, then tries what they forbid. Answers `NoSeal` only if all of it failed.
fn escape() -> ExitCode {
    let mut answer = Vec::new();
    let confined = documents::verify::child::confine().is_ok()
        && env::vars_os().next().is_none()
        && std::fs::File::open("/etc/hostname").is_err()
        && std::net::UdpSocket::bind("127.0.0.1:0").is_err()
        && answer.try_reserve_exact(4 << 30).is_err();
    answer = serde_json::to_vec(&refused(if confined { Reason::NoSeal } else { Reason::Issued })).unwrap();
    std::io::Write::write_all(&mut std::io::stdout(), &answer).unwrap();
    std::io::Read::read_to_end(&mut std::io::stdin(), &mut Vec::new()).unwrap();
    ExitCode::SUCCESS
}

fn sealed(keys: &IssuerKeys, at: Moment) -> Vec<u8> {
    let sheet = Sheet {
        serial: "BC-1".to_owned(),
        issued_at: at,
        zone: "Africa/Cairo".to_owned(),
        issuer: IssuerNames { ar: "جهة".to_owned(), en: "Body".to_owned(), test: true },
        verify_at: "wasl.example/verify".to_owned(),
        record: serde_json::json!({}),
        qr_text: "EGA1:TEST".to_owned(),
    };
    let template =
        "#set document(title: \"شهادة\")\n#set text(font: \"Noto Naskh Arabic\", lang: \"ar\", dir: rtl)\n= شهادة";
    let pdf = Renderer::new().unwrap().render(template, &sheet).unwrap();
    let details = SealDetails { at, name: "Test".to_owned(), reason: "Test".to_owned(), label: "خاتم".to_owned() };
    seal(&pdf, keys, &details).unwrap()
}
