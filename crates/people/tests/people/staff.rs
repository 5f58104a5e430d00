//! Staff come in with three things or not at all, and nobody learns which of them was wrong.

use axum::http::StatusCode;
use testkit::Browser;

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
async fn everybody_begins_where_their_own_work_is() {
    let world = World::new().await;
    world.seed().await;
    for (last, login, place) in
        [(1, "central.reviewer", "/ar/desk"), (2, "admin", "/ar/desk/proposals"), (3, "privacy", "/ar/desk/access")]
    {
        let mut browser = world.browser(last);
        // The bare desk leads to the sign-in and is remembered; it is the queue, which is not everybody's.
        let page = browser.open("/desk/sign-in?next=%2Far%2Fdesk").await;
        let form = page.form("/desk/sign-in").with("login", login);
        let form = form.with("password", &people::demo::login_of(login).password).with("code", &world.totp(login));
        let answer = browser.send_only(form).await;
        assert_eq!(answer.location.as_deref(), Some(place), "{login}: {}", answer.text());
    }
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

#[tokio::test]
async fn a_colleague_comes_into_being_by_two_people_and_chooses_her_own_credentials() {
    let world = World::new().await;
    world.seed().await;
    let mut admin = world.at_the_desk(1, "admin").await;
    let page = admin.open("/desk/staff/new").await;
    let form = page
        .form("/desk/staff/new")
        .with("name", "هالة مراد")
        .with("login", "dubai.second")
        .with("number", crate::world::number(950).digits())
        .with("email", "hala@staff.example")
        .with("role", "mission_officer")
        .with("mission", "dubai")
        .with("reason", "زيادة العمل في دبي");
    let nowhere = admin.submit(form.clone().with("mission", "atlantis")).await;
    assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY, "no country row names it");
    nowhere.must_say("يُرجى اختيار بعثة من القائمة");
    admin.submit(form).await.must_be_ok().must_say("إنشاء حساب عامل");
    let path = first_proposal(&mut admin).await;

    // The administrator sees it and cannot decide it.
    assert!(!admin.open(&path).await.has("button[name=decision]"));
    approve(&world, 2, &path, "هالة مراد").await;

    world.work().await;
    let letters = world.letters.0.lock().unwrap().clone();
    let (_, text) = letters.iter().find(|(to, _)| to == "hala@staff.example").expect("she was sent a code");
    let code: String = text.split("رمز التفعيل: ").nth(1).unwrap().chars().take(12).collect();

    let mut hers = world.browser(3);
    let page = hers.open("/desk/enrol").await;
    let wrong = page.form("/desk/enrol").with("login", "dubai.second").with("code", "AAAAAAAAAAAA");
    assert_eq!(hers.submit(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = hers.submit(page.form("/desk/enrol").with("login", "dubai.second").with("code", &code)).await;
    page.must_be_ok().must_say("مفتاح تطبيق المصادقة");
    let text = page.text();
    let secret = text.split_whitespace().find(|word| word.len() == 32).expect("the secret is shown");
    let totp = people::demo::code_from(secret, world.db.store.now()).unwrap();
    let form = page.form("/desk/enrol/finish").with("password", "شجرة على النيل").with("totp", &totp);
    hers.submit(form.clone()).await.must_say("تم تفعيل الحساب");
    assert_eq!(hers.submit(form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "an enrolment is good once");

    world.pass(30).await;
    let totp = people::demo::code_from(secret, world.db.store.now()).unwrap();
    let page = hers.open("/desk/sign-in").await;
    let form = page.form("/desk/sign-in").with("login", "dubai.second").with("password", "شجرة على النيل");
    assert_eq!(hers.send_only(form.with("code", &totp)).await.status, StatusCode::SEE_OTHER);
    hers.open("/desk/identities").await.must_be_ok();
}

#[tokio::test]
async fn a_reset_ends_the_old_credentials_at_once() {
    let world = World::new().await;
    world.seed().await;
    let mut officer = world.at_the_desk(1, "dubai.officer").await;
    officer.open("/desk/identities").await.must_be_ok();
    let mut admin = world.at_the_desk(2, "admin").await;
    let list = admin.open("/desk/staff").await.html();
    let mut target = None;
    for id in list.split("/desk/staff/").skip(1).filter_map(|part| part.split('"').next()).filter(|id| id.len() == 36) {
        let page = admin.open(&format!("/desk/staff/{id}")).await;
        if page.says("(دبي)") {
            target = Some(page);
        }
    }
    let page = target.expect("the officer is in the list");
    let form = page.form(&page.path).with("act", "reset").with("reason", "فقدت هاتفها");
    admin.submit(form).await.must_be_ok();
    let path = first_proposal(&mut admin).await;
    approve(&world, 3, &path, "نجلاء حسن").await;
    assert_eq!(officer.get("/ar/desk/identities").await.status, StatusCode::SEE_OTHER, "her session ended");
    world.pass(30).await;
    let mut again = world.at_the_desk(4, "dubai.officer").await;
    assert_eq!(again.get("/ar/desk/identities").await.status, StatusCode::SEE_OTHER, "and her old credentials");
}

async fn first_proposal(browser: &mut Browser) -> String {
    browser.open("/desk/proposals").await.attribute("main a[href*='/desk/proposals/']", "href").expect("one is open")
}

/// The privacy officer is the second person.
async fn approve(world: &World, last: u8, path: &str, shown: &str) {
    let mut privacy = world.at_the_desk(last, "privacy").await;
    let page = privacy.open(path).await;
    page.must_say(shown);
    let action = page.attribute("form:has(button[name=decision])", "action").expect("she may decide");
    privacy.submit(page.form(&action).with("decision", "approve")).await.must_be_ok();
}
