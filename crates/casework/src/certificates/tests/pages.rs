//! What anybody may fetch, what the Authority sees, and the words.

use std::{fs, path::Path, sync::Arc};

use ::store::Cx;
use async_trait::async_trait;
use axum::Router;
use kernel::{Actor, Id, Outcome, StaffRole, marks};
use testkit::Browser;
use uuid::Uuid;
use web::{
    Acting, ActorLoader, SessionKind, SessionRow, Site, SiteSettings, TextFile, Texts,
    metrics::Metrics,
    sessions,
    texts::{Glossary, check, check_usage},
};
use work::proposals::{Acts, Colleagues, PersonKey};

use super::Bench;
use crate::{certificates, verification};

/// Whoever has a session is who it says; staff approve for the Authority.
struct Believing;

#[async_trait]
impl ActorLoader for Believing {
    async fn actor(&self, _: &mut Cx, session: &SessionRow) -> Outcome<Acting> {
        let roles = vec![StaffRole::AuthorityApprover];
        let actor = match session.kind {
            SessionKind::Citizen => Actor::Citizen { account: session.owner },
            SessionKind::Staff => Actor::Staff { staff: session.owner, roles, missions: Vec::new() },
        };
        Ok(actor.into())
    }
}

struct Register;

#[async_trait]
impl Colleagues for Register {
    async fn person(&self, _: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        Ok(PersonKey([staff.uuid().as_bytes().as_slice(), staff.uuid().as_bytes()].concat()))
    }
    async fn name(&self, _: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        Ok(staff.to_string())
    }
}

/// The pages of both modules on the bench's database.
pub(crate) fn site(bench: &Bench, examiner: Arc<dyn verification::Examiner>) -> Router {
    let settings = SiteSettings {
        public_url: "http://127.0.0.1:8080".to_owned(),
        demo: true,
        environment: "test".to_owned(),
        trusted_proxies: 0,
        checkout_origins: Vec::new(),
        fresh_for: std::time::Duration::from_secs(15 * 60),
    };
    let texts = Texts::load(&[work::TEXTS, certificates::TEXTS, verification::TEXTS]).unwrap();
    let site = Site::new(bench.store().clone(), texts, settings, Arc::new(Believing)).unwrap();
    let acts = Arc::new(Acts::new(vec![Arc::new(certificates::EndCertificate)], Arc::new(Register)));
    let ports = Arc::new(verification::Ports { examiner, catalogue: bench.ports.catalogue.clone() });
    let routes = certificates::routes(&bench.ports)
        .merge(certificates::desk_routes(acts.clone()))
        .merge(verification::routes(&ports))
        .merge(work::routes(acts))
        .nest("/api/v1", verification::api_routes(&ports));
    web::finish(site, Metrics::default(), routes)
}

async fn approver(bench: &Bench, router: &Router, who: Uuid) -> Browser {
    let mut cx = bench.store().begin(Actor::System("test")).await.unwrap();
    let token = sessions::open(&mut cx, SessionKind::Staff, who, "test").await.unwrap().token().to_owned();
    cx.commit().await.unwrap();
    Browser::new(router.clone(), [10, 0, 0, 1]).reading("en").with_cookie("wasl-desk", &token)
}

struct Nothing;

#[async_trait]
impl verification::Examiner for Nothing {
    async fn examine_pdf(&self, _pdf: Vec<u8>) -> Outcome<verification::Examined> {
        Ok(verification::Examined::Refused(verification::Reason::NoSeal))
    }
    fn open_credential(&self, _text: &str) -> Result<verification::Credential, verification::Reason> {
        Err(verification::Reason::NotCredential)
    }

    fn judge_entitlement(&self, _: &str, _: kernel::Moment) -> Outcome<verification::Entitlement> {
        Ok(verification::Entitlement { finding: verification::EntitlementFinding::NoCode, stated: None })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_and_states_are_for_everybody() {
    let bench = Bench::new().await;
    bench.issued().await;
    let mut anybody = Browser::new(site(&bench, Arc::new(Nothing)), [10, 0, 0, 2]);
    let keys = anybody.get("/.well-known/wasl-keys.json").await;
    assert_eq!((keys.status.as_u16(), keys.html().as_str()), (200, "{}"));
    assert_eq!(anybody.get("/status/1").await.html(), "[]");
    assert_eq!(anybody.get("/status/9").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_authority_proposes_the_end_of_a_certificate_and_nobody_else_sees_the_page() {
    let bench = Bench::new().await;
    let certificate = bench.issued().await;
    let router = site(&bench, Arc::new(Nothing));
    let mut approver = approver(&bench, &router, Uuid::from_u128(1)).await;
    let page = approver.open("/desk/certificates").await;
    let empty = approver.submit(page.must_be_ok().form("/desk/certificates")).await;
    assert_eq!(empty.status, 422);
    let filled = empty.form("/desk/certificates").with("how", "misuse").with("words", "reported by the mission");
    let unknown = approver.submit(filled.with("serial", "C-0000-0000-000")).await;
    unknown.must_say("There is no certificate with this serial");
    let mut visitor = Browser::new(router, [10, 0, 0, 3]);
    assert_ne!(visitor.open("/desk/certificates").await.status, 200);
    assert!(certificate.serial.as_str().len() > 10);
}

#[test]
fn the_words_are_whole_used_and_follow_the_glossary() {
    let files: [&[TextFile]; 2] = [certificates::TEXTS, verification::TEXTS];
    assert_eq!(check(&files, &Glossary::ours().unwrap()), []);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src/certificates", "src/verification", "templates/certificates", "templates/verification"] {
        read(&root.join(folder), &mut sources);
    }
    assert_eq!(check_usage(&files, sources.iter().map(String::as_str)), []);
}

fn read(folder: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "html") {
            sources.push(fs::read_to_string(&path).unwrap());
        }
    }
}
