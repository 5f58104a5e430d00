//! Search: from every public page, in whatever words, without scripts; what is published is found within a second or two,
//! and what is not published is never made up.

use std::time::{Duration, Instant};

use catalogue::definitions::Definitions;
use kernel::Actor;
use testkit::{Browser, Page, World};

use super::toy::with_toy;

async fn asked(browser: &mut Browser, words: &str) -> Page {
    let page = browser.open("/search").await;
    browser.submit(page.must_be_ok().form("/search").with("q", words)).await
}

#[tokio::test]
async fn whoever_asks_in_her_own_words_is_led_to_the_page() {
    let world = World::new().await;
    let mut anybody = world.visitor();
    let front = anybody.open("/").await;
    let form = front.form("/ar/search").with("q", "عايز اطلع شهادة ميلاد لابني");
    let page = anybody.submit(form).await;
    assert_eq!(page.must_be_ok().attribute(".found a", "href").as_deref(), Some("/ar/services/birth_certificate"));
    assert!(page.has(".found mark"), "what was asked for is told apart: {}", page.html());

    let narrowed = anybody.submit(page.form("/ar/search").with("country", "kw").with("q", "القنصلية")).await;
    assert!(narrowed.must_be_ok().has(".found a[href='/ar/countries/kw']"), "{}", narrowed.text());
    assert!(!narrowed.has(".found a[href='/ar/countries/ae']"), "another country's mission was not asked for");

    let english = anybody.open("/en/search?q=birth%20certificate").await;
    assert_eq!(english.must_be_ok().attribute(".found a", "href").as_deref(), Some("/en/services/birth_certificate"));
    // Asked in one language and read in the other.
    let across = anybody.open("/ar/search?q=birth%20certificate").await;
    assert_eq!(across.must_be_ok().attribute(".found a", "href").as_deref(), Some("/ar/services/birth_certificate"));

    let answer = asked(&mut anybody, "لازم خط مصري عشان اعمل حساب").await;
    assert!(answer.has(".found a[href='/ar/help#mobile']"), "{}", answer.text());
    assert!(anybody.open("/help").await.has("details#mobile"), "the place on the page is there");
}

#[tokio::test]
async fn where_nothing_answers_the_page_says_so_and_whom_to_ask() {
    let world = World::new().await;
    let mut anybody = world.visitor();
    let page = asked(&mut anybody, "as3ar el dahab").await;
    page.must_be_ok().must_say("لا توجد نتيجة لهذا السؤال").must_say("ما يمكن تجربته");
    assert!(page.has("a[href='/ar/account/enquiries/new']") && page.has("a[href='/ar/help']"));
    // Without a question everything is listed by name.
    let page = anybody.open("/search").await;
    assert!(page.must_be_ok().has("a[href='/ar/services/nid_renewal']") && !page.says("لا توجد نتيجة"));
    let blank = asked(&mut anybody, "   ").await;
    assert!(blank.must_be_ok().has("a[href='/ar/services/nid_renewal']"));
    let odd = asked(&mut anybody, &format!("<script>alert(1)</script> \u{202E}{}", "ط".repeat(500))).await;
    assert!(!odd.must_be_ok().has("main script"), "{}", odd.html());
    // The desk searches people elsewhere; there is no second field that could be mistaken for it.
    let mut officer = world.staff("dubai").await;
    assert!(!officer.open("/desk").await.must_be_ok().has("header form"));
}

#[tokio::test]
async fn the_api_finds_the_same_and_suggests() {
    let world = World::new().await;
    let mut anybody = world.visitor();
    let found = anybody.get("/api/v1/search?q=tagdid%20el%20beta2a").await;
    let body = found.must_be_ok().json();
    assert_eq!(body["results"][0]["path"], "/ar/services/nid_renewal", "{body}");
    assert_eq!(body["results"][0]["kind"], "service");
    let body = anybody.get("/api/v1/search?q=consulate&kind=mission&country=it").await.must_be_ok().json();
    let results = body["results"].as_array().unwrap();
    assert!(!results.is_empty() && results.iter().all(|one| one["path"] == "/ar/countries/it"), "{body}");
    let body = anybody.get("/api/v1/search/suggestions?q=%D8%B4%D9%87%D8%A7").await.must_be_ok().json();
    let titles: Vec<&str> =
        body["suggestions"].as_array().unwrap().iter().filter_map(|one| one["title"].as_str()).collect();
    assert!(titles.contains(&"شهادة ميلاد مميكنة"), "{titles:?}");
    for wrong in ["country=zz", "kind=person"] {
        assert_eq!(anybody.get(&format!("/api/v1/search?q=a&{wrong}")).await.status.as_u16(), 422, "{wrong}");
    }
}

#[tokio::test]
async fn what_is_published_is_found_at_once() {
    let world = World::with(&Definitions::shipped()).await;
    let mut anybody = world.visitor();
    let link = ".found a[href='/ar/services/library_card']";
    assert!(!asked(&mut anybody, "بطاقة مكتبة").await.has(link));
    let mut cx = world.store().begin(Actor::System("test")).await.unwrap();
    catalogue::revisions::rehearse(&mut cx, &with_toy()).await.unwrap();
    cx.commit().await.unwrap();
    let begun = Instant::now();
    while !asked(&mut anybody, "بطاقة مكتبة").await.has(link) {
        assert!(begun.elapsed() < Duration::from_secs(60), "published and not found");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
