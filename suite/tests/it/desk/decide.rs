//! Nobody decides alone, nobody decides on her own or on kin; persons are compared, not accounts.

use std::time::Duration;

use casework::applications::model::Stage;
use kernel::{Day, NationalNumber, Outcome, Sex, StaffRole};
use outbound::simulators::Script;
use people::demo::DemoStaff;
use testkit::{
    World, free_rein,
    story::{self, DAUGHTER, desk},
};

use crate::look;

/// Enrols somebody, as the demo enrols its staff.
pub(super) async fn enrol(
    world: &World,
    login: &str,
    number: NationalNumber,
    posts: &[(StaffRole, &str)],
) -> Outcome<()> {
    let member = DemoStaff {
        login: login.to_owned(),
        name: "سحر عبد المنعم".to_owned(),
        number,
        posts: posts.iter().map(|(role, mission)| (*role, (*mission).to_owned())).collect(),
    };
    let parts = (&world.areas.people.passwords, &world.areas.texts);
    people::demo::seed(world.store(), parts, &[], &[member]).await.map(drop)
}

pub(super) const OFFICER: (StaffRole, &str) = (StaffRole::MissionOfficer, "dubai");
pub(super) const APPROVER: (StaffRole, &str) = (StaffRole::AuthorityApprover, "");

#[tokio::test]
async fn whoever_recommended_does_not_approve_under_any_name() {
    let world = World::new().await;
    let number = NationalNumber::compose(Day::new(1980, 1, 2).unwrap(), 1, 77, Sex::Female).unwrap();
    enrol(&world, "both", number, &[OFFICER, APPROVER]).await.unwrap();
    let again = enrol(&world, "again", number, &[APPROVER]).await;
    assert!(again.is_err(), "one person has one account at the desk");
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut both = world.staff("both").await;
    story::recommended(&mut both, &reference).await.must_be_ok();
    world.work().await;
    let page = both.open(&desk(&reference, "")).await;
    let page = if page.has("form[action$='/claim']") { both.submit(page.form("/claim")).await } else { page };
    assert!(!page.has("form[action$='/approve']"), "{}", page.text());
    // What another approver would be offered is worth nothing in her hands.
    let token = both.open("/desk/search").await.form("/search");
    let forged = token.to(&format!("/ar{}", desk(&reference, "/approve"))).with("seen", &"0".repeat(64));
    let answer = both.send_only(forged).await;
    assert!(answer.status.is_client_error(), "{} {}", answer.status, answer.text());
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Recommended);
    give_back(&mut both, &reference).await;
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Issued);
}

async fn give_back(staff: &mut testkit::Browser, reference: &str) {
    let page = staff.open(&desk(reference, "/release")).await;
    if page.status.is_success() {
        staff.submit(page.form("/release").with("reason", "تعارض")).await.must_be_ok();
    }
}

/// A member of staff tries to take the father's file, and is kept from it.
async fn is_kept_from(world: &World, login: &str, reference: &str) {
    let mut staff = world.staff(login).await;
    let page = staff.open(&desk(reference, "")).await;
    let refused = staff.submit(page.must_be_ok().form("/claim")).await;
    assert_eq!(refused.status.as_u16(), 403, "{login}: {}", refused.text());
    refused.must_say("لا يجوز العمل على طلب يخص الموظف نفسه أو أحد ذويه");
    assert_eq!(look::stage(world, reference).await, Stage::UnderReview);
    assert!(look::file(world, reference).await.facts.claimed.is_none());
}

/// A member of staff gives a purpose and is not let in, nor to the letters.
async fn sees_nothing(world: &World, login: &str, reference: &str) {
    let mut staff = world.staff(login).await;
    let page = staff.open(&desk(reference, "")).await;
    let opened = staff.submit(page.must_be_ok().form("/open").with("purpose", "enquiry")).await;
    assert_eq!(opened.status.as_u16(), 403, "{login}: {}", opened.text());
    let letters = staff.get(&format!("/ar{}", desk(reference, "/messages"))).await;
    assert_eq!(letters.status.as_u16(), 403, "{login}: {}", letters.text());
}

#[tokio::test]
async fn the_fathers_sister_is_kept_from_his_file() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    is_kept_from(&world, "aunt", &reference).await;
    sees_nothing(&world, "aunt", &reference).await;
}

#[tokio::test]
async fn an_uncle_of_the_third_degree_is_kept_from_the_file_and_a_cousin_of_the_fourth_is_not() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let number = |part: &str| world.known(part, "number").parse::<NationalNumber>().unwrap();
    enrol(&world, "uncle", number("great_uncle"), &[OFFICER]).await.unwrap();
    enrol(&world, "cousin", number("cousin"), &[OFFICER]).await.unwrap();
    is_kept_from(&world, "uncle", &reference).await;
    sees_nothing(&world, "uncle", &reference).await;
    story::claimed(&mut world.staff("cousin").await, &reference).await.must_be_ok();
    let asked = world.simulator_page("registry", "/control/asked").await.text();
    assert!(asked.contains("exclude_kin") && asked.contains("system:ask_kin"), "{asked}");
}

#[tokio::test]
async fn before_the_registry_has_answered_nobody_looks_into_a_file() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    world.simulator_script("registry", Script { down: true, ..free_rein() }).await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    let page = officer.open(&desk(&reference, "")).await;
    let opened = officer.submit(page.must_be_ok().form("/open").with("purpose", "enquiry")).await;
    assert_eq!(opened.status.as_u16(), 409, "{}", opened.text());
    opened.must_say("لم يرد بعد من السجل المدني");
    world.simulator_script("registry", free_rein()).await;
    world.pass(Duration::from_secs(3600)).await;
    let mut officer = world.staff("dubai").await;
    let page = officer.open(&desk(&reference, "")).await;
    let opened = officer.submit(page.form("/open").with("purpose", "enquiry")).await;
    opened.must_be_ok().must_say("ليلى");
}

#[tokio::test]
async fn the_applicant_and_the_parents_in_the_record_are_kept_from_the_file_as_officers() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let number = |part: &str| world.known(part, "number").parse::<NationalNumber>().unwrap();
    enrol(&world, "himself", number("father"), &[OFFICER]).await.unwrap();
    enrol(&world, "daughter", number("daughter"), &[OFFICER]).await.unwrap();
    for login in ["himself", "daughter"] {
        is_kept_from(&world, login, &reference).await;
    }
    // A colleague takes it.
    story::claimed(&mut world.staff("dubai").await, &reference).await.must_be_ok();
}

#[tokio::test]
async fn no_administrator_issues_and_every_look_is_recorded() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    for login in ["admin", "finance", "privacy"] {
        let mut staff = world.staff(login).await;
        assert_eq!(staff.get(&format!("/ar{}", desk(&reference, ""))).await.status.as_u16(), 404, "{login}");
        assert_eq!(staff.get("/ar/desk").await.status.as_u16(), 404, "{login}");
    }
    let mut officer = world.staff("dubai").await;
    let page = story::claimed(&mut officer, &reference).await;
    page.must_be_ok();
    assert!(!page.says(&world.known("daughter", "mother_name")), "the mother's name is never shown to staff");
    for faith in ["مسلم", "مسيحي"] {
        assert!(!page.says(faith), "religion is masked");
    }
    let mut father = world.citizen("father").await;
    father.open("/account/looks").await.must_be_ok().must_say(&reference);
}
