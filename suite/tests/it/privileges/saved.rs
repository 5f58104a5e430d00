//! Saved items: from each kind of page by one press, in one list, for nobody else.

use serde_json::Value;
use testkit::World;

const LIST: &str = "/account/saved";

#[tokio::test]
async fn what_is_saved_from_its_page_is_found_again_by_its_owner_alone() {
    let world = World::new().await;
    let mut visitor = world.visitor();
    let guide = {
        let page = visitor.open("/guides").await;
        page.must_be_ok().attribute("main a[href*=\"/guides/\"]", "href").expect("a guide").replace("/ar/", "/")
    };
    assert!(!visitor.open("/privileges/car_import").await.has("form[action$=\"/account/saved\"]"));
    assert!(visitor.open(LIST).await.path.contains("/sign-in"));

    let mut father = world.citizen("father").await;
    father.open(LIST).await.must_be_ok().must_say("لا توجد محفوظات");
    for path in [guide.as_str(), "/privileges/car_import", "/services/birth_certificate"] {
        let page = father.open(path).await;
        let form = page.must_be_ok().form(LIST).with("act", "save");
        father.submit(form.clone()).await.must_be_ok().must_say("تم الحفظ");
        father.submit(form).await.must_be_ok();
    }
    let page = father.open(LIST).await;
    page.must_be_ok().must_say("مبادرة سيارات المصريين بالخارج").must_say("دليل").must_say("خدمة");
    assert_eq!(page.html().matches("value=\"remove\"").count(), 3, "pressing twice saves once");
    let mut english = world.citizen("stranger").await.reading("en");
    english.open(LIST).await.must_be_ok().must_say("Nothing is saved");

    // What is not published cannot be saved, and what somebody made up is no kind.
    let form = page.form(LIST);
    for (kind, key) in [("privilege", "nothing"), ("service", "nothing"), ("person", "car_import")] {
        let form = form.clone().with("kind", kind).with("key", key).with("act", "save");
        assert_eq!(father.submit(form).await.status.as_u16(), 404, "{kind} {key}");
    }
    let data = father.open("/account/data").await;
    let copy: Value = father.submit(data.form("/account/data/copy")).await.json();
    assert_eq!(copy["saved_items"].as_array().map(Vec::len), Some(3));

    let page = father.open("/privileges/car_import").await;
    page.must_be_ok().must_say("حذف من المحفوظات");
    father.submit(page.form(LIST).with("act", "remove")).await.must_be_ok().must_say("تم الحذف من المحفوظات");
    let page = father.open(LIST).await;
    assert!(!page.says("مبادرة سيارات المصريين بالخارج"), "{}", page.text());
}
