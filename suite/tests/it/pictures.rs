//! Pictures of the editors' desk: none without words in both languages, drawn anew, named by key, kept for good.

use axum::{body::Body, http::Request};
use testkit::{Filled, World, story};

const DESK: &str = "/desk/content/pictures";

fn sent(form: Filled, bytes: &[u8]) -> Filled {
    form.with("key", "consulate-door")
        .with("alt_ar", "باب القنصلية في صباح مشمس")
        .with("alt_en", "The door of the consulate on a sunny morning")
        .with_file("file", "door.png", "image/png", bytes)
}

#[tokio::test]
async fn a_picture_needs_words_in_both_languages_and_a_page_needs_its_pictures() {
    let world = World::new().await;
    let mut editor = world.staff("editor").await;
    let page = editor.open(DESK).await;
    let picture = story::picture();
    for (field, name) in [("alt_ar", "alt-ar"), ("alt_en", "alt-en")] {
        let wrong = editor.submit(sent(page.must_be_ok().form(DESK), &picture).with(field, "")).await;
        assert!(wrong.status.as_u16() == 422 && wrong.has(&format!("#{name}-error")), "{field}: {}", wrong.text());
    }
    let wrong = editor.submit(sent(page.form(DESK), b"<svg onload=x>")).await;
    assert!(wrong.status.as_u16() == 422 && wrong.has("#file-error"), "{}", wrong.text());
    let wrong = editor.submit(sent(page.form(DESK), &picture).with("key", "../etc")).await;
    assert!(wrong.has("#key-error"), "{}", wrong.text());

    // A text that names it before it is there does not go out.
    let desk = editor.open("/desk/content").await;
    let form = desk.form("/desk/content/new").with("slug", "with-picture").with("new_kind", "announcement");
    let draft = editor.submit(form).await;
    let path = draft.must_be_ok().path.clone();
    let form = draft
        .form(&path)
        .with("owner_ar", "وزارة الخارجية")
        .with("owner_en", "Ministry of Foreign Affairs")
        .with("sources", "إعلان الوزارة | The announcement | https://www.example.org/a | 2026-11-20")
        .with("ar_title", "مواعيد الباب")
        .with("ar_summary", "متى يُفتح الباب.")
        .with("ar_body", "الباب من الداخل:\n\n![](consulate-door)")
        .with("en_title", "Hours of the door")
        .with("en_summary", "When the door is open.")
        .with("en_body", "The door:\n\n![](consulate-door)");
    editor.submit(form).await.must_be_ok();
    let look = editor.get(&format!("{path}/look")).await;
    let refused = editor.submit(look.must_be_ok().form("/propose").with("reason", "مواعيد")).await;
    assert_eq!(refused.status.as_u16(), 422);
    refused.must_say("صور لم تُرفع بعد").must_say("consulate-door");

    let page = editor.open(DESK).await;
    let form = sent(page.form(DESK), &picture);
    editor.submit(form.clone()).await.must_be_ok().must_say("رُفعت الصورة").must_say("![](consulate-door)");
    editor.submit(form).await.must_be_ok();
    let page = editor.open(DESK).await;
    let taken = editor.submit(sent(page.form(DESK), &picture)).await;
    assert!(taken.has("#key-error"), "one name, one picture: {}", taken.text());

    let look = editor.get(&format!("{path}/look")).await;
    assert!(look.has("img[alt='باب القنصلية في صباح مشمس']"), "{}", look.html());
    let proposed = editor.submit(look.form("/propose").with("reason", "مواعيد")).await;
    let proposal = proposed.must_be_ok().attribute("a[href*='/desk/proposals/']", "href").unwrap();
    let mut second = world.staff("editor2").await;
    let page = second.get(&proposal).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.areas.discovery.shelf.refresh(world.store()).await.unwrap();

    let mut reader = world.visitor().reading("en");
    let page = reader.open("/news/with-picture").await;
    let src =
        page.must_be_ok().attribute("main img[alt='The door of the consulate on a sunny morning']", "src").unwrap();
    let file = reader.raw(Request::get(&src).body(Body::empty()).unwrap()).await;
    assert_eq!(file.status().as_u16(), 200, "{src}");
    assert_eq!(file.headers()["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(file.headers()["content-type"], "image/png");
    let file = reader.get(&src).await;
    assert_ne!(file.must_be_ok().bytes, picture, "it is drawn anew");
    assert!(image::load_from_memory(&file.bytes).is_ok());
    let other = src.replace(|letter: char| letter.is_ascii_digit(), "0");
    assert_eq!(reader.get(&other).await.status.as_u16(), 404);
    let mut officer = world.staff("dubai").await;
    assert_eq!(officer.get("/ar/desk/content/pictures").await.status.as_u16(), 404);
}
