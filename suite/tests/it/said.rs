//! What is found: words that editors add, services of other agencies, and the guides that a service's page leads to.

use testkit::{Page, World};

const DESK: &str = "/desk/search-words";
/// The certificate of birth among what was found.
const BIRTH: &str = ".found a[href='/ar/services/birth_certificate']";

/// The page of what is found.
async fn found(world: &World, asked: &str) -> Page {
    world.areas.discovery.search.refresh(world.store()).await.unwrap();
    let mut visitor = world.visitor();
    let page = visitor.open("/search").await;
    let form = page.must_be_ok().form("/search").with("q", asked);
    let page = visitor.submit(form).await;
    page.must_be_ok();
    page
}

#[tokio::test]
async fn words_that_two_editors_add_are_searched_by_at_once_and_end_by_two() {
    let world = World::new().await;
    assert!(!found(&world, "زغبوطة").await.has(BIRTH), "nobody knows the word yet");
    let mut editor = world.staff("editor").await;
    let page = editor.open(DESK).await;
    let wrong = editor.submit(page.must_be_ok().form(DESK).with("say", "زغبوطة").with("reason", "لهجة")).await;
    assert!(wrong.status.as_u16() == 422 && wrong.has("#mean-error"), "{}", wrong.text());
    let form = wrong.form(DESK).with("mean", "شهادة ميلاد مميكنة").with("reason", "كلمة دارجة");
    let proposal = editor.submit(form).await;
    let path = proposal.must_be_ok().path.clone();
    assert!(!proposal.has("form[action$='/decide']"), "whoever wrote it does not decide");
    assert!(!found(&world, "زغبوطة").await.has(BIRTH), "not before the second person");
    let mut second = world.staff("editor2").await;
    let page = second.get(&path).await;
    page.must_be_ok().must_say("زغبوطة").must_say("شهادة ميلاد مميكنة");
    second.submit(page.form("/decide").with("decision", "approve")).await.must_be_ok();
    assert!(found(&world, "زغبوطة").await.has(BIRTH));

    let page = second.open(DESK).await;
    let row = page.must_be_ok().attribute("select[name=ends] option:not([value=''])", "value").unwrap();
    let proposal = second.submit(page.form(DESK).with("ends", &row).with("reason", "لم تعد تُستخدم")).await;
    let path = proposal.must_be_ok().path.clone();
    let mut editor = world.staff("editor").await;
    let page = editor.get(&path).await;
    editor.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    assert!(!found(&world, "زغبوطة").await.has(BIRTH));
    let mut other = world.staff("rules").await;
    assert_eq!(other.get("/ar/desk/search-words").await.status.as_u16(), 404);
}

#[tokio::test]
async fn services_of_other_agencies_are_found_and_a_service_leads_to_its_guides() {
    let world = World::new().await;
    let found = found(&world, "تجديد جواز السفر").await;
    assert!(found.has(".found a[href='/ar/agency-services/passport_renewal']"), "{}", found.text());
    let page = world.visitor().open("/services/birth_first_abroad").await;
    assert!(page.must_be_ok().has("#guides a[href='/ar/guides/birth-abroad']"), "{}", page.html());
    page.must_say("أدلة تتعلق بالخدمة");
    let page = world.visitor().reading("en").open("/services/nid_renewal").await;
    assert!(page.must_be_ok().has("#guides a[href='/en/guides/voting-abroad']"), "{}", page.html());
}
