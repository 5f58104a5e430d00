//! Languages that do not cover everything: each speaks on the pages of its parts and misses no text there, and every other
//! page says that it is in another language. And a language that nobody speaks, in which a word that no translator was
//! shown stands out.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use kernel::{Covers, Language, Locale};
use testkit::{Page, Piece, World};
use web::texts::{CLOSES, Folders, OPENS};

/// The languages that cover parts.
fn partial() -> impl Iterator<Item = &'static Language> {
    Language::all().iter().filter(|row| matches!(row.covers, Covers::Parts(_)))
}

/// The pages that a language covers and that open by themselves.
fn pages(row: &Language) -> BTreeSet<String> {
    let parts = Folders::ours().unwrap().parts(row);
    let plain = |page: &String| page.replace("/{lang}", "").replace("{key}", "birth_certificate");
    let not_opened = ["/digits", "/leave", "/verify/text", "/sign-in/code", "/app.webmanifest"];
    parts.flat_map(|part| part.pages.iter().map(plain)).filter(|page| !not_opened.contains(&page.as_str())).collect()
}

fn missed(world: &World, locale: Locale) -> Vec<String> {
    world.areas.texts.missed().into_iter().filter(|(own, _)| *own == locale).map(|(_, key)| key).collect()
}

#[tokio::test]
async fn a_language_of_parts_speaks_on_its_pages_and_misses_no_text() {
    let world = World::new().await;
    assert_eq!(partial().count(), 1, "French, today");
    for row in partial() {
        let code = row.code.as_str();
        let mut anybody = world.visitor().reading("fr");
        for path in pages(row) {
            let page = anybody.open(&path).await;
            page.must_be_ok();
            let html = format!("html[lang='{code}'][dir='{}']", row.direction.as_str());
            assert!(page.has(&html) && !page.has("main[lang]"), "{path} does not speak {code}:\n{}", page.html());
        }
        // What goes wrong there is told in the language, too.
        let page = anybody.open("/sign-in").await;
        anybody.submit(page.form("/sign-in").with("contact", "nobody at all")).await;
        let page = anybody.open("/sign-in").await;
        anybody.submit(page.form("/sign-in").with("contact", "somebody@wasl.example")).await.must_be_ok();
        let page = anybody.open("/sign-in/code").await;
        anybody.submit(page.form("/sign-in/code").with("code", "12")).await;
        let page = anybody.open("/sign-in/code").await;
        anybody.submit(page.form("/sign-in/code").with("code", "000000")).await;
        let page = anybody.open("/verify").await;
        anybody.submit(page.form("/verify/text").with("text", "")).await;
        let page = anybody.open("/verify").await;
        anybody.submit(page.form("/verify/text").with("text", "7K4M")).await.must_be_ok();
        anybody.open("/search?q=zzzz").await.must_be_ok();
        anybody.open("/search?q=birth").await.must_be_ok();
        anybody.open("/help?q=zzzz").await.must_be_ok();
        assert_eq!(missed(&world, row.code), Vec::<String>::new(), "{code} lacks these on the pages it covers");
    }
}

#[tokio::test]
async fn a_page_that_french_does_not_cover_is_english_and_says_so() {
    let world = World::new().await;
    let mut anybody = world.visitor().reading("fr");
    for path in ["/privacy", "/guides", "/countries/ae", "/services/birth_certificate/questions", "/credentials"] {
        let page = anybody.open(path).await;
        page.must_be_ok().must_say("Cette page n’existe pas encore en français");
        assert!(page.has("html[lang='fr'][dir='ltr'] main[lang='en'][dir='ltr']"), "{path}:\n{}", page.html());
        assert!(page.has("main a[href^='/fr/']") || !page.has("main a[href^='/en/']"), "{path} leads out of French");
    }
    // Words of definitions are marked on a page that is French.
    let page = anybody.open("/services/birth_certificate").await;
    assert!(page.has("h1[lang='en']") && page.has("h2:not([lang])"), "{}", page.html());
    // What went wrong is told in French wherever it happened.
    let page = anybody.open("/nowhere").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.must_say("Nous n’avons pas trouvé cette page");
    assert!(!page.has("main[lang]"));
    // Every page leads to every language that people are offered, and to no other.
    let page = world.visitor().open("/services").await;
    for (code, there) in [("en", true), ("fr", true), ("qps", false), ("qpr", false)] {
        assert_eq!(page.has(&format!("nav.lang a[hreflang='{code}'][href='/{code}/services']")), there, "{code}");
    }
    let desk = world.visitor().open("/desk/sign-in").await;
    assert!(desk.has("nav.lang a[hreflang='en']") && !desk.has("nav.lang a[hreflang='fr']"), "{}", desk.html());
}

#[tokio::test]
async fn whoever_registers_in_french_is_written_to_in_a_language_that_covers_messages() {
    let world = World::new().await;
    let mut browser = world.visitor().reading("fr");
    let contact = "amelie@wasl.example";
    let page = browser.open("/register").await;
    browser.submit(page.form("/register").with("contact", contact)).await.must_be_ok().must_say("Saisissez le code");
    let code = world.code(contact).await;
    let sent = world.sent_to(contact).await;
    assert!(sent[0].text.contains("Wasl code") || sent[0].subject.contains("Wasl code"), "{:?}", sent[0]);
    let page = browser.open("/sign-in/code").await;
    let page = browser.submit(page.form("/sign-in/code").with("code", &code)).await;
    // The notice is agreed to in the words that are kept.
    page.must_be_ok().must_say("Cette page n’existe pas encore en français").must_say("I have read what is kept");
    let form = page.form("/register/name").with("name", "Amélie Hassan").with("notice-account", "yes");
    let page = browser.submit(form).await;
    page.must_be_ok();
    assert!(page.path.starts_with("/fr/"), "{}", page.path);
}

/// What of a piece nobody drew: without what was put into it, without what stands in brackets.
fn undrawn(piece: &Piece) -> String {
    let (mut isolated, mut drawn) = (0_usize, 0_usize);
    let mut rest = String::new();
    for character in piece.text.chars() {
        match character {
            '\u{2066}'..='\u{2068}' => isolated += 1,
            '\u{2069}' => isolated = isolated.saturating_sub(1),
            OPENS => drawn += 1,
            CLOSES => drawn = drawn.saturating_sub(1),
            _ if isolated + drawn == 0 => rest.push(character),
            _ => {}
        }
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words in which the formats of numbers and dates speak.
const CALENDAR: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// The words on a page that no text of ours says.
fn hard_coded(page: &Page, code: &str, data: &str) -> Vec<String> {
    let own = page.pieces().into_iter().filter(|piece| !piece.value && piece.language == code);
    let rest = own.map(|piece| undrawn(&piece).to_lowercase()).filter(|rest| rest.chars().any(char::is_alphabetic));
    let is_date = |rest: &str| {
        let words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        words.into_iter().all(|word| CALENDAR.contains(&word))
    };
    rest.filter(|rest| !data.contains(rest.trim_matches(|c: char| !c.is_alphanumeric())) && !is_date(rest)).collect()
}

#[tokio::test]
async fn a_word_in_code_is_found() {
    let page = |body: &str| Page {
        path: "/qps".to_owned(),
        status: StatusCode::OK,
        location: None,
        bytes: format!("<html lang=qps><body>{body}</body></html>").into_bytes(),
    };
    let found = |body: &str| hard_coded(&page(body), "qps", "birth certificate");
    assert_eq!(found("<p>⟦ţéẋţ⟧</p><p>Left behind</p>"), ["left behind"]);
    assert_eq!(found("<img alt='A seal'>"), ["a seal"]);
    assert!(found("<p>⟦ţéẋţ \u{2068}Omar\u{2069}⟧ <bdi>Omar</bdi> <b lang=en>Name</b> 12 May 2026</p>").is_empty());
    assert!(found("<h1>Birth certificate</h1>").is_empty());
}

#[tokio::test]
async fn a_drawn_language_from_the_right_runs_from_the_right() {
    let world = World::new().await;
    let page = world.visitor().reading("qpr").open("/services").await;
    page.must_be_ok();
    assert!(page.has("html[lang='qpr'][dir='rtl']") && page.html().contains(OPENS), "{}", page.html());
}
