//! Stories of oversight through the router: who may read what, and what reading leaves behind.

mod chains;
mod store;
mod watch;

use std::sync::Arc;

use ::store::{
    access::{self, Access},
    events,
    jobs::{self, NewJob},
    testing::TestDb,
};
use axum::{Router, http::StatusCode};
use catalogue::Catalogue;
use kernel::{Actor, Bucket, Id, SeededDice, StaffRole, marks};
use testkit::Browser;
use uuid::Uuid;
use web::{SessionKind, Site, SiteSettings, Texts, metrics::Metrics, sessions};

use crate::{Gauges, verify_chains};

struct World {
    db: TestDb,
    router: Router,
}

/// A member of staff for each role, by its place in the list of roles.
fn staff(role: StaffRole) -> Id<marks::Staff> {
    let place = StaffRole::ALL.iter().position(|other| *other == role).unwrap();
    Id::from_uuid(Uuid::from_u128(place as u128 + 1))
}

impl World {
    async fn new() -> Self {
        let db = TestDb::fresh().await.unwrap();
        let mut cx = db.store.begin(Actor::System("test")).await.unwrap();
        for role in StaffRole::ALL {
            store::staff(&mut cx, staff(role), role.as_str()).await;
        }
        cx.commit().await.unwrap();
        let texts = Texts::load(&[crate::TEXTS, people::TEXTS, work::TEXTS, catalogue::TEXTS]).unwrap();
        let settings = SiteSettings {
            public_url: "http://127.0.0.1:8080".into(),
            demo: false,
            environment: "test".into(),
            trusted_proxies: 0,
            checkout_origins: Vec::new(),
            fresh_for: std::time::Duration::from_secs(15 * 60),
        };
        let site = Site::new(db.store.clone(), texts, settings, Arc::new(people::Actors)).unwrap();
        let acts = work::proposals::Acts::new(vec![Arc::new(crate::SetBound)], Arc::new(people::StaffRegister));
        let router = web::finish(site, Metrics::default(), crate::routes(Catalogue::new(), Arc::new(acts)));
        Self { db, router }
    }

    async fn browser(&self, role: StaffRole) -> Browser {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let opened = sessions::open(&mut cx, SessionKind::Staff, staff(role).uuid(), "test").await.unwrap();
        cx.commit().await.unwrap();
        Browser::new(self.router.clone(), [10, 0, 1, 1]).reading("en").with_cookie("wasl-desk", opened.token())
    }

    fn file(&self, seed: u64) -> Id<marks::Application> {
        Id::new(Bucket::new(9).unwrap(), self.db.store.now(), &SeededDice::new(seed))
    }
}

#[tokio::test]
async fn only_the_privacy_officer_reads_the_log_and_reading_is_logged() {
    let world = World::new().await;
    let officer = Actor::Staff {
        staff: staff(StaffRole::MissionOfficer).uuid(),
        roles: vec![StaffRole::MissionOfficer],
        missions: vec!["dubai".into()],
    };
    let mut cx = world.db.store.begin_desk(officer).await.unwrap();
    let look = Access { file: Some(world.file(1)), purpose: "examine".into(), route: "/r", fields: &["answers"] };
    access::record(&mut cx, look).await.unwrap();
    cx.commit().await.unwrap();

    for role in StaffRole::ALL.into_iter().filter(|role| *role != StaffRole::PrivacyOfficer) {
        let page = world.browser(role).await.open("/desk/access").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{role:?}");
    }
    let mut browser = world.browser(StaffRole::PrivacyOfficer).await;
    let first = browser.open("/desk/access").await;
    first.must_be_ok().must_say("Examining the file").must_say("موظف mission_officer");
    assert!(!first.says("Overseeing access"));
    browser.open("/desk/access").await.must_say("Overseeing access");
    let narrowed = format!("/desk/access?staff={}", staff(StaffRole::Finance));
    assert!(!browser.open(&narrowed).await.must_be_ok().says("Examining the file"));
}

#[tokio::test]
async fn a_forged_event_is_found_and_whole_chains_pass() {
    let world = World::new().await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let files: Vec<_> = (1..=3).map(|seed| world.file(seed)).collect();
    for file in &files {
        for kind in ["application.opened", "application.submitted", "application.paid"] {
            events::append(&mut cx, *file, kind, 1, &serde_json::json!({}), None).await.unwrap();
        }
    }
    cx.commit().await.unwrap();
    let report = verify_chains(&world.db.store).await.unwrap();
    assert_eq!((report.files, report.events, report.broken.len()), (3, 9, 0));

    store::tamper(world.db.urls(), files[1]).await;
    let report = verify_chains(&world.db.store).await.unwrap();
    assert_eq!(report.broken, [(files[1], 2)]);
}

#[tokio::test]
async fn a_dead_letter_is_set_going_again_with_a_reason() {
    let world = World::new().await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    jobs::enqueue(&mut cx, NewJob::new("test.stuck", serde_json::json!({ "file": 1 }))).await.unwrap();
    store::dead_letter(&mut cx).await;
    cx.commit().await.unwrap();

    let other = world.browser(StaffRole::Finance).await.open("/desk/jobs").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let mut browser = world.browser(StaffRole::Administrator).await;
    let page = browser.open("/desk/jobs").await;
    page.must_be_ok().must_say("test.stuck").must_say("nobody answered");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let letter = jobs::dead(&mut cx, 1).await.unwrap().remove(0);
    drop(cx);
    let form = page.form("/en/desk/jobs").with("job", &letter.id.to_string());
    assert_eq!(browser.submit(form.clone()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.submit(form.with("reason", "the registry is back")).await.must_be_ok().must_say("No job is stuck");
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let replays = store::replays(&mut cx).await;
    let administrator = format!("staff:{}", staff(StaffRole::Administrator));
    assert_eq!(replays, [(administrator, "the registry is back".to_owned())]);
}

#[tokio::test]
async fn figures_and_gauges_are_there_from_the_first_day() {
    let world = World::new().await;
    let page = world.browser(StaffRole::AuthorityApprover).await.open("/desk/figures?days=7").await;
    page.must_be_ok().must_say("Figures of the service").must_say("law 143 of 1994");
    let officer = world.browser(StaffRole::MissionOfficer).await.open("/desk/figures").await;
    assert_eq!(officer.status, StatusCode::NOT_FOUND);

    let metrics = Metrics::default();
    let gauges = Gauges::register(&metrics);
    gauges.refresh(&world.db.store).await.unwrap();
    assert!(metrics.text().unwrap().contains("wasl_jobs_dead 0"));
}

#[tokio::test]
async fn a_citizen_signs_in_to_see_who_looked() {
    let world = World::new().await;
    let mut browser = Browser::new(world.router.clone(), [10, 0, 1, 2]).reading("en");
    let page = browser.get("/en/account/looks").await;
    assert!(page.status == StatusCode::SEE_OTHER || page.status == StatusCode::UNAUTHORIZED, "{}", page.status);
}
