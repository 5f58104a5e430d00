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

#[tokio::test]
async fn postage_of_a_basket_goes_back_with_the_last_file_that_would_have_used_it() {
    let world = World::new().await;
    let mut father = world.citizen("father").await;
    let daughter = delivery::wanted(&world, &mut father, "courier", "1").await;
    let page = father.open(&format!("/files/{daughter}/q/declaration")).await;
    father.submit(page.form("/q/declaration").with("declaration", "yes")).await.must_be_ok();
    let son = story::beside(&world, &mut father, &daughter, &SON).await;
    let page = father.open(&format!("/files/{son}/q/declaration")).await;
    father.submit(page.must_be_ok().form("/q/declaration").with("declaration", "yes")).await.must_be_ok();
    let basket = father.open(&format!("/files/{daughter}/basket")).await;
    father.submit(basket.must_be_ok().form("/basket")).await.must_be_ok();
    world.pay(&mut father, &daughter, "success").await.must_be_ok();
    world.pass(std::time::Duration::from_secs(2)).await;
    let paid = (postage(&world, &daughter).await, postage(&world, &son).await);
    assert_eq!(paid, (54_000, 0), "borne once, with the first");
    for file in [&daughter, &son] {
        story::recommended(&mut world.staff("dubai").await, file).await.must_be_ok();
        world.work().await;
        story::approved(&mut world.staff("authority").await, file).await.must_be_ok();
        world.work().await;
    }
    cancel(&world, &mut father, &daughter, "1").await;
    assert_eq!(postage(&world, &daughter).await, 54_000, "her brother's copy goes to the same place");
    cancel(&world, &mut father, &son, "1").await;
    assert_eq!(postage(&world, &daughter).await, 0, "nothing goes there any more");
}
