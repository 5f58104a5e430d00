//! Help and the statement on accessibility: for anybody, in both languages, found from every page, searched without scripts.

use testkit::World;

#[tokio::test]
async fn help_answers_and_is_found_from_every_page() {
    let world = World::new().await;
    let mut anybody = world.visitor();
    let front = anybody.open("/").await;
    assert!(
        front.has("footer a[href='/ar/help']") && front.has("footer a[href='/ar/accessibility']"),
        "{}",
        front.html()
    );
    let page = anybody.open("/help").await;
    page.must_be_ok().must_say("كيف يسير الطلب").must_say("هل يلزم خط محمول مصري؟").must_say("القنصلية");
    assert!(page.has("a[href='/ar/services/birth_certificate']") && page.has("a[href='/ar/countries/ae']"));

    let found = anybody.get("/ar/help?q=%D8%A7%D9%84%D8%B3%D8%AF%D8%A7%D8%AF").await;
    found.must_be_ok().must_say("انتهت مدة السعر قبل السداد").must_say("إجاب");
    assert!(!found.says("هل يلزم خط محمول مصري؟"), "{}", found.text());
    let none = anybody.get("/ar/help?q=zzzz").await;
    none.must_be_ok().must_say("لا توجد إجابة بهذه الكلمات");
    assert!(none.has("a[href='/ar/account/enquiries/new']"), "whoever finds nothing can ask");

    anybody.open("/en/help").await.must_be_ok().must_say("Do I need an Egyptian SIM?");
    anybody
        .open("/accessibility")
        .await
        .must_be_ok()
        .must_say("WCAG 2.2")
        .must_say("مطابقة جزئية")
        .must_say("آخر مراجعة");
    anybody.open("/en/accessibility").await.must_be_ok().must_say("Partially conforming").must_say("Last reviewed");
}

#[tokio::test]
async fn every_word_of_offices_is_explained_in_the_language_of_the_reader_and_in_the_other() {
    let world = World::new().await;
    let mut anybody = world.visitor();
    let help = anybody.open("/help").await;
    assert!(help.has("main a[href='/ar/words']"), "{}", help.html());
    let terms = web::texts::PlainWords::ours().unwrap();
    for (language, other) in [("ar", "en"), ("en", "ar")] {
        let page = anybody.open(&format!("/{language}/words")).await;
        page.must_be_ok();
        for term in terms.terms() {
            let (own, beside) = (term.says(language.parse().unwrap()), term.says(other.parse().unwrap()));
            page.must_say(own).must_say(beside);
            assert!(page.has(&format!("dt#{}:not([lang])", term.key)), "{} can be linked to", term.key);
        }
        assert!(page.has(&format!("dd p[lang='{other}']")), "{}", page.html());
    }
}
