//! Staff come in with three things or not at all, and nobody learns which of them was wrong.

use axum::http::StatusCode;

use crate::world::World;

#[tokio::test]
async fn a_code_is_good_once_and_every_mistake_reads_the_same() {
    let world = World::new().await;
    world.seed().await;
    let login = "dubai.officer";
    let password = people::demo::login_of(login).password;
    let code = world.totp(login);
    let mut browser = world.browser(1);
    let page = browser.open("/desk/sign-in").await;
    let form = |login: &str, password: &str, code: &str| {
        page.form("/desk/sign-in").with("login", login).with("password", password).with("code", code)
    };
    let mut said = Vec::new();
    for (login, password, code) in [
        ("nobody.here", password.as_str(), code.as_str()),
        (login, "wrong password", &code),
        (login, &password, "000000"),
    ] {
        let answer = browser.send_only(form(login, password, code)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        answer.must_say("اسم المستخدم أو كلمة السر أو الرمز غير صحيح");
        said.push(answer.text());
    }
    assert!(said.iter().all(|text| *text == said[0]));
    let answer = browser.send_only(form(login, &password, &code)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location.as_deref(), Some("/ar/desk"));
    browser.open("/desk/identities").await.must_be_ok();

    // The same code again, as somebody who looked over her shoulder would send it.
    let mut thief = world.browser(2);
    let page = thief.open("/desk/sign-in").await;
    let again = page.form("/desk/sign-in").with("login", login).with("password", &password).with("code", &code);
    let answer = thief.send_only(again).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The next step's code is good.
    world.pass(30).await;
    let next =
        page.form("/desk/sign-in").with("login", login).with("password", &password).with("code", &world.totp(login));
    assert_eq!(thief.send_only(next).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn guessing_is_slowed_down_for_known_and_unknown_names_alike() {
    let world = World::new().await;
    world.seed().await;
    for (last, login) in [(1, "dubai.officer"), (2, "nobody.here")] {
        let mut browser = world.browser(last);
        let page = browser.open("/desk/sign-in").await;
        let mut statuses = Vec::new();
        for _ in 0..9 {
            let form = page.form("/desk/sign-in").with("login", login).with("password", "x").with("code", "000000");
            statuses.push(browser.send_only(form).await.status);
        }
        assert!(statuses[..8].iter().all(|status| *status == StatusCode::UNPROCESSABLE_ENTITY));
        assert_eq!(statuses[8], StatusCode::TOO_MANY_REQUESTS, "{login}");
    }
    // The lock opens by itself.
    world.pass(16 * 60).await;
    let mut browser = world.at_the_desk(3, "dubai.officer").await;
    browser.open("/desk/identities").await.must_be_ok();
}

#[tokio::test]
async fn the_desk_is_apart_from_the_public_site_and_idles_out() {
    let world = World::new().await;
    world.seed().await;
    let mut citizen = world.registered(1, "leila@example.org").await;
    assert_eq!(citizen.get("/ar/desk/identities").await.status, StatusCode::SEE_OTHER);
    let mut officer = world.at_the_desk(2, "dubai.officer").await;
    assert_eq!(officer.get("/ar/account").await.status, StatusCode::SEE_OTHER);
    assert_eq!(officer.get("/ar/desk/staff").await.status, StatusCode::NOT_FOUND);
    let mut admin = world.at_the_desk(3, "admin").await;
    admin.open("/desk/staff").await.must_be_ok().must_say("dubai.officer");
    assert_eq!(admin.get("/ar/desk/identities").await.status, StatusCode::NOT_FOUND);
    world.pass(15 * 60 + 1).await;
    assert_eq!(officer.get("/ar/desk/identities").await.status, StatusCode::SEE_OTHER);
}
