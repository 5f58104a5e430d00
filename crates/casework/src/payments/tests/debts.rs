//! What a bank gave back is paid again: by the owner alone, once, for every file that owes; what is over comes back, and whoever
//! does not pay is reminded three times.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope,
    jobs::{Handler, NewJob, Worker, enqueue},
};
use kernel::{Actor, Bucket, Failure, Id, Locale, Money, Outcome};
use serde_json::json;

use super::{baskets::beside, parts, refunds as two_people, store as look, world::World};
use crate::{
    applications::{model::Stage, store as files},
    payments::{
        debts::{self, total},
        disputes::{self, DisputeStage, RemindDebts, Resume, Settlement},
        model::Attempt,
        opening::{PayRequest, checkout},
        port::{
            Charged::{DisputeLost, Disputed, Taken},
            Told,
        },
        refunds,
        settling::Settled,
        store as rows,
    },
};

/// An attempt of the owner to pay again, with its checkout open.
pub(super) async fn decided(world: &World, key: &str) -> Outcome<Attempt> {
    decided_by(world, world.owner, key).await
}

async fn decided_by(world: &World, account: Id<kernel::marks::Account>, key: &str) -> Outcome<Attempt> {
    let cx = world.store().begin(Actor::Citizen { account: account.uuid() }).await?;
    let request = PayRequest { reference: world.reference, locale: Locale::AR, route: "again", key, hash: [0; 32] };
    let attempt = debts::decide(cx, "fake", &request).await?;
    checkout(world.store(), world.gateway.as_ref(), &world.addresses(), &attempt, world.reference).await?;
    let mut cx = world.cx().await;
    rows::load(&mut cx, attempt.id).await
}

fn code(failure: Failure) -> &'static str {
    match failure {
        Failure::Refusal(refusal) => refusal.code,
        other => panic!("{other}"),
    }
}

fn paid(world: &World, attempt: &Attempt, transaction: &str) -> Told {
    Told { minor: attempt.amount.minor(), ..world.told(attempt, transaction, Taken) }
}

#[tokio::test]
async fn a_file_whose_money_a_bank_gave_back_is_paid_again_and_what_goes_back_later_is_of_the_new_charge() {
    let world = parts::paid().await;
    let attempt = world.attempt_of_file().await;
    assert_eq!(code(decided(&world, "key-early").await.unwrap_err()), "payment.nothing_owed");
    world.settle(&world.told_of_dispute(&attempt, ("txn-1", "dsp-1"), DisputeLost, (650, 15))).await.unwrap();
    let stranger = Id::new(Bucket::new(3).unwrap(), world.store().now(), world.store().dice().as_ref());
    assert_eq!(code(decided_by(&world, stranger, "key-foreign").await.unwrap_err()), "not_found");
    let again = decided(&world, "key-again").await.unwrap();
    assert!(again.repays && again.amount.minor() == 650, "{again:?}");
    assert_eq!(decided(&world, "key-other").await.unwrap().id, again.id, "an open checkout is used");
    let told = paid(&world, &again, "txn-2");
    assert_eq!(world.settle(&told).await.unwrap(), Settled::Paid);
    assert_eq!(world.settle(&told).await.unwrap(), Settled::Known);
    let mut cx = world.cx().await;
    let dispute = disputes::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    let settled = dispute.shares[0].settled.map(|(_, how)| how);
    assert_eq!((dispute.stage(), settled), (DisputeStage::Lost, Some(Settlement::Repaid)));
    assert!(dispute.lets_go(world.file) && dispute.owed_of(world.file).is_none());
    assert_eq!(world.balance("payer_receivable", "AED").await, 0);
    assert_eq!(world.balance("gateway_clearing", "AED").await, 650 - 15);
    assert_eq!(code(decided(&world, "key-late").await.unwrap_err()), "payment.nothing_owed");
    drop(cx);
    let mut cx = world.cx().await;
    let on = "on:payment.dispute_settled";
    enqueue(&mut cx, NewJob::new(on, json!({ "file": world.file }))).await.unwrap();
    cx.commit().await.unwrap();
    let resume: Arc<dyn Handler> = Arc::new(Resume { on, catalogue: catalogue::Catalogue::new() });
    Worker::new(world.store().clone(), vec![resume]).drain().await.unwrap();
    assert_eq!(world.file().await.held, None, "it goes on");
    // Two people give back one component: of the money that is ours, and not of the charge that the bank took.
    let service = json!({ "kind": "service", "code": "service", "beneficiary": "treasury", "piastres": 3500,
                          "reason": "not_provided" });
    let proposal = parts::propose(&world, service).await.unwrap();
    parts::approve(&world, &proposal, 2).await.unwrap();
    let mut cx = world.cx().await;
    let refund = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    assert_eq!((refund.attempt, refund.transaction.as_str()), (again.id, "txn-2"));
    assert_eq!(refund.set_off.minor(), 0, "what was paid again is not set off besides");
}

#[tokio::test]
async fn every_file_of_a_basket_is_paid_again_by_one_charge() {
    let world = World::new().await;
    let other = beside(&world).await;
    let first = world.attempt("key-0001").await;
    world.settle(&Told { minor: 1300, ..world.told(&first, "txn-1", Taken) }).await.unwrap();
    world.settle(&world.told_of_dispute(&first, ("txn-1", "dsp-1"), DisputeLost, (801, 0))).await.unwrap();
    let again = decided(&world, "key-again").await.unwrap();
    assert_eq!((again.amount.minor(), again.shares.len()), (801, 2));
    world.settle(&paid(&world, &again, "txn-2")).await.unwrap();
    let mut cx = world.cx().await;
    for file in [world.file, other.id] {
        assert_eq!(disputes::owed(&mut cx, &Scope::System("test"), file).await.unwrap(), None);
    }
    let file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    assert_eq!(total(&debts::owing(&mut cx, &Scope::System("test"), &file).await.unwrap()), None);
}

#[tokio::test]
async fn money_for_a_debt_that_the_platform_bore_meanwhile_goes_back() {
    let world = parts::paid().await;
    let attempt = world.attempt_of_file().await;
    world.settle(&world.told_of_dispute(&attempt, ("txn-1", "dsp-1"), DisputeLost, (200, 0))).await.unwrap();
    let again = decided(&world, "key-again").await.unwrap();
    let owed = vec![Money::new(200, again.amount.currency())];
    let details = json!({ "as": "borne", "owed": owed });
    let proposal = parts::propose_act(&world, "casework.settle_dispute", details).await.unwrap();
    parts::approve(&world, &proposal, 2).await.unwrap();
    assert!(matches!(world.settle(&paid(&world, &again, "txn-2")).await.unwrap(), Settled::Surplus(_)));
    let mut cx = world.cx().await;
    let refund = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    assert_eq!((refund.attempt, refund.amount.minor()), (again.id, 200));
    assert_eq!(world.balance("refunds_payable", "AED").await, -200);
    // And the other way round: what was paid can be borne no more.
    drop(cx);
    let details = json!({ "as": "borne", "owed": owed });
    assert!(parts::propose_act(&world, "casework.settle_dispute", details).await.is_err());
}

#[tokio::test]
async fn a_repayment_that_is_disputed_itself_is_owed_again() {
    let world = parts::paid().await;
    let attempt = world.attempt_of_file().await;
    world.settle(&world.told_of_dispute(&attempt, ("txn-1", "dsp-1"), DisputeLost, (650, 0))).await.unwrap();
    let again = decided(&world, "key-again").await.unwrap();
    world.settle(&paid(&world, &again, "txn-2")).await.unwrap();
    let second = |charged| world.told_of_dispute(&again, ("txn-2", "dsp-2"), charged, (650, 0));
    world.settle(&second(Disputed)).await.unwrap();
    assert_eq!(
        code(decided(&world, "key-open").await.unwrap_err()),
        "payment.nothing_owed",
        "the bank has not decided"
    );
    world.settle(&second(DisputeLost)).await.unwrap();
    let third = decided(&world, "key-third").await.unwrap();
    assert_ne!(third.id, again.id);
    world.settle(&paid(&world, &third, "txn-3")).await.unwrap();
    assert_eq!(world.balance("payer_receivable", "AED").await, 0);
    assert_eq!(world.balance("gateway_clearing", "AED").await, 650);
    // Withdrawn after all, everything comes back on the one charge that nobody took.
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    crate::applications::holding::go_on(&mut cx, &catalogue::Catalogue::new(), &mut file).await.unwrap();
    crate::applications::record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    refunds::after_end(world.store(), &catalogue::Catalogue::new(), world.file).await.unwrap();
    assert_eq!(world.file().await.stage(), Stage::Cancelled);
    let mut cx = world.cx().await;
    let refund = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    drop(cx);
    assert_eq!((refund.attempt, refund.amount.minor()), (third.id, 650));
    two_people::release(&world, &refund).await.unwrap();
    two_people::give(&world).await;
    assert_eq!(world.balance("gateway_clearing", "AED").await, 0);
}

#[tokio::test]
async fn whoever_owes_is_reminded_three_times_and_whoever_paid_is_not() {
    let world = parts::paid().await;
    let attempt = world.attempt_of_file().await;
    world.settle(&world.told_of_dispute(&attempt, ("txn-1", "dsp-1"), DisputeLost, (650, 0))).await.unwrap();
    let remind = async || {
        let mut cx = world.cx().await;
        enqueue(&mut cx, NewJob::new("payments.remind_debts", json!({}))).await.unwrap();
        cx.commit().await.unwrap();
        let handler: Arc<dyn Handler> = Arc::new(RemindDebts);
        Worker::new(world.store().clone(), vec![handler]).drain().await.unwrap();
        look::events(&mut world.cx().await, world.file, "payment.debt_reminded").await
    };
    assert_eq!(remind().await, 0, "not on the day itself");
    for (days, reminded) in [(7, 1), (1, 1), (13, 2), (24, 3), (60, 3)] {
        world.db.clock.advance(Duration::from_secs(days * 86_400));
        assert_eq!(remind().await, reminded);
        assert_eq!(remind().await, reminded, "one reminder each time");
    }
    let paying = parts::paid().await;
    let attempt = paying.attempt_of_file().await;
    paying.settle(&paying.told_of_dispute(&attempt, ("txn-1", "dsp-1"), DisputeLost, (650, 0))).await.unwrap();
    let again = decided(&paying, "key-again").await.unwrap();
    paying.settle(&paid(&paying, &again, "txn-2")).await.unwrap();
    paying.db.clock.advance(Duration::from_secs(30 * 86_400));
    let mut cx = paying.cx().await;
    enqueue(&mut cx, NewJob::new("payments.remind_debts", json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    let handler: Arc<dyn Handler> = Arc::new(RemindDebts);
    Worker::new(paying.store().clone(), vec![handler]).drain().await.unwrap();
    assert_eq!(look::events(&mut paying.cx().await, paying.file, "payment.debt_reminded").await, 0);
}
