//! Every paper copy is cancelled before anything was handed to the courier: the postage goes back too, and not while one copy
//! still goes.

use casework::ledger;
use kernel::Actor;
use service_model::fees::FeeKind;
use testkit::{
    Browser, World,
    story::{self, Wanted},
};

use super::delivery::{self, issued};
use crate::look;

/// Her brother.
const SON: Wanted<'static> = Wanted { subject: "son", relation: "father", emirate: "sharjah", mother_name: None };

/// What is held of a file for postage, in piastres.
async fn postage(world: &World, reference: &str) -> i64 {
    let file = look::file(world, reference).await;
    let mut cx = world.store().begin(Actor::System("suite")).await.unwrap();
    let held = ledger::held(&mut cx, file.id).await.unwrap();
    held.iter().filter(|one| one.component.kind == FeeKind::Delivery).map(|one| one.pounds.minor()).sum()
}

async fn cancel(world: &World, father: &mut Browser, reference: &str, copies: &str) {
    let page = father.open(&format!("/files/{reference}/delivery")).await;
    father.submit(page.must_be_ok().form("/delivery/fewer").with("fewer", copies)).await.must_be_ok();
    world.work().await;
}

#[tokio::test]
async fn the_last_copy_takes_its_postage_with_it_and_one_that_is_left_keeps_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let reference = delivery::wanted(&world, &mut father, "courier", "2").await;
    story::submit(&mut father, &reference).await;
    issued(&world, &mut father, &reference).await;
    let paid = postage(&world, &reference).await;
    assert_eq!(paid, 54_000);
    cancel(&world, &mut father, &reference, "1").await;
    assert_eq!(postage(&world, &reference).await, paid, "one copy still goes");
    let opened = look::count(&world, &reference, "refund.opened").await;
    cancel(&world, &mut father, &reference, "1").await;
    assert_eq!(postage(&world, &reference).await, 0);
    assert_eq!(look::count(&world, &reference, "refund.opened").await, opened + 1, "the postage, once");
    world.work().await;
    assert_eq!(look::count(&world, &reference, "refund.opened").await, opened + 1);
    world.staff("finance").await.open("/desk/refunds").await.must_be_ok().must_say(&reference);
}

/// Two certificates on paper to one address in one basket, paid together.
async fn both(world: &World, father: &mut Browser) -> (String, String) {
    let daughter = delivery::wanted(world, father, "courier", "1").await;
    let page = father.open(&format!("/files/{daughter}/q/declaration")).await;
    father.submit(page.form("/q/declaration").with("declaration", "yes")).await.must_be_ok();
    let son = story::beside(world, father, &daughter, &SON).await;
    let page = father.open(&format!("/files/{son}/q/declaration")).await;
    father.submit(page.must_be_ok().form("/q/declaration").with("declaration", "yes")).await.must_be_ok();
    let basket = father.open(&format!("/files/{daughter}/basket")).await;
    basket.must_be_ok().must_say("في مظروف واحد");
    father.submit(basket.form("/basket")).await.must_be_ok();
    world.pay(father, &daughter, "success").await.must_be_ok();
    world.pass(std::time::Duration::from_secs(2)).await;
    (daughter, son)
}

/// Examined and approved.
async fn decided(world: &World, file: &str) {
    story::recommended(&mut world.staff("dubai").await, file).await.must_be_ok();
    world.work().await;
    story::approved(&mut world.staff("authority").await, file).await.must_be_ok();
    world.work().await;
}

#[tokio::test]
async fn what_goes_to_one_address_lies_in_one_envelope_and_comes_back_for_each() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (daughter, son) = both(&world, &mut father).await;
    decided(&world, &daughter).await;
    let mut clerk = world.staff("delivery").await;
    delivery::blanks(&mut clerk).await;
    let first = delivery::way(&mut clerk, &daughter).await;
    let page = clerk.open(&first).await;
    clerk.submit(page.must_be_ok().form("/print").with("blank", "AB000101")).await.must_be_ok();
    // Her brother's certificate is not decided yet: what is ready waits for it.
    clerk.open(&first).await.must_be_ok().must_say("ثم يُغلق المظروف بما فيه");
    clerk.open("/desk/delivery").await.must_be_ok().must_say("جاهز وينتظر غيره");
    decided(&world, &son).await;
    let second = delivery::way(&mut clerk, &son).await;
    let page = clerk.open(&second).await;
    page.must_be_ok().must_say("إلى العنوان نفسه").must_say(&daughter);
    clerk.submit(page.form("/print").with("blank", "AB000102")).await.must_be_ok();
    let slip = clerk.open(&format!("{first}/slip")).await;
    slip.must_be_ok().must_say("AB000101").must_say("AB000102").must_say(&son);
    assert!(!slip.text().contains("ميلاد"), "the slip names no document");
    let page = clerk.open(&first).await;
    assert!(!page.must_be_ok().says("ثم يُغلق المظروف بما فيه"), "nothing is awaited any more: {}", page.text());
    clerk.submit(page.form("/pack")).await.must_be_ok().must_say("في المظروف نفسه").must_say(&son);
    world.work().await;

    let told = delivery::told(&world).await;
    assert_eq!(told.len(), 1, "the courier hears of one parcel: {told:?}");
    let number = told[0]["number"].as_str().expect("a number").to_owned();
    for (file, other) in [(&daughter, &son), (&son, &daughter)] {
        let track = father.open(&format!("/files/{file}/delivery")).await;
        track.must_be_ok().must_say(&number).must_say(other).must_say("في المظروف نفسه");
        assert_eq!(look::count(&world, file, "shipment.announced").await, 1);
    }
    world.parcel(&number, "returned", 5).await;
    for file in [&daughter, &son] {
        let track = father.open(&format!("/files/{file}/delivery")).await;
        track.must_be_ok().must_say("أُعيدت الشحنة إلى الجهة المرسلة");
        assert!(track.has("a[href$='/delivery/again']"), "each is open for another address: {}", track.text());
        assert_eq!(look::count(&world, file, "shipment.came_back").await, 1);
    }
    let mut client = world.client("father").await;
    let parcels = client.get(&format!("/applications/{son}/shipments")).await.must_be_ok().json();
    assert_eq!((&parcels[0]["tracking_number"], &parcels[0]["together_with"][0]), (&number.into(), &daughter.into()));
}

#[tokio::test]
async fn postage_of_a_basket_goes_back_with_the_last_file_that_would_have_used_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let (daughter, son) = both(&world, &mut father).await;
    let paid = (postage(&world, &daughter).await, postage(&world, &son).await);
    assert_eq!(paid, (54_000, 0), "borne once, with the first");
    for file in [&daughter, &son] {
        decided(&world, file).await;
    }
    cancel(&world, &mut father, &daughter, "1").await;
    assert_eq!(postage(&world, &daughter).await, 54_000, "her brother's copy goes to the same place");
    cancel(&world, &mut father, &son, "1").await;
    assert_eq!(postage(&world, &daughter).await, 0, "nothing goes there any more");
}
