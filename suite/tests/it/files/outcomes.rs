//! What the registry answers otherwise, and what ends otherwise: each has its own page and its own way on.

use std::time::Duration;

use casework::applications::model::{RegistryOutcome, Stage};
use outbound::simulators::Script;
use testkit::{
    Browser, World, free_rein,
    story::{self, DAUGHTER, Wanted, desk},
};

use crate::look;

#[tokio::test]
async fn a_record_that_is_not_located_is_looked_for_again_with_a_paper_extract() {
    let world = World::new().await;
    let mut man = world.citizen("not_located").await;
    let wanted = Wanted { subject: "on_paper", relation: "father", emirate: "abu_dhabi", mother_name: None };
    let reference = story::paid(&world, &mut man, &wanted).await;
    assert_eq!(
        look::stage(&world, &reference).await,
        Stage::NotLocated,
        "{:?}",
        look::events(&world, &reference).await
    );
    let page = man.open(&format!("/files/{reference}/outcome")).await;
    let extract = page.must_be_ok().form("/extract").with_file("file", "old.png", "image/png", &story::picture());
    man.submit(extract).await.must_be_ok();
    // Searching again costs nothing and, here, finds nothing again.
    let page = man.open(&format!("/files/{reference}/outcome")).await;
    man.submit(page.form("/search-again")).await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::NotLocated);
    let page = man.open(&format!("/files/{reference}/outcome")).await;
    man.submit(page.form("/to-desk")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::UnderReview);
    let mut officer = world.staff("abudhabi").await;
    officer.open("/desk").await.must_say(&reference);
    // A paper extract is no record that a copy could be made from: nobody recommends it, also not by a form of her own.
    let page = story::claimed(&mut officer, &reference).await;
    page.must_be_ok().must_say("لا يوجد قيد مميكن تُستخرج منه الوثيقة");
    assert!(!page.has("form[action$='/recommend']"), "{}", page.text());
    let path = format!("/ar{}", desk(&reference, "/recommend"));
    let page = officer.open(&desk(&reference, "/release")).await;
    let forged = page
        .must_be_ok()
        .form("/release")
        .to(&path)
        .with("note", "المستخرج الورقي مطابق.")
        .with("seen", &"00".repeat(32));
    assert_eq!(officer.send_only(forged).await.status.as_u16(), 409);
    let page = officer.open(&desk(&reference, "/reject")).await;
    let reject = page.must_be_ok().form("/reject").with("reason", "not_computerised");
    officer.submit(reject.with("note", "يلزم حوسبة القيد لدى السجل المدني أولًا.")).await.must_be_ok();
    assert_eq!(look::stage(&world, &reference).await, Stage::Rejected);
}

/// A file about a record on paper, which an officer examines although nothing was located.
async fn examined_without_a_record(world: &World, man: &mut Browser) -> String {
    let wanted = Wanted { subject: "on_paper", relation: "father", emirate: "abu_dhabi", mother_name: None };
    let reference = story::paid(world, man, &wanted).await;
    let page = man.open(&format!("/files/{reference}/outcome")).await;
    man.submit(page.must_be_ok().form("/to-desk")).await.must_be_ok();
    world.work().await;
    story::claimed(&mut world.staff("abudhabi").await, &reference).await.must_be_ok();
    reference
}

#[tokio::test]
async fn an_officer_asks_again_once_the_record_is_computerised_and_sees_the_answer_beside_the_data() {
    let world = World::new().await;
    let mut man = world.citizen("not_located").await;
    let reference = examined_without_a_record(&world, &mut man).await;
    let mut officer = world.staff("abudhabi").await;
    // The registry is slow to answer: the page says that it is awaited, and nothing is asked twice.
    world.simulator_script("registry", Script { down: true, ..free_rein() }).await;
    let before = officer.open(&desk(&reference, "")).await;
    let page = officer.submit(before.must_be_ok().form("/ask-registry")).await;
    page.must_be_ok().must_say("يُنتظر رد السجل المدني");
    assert!(!page.has("form[action$='/ask-registry']"), "it is asked once");
    let events = look::events(&world, &reference).await;
    let again = officer.send_only(before.form("/ask-registry").with("_key", "suite-asked-twice-000001")).await;
    assert_eq!(again.status.as_u16(), 409, "{}", again.text());
    assert_eq!(look::events(&world, &reference).await, events);
    man.open(&format!("/files/{reference}")).await.must_be_ok().must_say("ويُعاد الاستعلام من السجل المدني");
    let (_, asked_by) = look::file(&world, &reference).await.facts.asked_again.unwrap();
    // The paper was taken over meanwhile, and the answer comes.
    world.computerise("on_paper").await;
    world.simulator_script("registry", free_rein()).await;
    world.pass(Duration::from_secs(3_600)).await;
    world.work().await;
    let file = look::file(&world, &reference).await;
    assert_eq!((file.stage(), file.facts.asked_again), (Stage::UnderReview, None));
    assert_eq!(file.facts.registry.unwrap().1, RegistryOutcome::Found);
    assert_eq!(file.facts.claimed.unwrap().1, asked_by, "it stayed with her");
    let journal = world.simulator_page("registry", "/control/asked").await.text();
    assert!(journal.contains(&asked_by.to_string()), "she stands behind the question: {journal}");
    let mut officer = world.staff("abudhabi").await;
    let page = officer.open(&desk(&reference, "")).await;
    page.must_be_ok().must_say(&world.known("on_paper", "name")).must_say("رد السجل المدني على الاستعلام المُعاد");
    assert!(!page.has("form[action$='/ask-registry']"), "there is a record now");
    let recommend = page.form("/recommend").with("note", "القيد مطابق بعد ميكنته.");
    officer.submit(recommend).await.must_be_ok();
    assert_eq!(look::stage(&world, &reference).await, Stage::Recommended);
}

#[tokio::test]
async fn a_registry_that_still_has_nothing_is_asked_three_times_a_day_and_no_more() {
    let world = World::new().await;
    let mut man = world.citizen("not_located").await;
    let reference = examined_without_a_record(&world, &mut man).await;
    let mut officer = world.staff("abudhabi").await;
    for _ in 0..3 {
        let page = officer.open(&desk(&reference, "")).await;
        officer.submit(page.must_be_ok().form("/ask-registry")).await.must_be_ok();
        world.pass(Duration::from_secs(2)).await;
        let file = look::file(&world, &reference).await;
        assert_eq!((file.stage(), file.facts.asked_again), (Stage::UnderReview, None));
    }
    let page = officer.open(&desk(&reference, "")).await;
    let refused = officer.submit(page.form("/ask-registry")).await;
    assert_eq!(refused.status.as_u16(), 429, "{}", refused.text());
    assert!(look::file(&world, &reference).await.facts.asked_again.is_none());
    // Asking the citizen is another way on, and takes a question that is open with it.
    world.pass(Duration::from_secs(24 * 3_600)).await;
    let mut officer = world.staff("abudhabi").await;
    world.simulator_script("registry", Script { down: true, ..free_rein() }).await;
    let page = officer.open(&desk(&reference, "")).await;
    officer.submit(page.must_be_ok().form("/ask-registry")).await.must_be_ok();
    let page = officer.open(&desk(&reference, "/correction")).await;
    let form = page.must_be_ok().form("/correction").with("field", "birth_abroad_place:birth_data_check");
    officer.submit(form.with("note", "يُرجى كتابة مكان الميلاد كاملًا.")).await.must_be_ok();
    world.simulator_script("registry", free_rein()).await;
    world.pass(Duration::from_secs(3_600)).await;
    let file = look::file(&world, &reference).await;
    assert_eq!((file.stage(), file.facts.asked_again), (Stage::ActionRequired, None));
    assert_eq!(file.facts.registry.unwrap().1, RegistryOutcome::NotLocated);
}

#[tokio::test]
async fn a_record_that_differs_says_so_without_saying_in_what() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let wanted = Wanted { mother_name: Some("سعاد حسن محمد"), ..DAUGHTER };
    let reference = story::paid(&world, &mut father, &wanted).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Mismatch, "{:?}", look::events(&world, &reference).await);
    let page = father.open(&format!("/files/{reference}/outcome")).await;
    page.must_be_ok();
    for secret in [world.known("daughter", "mother_name"), "سعاد حسن محمد".to_owned()] {
        assert!(!page.says(&secret), "{secret}");
    }
    // The datum is corrected by who knows it, and the search finds the record.
    let question = father.open(&format!("/files/{reference}/q/mother_name")).await;
    let right = world.known("daughter", "mother_name");
    father.submit(question.form("/q/mother_name").with("mother_name", &right)).await.must_be_ok();
    let page = father.open(&format!("/files/{reference}/outcome")).await;
    father.submit(page.form("/search-again")).await.must_be_ok();
    world.pass(Duration::from_secs(2)).await;
    assert_eq!(
        look::stage(&world, &reference).await,
        Stage::UnderReview,
        "{:?}",
        look::events(&world, &reference).await
    );
}

#[tokio::test]
async fn a_rejection_has_a_coded_reason_a_remedy_and_the_way_to_object() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let mut officer = world.staff("dubai").await;
    story::claimed(&mut officer, &reference).await.must_be_ok();
    let page = officer.open(&desk(&reference, "/reject")).await;
    let without = officer.submit(page.form("/reject").with("note", "…")).await;
    assert_eq!(without.status.as_u16(), 422, "a reason is chosen, never only written");
    let note = "يُرجى تقديم مستند أوضح.";
    let form = page.form("/reject").with("reason", "identity_not_proven").with("note", note);
    officer.submit(form).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Rejected);
    let page = father.open(&format!("/files/{reference}")).await;
    page.must_be_ok().must_say(note);
    for heading in ["application-rejection-remedy", "application-rejection-objection"] {
        page.must_say(&text(&world, heading));
    }
}

#[tokio::test]
async fn withdrawing_a_paid_file_opens_its_refund_which_only_finance_sees() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let page = father.open(&format!("/files/{reference}/cancel")).await;
    father.submit(page.must_be_ok().form("/cancel")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Cancelled);
    let mut finance = world.staff("finance").await;
    finance.open("/desk/refunds").await.must_be_ok().must_say(&reference);
    // Nobody else sees money.
    assert_eq!(world.staff("dubai").await.get("/ar/desk/refunds").await.status.as_u16(), 404);
}

/// A text in Arabic without arguments.
fn text(_world: &World, key: &str) -> String {
    let texts = web::Texts::load(app::routes::TEXTS).unwrap();
    texts.text(kernel::Locale::AR, key)
}
