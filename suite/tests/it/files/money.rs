//! The public's money: one item given back, a receipt in words, a price that ran out, and a day that is closed by two people.

use std::time::Duration;

use casework::applications::model::Stage;
use testkit::{
    Browser, Page, World,
    story::{self, DAUGHTER},
};

use crate::{desk::rates, look};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// The second person of finance approves what the first proposed.
async fn approved(world: &World, own: &Page) {
    let mut second = world.staff("finance2").await;
    let page = second.get(&own.path).await;
    second.submit(page.must_be_ok().form("/decide").with("decision", "approve")).await.must_be_ok();
    world.work().await;
}

/// The first proposes that the first component of a file goes back.
async fn asked(finance: &mut Browser, reference: &str, pounds: &str, why: &str) -> Page {
    let page = finance.open(&format!("/desk/refunds/part?reference={reference}")).await;
    let form = page.must_be_ok().form("/desk/refunds/part/propose").with("component", "0").with("pounds", pounds);
    finance.submit(form.with("reason", "charged_wrongly").with("why", why)).await
}

#[tokio::test]
async fn one_item_is_given_back_by_two_people_and_the_receipt_says_so() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    let stage = look::stage(&world, &reference).await;
    let mut finance = world.staff("finance").await;
    // Nobody else finds the page, and nothing is asked for without a reason or beyond what is held.
    assert_eq!(world.staff("dubai").await.get("/ar/desk/refunds/part").await.status.as_u16(), 404);
    assert_eq!(asked(&mut finance, &reference, "", "").await.status.as_u16(), 422);
    assert_eq!(asked(&mut finance, &reference, "99999", "حُصّل مرتين").await.status.as_u16(), 422);
    let unknown = finance.open("/desk/refunds/part?reference=0000-0000-0000").await;
    assert_eq!(unknown.status.as_u16(), 422);

    let own = asked(&mut finance, &reference, "", "حُصّل دون وجه حق").await;
    own.must_be_ok().must_say(&reference).must_say("لا يبتّ في الاقتراح من قدّمه");
    assert_eq!(look::count(&world, &reference, "refund.opened").await, 0, "one person opens nothing");
    approved(&world, &own).await;
    assert_eq!(look::count(&world, &reference, "refund.given").await, 1);
    assert_eq!(look::stage(&world, &reference).await, stage, "the file goes on");

    let page = father.open(&format!("/files/{reference}/receipt")).await;
    page.must_be_ok().must_say("لا غير").must_say("رُدّ في");
    let pdf = father.get(&format!("/ar/files/{reference}/receipt.pdf")).await;
    assert_eq!(pdf.status.as_u16(), 200);
    assert!(pdf.html().starts_with("%PDF-"), "a receipt to print");
    let mut stranger = world.citizen("not_located").await;
    assert_eq!(stranger.get(&format!("/ar/files/{reference}/receipt.pdf")).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_price_that_ran_out_is_shown_beside_todays_and_accepted_before_paying() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::submitted(&world, &mut father, &DAUGHTER).await;
    let before = look::file(&world, &reference).await.quote.unwrap();
    world.pass(DAY + Duration::from_secs(3600)).await;
    let mut finance = world.staff("finance").await;
    let own = rates::entered(&world, &mut finance, "١٠٫٠٠").await;
    approved(&world, own.must_be_ok()).await;
    world.areas.catalogue.refresh(world.store()).await.unwrap();

    let mut father = world.citizen("father").await;
    assert_eq!(look::stage(&world, &reference).await, Stage::AwaitingPayment, "the file waits longer than its price");
    assert_eq!(look::count(&world, &reference, "application.payment_reminded").await, 1);
    let page = father.open(&format!("/files/{reference}/pay")).await;
    assert!(page.must_be_ok().path.ends_with("/pay/price"), "{}", page.path);
    page.must_say("السعر السابق").must_say("سعر اليوم");
    let moved = father.submit(page.form("/pay/price").with("seen", "1-1-AED")).await;
    assert_eq!(moved.status.as_u16(), 422, "a price that was not shown is not accepted");
    let page = father.open(&format!("/files/{reference}/pay/price")).await;
    let paying = father.submit(page.form("/pay/price")).await;
    assert!(paying.must_be_ok().path.ends_with("/pay"), "{}", paying.path);
    let after = look::file(&world, &reference).await.quote.unwrap();
    assert_eq!((after.total, after.rate.micros), (before.total, 100_000));
    assert_ne!(after.charged, before.charged);
    world.pay(&mut father, &reference, "success").await.must_be_ok();
    assert_eq!(look::count(&world, &reference, "application.paid").await, 1);
}

#[tokio::test]
async fn a_day_is_closed_by_two_people_and_printed_again_the_same() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = story::paid(&world, &mut father, &DAUGHTER).await;
    assert_eq!(world.staff("dubai").await.get("/ar/desk/finance").await.status.as_u16(), 404);
    let mut finance = world.staff("finance").await;
    let page = finance.open("/desk/finance").await;
    page.must_be_ok().must_say("لم ينتهِ اليوم بعد");
    assert!(!page.has("form[action$='/desk/finance/close']"), "a day that is not over is not closed");

    world.pass(2 * DAY).await;
    let mut finance = world.staff("finance").await;
    let page = finance.open("/desk/finance").await;
    let form = page.must_be_ok().form("/desk/finance/close").with("currency", "AED");
    let own = finance.submit(form.with("reason", "قورن بالكشف")).await;
    own.must_be_ok().must_say("لا يبتّ في الاقتراح من قدّمه");
    approved(&world, &own).await;

    let list = finance.open("/desk/finance").await;
    let day = list.must_be_ok().attribute("th a[href*='/desk/finance/days/']", "href").unwrap();
    let page = finance.get(&day).await;
    page.must_be_ok().must_say("المستحق ولمن").must_say("الخزانة");
    assert!(!page.says(&reference), "nothing about a file");
    let (first, again) =
        (finance.get(&format!("{day}/closing.csv")).await, finance.get(&format!("{day}/closing.csv")).await);
    assert_eq!((first.status.as_u16(), first.html()), (200, again.html()));
    for section in ["came_in", "kept,treasury", "given_back", "to_give_back"] {
        assert!(first.html().contains(section), "{section}: {}", first.html());
    }
    assert!(!first.html().contains(&reference));
}
