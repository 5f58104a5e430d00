//! A price that runs out before it is paid, and money that was on its way.

use std::time::Duration;

use ::store::Scope;
use kernel::{Currency, Money};

use super::{store as look, world::World};
use crate::{
    applications::{
        model::{Quote, Stage},
        record, store as files,
    },
    payments::{
        model::RefundReason,
        port::{Charged::Taken, Told},
        settling::Settled,
    },
};

/// The file gets today's price, as an acceptance gives it: 100.00 pounds, charged as 8.00 dirhams.
async fn requoted(world: &World) {
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    let mut quote: Quote = file.quote.clone().unwrap();
    quote.lines[0].amount = Money::new(6500, Currency::EGP);
    quote.total = Money::new(10_000, Currency::EGP);
    quote.charged = Money::new(800, quote.charged.currency());
    quote.at = cx.now();
    quote.valid_until = cx.now().plus(Duration::from_secs(24 * 3600));
    record::requoted(&mut cx, &mut file, quote).await.unwrap();
    cx.commit().await.unwrap();
}

fn advance(world: &World, hours: u64) {
    world.db.clock.advance(Duration::from_secs(hours * 3600));
}

#[tokio::test]
async fn money_for_an_expired_price_is_honoured_while_no_other_was_accepted() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    advance(&world, 30);
    assert_eq!(world.settle(&world.told(&attempt, "txn-1", Taken)).await.unwrap(), Settled::Paid);
    assert_eq!(world.file().await.stage(), Stage::Paid);
    assert_eq!(world.balance("gateway_clearing", "AED").await, 650);
}

#[tokio::test]
async fn money_paid_while_the_old_price_held_is_honoured_though_its_news_comes_late() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let in_time: Told = world.told(&attempt, "txn-1", Taken);
    advance(&world, 25);
    requoted(&world).await;
    assert_eq!(look::former_quotes(&mut world.cx().await, world.file).await, 1);
    assert_eq!(world.settle(&in_time).await.unwrap(), Settled::Paid);
    let file = world.file().await;
    assert_eq!((file.stage(), file.quote.unwrap().charged.minor()), (Stage::Paid, 650), "it cost what was quoted");
    assert_eq!(world.balance("treasury_statutory", "EGP").await, -5000);
    assert_eq!((world.balance("citizen_receivable", "EGP").await, world.count("refund").await), (0, 0));
}

#[tokio::test]
async fn money_for_an_old_price_goes_back_once_another_was_accepted() {
    let world = World::new().await;
    let old = world.attempt("key-0001").await;
    advance(&world, 25);
    requoted(&world).await;
    let late = world.told(&old, "txn-1", Taken);
    assert_eq!(world.settle(&late).await.unwrap(), Settled::Surplus(RefundReason::PriceChanged));
    assert_eq!((world.file().await.stage(), world.count("refund").await), (Stage::AwaitingPayment, 1));
    // The accepted price is paid as any other.
    let new = world.attempt("key-0002").await;
    assert_ne!(new.id, old.id);
    let told = Told { minor: 800, ..world.told(&new, "txn-2", Taken) };
    assert_eq!(world.settle(&told).await.unwrap(), Settled::Paid);
    assert_eq!(world.balance("treasury_statutory", "EGP").await, -6500);
    assert_eq!(world.balance("refunds_payable", "AED").await, -650);
    assert_eq!(world.balance("gateway_clearing", "AED").await, 1450);
}
