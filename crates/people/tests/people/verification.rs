//! An officer compares a document: only of her mission, never her own, only a clean picture.

use std::io::Cursor;

use axum::http::StatusCode;
use testkit::{Browser, Page};

use crate::world::{World, number};

fn photograph() -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_rgb8(300, 200).write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

async fn show(browser: &mut Browser, number: &str, file: &[u8]) -> Page {
    let page = browser.open("/account/identity/document").await;
    let form = page.form("/account/identity/document").with("kind", "passport").with("mission", "dubai");
    browser.submit(form.with("number", number).with_file("document", "passport.png", "image/png", file)).await
}

async fn waiting(officer: &mut Browser) -> String {
    officer.open("/desk/identities").await.attribute("main a[href*='/desk/identities/']", "href").unwrap()
}

#[tokio::test]
async fn an_officer_of_the_mission_confirms_and_nobody_elses_sees_it() {
    let world = World::new().await;
    world.seed().await;
    let mut citizen = world.registered(1, "leila@example.org").await;
    show(&mut citizen, number(40).digits(), &photograph()).await.must_say("الوثيقة قيد المراجعة");
    world.work().await;

    let mut officer = world.at_the_desk(2, "dubai.officer").await;
    let path = waiting(&mut officer).await;
    let picture = officer.get(&format!("{path}/picture")).await;
    assert_eq!(picture.status, StatusCode::OK);
    assert!(picture.bytes.starts_with(&[0xff, 0xd8]), "a re-encoded picture, not the file as sent");

    let mut foreign = world.at_the_desk(3, "abudhabi.officer").await;
    let unknown = foreign.get("/ar/desk/identities/0199d3f4-0000-7000-8000-000000000000").await;
    for foreign_path in [path.clone(), format!("{path}/picture")] {
        let answer = foreign.get(&foreign_path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.text(), unknown.text());
    }

    let page = officer.open(&path).await;
    page.must_be_ok().must_say("ليلى أحمد محمود").must_say(number(40).digits());
    let undeclared = officer.submit(page.form(&path).with("decision", "confirm")).await;
    assert_eq!(undeclared.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = undeclared.form(&path).with("decision", "confirm").with("declared", "yes");
    officer.submit(form.clone()).await.must_be_ok();
    assert_eq!(officer.submit(form).await.status, StatusCode::NOT_FOUND, "it is decided and gone from the desk");
    assert_eq!(officer.get(&format!("{path}/picture")).await.status, StatusCode::NOT_FOUND, "the picture is destroyed");
    world.work().await;
    citizen.open("/account").await.must_say("هوية مؤكدة");
}

#[tokio::test]
async fn nobody_confirms_her_own_person_and_a_taken_number_stays_taken() {
    let world = World::new().await;
    world.seed().await;
    // The number of the officer herself (900), and one that a verified account holds (500).
    for (last, stated, status) in [(1, 900, StatusCode::FORBIDDEN), (2, 500, StatusCode::CONFLICT)] {
        let mut citizen = world.registered(last, &format!("c{last}@example.org")).await;
        show(&mut citizen, number(stated).digits(), &photograph()).await;
        world.work().await;
        let mut officer = world.at_the_desk(10 + last, "dubai.officer").await;
        let path = waiting(&mut officer).await;
        let page = officer.open(&path).await;
        let form = page.form(&path).with("decision", "confirm").with("declared", "yes");
        assert_eq!(officer.submit(form).await.status, status, "{stated}");
        let mut reviewer = world.at_the_desk(20 + last, "central.reviewer").await;
        let page = reviewer.open(&path).await;
        let form = page.form(&path).with("decision", "refuse").with("reason", "number_differs").with("declared", "yes");
        reviewer.submit(form).await.must_be_ok();
        citizen.open("/account/identity").await.must_say("لم تُؤكَّد الهوية بهذه الوثيقة");
        world.pass(31).await;
    }
}

#[tokio::test]
async fn what_is_no_picture_is_never_shown_to_an_officer() {
    let world = World::new().await;
    world.seed().await;
    let mut citizen = world.registered(1, "leila@example.org").await;
    let missing = citizen.open("/account/identity/document").await;
    let form = missing.form("/account/identity/document").with("kind", "passport").with("mission", "dubai");
    let answer = citizen.submit(form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    answer.must_say("يُرجى اختيار صورة الوثيقة");
    let cut = photograph()[..60].to_vec();
    for file in [b"%PDF-1.7 ...".to_vec(), b"<svg onload=alert(1)>".to_vec(), cut] {
        show(&mut citizen, "", &file).await.must_say("الوثيقة قيد المراجعة");
        world.work().await;
        citizen.open("/account/identity").await.must_say("تعذّرت قراءة الصورة");
        world.pass(1).await;
    }
    let large = vec![0xff_u8; 10_100_000];
    let answer = show(&mut citizen, "", &large).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    let mut officer = world.at_the_desk(2, "dubai.officer").await;
    assert!(!officer.open("/desk/identities").await.has("main a[href*='/desk/identities/']"));
}
