//! A number that another account holds goes to whoever proves better to be its person: by two people, never by a card's
//! picture, and nobody is told that it was held.

use std::{io::Cursor, sync::atomic::Ordering, time::Duration};

use axum::http::StatusCode;
use testkit::Browser;

use crate::world::{World, number};

fn photograph() -> Vec<u8> {
    let mut bytes = Vec::new();
    image::DynamicImage::new_rgb8(300, 200).write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

/// Somebody new shows a document with the number that Mona's account holds; the path of its comparison.
async fn claimed(world: &World, kind: &str) -> (Browser, String) {
    let mut claimant = world.registered(1, "leila@example.org").await;
    let page = claimant.open("/account/identity/document").await;
    let form = page.form("/account/identity/document").with("kind", kind).with("mission", "dubai");
    let form = form.with("number", number(500).digits());
    claimant.submit(form.with_file("document", "p.png", "image/png", &photograph())).await.must_be_ok();
    world.work().await;
    let mut officer = world.at_the_desk(2, "dubai.officer").await;
    let list = officer.open("/desk/identities").await;
    (claimant, list.attribute("main a[href*='/desk/identities/']", "href").unwrap())
}

#[tokio::test]
async fn the_number_moves_by_two_people_and_the_former_holder_is_cut() {
    let world = World::new().await;
    world.seed().await;
    let (mut claimant, path) = claimed(&world, "national_id").await;
    let mut former = world.browser(9);
    let page = former.open("/sign-in").await;
    former.submit(page.form("/sign-in").with("contact", "mona@example.org")).await;
    let code = world.code("mona@example.org").await;
    let page = former.open("/sign-in/code").await;
    former.submit(page.form("/sign-in/code").with("code", &code)).await.must_be_ok();
    former.open("/account").await.must_be_ok().must_say("هوية مؤكدة");

    // A code of the second factor is good once.
    world.db.clock.advance(Duration::from_secs(31));
    let mut officer = world.at_the_desk(3, "dubai.officer").await;
    officer.open(&path).await.must_be_ok().must_say("مرتبط بحساب آخر");
    let page = officer.open(&format!("{path}/move")).await;
    let form = page.must_be_ok().form(&format!("{path}/move"));
    let form = form.with("reason", "حضرت بنفسها ومعها أصل البطاقة").with("declared", "yes");
    // The picture of a card proves that somebody has the card.
    let card = officer.submit(form.clone().with("manner", "passport")).await;
    assert_eq!(card.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = card.form(&format!("{path}/move")).with("manner", "counter").with("declared", "yes");
    officer.submit(form.with("reason", "حضرت بنفسها ومعها أصل البطاقة")).await.must_be_ok();
    // Nothing has moved yet, and whoever proposed it does not decide.
    former.open("/account").await.must_be_ok().must_say("هوية مؤكدة");
    assert!(!officer.get("/ar/desk/proposals").await.has("form[action*='/decide']"));

    let mut reviewer = world.at_the_desk(4, "central.reviewer").await;
    let list = reviewer.open("/desk/proposals").await;
    let one = list.attribute("main a[href*='/desk/proposals/']", "href").unwrap();
    let page = reviewer.open(&one).await;
    page.must_be_ok();
    for secret in [number(500).digits(), "ليلى أحمد محمود"] {
        assert!(!page.says(secret), "the list of proposals knows no missions");
    }
    reviewer.open(&path).await.must_be_ok().must_say(number(500).digits());
    reviewer.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
    world.work().await;

    claimant.open("/account").await.must_be_ok().must_say("هوية مؤكدة");
    assert_eq!(former.get("/ar/account").await.status, StatusCode::SEE_OTHER, "the former session is over");
    assert_eq!(world.files.moved.load(Ordering::SeqCst), 1, "the files are told");
    // The contact is free: it opens a new account and not the old one.
    let page = former.open("/sign-in").await;
    former.submit(page.form("/sign-in").with("contact", "mona@example.org")).await;
    let code = world.code("mona@example.org").await;
    let page = former.open("/sign-in/code").await;
    let page = former.submit(page.form("/sign-in/code").with("code", &code)).await;
    assert!(page.path.ends_with("/register/name"), "{}", page.path);
}

#[tokio::test]
async fn nobody_reads_that_a_number_is_held() {
    let world = World::new().await;
    world.seed().await;
    let (mut claimant, path) = claimed(&world, "passport").await;
    for page in ["/account", "/account/identity", "/account/data"] {
        let page = claimant.open(page).await;
        for word in ["حساب آخر", "منى", "mona"] {
            assert!(!page.must_be_ok().says(word), "{} says {word}", page.path);
        }
    }
    let mut foreign = world.at_the_desk(5, "abudhabi.officer").await;
    assert_eq!(foreign.get(&format!("{path}/move")).await.status, StatusCode::NOT_FOUND);
    let mut reviewer = world.at_the_desk(6, "central.reviewer").await;
    let page = reviewer.open(&path).await;
    let form = page.form(&path).with("decision", "refuse").with("reason", "held_by_another").with("declared", "yes");
    reviewer.submit(form).await.must_be_ok();
    let page = claimant.open("/account/identity").await;
    assert!(!page.says("حساب آخر"));
}
