//! Reading is watched over: a day of reading without deciding is flagged once, answered by somebody else, and tells of no file.

use ::store::{
    access::{self, Access},
    jobs::Worker,
};
use axum::http::StatusCode;
use catalogue::{definitions::Definitions, revisions::rehearse};
use kernel::{Actor, StaffRole};

use super::{World, staff};
use crate::watch;

/// Somebody reads the files `numbers`, as `role`.
async fn reads(world: &World, role: StaffRole, numbers: std::ops::Range<u64>) {
    let missions = if role == StaffRole::MissionOfficer { vec!["dubai".to_owned()] } else { Vec::new() };
    let actor = Actor::Staff { staff: staff(role).uuid(), roles: vec![role], missions };
    let mut cx = world.db.store.begin(actor).await.unwrap();
    for number in numbers {
        let look =
            Access { file: Some(world.file(number)), purpose: "enquiry".into(), route: "/r", fields: &["answers"] };
        access::record(&mut cx, look).await.unwrap();
    }
    cx.commit().await.unwrap();
}

async fn an_hour_passes(world: &World, catalogue: &catalogue::Catalogue) {
    world.db.clock.advance(std::time::Duration::from_secs(3600));
    let worker = Worker::new(world.db.store.clone(), watch::jobs(catalogue)).periodic(watch::schedules());
    worker.tick().await.unwrap();
    worker.drain().await.unwrap();
}

#[tokio::test]
async fn reading_without_deciding_is_flagged_once_and_answered_by_somebody_else() {
    let world = World::new().await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    rehearse(&mut cx, &Definitions::shipped()).await.unwrap();
    cx.commit().await.unwrap();
    let catalogue = catalogue::Catalogue::new();
    reads(&world, StaffRole::CentralReviewer, 1..3).await;
    reads(&world, StaffRole::MissionOfficer, 1..13).await;
    reads(&world, StaffRole::PrivacyOfficer, 1..13).await;
    an_hour_passes(&world, &catalogue).await;
    reads(&world, StaffRole::MissionOfficer, 13..15).await;
    an_hour_passes(&world, &catalogue).await;

    for role in StaffRole::ALL.into_iter().filter(|role| *role != StaffRole::PrivacyOfficer) {
        let page = world.browser(role).await.open("/desk/access/flags").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{role:?}");
    }
    let mut browser = world.browser(StaffRole::PrivacyOfficer).await;
    let page = browser.open("/desk/access/flags").await;
    page.must_be_ok().must_say("Reading without deciding").must_say("موظف mission_officer").must_say("14");
    assert!(!page.says("موظف central_reviewer"), "two files are nothing to ask about:\n{}", page.text());
    assert!(!page.says(&world.file(1).to_string()), "no file is named");

    // What is about the privacy officer herself is closed by another.
    let choices = page.html().matches("<option value=\"0").count();
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    let open = watch::open_count(&mut cx).await.unwrap();
    drop(cx);
    assert!(open > i64::try_from(choices).unwrap(), "{open} open, {choices} to choose from");
    let flag = page.attribute("option[value^='0']", "value").unwrap();
    let form = page.form("/desk/access/flags").with("flag", &flag);
    let without = browser.submit(form.clone()).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.open("/desk/access/flags").await;
    let form = page.form("/desk/access/flags").with("flag", &flag).with("finding", "explained");
    browser.submit(form).await.must_be_ok().must_say("There is an explanation");
    an_hour_passes(&world, &catalogue).await;
    let mut cx = world.db.store.begin(Actor::System("test")).await.unwrap();
    assert_eq!(watch::open_count(&mut cx).await.unwrap(), open - 1, "a closed flag is not raised again");
}
