//! A part of a charge is disputed: which file bears which part of it, what the statement says, and what follows when it is lost.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope,
    jobs::{Handler, NewJob, Worker, enqueue},
};
use kernel::{Currency, Failure, Money};
use serde_json::json;

use super::{baskets::beside, parts, world::World};
use crate::{
    applications::{
        model::{HeldFor, Stage},
        store as files,
    },
    ledger,
    payments::{
        disputes::{self, DisputeStage, Settlement},
        jobs::Poll,
        model::Attempt,
        port::{
            Charged::{self, DisputeLost, DisputeWon, Disputed, Taken},
            Flow, Gateway, StatementLine, Told,
        },
        reconciliation::{RECONCILE, Reconcile, latest},
        refunds,
        settling::Settled,
    },
};

fn told(world: &World, attempt: &Attempt, external: &str, charged: Charged, minor: i64) -> Told {
    world.told_of_dispute(attempt, ("txn-1", external), charged, (minor, 15))
}

fn not_ours(failure: Result<Settled, Failure>) -> bool {
    matches!(failure, Err(Failure::Refusal(refusal)) if refusal.code == "payment.not_ours")
}

#[tokio::test]
async fn a_part_of_a_basket_s_charge_falls_to_each_file_by_its_share_and_a_second_part_to_what_is_left() {
    let world = World::new().await;
    let other = beside(&world).await;
    let attempt = world.attempt("key-0001").await;
    world.settle(&Told { minor: 1300, ..world.told(&attempt, "txn-1", Taken) }).await.unwrap();
    let first = told(&world, &attempt, "dsp-1", Disputed, 401);
    assert_eq!(world.settle(&first).await.unwrap(), Settled::Disputed);
    assert_eq!(world.settle(&first).await.unwrap(), Settled::Known);
    let mut cx = world.cx().await;
    let dispute = disputes::of_file(&mut cx, &Scope::System("test"), other.id).await.unwrap().remove(0);
    let mut minors: Vec<i64> = dispute.shares.iter().map(|share| share.amount.minor()).collect();
    minors.sort_unstable();
    assert_eq!((minors, dispute.fee.minor()), (vec![200, 201], 15));
    for file in [world.file, other.id] {
        let held = files::load(&mut cx, &Scope::System("test"), file).await.unwrap().held;
        assert_eq!(held.map(|held| held.why), Some(HeldFor::Dispute));
    }
    let balance = async |account: &str| {
        let all = ledger::balances(&mut world.cx().await).await.unwrap();
        let of = |one: &&ledger::Balance| one.account == account && one.amount.currency().code() == "AED";
        all.iter().find(of).map_or(0, |one| one.amount.minor())
    };
    assert_eq!((balance("charged_back").await, balance("dispute_costs").await), (401, 15));
    assert_eq!(balance("gateway_clearing").await, 1300 - 401 - 15);
    // More than is left of the charge is believed in nothing; nor is another amount for the same dispute, or a fee below nothing.
    assert!(not_ours(world.settle(&told(&world, &attempt, "dsp-2", Disputed, 900)).await));
    assert!(not_ours(world.settle(&told(&world, &attempt, "dsp-1", DisputeWon, 400)).await));
    assert!(not_ours(world.settle(&told(&world, &attempt, "dsp-2", Disputed, 1301)).await));
    assert!(not_ours(world.settle(&world.told_of_dispute(&attempt, ("txn-1", "d"), Disputed, (1, -1))).await));
    assert_eq!(world.settle(&told(&world, &attempt, "dsp-2", Disputed, 899)).await.unwrap(), Settled::Disputed);
    assert_eq!(balance("charged_back").await, 1300);
    // The first is won, and what it had taken can be disputed again.
    world.settle(&told(&world, &attempt, "dsp-1", DisputeWon, 401)).await.unwrap();
    assert_eq!(world.settle(&told(&world, &attempt, "dsp-3", Disputed, 401)).await.unwrap(), Settled::Disputed);
    assert_eq!((balance("charged_back").await, balance("dispute_costs").await), (1300, 45));
}

#[tokio::test]
async fn what_disputes_moved_stands_in_the_comparison_of_its_day() {
    let world = World::new().await;
    let attempt = world.pay().await;
    world.settle(&told(&world, &attempt, "dsp-1", Disputed, 300)).await.unwrap();
    world.settle(&told(&world, &attempt, "dsp-1", DisputeWon, 300)).await.unwrap();
    let line = |flow, external: &str, minor| StatementLine {
        flow,
        external: external.to_owned(),
        reference: attempt.id.to_string(),
        minor,
        currency: "AED".to_owned(),
    };
    let whole = vec![
        line(Flow::Payment, "txn-1", 650),
        line(Flow::ChargeBack, "dsp-1", 300),
        line(Flow::ChargeBackReturned, "dsp-1", 300),
        line(Flow::DisputeFee, "dsp-1", 15),
    ];
    // Nobody asks about the attempt any more; then the bank says something of which no webhook came.
    world.db.clock.advance(Duration::from_secs(25 * 3600));
    let gateway: Arc<dyn Gateway> = world.gateway.clone();
    let poll: Arc<dyn Handler> = Arc::new(Poll { gateway: gateway.clone(), addresses: world.addresses() });
    let reconcile: Arc<dyn Handler> = Arc::new(Reconcile { gateway });
    Worker::new(world.store().clone(), vec![poll.clone()]).drain().await.unwrap();
    *world.gateway.told.lock().unwrap() = vec![told(&world, &attempt, "dsp-9", Disputed, 10)];
    let unheard = line(Flow::ChargeBack, "dsp-9", 10);
    for (statement, differ, known) in [(whole.clone(), 0, 1), ([whole, vec![unheard]].concat(), 1, 2)] {
        *world.gateway.statement.lock().unwrap() = statement;
        world.db.clock.advance(Duration::from_secs(60));
        let mut cx = world.cx().await;
        enqueue(&mut cx, NewJob::new(RECONCILE, json!({}))).await.unwrap();
        cx.commit().await.unwrap();
        Worker::new(world.store().clone(), vec![reconcile.clone()]).drain().await.unwrap();
        let mut cx = world.cx().await;
        assert_eq!(latest(&mut cx).await.unwrap()[0].differences, differ);
        drop(cx);
        if differ > 0 {
            Worker::new(world.store().clone(), vec![poll.clone()]).drain().await.unwrap();
        }
        let mut cx = world.cx().await;
        let disputes = disputes::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap();
        assert_eq!(disputes.len(), known, "what nobody told of is asked about");
    }
}

#[tokio::test]
async fn a_file_closed_for_a_lost_part_sets_it_off_and_gives_back_the_rest() {
    let world = parts::paid().await;
    let attempt = world.attempt_of_file().await;
    world.settle(&told(&world, &attempt, "dsp-1", DisputeLost, 200)).await.unwrap();
    assert_eq!(world.balance("payer_receivable", "AED").await, 200);
    let owed = vec![Money::new(200, Currency::new("AED", 2).unwrap())];
    let details = json!({ "as": "closed", "owed": owed });
    let mut stale = details.clone();
    stale["owed"][0]["minor"] = json!(199);
    assert!(parts::propose_act(&world, "casework.settle_dispute", stale).await.is_err(), "another amount is owed");
    let proposal = parts::propose_act(&world, "casework.settle_dispute", details).await.unwrap();
    parts::approve(&world, &proposal, 2).await.unwrap();
    assert_eq!(world.file().await.stage(), Stage::Cancelled);
    for _ in 0..2 {
        refunds::after_end(world.store(), &catalogue::Catalogue::new(), world.file).await.unwrap();
    }
    let mut cx = world.cx().await;
    let refund = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    assert_eq!((refund.amount.minor(), refund.set_off.minor()), (450, 200));
    let dispute = disputes::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    let settled = dispute.shares[0].settled.map(|(_, how)| how);
    assert_eq!((dispute.stage(), settled), (DisputeStage::Lost, Some(Settlement::Closed)));
    assert_eq!(world.balance("payer_receivable", "AED").await, 0);
    assert_eq!(world.balance("refunds_payable", "AED").await, -450);
    super::refunds::release(&world, &refund).await.unwrap();
    super::refunds::give(&world).await;
    assert_eq!(world.balance("gateway_clearing", "AED").await, -15, "650 came, 200 and 450 went, and the fee");
    assert_eq!(world.balance("refunds_payable", "AED").await, 0);
}

#[tokio::test]
async fn a_surplus_that_the_bank_took_itself_is_not_given_besides_and_the_file_goes_on() {
    let world = parts::paid().await;
    let attempt = world.attempt_of_file().await;
    world.settle(&world.told(&attempt, "txn-2", Taken)).await.unwrap();
    let lost = world.told_of_dispute(&attempt, ("txn-2", "dsp-2"), DisputeLost, (650, 0));
    world.settle(&lost).await.unwrap();
    let mut cx = world.cx().await;
    let refund = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    assert_eq!((refund.amount.minor(), refund.can_be_released()), (0, false));
    let dispute = disputes::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0);
    assert!(dispute.lets_go(world.file), "nobody owes anything");
    assert_eq!((world.balance("payer_receivable", "AED").await, world.balance("refunds_payable", "AED").await), (0, 0));
}
