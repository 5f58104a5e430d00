//! The story of the product: a father in Sharjah obtains his daughter's birth certificate, and a school finds it genuine.

use casework::applications::model::Stage;
use serde_json::Value;
use testkit::{
    Client, Page, World,
    story::{self, DAUGHTER},
};

use crate::look;

#[tokio::test]
async fn from_the_first_question_to_a_document_that_is_found_genuine() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let page = father.open("/services/birth_certificate").await;
    page.must_be_ok();
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    assert_eq!(look::stage(&world, &reference).await, Stage::AwaitingPayment);
    world.pay(&mut father, &reference, "success").await.must_be_ok();
    assert_eq!(
        look::stage(&world, &reference).await,
        Stage::UnderReview,
        "{:?}",
        look::events(&world, &reference).await
    );
    father.open(&format!("/files/{reference}")).await.must_be_ok().must_say("قيد المراجعة");

    let mut officer = world.staff("dubai").await;
    officer.open("/desk").await.must_be_ok().must_say(&reference);
    story::recommended(&mut officer, &reference).await.must_be_ok();
    assert_eq!(look::stage(&world, &reference).await, Stage::Recommended);
    world.work().await;
    let mut approver = world.staff("authority").await;
    story::approved(&mut approver, &reference).await.must_be_ok();
    world.work().await;
    assert_eq!(look::stage(&world, &reference).await, Stage::Issued, "{:?}", look::events(&world, &reference).await);

    // She hears of it by reference alone.
    let sent = world.sent_to(&world.contact("father")).await;
    let told = sent.iter().find(|sent| sent.text.contains(&reference)).expect("the father was told");
    assert!(
        !told.text.contains("ميلاد") && !told.subject.contains("ميلاد"),
        "the document's type is not named: {told:?}"
    );

    world.prove_again(&mut father, &world.contact("father")).await;
    let page = father.open(&format!("/files/{reference}/document")).await;
    let pdf = father.submit(page.must_be_ok().form("/document")).await;
    assert!(pdf.must_be_ok().bytes.starts_with(b"%PDF-"), "{}", pdf.text());
    genuine(&world, &pdf).await;
    altered(&world, &pdf).await;
}

async fn genuine(world: &World, pdf: &Page) {
    let mut school = world.visitor();
    let page = school.open("/verify").await;
    let form = page.form("/verify").with_file("file", "certificate.pdf", "application/pdf", &pdf.bytes);
    let answer = school.submit(form).await;
    answer.must_be_ok().must_say("الوثيقة صحيحة").must_say("صحة الوثيقة لا تعني التصديق عليها");
    let verdict = verify(world, pdf.bytes.clone()).await;
    assert_eq!(verdict["finding"], "genuine", "{verdict}");
}

async fn altered(world: &World, pdf: &Page) {
    let mut flipped = pdf.bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let verdict = verify(world, flipped).await;
    assert_ne!(verdict["finding"], "genuine", "{verdict}");
    let mut longer = pdf.bytes.clone();
    longer.extend_from_slice(b"\n% one more line\n");
    assert_ne!(verify(world, longer).await["finding"], "genuine");
    assert_ne!(verify(world, b"%PDF-1.7 nothing".to_vec()).await["finding"], "genuine");
}

async fn verify(world: &World, bytes: Vec<u8>) -> Value {
    let mut stranger = Client::stranger(world);
    let headers = [("content-type", "application/pdf")];
    stranger.call(axum::http::Method::POST, "/verify", &headers, bytes).await.must_be_ok().json()
}
