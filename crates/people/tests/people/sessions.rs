//! Tokens change when somebody proves who they are; sessions are listed, ended, and nobody else's.

use axum::http::StatusCode;

use crate::world::World;

#[tokio::test]
async fn stepping_up_replaces_the_token() {
    let world = World::new().await;
    let mut browser = world.registered(1, "leila@example.org").await;
    let mut stolen = browser.clone();
    stolen.open("/account").await.must_be_ok();
    world.prove_again(&mut browser, "leila@example.org").await.must_be_ok().must_say("حسابي");
    assert_eq!(stolen.get("/ar/account").await.status, StatusCode::SEE_OTHER, "the old token is dead");
    browser.open("/account").await.must_be_ok();
}

#[tokio::test]
async fn signing_in_leaves_no_token_from_before() {
    let world = World::new().await;
    let mut browser = world.registered(1, "leila@example.org").await;
    let planted = browser.clone();
    let page = browser.open("/sign-out").await;
    browser.submit(page.form("/sign-out")).await;
    let mut planted = planted;
    assert_eq!(planted.get("/ar/account").await.status, StatusCode::SEE_OTHER, "signing out ends the session itself");
}

#[tokio::test]
async fn a_session_of_another_account_is_unknown() {
    let world = World::new().await;
    let mut hers = world.registered(1, "leila@example.org").await;
    let mut his = world.registered(2, "omar@example.org").await;
    let page = hers.open("/account/sessions").await;
    let target = page.attribute("form[action*='/sessions/'][action$='/end']", "action").unwrap();
    let foreign = his.open("/account/sessions").await;
    let own = foreign.attribute("form[action*='/sessions/'][action$='/end']", "action").unwrap();
    assert_ne!(own, target);
    // His own form, sent to her session: the same 404 as for one that never was.
    let form = foreign.form(&own).to(&target);
    let answer = his.submit(form).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let nowhere = foreign.form(&own).to("/ar/account/sessions/0199d3f4-0000-7000-8000-000000000000/end");
    let unknown = his.submit(nowhere).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(unknown.text(), answer.text());
    hers.open("/account").await.must_be_ok();
}

#[tokio::test]
async fn a_contact_is_changed_only_by_somebody_verified_and_fresh() {
    let world = World::new().await;
    world.seed().await;
    let mut low = world.registered(1, "leila@example.org").await;
    let page = low.open("/account/contacts").await;
    page.must_be_ok().must_say("يتطلب تغييرها هوية مؤكدة");

    let mut browser = world.browser(2);
    let page = browser.open("/sign-in").await;
    let page = browser.submit(page.form("/sign-in").with("contact", "mona@example.org")).await;
    let code = world.code("mona@example.org").await;
    browser.submit(page.form("/sign-in/code").with("code", &code)).await.must_say("هوية مؤكدة");
    world.pass(16 * 60).await;
    let page = browser.open("/account/contacts").await;
    page.must_say("تأكيد الدخول");
    world.prove_again(&mut browser, "mona@example.org").await;
    let page = browser.open("/account/contacts").await;
    let page = browser.submit(page.form("/account/contacts").with("contact", "mona.new@example.org")).await;
    let code = world.code("mona.new@example.org").await;
    let page = browser.submit(page.form("/account/contacts/code").with("code", &code)).await;
    page.must_be_ok().must_say("mona.new@example.org");
    world.work().await;
    let told =
        world.letters.0.lock().unwrap().iter().any(|(to, text)| to == "mona@example.org" && text.contains("تغيّرت"));
    assert!(told, "the old contact is told");
    // A contact another account holds is refused, but only to whoever proved it.
    let page = browser.open("/account/contacts").await;
    let page = browser.submit(page.form("/account/contacts").with("contact", "leila@example.org")).await;
    let code = world.code("leila@example.org").await;
    let page = browser.submit(page.form("/account/contacts/code").with("code", &code)).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn consents_are_given_and_taken_back() {
    let world = World::new().await;
    let mut browser = world.registered(1, "leila@example.org").await;
    let page = browser.open("/account/consents").await;
    page.must_be_ok().must_say("دون موافقة");
    let page = browser.submit(page.form("/keep-address/give")).await;
    page.must_say("تمت الموافقة");
    let page = browser.submit(page.form("/keep-address/withdraw")).await;
    page.must_say("موافقات سابقة");
    for path in ["/privacy", "/account/data", "/account/identity"] {
        browser.open(path).await.must_be_ok();
    }
    let page = browser.open("/account/data").await;
    let copy = browser.submit(page.form("/account/data/copy")).await;
    let copy = copy.json();
    assert_eq!(copy["account"]["contacts"][0]["value"], "leila@example.org");
    let taken_back =
        copy["account"]["consents"].as_array().unwrap().iter().filter(|one| !one["withdrawn_at"].is_null());
    assert_eq!(taken_back.count(), 1, "what was agreed to and taken back");
    assert_eq!(copy["account"]["signed_in"].as_array().unwrap().len(), 1);
    let id = copy["account"]["id"].as_str().unwrap();
    assert_eq!(copy["shelf"]["holds"], format!("a book of {id}"), "every area adds its part, for this account");
    world.pass(16 * 60).await;
    let page = browser.open("/account/data").await;
    let asked = browser.submit(page.form("/account/data/copy")).await;
    assert!(asked.path.contains("/sign-in/again"), "an open phone gives nothing out: {}", asked.path);
    world.prove_again(&mut browser, "leila@example.org").await;
    let page = browser.open("/account/data").await;
    browser.submit(page.form("/account/data/erase")).await.must_say("تم تسجيل طلب المحو");
}

#[tokio::test]
async fn on_a_shared_device_nobody_stays_signed_in() {
    let world = World::new().await;
    let mut own = world.registered(1, "leila@example.org").await;
    own.open("/account").await.must_be_ok();
    let mut shop = world.browser(2);
    let page = shop.open("/sign-in").await;
    shop.submit(page.form("/sign-in").with("contact", "leila@example.org").with("shared", "yes")).await;
    let code = world.code("leila@example.org").await;
    let page = shop.open("/sign-in/code").await;
    let response = shop.send_only(page.form("/sign-in/code").with("code", &code)).await;
    assert_eq!(response.status, StatusCode::SEE_OTHER);
    let page = shop.open("/account").await;
    page.must_be_ok().must_say("سُجّل الدخول من جهاز مشترك").must_say("تسجيل الخروج الآن");
    own.open("/account/sessions").await.must_say("جهاز مشترك").must_say("هذا الجهاز");
    assert!(!own.open("/account").await.text().contains("تسجيل الخروج الآن"), "one's own device is left in peace");
    world.pass(4 * 60).await;
    shop.open("/account").await.must_be_ok();
    world.pass(5 * 60).await;
    assert_eq!(shop.get("/ar/account").await.status, StatusCode::SEE_OTHER, "five minutes without a visit");
    own.open("/account").await.must_be_ok();
}
