//! Nobody decides alone, nobody decides on her own or on kin; persons are compared, not accounts.

use casework::applications::model::Stage;
use kernel::{Day, NationalNumber, Sex, StaffRole};
use people::demo::DemoStaff;
use testkit::{
    Page, World,
    story::{self, DAUGHTER, desk},
};

use crate::look;

/// Somebody who examines at the mission and sits at the Authority, and the same person under another name.
async fn two_hats(world: &World) {
    let number = NationalNumber::compose(Day::new(1980, 1, 2).unwrap(), 1, 77, Sex::Female).unwrap();
    let member = |login: &str, posts: Vec<(StaffRole, String)>| DemoStaff {
        login: login.to_owned(),
        name: "سحر عبد المنعم".to_owned(),
        number,
        posts,
    };
    let both = vec![
        (StaffRole::MissionOfficer, "dubai".to_owned()),
        (StaffRole::AuthorityApprover, String::new()),
    ];
    let staff = [member("both", both), member("again", vec![(StaffRole::AuthorityApprover, String::new())])];
    let passwords = &world.areas.people.passwords;
    people::demo::seed(world.store(), (passwords, &world.areas.texts), &[], &staff).await.unwrap();
}

/// The page offers no approval, and neither does a form sent all the same.
fn must_not_offer_approval(page: &Page) {
    assert!(!page.has("form[action$='/approve']"), "{}", page.text());
}

#[tokio::test]
async fn whoever_recommended_does_not_approve_under_any_name() {
    let world = World::new().await;
    two_hats(&world).await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut both = world.staff("both").await;
    story::recommended(&mut both, &reference).await.must_be_ok();
    world.work().await;
    for login in ["both", "again"] {
        let mut decider = world.staff(login).await;
        let page = story::claimed(&mut decider, &reference).await;
        must_not_offer_approval(&page);
        // What another approver is offered is worth nothing in her hands.
        let form = if page.has("form[action$='/release']") { page.form("/release") } else { page.form("/sign-out") };
        let forged = form.to(&format!("/ar{}", desk(&reference, "/approve"))).with("seen", &"0".repeat(64));
        let answer = decider.send_only(forged).await;
        assert!(answer.status.is_client_error(), "{login}: {} {}", answer.status, answer.text());
        world.work().await;
        assert_eq!(look::stage(&world, &reference).await, Stage::Recommended, "{login}");
        give_back(&mut decider, &reference).await;
    }
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

#[tokio::test]
async fn an_officer_is_kept_from_a_file_of_her_kin() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut aunt = world.staff("aunt").await;
    let page = aunt.open(&desk(&reference, "")).await;
    let refused = aunt.submit(page.must_be_ok().form("/claim")).await;
    assert_eq!(refused.status.as_u16(), 403, "{}", refused.text());
    refused.must_say("لا يجوز العمل على طلب يخص الموظف نفسه أو أحد ذويه");
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    assert!(look::file(&world, &reference).await.facts.claimed.is_none());
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
