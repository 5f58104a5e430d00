//! Whatever is told twice, late, out of order or at once ends in the same books.

use super::{store as look, world::World};
use crate::{
    applications::{model::Stage, record, store as files},
    payments::{
        model::{AttemptStage, RefundReason},
        port::Charged::{Declined, Pending, Taken},
        settling::Settled,
    },
};
use ::store::Scope;

#[tokio::test]
async fn a_charge_pays_the_file_once_and_balances() {
    let world = World::new().await;
    let attempt = world.pay().await;
    assert_eq!(world.file().await.stage(), Stage::Paid);
    let told = world.told(&attempt, "txn-1", Taken);
    for _ in 0..3 {
        assert_eq!(world.settle(&told).await.unwrap(), Settled::Known);
    }
    assert_eq!((world.count("charge").await, world.count("entry").await, world.count("refund").await), (1, 2, 0));
    assert_eq!(world.balance("gateway_clearing", "AED").await, 650);
    assert_eq!(world.balance("treasury_statutory", "EGP").await, -5000);
    assert_eq!(world.balance("service_fees", "EGP").await, -3500);
    assert_eq!(world.balance("citizen_receivable", "EGP").await, 0);
    assert_eq!(look::jobs(&mut world.cx().await, "casework.ask_registry").await, 1);
}

#[tokio::test]
async fn the_same_fact_twice_at_once_is_one_payment() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let told = world.told(&attempt, "txn-1", Taken);
    let (one, two) = tokio::join!(world.settle(&told), world.settle(&told));
    let mut settled = [one.unwrap(), two.unwrap()];
    settled.sort_by_key(|one| *one == Settled::Known);
    assert_eq!(settled, [Settled::Paid, Settled::Known]);
    assert_eq!(world.count("charge").await, 1);
}

#[tokio::test]
async fn two_charges_at_once_pay_once_and_the_other_goes_back() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let (one, two) = (world.told(&attempt, "txn-1", Taken), world.told(&attempt, "txn-2", Taken));
    let (one, two) = tokio::join!(world.settle(&one), world.settle(&two));
    let mut settled = [one.unwrap(), two.unwrap()];
    settled.sort_by_key(|one| *one != Settled::Paid);
    assert_eq!(settled, [Settled::Paid, Settled::Surplus(RefundReason::PaidTwice)]);
    assert_eq!((world.count("charge").await, world.count("refund").await), (2, 1));
    assert_eq!(world.balance("refunds_payable", "AED").await, -650);
    assert_eq!(world.balance("gateway_clearing", "AED").await, 1300);
}

#[tokio::test]
async fn money_for_an_expired_file_goes_back() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::expired(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    let told = world.told(&attempt, "txn-1", Taken);
    assert_eq!(world.settle(&told).await.unwrap(), Settled::Surplus(RefundReason::FileEnded));
    assert_eq!(world.settle(&told).await.unwrap(), Settled::Known);
    assert_eq!(world.file().await.stage(), Stage::Expired);
    assert_eq!((world.count("refund").await, world.balance("refunds_payable", "AED").await), (1, -650));
}

#[tokio::test]
async fn facts_in_any_order_end_in_the_same_state() {
    let orders = [[Pending, Declined, Taken], [Taken, Pending, Declined], [Declined, Taken, Pending]];
    for order in orders {
        let world = World::new().await;
        let attempt = world.attempt("key-0001").await;
        for charged in order {
            let told = world.told(&attempt, "txn-1", charged);
            world.settle(&told).await.unwrap();
            world.settle(&told).await.unwrap();
        }
        let mut cx = world.cx().await;
        let attempt = super::super::store::load(&mut cx, attempt.id).await.unwrap();
        assert_eq!(attempt.stage(world.store().now()), AttemptStage::Succeeded, "{order:?}");
        assert_eq!(world.file().await.stage(), Stage::Paid);
        assert_eq!((world.count("charge").await, world.count("refund").await), (1, 0));
    }
}

#[tokio::test]
async fn what_is_not_ours_is_believed_in_nothing() {
    let world = World::new().await;
    let attempt = world.attempt("key-0001").await;
    let good = world.told(&attempt, "txn-1", Taken);
    let before = world.count("event").await;
    for spoil in 0..7 {
        let mut told = good.clone();
        match spoil {
            0 => told.merchant = "somebody".to_owned(),
            1 => told.minor = 649,
            2 => told.currency = "EGP".to_owned(),
            3 => told.intention = "int-other".to_owned(),
            4 => told.reference = "not an id".to_owned(),
            5 => told.reference = world.file.to_string(),
            _ => told.minor = -650,
        }
        let refused = world.settle(&told).await.unwrap_err();
        assert!(
            matches!(&refused, kernel::Failure::Refusal(refusal) if refusal.code == "payment.not_ours"),
            "{refused}"
        );
    }
    assert_eq!((world.count("charge").await, world.count("entry").await), (0, 0));
    assert_eq!(world.count("event").await, before);
    assert_eq!(world.settle(&good).await.unwrap(), Settled::Paid, "and the true fact is still taken");
}
