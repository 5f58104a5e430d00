//! Privileges as people and programs find them: the list, a page, the check that keeps nothing, the API, and keeping them true.

mod codes;
mod partners;
mod saved;
mod wishes;

use std::time::Duration;

use catalogue::definitions::{Definition, Definitions, Kind};
use service_model::Sources;
use testkit::{Client, World};

/// A world with one privilege more, which opens tomorrow at nine in Cairo.
async fn world() -> World {
    let mut definitions = Definitions::shipped();
    let sources = Sources::new().with("toy.toml", include_str!("toy.toml"));
    definitions.0.push(Definition { kind: Kind::Privilege, place: "privileges".to_owned(), sources });
    World::with(&definitions).await
}

#[tokio::test]
async fn the_list_says_of_each_how_it_stands_and_opens_by_the_clock() {
    let world = world().await;
    let mut visitor = world.visitor();
    let page = visitor.open("/privileges").await;
    page.must_be_ok().must_say("لا يوجد الآن امتياز تأكد أنه متاح").must_say("بيت الوطن").must_say("يُتاح من");
    let mut english = world.visitor().reading("en");
    english.open("/privileges").await.must_be_ok().must_say("No privilege is confirmed as open today");
    for (key, said) in [
        ("car_import", "Closed; no new date"),
        ("military_settlement", "Closed since"),
        ("beit_al_watan", "not confirmed"),
    ] {
        let page = english.open(&format!("/privileges/{key}")).await;
        page.must_be_ok().must_say(said).must_say("Last verified by whoever grants it: not yet");
        assert!(page.has("#tell"), "{key} can be waited for");
    }

    world.db.clock.advance(Duration::from_secs(24 * 3600));
    let page = visitor.open("/privileges/toy").await;
    page.must_be_ok().must_say("متاح حتى").must_say("شهادة");
    assert!(!page.has("#tell"));
    world.db.clock.advance(Duration::from_secs(7 * 24 * 3600));
    let page = visitor.open("/privileges/toy").await;
    page.must_be_ok().must_say("أُغلق في");
    assert!(page.has("#tell"));
    assert_eq!(visitor.open("/privileges/nothing").await.status.as_u16(), 404);
}

#[tokio::test]
async fn the_list_is_narrowed_to_a_country_and_a_topic() {
    let world = world().await;
    let mut visitor = world.visitor();
    let page = visitor.open("/privileges?country=ae&topic=identity").await;
    page.must_be_ok().must_say("شباك المصريين بالخارج");
    assert!(!page.says("مأموريات استخراج"), "teams went to Saudi Arabia and Kuwait: {}", page.text());
    assert!(!page.says("بيت الوطن"));
    visitor.open("/privileges?country=sa&topic=identity").await.must_say("مأموريات استخراج");
    // What is unknown narrows nothing.
    visitor.open("/privileges?country=atlantis&topic=x").await.must_be_ok().must_say("بيت الوطن");
}

#[tokio::test]
async fn the_check_asks_what_rules_read_explains_each_and_keeps_nothing() {
    let world = world().await;
    let mut visitor = world.visitor();
    let page = visitor.open("/privileges/toy/check").await;
    let form = page.must_be_ok().form("/check").with("age", "٢٠").with("abroad", "yes");
    let page = visitor.submit(form).await;
    page.must_be_ok().must_say("شرط أو أكثر لا ينطبق").must_say("الانتظار حتى إتمام ٢١ عامًا");
    assert!(!page.says("الإقامة بالخارج أولًا"), "what holds needs no change");
    let page = visitor.submit(page.form("/check").with("age", "21").with("abroad", "yes")).await;
    page.must_be_ok().must_say("تنطبق الشروط المعروفة كلها");
    let page = visitor.submit(visitor_form(&page)).await;
    page.must_be_ok().must_say("لا يكفي ما أُجيب عنه");
    for (typed, said) in [("many", "عدد صحيح"), ("121", "من 0 إلى 120")] {
        let page = visitor.open("/privileges/toy/check").await;
        let page = visitor.submit(page.form("/check").with("age", typed)).await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.has("#age-error"), "{said}: {}", page.text());
    }
    let again = visitor.open("/privileges/toy/check").await;
    assert_eq!(again.attribute("#age", "value").unwrap_or_default(), "", "nothing was kept");
}

fn visitor_form(page: &testkit::Page) -> testkit::Filled {
    page.form("/check").with("age", "30").without("abroad")
}

#[tokio::test]
async fn a_program_reads_the_same() {
    let world = world().await;
    let mut client = Client::stranger(&world);
    let all = client.get("/privileges").await.json();
    let all = all.as_array().unwrap();
    assert!(all.len() > 12);
    assert!(all.iter().all(|own| own["state"] != "open"), "{all:?}");
    let toy = all.iter().find(|own| own["key"] == "toy").unwrap();
    assert_eq!((toy["state"].as_str(), toy["opens_at"].as_str()), (Some("soon"), Some("2026-11-23T07:00:00Z")));
    world.db.clock.advance(Duration::from_secs(24 * 3600));
    let toy = client.get("/privileges/toy").await.json();
    assert_eq!((toy["state"].as_str(), toy["closes_at"].as_str()), (Some("open"), Some("2026-11-29T22:00:00Z")));
    assert_eq!(toy["rules"].as_array().unwrap().len(), 2);
    assert_eq!(toy["ways"][0]["service"], "birth_certificate");
    assert_eq!(client.get("/privileges?topic=housing").await.json().as_array().unwrap().len(), 2);
    assert_eq!(client.get("/privileges/nothing").await.status.as_u16(), 404);
}

#[tokio::test]
async fn the_keeper_of_what_nobody_verified_is_reminded_once_in_a_fortnight() {
    let world = world().await;
    world.pass(Duration::from_secs(3601)).await;
    world.pass(Duration::from_secs(3601)).await;
    let of = async |address: &str| world.sent_to(address).await.len();
    assert_eq!(of("cars@agencies.example").await, 1);
    assert_eq!(of("toys@agencies.example").await, 0, "it was verified two days ago");
    world.pass(Duration::from_secs(14 * 24 * 3600)).await;
    assert_eq!(of("cars@agencies.example").await, 2);

    let page = world.staff("rules").await.open("/desk/privileges").await;
    page.must_be_ok().must_say("cars@agencies.example").must_say("مطلوب").must_say("سارٍ");
    for login in ["dubai", "finance"] {
        assert_eq!(world.staff(login).await.get("/ar/desk/privileges").await.status.as_u16(), 404, "{login}");
    }
    // It is edited like any other definition.
    let mut editor = world.staff("rules").await;
    let page = editor.open("/desk/rules/of/privilege/car_import").await;
    let page = editor.submit(page.must_be_ok().form("/open")).await;
    page.must_be_ok().must_say("مواعيد الإتاحة").must_say("شروط الاستحقاق");
}
