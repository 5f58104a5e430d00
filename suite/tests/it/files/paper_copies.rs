//! Three paper copies of one certificate, attested before they leave Egypt: priced by the copy, printed each on its own blank under
//! its own serial; one is wanted no more, and what was paid for it goes back.

use testkit::{
    Browser, World,
    story::{self, DAUGHTER},
};

use super::delivery::{blanks, issued, on_paper, told};
use crate::look;

/// A draft that asks for three copies by his brother in Egypt, sent.
async fn submitted(world: &World, father: &mut Browser) -> String {
    let reference = story::draft(world, father, &DAUGHTER).await;
    let page = father.open(&format!("/files/{reference}/q/contact")).await;
    let form = page.must_be_ok().form("/q/contact").with("contact_mobile", "+971501234567");
    father.submit(form.with("delivery", "person_in_egypt")).await.must_be_ok();
    let page = father.open(&format!("/files/{reference}/q/paper_copies")).await;
    let many = father.submit(page.must_be_ok().form("/q/paper_copies").with("paper_copies", "11")).await;
    assert_eq!(many.status.as_u16(), 422, "no more than the service says");
    on_paper(father, &reference, "3", "yes").await;
    let page = father.open(&format!("/files/{reference}/q/delivery_in_egypt")).await;
    let form = page
        .must_be_ok()
        .form("/q/delivery_in_egypt")
        .with("egypt_name", "محمد محمود السيد")
        .with("egypt_mobile", "+201012345678")
        .with("egypt_governorate", "01")
        .with("egypt_district", "مصر الجديدة")
        .with("egypt_landmark", "٥ شارع بغداد");
    father.submit(form).await.must_be_ok();
    story::submit(father, &reference).await;
    reference
}

/// The path of the file's parcel at the desk.
async fn parcel(clerk: &mut Browser, reference: &str) -> String {
    let list = clerk.open("/desk/delivery").await;
    let link = list.must_be_ok().must_say(reference).attribute("table a[href*='/desk/delivery/']", "href");
    link.expect("the parcel is listed").trim_start_matches("/ar").to_owned()
}

#[tokio::test]
async fn three_copies_are_priced_printed_and_attested_each_by_itself_and_one_is_given_back() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = submitted(&world, &mut father).await;
    let price = father.open(&format!("/files/{reference}/pay")).await;
    price
        .must_be_ok()
        .must_say("نسخة ورقية إضافية (العدد: ٢)")
        .must_say("رسم تصديق وزارة الخارجية على النسخة (العدد: ٣)");
    let before = look::file(&world, &reference).await.quote.expect("a price");
    let of =
        |code: &str| before.lines.iter().find(|line| line.code == code).map(|line| (line.count, line.amount.minor()));
    assert_eq!(of("paper_copy"), Some((2, 5_000)), "the first one is in the fee of the document");
    assert_eq!(of("attestation"), Some((3, 19_500)));
    issued(&world, &mut father, &reference).await;

    let page = father.open(&format!("/files/{reference}/delivery")).await;
    page.must_be_ok()
        .must_say("تتولى وصل تصديق وزارة الخارجية المصرية وحده")
        .must_say("تصديق سفارة الإمارات في القاهرة");
    let page = father.submit(page.form("/delivery/fewer").with("fewer", "1")).await;
    page.must_be_ok().must_say("يُرد ما سُدد عن النسخ الملغاة");
    world.work().await;
    assert_eq!(
        look::count(&world, &reference, "refund.opened").await,
        3,
        "the copy, its attestation and the law's addition"
    );
    let mut client = world.client("father").await;
    let refused =
        client.post(&format!("/applications/{reference}/shipments/fewer"), &serde_json::json!({ "fewer": 9 })).await;
    assert_eq!(refused.status.as_u16(), 422);

    let mut clerk = world.staff("delivery").await;
    blanks(&mut clerk).await;
    let way = parcel(&mut clerk, &reference).await;
    let mut printed = Vec::new();
    for blank in ["AB000101", "AB000102"] {
        let page = clerk.open(&way).await;
        let pdf = clerk.open(&format!("{way}/document")).await;
        assert_eq!(pdf.status.as_u16(), 200);
        printed.push(pdf.bytes.clone());
        clerk.submit(page.must_be_ok().form("/print").with("blank", blank)).await.must_be_ok().must_say(blank);
    }
    assert_ne!(printed[0], printed[1], "each copy has a serial and a symbol of its own");
    let page = clerk.open(&way).await;
    assert!(!page.must_be_ok().has("form[action$='/print']"), "the third one is not printed");
    assert!(!page.has("form[action$='/pack']"), "nothing is closed before it is attested");
    let page = clerk.submit(page.form("/attest")).await;
    let slip = clerk.open(&format!("{way}/slip")).await;
    slip.must_be_ok().must_say("٧٠ جرامًا");
    clerk.submit(page.must_be_ok().form("/pack")).await.must_be_ok();
    world.work().await;
    assert_eq!(told(&world).await[0]["weight_grams"], 70, "an envelope with two sheets");
    let mine = father.open(&format!("/files/{reference}/delivery")).await;
    mine.must_be_ok().must_say("تم التصديق من وزارة الخارجية المصرية");
    assert!(!mine.has("form[action$='/delivery/fewer']"), "nothing is left to cancel");
    let receipt = father.open(&format!("/files/{reference}/receipt")).await;
    receipt.must_be_ok().must_say("نسخة ورقية إضافية (العدد: ٢)");
}

#[tokio::test]
async fn an_attestation_that_cannot_be_given_is_told_with_its_reason_and_its_fees_wait_for_two_people() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = submitted(&world, &mut father).await;
    issued(&world, &mut father, &reference).await;
    let mut clerk = world.staff("delivery").await;
    blanks(&mut clerk).await;
    let way = parcel(&mut clerk, &reference).await;
    for blank in ["AB000101", "AB000102", "AB000103"] {
        let page = clerk.open(&way).await;
        clerk.submit(page.must_be_ok().form("/print").with("blank", blank)).await.must_be_ok();
    }
    // No reason, no words: nothing is refused; and an officer of the mission has no such form.
    let page = clerk.open(&way).await;
    let form = page.must_be_ok().form("/refuse-attestation");
    assert_eq!(clerk.submit(form.clone()).await.status.as_u16(), 422);
    let without_words = clerk.submit(form.clone().with("refusal", "seal_not_known")).await;
    assert_eq!(without_words.status.as_u16(), 422);
    without_words.must_say("يُرجى كتابة ما يُقال لمقدم الطلب");
    assert_eq!(look::count(&world, &reference, "refund.opened").await, 0);
    let words = "يُعاد التصديق بعد إيداع نموذج الخاتم لدى مكتب التصديقات.";
    let page = clerk.submit(form.with("refusal", "seal_not_known").with("words", words)).await;
    page.must_be_ok().must_say("لم تتعرف وزارة الخارجية على الختم").must_say(words);
    assert!(!page.has("form[action$='/attest']") && page.has("form[action$='/pack']"), "it is sent without");
    world.work().await;
    assert_eq!(look::count(&world, &reference, "shipment.attestation_refused").await, 1);
    assert_eq!(look::count(&world, &reference, "refund.opened").await, 2, "the attestation and the law's addition");
    assert_eq!(look::count(&world, &reference, "refund.given").await, 0, "two people of finance release it");

    let page = father.open(&format!("/files/{reference}/delivery")).await;
    page.must_be_ok().must_say("تعذّر تصديق النسخ").must_say(words);
    assert!(!page.says("تتولى وصل تصديق وزارة الخارجية المصرية وحده"), "nothing of it remains to be done");
    let mut client = world.client("father").await;
    let told = client.get(&format!("/applications/{reference}/shipments")).await.json();
    assert_eq!(told[0]["attestation_refused_for"], "seal_not_known");
    assert_eq!(told[0]["to_be_attested"], false);
    father.open("/account/messages").await.must_be_ok().must_say("تعذّر تصديق النسخ الورقية");

    // One proposes, another releases: then the money goes back, and no further refund is opened by anything later.
    let mut finance = world.staff("finance").await;
    let list = finance.open("/desk/refunds").await;
    list.must_be_ok().must_say(&reference);
    let page = clerk.open(&way).await;
    clerk.submit(page.must_be_ok().form("/pack")).await.must_be_ok();
    world.work().await;
    assert_eq!(look::count(&world, &reference, "refund.opened").await, 2);
}
