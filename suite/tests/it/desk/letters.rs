//! The letters of a file are as private as the file: the same roles, a purpose given before, and nobody on her own.

use axum::http::StatusCode;
use kernel::{NationalNumber, StaffRole};
use people::demo::DemoStaff;
use testkit::{
    Browser, World,
    story::{self, DAUGHTER, desk},
};

/// Reads the letters, then sends one with the token of the form that everybody at the desk is served.
async fn tries(staff: &mut Browser, reference: &str) -> (StatusCode, StatusCode) {
    let path = format!("/ar{}", desk(reference, "/messages"));
    let read = staff.get(&path).await.status;
    let token = staff.open("/desk/sign-out").await;
    let sent =
        staff.send_only(token.form("/sign-out").to(&path).with("text", "خطاب لا يجوز").as_multipart()).await.status;
    (read, sent)
}

#[tokio::test]
async fn letters_are_closed_to_roles_off_the_desk_to_whoever_gave_no_purpose_and_to_the_person_concerned() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    for login in ["finance", "privacy", "admin"] {
        let mut staff = world.staff(login).await;
        let answers = tries(&mut staff, &reference).await;
        assert_eq!(answers, (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{login}");
    }
    let mut officer = world.staff("dubai").await;
    let answers = tries(&mut officer, &reference).await;
    assert_eq!(answers, (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "no purpose was given");
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = officer.open(&desk(&reference, "/messages")).await;
    officer.submit(page.must_be_ok().form("/messages").with("text", "يُرجى الانتظار يومين.")).await.must_be_ok();

    let number: NationalNumber = world.known("father", "number").parse().unwrap();
    let himself = DemoStaff {
        login: "himself".to_owned(),
        name: "كريم محمود".to_owned(),
        number,
        posts: vec![(StaffRole::MissionOfficer, "dubai".to_owned())],
    };
    let parts = (&world.areas.people.passwords, &world.areas.texts);
    people::demo::seed(world.store(), parts, &[], &[himself]).await.unwrap();
    let mut himself = world.staff("himself").await;
    let page = himself.open(&desk(&reference, "")).await;
    let opened = himself.submit(page.must_be_ok().form("/open").with("purpose", "enquiry")).await;
    assert_eq!(opened.status, StatusCode::FORBIDDEN, "{}", opened.text());
    let answers = tries(&mut himself, &reference).await;
    assert_eq!(answers, (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN), "his own file");
}
