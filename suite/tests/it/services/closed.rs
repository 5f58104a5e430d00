//! A closed country shows today's way and tells whoever asks when it opens.

use testkit::World;

#[tokio::test]
async fn saudi_arabia_is_closed_shows_todays_way_and_keeps_who_wants_to_know() {
    let world = World::new().await;
    let mut browser = world.visitor();
    let page = browser.open("/countries/sa").await;
    page.must_be_ok().must_say("جدة").must_say("نحو ثلاثة أشهر").must_say("نموذج ٤٠ أحوال");
    let form = page.form("/interest").with("contact", "someone@wasl.example");
    browser.submit(form).await.must_be_ok();
    let wrong = browser.open("/countries/sa").await.form("/interest").with("contact", "not a contact");
    assert_eq!(browser.submit(wrong).await.status.as_u16(), 422);
    // Nobody applies from there, whatever address is typed.
    let mut father = world.citizen("father").await;
    let page = father.open("/apply/birth_certificate?country=sa&registered=yes&relation=father").await;
    let answer = if page.has("form[action$='/apply/birth_certificate']") {
        father.submit(page.form("/apply/birth_certificate")).await
    } else {
        page
    };
    assert!(!answer.path.starts_with("/ar/files/"), "{}", answer.path);
    // In English, the same country.
    world.visitor().reading("en").open("/countries/sa").await.must_be_ok().must_say("Saudi Arabia");
}
