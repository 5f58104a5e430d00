//! Opening an account: whole without scripts, any contact, any name, and malformed input that leaves nothing behind.

use axum::http::StatusCode;

use crate::world::World;

#[tokio::test]
async fn a_newcomer_registers_with_a_foreign_number_and_a_single_name() {
    let world = World::new().await;
    let mut browser = world.browser(1);
    let page = browser.open("/register").await;
    let page = browser.submit(page.form("/register").with("contact", "٠٠٩٧١ ٥٠ ١٢٣ ٤٥٦٧")).await;
    page.must_say("+971••••••567");
    let code = world.code("+971501234567").await;
    let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    page.must_say("ما الاسم؟");
    let page = browser.submit(page.form("/register/name").with("name", "ليلى").with("notice-account", "yes")).await;
    page.must_be_ok().must_say("ليلى").must_say("+971501234567").must_say("وسيلة اتصال مؤكدة");
    // The same contact signs in later, from another device.
    let mut other = world.browser(2);
    let page = other.open("/sign-in").await;
    let page = other.submit(page.form("/sign-in").with("contact", "+971 50 123 4567")).await;
    let code = world.code("+971501234567").await;
    other.submit(page.form("/sign-in/code").with("code", &code)).await.must_be_ok().must_say("حسابي");
}

#[tokio::test]
async fn malformed_contacts_and_names_come_back_with_their_slip_and_leave_nothing() {
    let world = World::new().await;
    let mut browser = world.browser(1);
    for (contact, said) in [
        ("", "يُرجى كتابة البريد الإلكتروني أو رقم المحمول"),
        ("leila@", "عنوان البريد الإلكتروني غير مكتمل"),
        ("0501234567", "يُرجى كتابة رمز الدولة قبل الرقم"),
        ("+999123456789", "لا توجد دولة بهذا الرمز"),
        ("<script>", "ليس هذا بريدًا إلكترونيًا ولا رقم محمول"),
        ("a@b.org\r\nBcc: c@d.org", "غير مكتمل"),
    ] {
        let page = browser.open("/register").await;
        let page = browser.submit(page.form("/register").with("contact", contact)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{contact}");
        page.must_say(said);
    }
    world.work().await;
    assert!(world.letters.0.lock().unwrap().is_empty());

    let page = browser.open("/register").await;
    let page = browser.submit(page.form("/register").with("contact", "leila@example.org")).await;
    let code = world.code("leila@example.org").await;
    let mut page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    for (name, said) in [("", "يُرجى كتابة الاسم"), ("ليلى 2", "بالحروف فقط"), (&"م".repeat(151), "أطول")]
    {
        page = browser.submit(page.form("/register/name").with("name", name).with("notice-account", "yes")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        page.must_say(said);
    }
    // Without the necessary notice there is no account.
    let form = page.form("/register/name").with("name", "ليلى").without("notice-account");
    let page = browser.submit(form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.must_say("يُرجى الاطلاع على هذا الإشعار وقبوله");
    assert_eq!(browser.get("/ar/account").await.status, StatusCode::SEE_OTHER, "nobody is signed in");
    browser.submit(page.form("/register/name").with("name", "ليلى").with("notice-account", "yes")).await.must_be_ok();
}

#[tokio::test]
async fn a_code_cannot_be_guessed_reused_or_used_by_another_browser() {
    let world = World::new().await;
    let mut browser = world.browser(1);
    let page = browser.open("/sign-in").await;
    let mut page = browser.submit(page.form("/sign-in").with("contact", "leila@example.org")).await;
    let code = world.code("leila@example.org").await;
    let wrong = if code == "000000" { "000001" } else { "000000" };

    // Another browser has no holder, so the right code is worth nothing there.
    let mut other = world.browser(2);
    let foreign = other.submit(page.form("/sign-in/code").with("code", &code)).await;
    assert_ne!(foreign.status, StatusCode::OK);
    assert!(!foreign.says("ما الاسم؟"));

    for left in ["أربع محاولات", "ثلاث محاولات", "محاولتان", "محاولة واحدة", "لم تتبق محاولات"]
    {
        page = browser.submit(page.form("/sign-in/code").with("code", wrong)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.must_say(left);
    }
    let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    page.must_say("انتهت صلاحية هذا الرمز");
}

#[tokio::test]
async fn a_code_expires_after_ten_minutes() {
    let world = World::new().await;
    let mut browser = world.browser(1);
    let page = browser.open("/sign-in").await;
    let page = browser.submit(page.form("/sign-in").with("contact", "leila@example.org")).await;
    let code = world.code("leila@example.org").await;
    world.pass(601).await;
    let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    page.must_say("انتهت صلاحية هذا الرمز");
}

#[tokio::test]
async fn two_browsers_that_prove_one_new_contact_share_one_account() {
    let world = World::new().await;
    let email = "twins@example.org";
    let mut first = world.browser(1);
    let mut second = world.browser(2);
    let mut at_name = Vec::new();
    for browser in [&mut first, &mut second] {
        let page = browser.open("/register").await;
        let page = browser.submit(page.form("/register").with("contact", email)).await;
        let code = world.code(email).await;
        at_name.push(browser.submit(page.form("/sign-in/code").with("code", &code)).await);
    }
    let name =
        |page: &testkit::Page, name: &str| page.form("/register/name").with("name", name).with("notice-account", "yes");
    first.submit(name(&at_name[0], "ليلى")).await.must_say("ليلى");
    second.submit(name(&at_name[1], "هدى")).await.must_be_ok().must_say("ليلى");
}
