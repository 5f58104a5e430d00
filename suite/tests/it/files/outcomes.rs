//! What the registry answers otherwise, and what ends otherwise: each has its own page and its own way on.

use casework::applications::model::Stage;
use testkit::{
    World,
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
    world.pass(std::time::Duration::from_secs(2)).await;
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
    world.pass(std::time::Duration::from_secs(2)).await;
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
