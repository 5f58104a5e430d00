//! "Did this message come from Wasl?": the code of a real message says yes, everything else says no, and neither says more.

use crate::world::World;

/// The code in the only mail that was sent.
fn code(world: &World) -> String {
    let mails = world.carrier.mails.lock().unwrap();
    let line = mails[0].text.lines().find_map(|line| line.trim().strip_prefix("رمز التأكد: ")).unwrap();
    line.to_owned()
}

#[tokio::test]
async fn the_code_of_a_message_says_yes_with_day_and_channel_and_nothing_about_the_person() {
    let world = World::new().await;
    world.happens("application.submitted").await;
    world.work().await;
    let code = code(&world);
    let mut anybody = world.visitor();
    let page = anybody.open("/messages/check").await;
    let page = anybody.submit(page.must_be_ok().form("/messages/check").with("code", &code.to_lowercase())).await;
    page.must_be_ok().must_say("نعم، أرسلنا رسالة بهذا الرمز").must_say("البريد الإلكتروني");
    let reference = world.files.0.reference.to_string();
    assert!(!page.says(&reference) && !page.says(crate::world::MONA), "{}", page.text());

    let page = anybody.submit(page.form("/messages/check").with("code", "00000-00000")).await;
    page.must_be_ok().must_say("لا، لم نرسل رسالة بهذا الرمز");
    let page = anybody.submit(page.form("/messages/check").with("code", "رمز")).await;
    assert_eq!(page.status.as_u16(), 422);

    let mut mona = world.browser(world.owner).await;
    let sent = mona.open("/account/messages/sent").await;
    sent.must_be_ok().must_say(&code).must_say(&reference).must_say("البريد الإلكتروني");
    let mut other = world.browser(world.other).await;
    assert!(!other.open("/account/messages/sent").await.must_be_ok().says(&reference));
}

#[tokio::test]
async fn whoever_guesses_is_told_to_wait_and_a_code_asked_about_by_many_is_said_to_be_copied() {
    let world = World::new().await;
    world.happens("application.submitted").await;
    world.work().await;
    let code = code(&world);
    let mut anybody = world.visitor();
    let mut page = anybody.open("/messages/check").await;
    for asked in 1..=20 {
        page = anybody.submit(page.form("/messages/check").with("code", &code)).await;
        assert_eq!(page.must_be_ok().says("كثر السؤال عن هذا الرمز"), asked > 10, "asked {asked} times");
    }
    let page = anybody.submit(page.form("/messages/check").with("code", &code)).await;
    assert_eq!(page.status.as_u16(), 429, "{}", page.text());
}
