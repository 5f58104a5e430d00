//! The pages as a citizen and as finance see them, in both languages; and their words.

use std::{fs, path::Path, sync::Arc};

use ::store::Cx;
use async_trait::async_trait;
use axum::Router;
use catalogue::{Catalogue, definitions::Definitions, revisions::rehearse};
use kernel::{Actor, Id, Outcome, StaffRole, marks};
use testkit::Browser;
use uuid::Uuid;
use web::{
    Acting, ActorLoader, SessionKind, SessionRow, Site, SiteSettings, Texts,
    metrics::Metrics,
    sessions,
    texts::{Glossary, check, check_usage},
};
use work::proposals::{Acts, Colleagues, PersonKey};

use super::world::World;
use crate::payments::{
    self, ReleaseRefund, TEXTS,
    port::Charged::{Declined, Taken},
    refunds, store as rows,
};

/// Whoever has a session is who it says; staff belong to finance.
struct Believing;

#[async_trait]
impl ActorLoader for Believing {
    async fn actor(&self, _: &mut Cx, session: &SessionRow) -> Outcome<Acting> {
        let actor = match session.kind {
            SessionKind::Citizen => Actor::Citizen { account: session.owner },
            SessionKind::Staff => {
                Actor::Staff { staff: session.owner, roles: vec![StaffRole::Finance], missions: Vec::new() }
            }
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

/// Prints what it is told, so that the page's words can be read.
struct Typewriter;

#[async_trait]
impl payments::ReceiptPrinter for Typewriter {
    async fn print(&self, receipt: payments::Printed) -> Outcome<Vec<u8>> {
        Ok(format!("{} {}", receipt.words.ar, receipt.words.en).into_bytes())
    }
}

pub async fn site(world: &World) -> Router {
    let mut cx = world.cx().await;
    rehearse(&mut cx, &Definitions::shipped()).await.unwrap();
    cx.commit().await.unwrap();
    let settings = SiteSettings {
        public_url: "http://127.0.0.1:8080".to_owned(),
        demo: true,
        environment: "test".to_owned(),
        trusted_proxies: 0,
        checkout_origins: Vec::new(),
        fresh_for: std::time::Duration::from_secs(15 * 60),
    };
    let texts = Texts::load(&[work::TEXTS, crate::baskets::TEXTS, TEXTS]).unwrap();
    let site = Site::new(world.store().clone(), texts, settings, Arc::new(Believing)).unwrap();
    let acts = Arc::new(Acts::new(
        vec![Arc::new(ReleaseRefund), Arc::new(payments::PartRefund { catalogue: Catalogue::new() })],
        Arc::new(Register),
    ));
    let ports = payments::Ports {
        gateway: world.gateway.clone(),
        addresses: world.addresses(),
        acts: acts.clone(),
        catalogue: Catalogue::new(),
        printer: Arc::new(Typewriter),
    };
    let routes = payments::routes(&ports).nest("/api/v1", payments::api_routes(&ports)).merge(work::routes(acts));
    web::finish(site, Metrics::default(), routes)
}

pub async fn browser(world: &World, router: &Router, kind: SessionKind, who: Uuid, language: &'static str) -> Browser {
    let mut cx = world.cx().await;
    let token = sessions::open(&mut cx, kind, who, "test").await.unwrap().token().to_owned();
    cx.commit().await.unwrap();
    let cookie = match kind {
        SessionKind::Citizen => "wasl",
        SessionKind::Staff => "wasl-desk",
    };
    Browser::new(router.clone(), [10, 0, 0, 1]).reading(language).with_cookie(cookie, &token)
}

#[tokio::test]
async fn a_citizen_pays_comes_back_and_keeps_a_receipt() {
    for (language, pay, confirming, receipt) in [
        ("ar", "سداد الرسوم", "جارٍ تأكيد السداد", "إيصال سداد"),
        ("en", "Pay the fees", "The payment is being confirmed", "Receipt"),
    ] {
        let world = World::new().await;
        let router = site(&world).await;
        let mut citizen = browser(&world, &router, SessionKind::Citizen, world.owner.uuid(), language).await;
        let file = format!("/files/{}", world.reference);
        let page = citizen.open(&format!("{file}/pay")).await;
        page.must_be_ok().must_say(pay);
        let left = citizen.send_only(page.form("/pay")).await;
        let left = left.location.unwrap_or_default();
        assert!(left.starts_with("https://pay.example/int-"), "{left}");
        let scope = ::store::Scope::Owner(world.owner);
        let attempt = rows::of_file(&mut world.cx().await, &scope, world.file).await.unwrap().remove(0);
        citizen.open(&format!("{file}/pay/return")).await.must_be_ok().must_say(confirming);
        world.settle(&world.told(&attempt, "txn-0", Declined)).await.unwrap();
        let again = citizen.open(&format!("{file}/pay")).await;
        assert!(again.has(".banner-wrong"), "{}", again.text());
        world.settle(&world.told(&attempt, "txn-1", Taken)).await.unwrap();
        let paid = citizen.get(&format!("/{language}{file}/pay/return")).await;
        let on = paid.location.unwrap_or_default();
        assert!(on.ends_with("/confirmation"), "{on}");
        citizen.open(&format!("{file}/receipt")).await.must_be_ok().must_say(receipt).must_say("txn-1");
        let printed = citizen.get(&format!("/{language}{file}/receipt.pdf")).await;
        assert_eq!(printed.status, 200);
        for words in ["فقط ستة دراهم إماراتية وخمسون فلسًا لا غير", "Six UAE dirhams and fifty fils only"]
        {
            assert!(printed.html().contains(words), "{}", printed.html());
        }
        let stranger = Uuid::from_u128(7);
        let mut stranger = browser(&world, &router, SessionKind::Citizen, stranger, language).await;
        for page in ["pay", "pay/return", "pay/price", "receipt", "receipt.pdf"] {
            assert_eq!(stranger.open(&format!("{file}/{page}")).await.status, 404, "{page}");
        }
    }
}

#[tokio::test]
async fn finance_sees_refunds_proposes_a_release_and_sees_the_books() {
    for (language, title) in [("ar", "رد الرسوم"), ("en", "Refunds")] {
        let world = World::new().await;
        let attempt = world.pay().await;
        world.settle(&world.told(&attempt, "txn-2", Taken)).await.unwrap();
        let router = site(&world).await;
        let mut finance = browser(&world, &router, SessionKind::Staff, Uuid::from_u128(1), language).await;
        let list = finance.open("/desk/refunds").await;
        list.must_be_ok().must_say(title).must_say(&world.reference.to_string());
        let mut cx = world.cx().await;
        let refund = refunds::of_file(&mut cx, &::store::Scope::System("test"), world.file).await.unwrap().remove(0);
        drop(cx);
        let page = finance.open(&format!("/desk/refunds/{}", refund.id)).await;
        let empty = finance.submit(page.must_be_ok().form("/propose")).await;
        assert_eq!(empty.status, 422);
        let proposed = finance.submit(empty.form("/propose").with("reason", "checked with the bank")).await;
        assert!(proposed.path.contains("/desk/proposals/"), "{}", proposed.path);
        finance.open("/desk/reconciliation").await.must_be_ok();
        let mut citizen = browser(&world, &router, SessionKind::Citizen, world.owner.uuid(), language).await;
        assert_ne!(citizen.open("/desk/refunds").await.status, 200);
    }
}

#[test]
fn the_words_are_whole_used_and_follow_the_glossary() {
    assert_eq!(check(&[TEXTS], &Glossary::ours().unwrap()), []);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in ["src/payments", "templates/payments", "templates/closing"] {
        read(&root.join(folder), &mut sources);
    }
    assert_eq!(check_usage(&[TEXTS], sources.iter().map(String::as_str)), []);
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
