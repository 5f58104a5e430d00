//! One component goes back, by two people, in the currency and amount charged, and never more than was taken.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use ::store::{Scope, jobs::Worker};
use catalogue::{Catalogue, definitions::Definitions, revisions::rehearse};
use kernel::{Bucket, Currency, Failure, Id, Money, Outcome};
use serde_json::{Value, json};
use work::proposals::{self, Decided, Decision, NewProposal, Proposal, Subject};

use super::{
    refunds::{acts, finance, give},
    store as look,
    world::World,
};
use crate::{
    applications::{
        model::{CARRIED, QuoteLine, Stage},
        record, store as files,
    },
    ledger,
    payments::{reconciliation, refunds},
};

/// The 35.00 pounds of the service, charged as 2.68 of 6.50 dirhams.
fn service(piastres: i64) -> Value {
    json!({ "kind": "service", "code": "service", "beneficiary": "treasury", "piastres": piastres,
            "reason": "not_provided" })
}

/// A world in which the file is paid and every definition is published.
pub(super) async fn paid() -> World {
    let world = World::new().await;
    let mut cx = world.cx().await;
    rehearse(&mut cx, &Definitions::shipped()).await.unwrap();
    cx.commit().await.unwrap();
    world.pay().await;
    world
}

pub(super) async fn propose(world: &World, details: Value) -> Outcome<Proposal> {
    propose_act(world, "casework.part_refund", details).await
}

/// One of finance proposes something about the file.
pub(super) async fn propose_act(world: &World, kind: &'static str, details: Value) -> Outcome<Proposal> {
    let mut cx = world.store().begin(finance(1)).await?;
    let subject = Subject { thing: world.file.uuid(), details };
    let new = NewProposal { kind, subject, reason: "checked with the carrier", seen: None };
    let proposal = proposals::propose(&mut cx, &acts(), new).await?;
    cx.commit().await?;
    Ok(proposal)
}

pub(super) async fn approve(world: &World, proposal: &Proposal, number: u128) -> Outcome<Decided> {
    let mut cx = world.store().begin(finance(number)).await?;
    let decided = proposals::decide(&mut cx, &acts(), proposal.id, proposal.shown, Decision::Approve).await?;
    cx.commit().await?;
    Ok(decided)
}

fn code(failure: Failure) -> &'static str {
    match failure {
        Failure::Refusal(refusal) => refusal.code,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn one_component_goes_back_and_the_file_goes_on() {
    let world = paid().await;
    let proposal = propose(&world, service(3500)).await.unwrap();
    assert_eq!(world.count("refund").await, 0, "nothing is opened before the second person");
    assert_eq!(code(approve(&world, &proposal, 1).await.unwrap_err()), "proposal.same_person");
    assert_eq!(approve(&world, &proposal, 2).await.unwrap(), Decided::Approved);
    give(&world).await;
    assert_eq!(world.file().await.stage(), Stage::Paid);
    assert_eq!(world.balance("service_fees", "EGP").await, 0);
    assert_eq!(world.balance("treasury_statutory", "EGP").await, -5000);
    assert_eq!(world.balance("gateway_clearing", "AED").await, 650 - 268);
    assert_eq!(world.balance("refunds_payable", "AED").await, 0);
    let position = world.balance("fx_difference", "EGP").await + world.balance("rate_difference", "EGP").await;
    assert_eq!(position, 5000, "what the rate did since is told apart");
    // The rest of it, when the file is withdrawn: exactly what is left.
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    for _ in 0..2 {
        refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
    }
    let mut cx = world.cx().await;
    let given = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    // Both were opened in one moment of the frozen clock.
    let amounts: BTreeSet<i64> = given.iter().map(|refund| refund.amount.minor()).collect();
    assert_eq!((given.len(), amounts), (2, BTreeSet::from([268, 382])));
    assert!(ledger::held(&mut cx, world.file).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_was_shown_is_what_goes_back_or_nothing() {
    let world = paid().await;
    assert_eq!(code(propose(&world, service(3501)).await.unwrap_err()), "refund.more_than_held");
    let half = propose(&world, service(2000)).await.unwrap();
    assert_eq!(code(propose(&world, service(500)).await.unwrap_err()), "proposal.open_already");
    // Meanwhile the file ended and everything went back.
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
    assert_eq!(approve(&world, &half, 2).await.unwrap(), Decided::Void);
    assert_eq!(world.count("refund").await, 1);
}

#[tokio::test]
async fn two_part_refunds_at_once_never_give_more_than_was_taken() {
    let world = paid().await;
    // Two refunds of the same charge, written past every check of the code, in two transactions at once.
    let attempt = world.decide_paid().await;
    let insert = |minor: i64| {
        let (store, file, attempt) = (world.store().clone(), world.file, attempt);
        async move {
            let mut cx = store.begin(kernel::Actor::System("test")).await.unwrap();
            let id = Id::<()>::new(Bucket::new(77).unwrap(), cx.now(), cx.dice());
            let added = look::add_refund(&mut cx, (id.uuid(), file, attempt), minor).await;
            // Both have written before either commits, or one waits for the other's row.
            tokio::time::sleep(Duration::from_millis(50)).await;
            added.is_ok() && cx.commit().await.is_ok()
        }
    };
    let (one, two) = tokio::join!(insert(400), insert(300));
    assert!(one ^ two, "one of them is refused: {one} {two}");
    assert_eq!(world.count("refund").await, 1);
    assert!(!insert(400).await, "nor later");
    assert!(!insert(0).await && !insert(-1).await);
}

#[tokio::test]
async fn a_file_that_costs_less_than_was_paid_gives_the_rest_back_by_itself() {
    let world = paid().await;
    // A file that was paid and not changed is left alone, however often somebody looks.
    refunds::reprice(world.store(), &Catalogue::new(), world.file).await.unwrap();
    assert_eq!(world.count("refund").await, 0);
    // It turned into a registration of 40.00 pounds; 85.00 were paid.
    let file = world.file().await;
    let mut quote = file.quote.clone().unwrap();
    let line = |code: &str, minor: i64, of: usize| QuoteLine {
        code: code.to_owned(),
        amount: Money::new(minor, Currency::EGP),
        ..file.quote.as_ref().unwrap().lines[of].clone()
    };
    quote.lines = vec![line("registration", 4000, 0), line(CARRIED, -5000, 0), line(CARRIED, -3500, 1)];
    quote.total = Money::new(-4500, Currency::EGP);
    quote.charged = Money::zero(quote.charged.currency());
    let mut cx = world.cx().await;
    look::turn(&mut cx, world.file, &quote).await;
    cx.commit().await.unwrap();
    for _ in 0..2 {
        refunds::reprice(world.store(), &Catalogue::new(), world.file).await.unwrap();
    }
    let mut cx = world.cx().await;
    let opened = refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    let told: Vec<_> = opened.iter().map(|one| (one.amount.minor(), one.reason.as_str())).collect();
    assert_eq!(told, [(344, "lower_fees")], "45 of 85 pounds, as they were charged; once");
    assert!(opened[0].can_be_released(), "two people release it as any other");
    let held = ledger::held(&mut cx, world.file).await.unwrap();
    let kept: Vec<_> =
        held.iter().map(|one| (one.component.code.as_str(), one.pounds.minor(), one.charged[0].minor())).collect();
    assert_eq!(kept, [("registration", 4000, 306)], "what stays is kept for what it is now paid for");
    assert_eq!(world.balance("service_fees", "EGP").await, 0);
}

#[tokio::test]
async fn the_statement_knows_part_refunds() {
    let world = paid().await;
    let proposal = propose(&world, service(3500)).await.unwrap();
    approve(&world, &proposal, 2).await.unwrap();
    give(&world).await;
    let refund = {
        let mut cx = world.cx().await;
        refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0)
    };
    assert_eq!(refund.component.as_deref(), Some("service"));
    world.states(&refund, 268).await;
    world.db.clock.advance(Duration::from_secs(24 * 3600));
    let handler: Arc<dyn ::store::jobs::Handler> =
        Arc::new(reconciliation::Reconcile { gateway: world.gateway.clone() });
    let mut cx = world.cx().await;
    ::store::jobs::enqueue(&mut cx, ::store::jobs::NewJob::new(reconciliation::RECONCILE, json!({}))).await.unwrap();
    cx.commit().await.unwrap();
    Worker::new(world.store().clone(), vec![handler]).drain().await.unwrap();
    let days = reconciliation::latest(&mut world.cx().await).await.unwrap();
    assert_eq!(days[0].differences, 0, "what was taken and the part that went back agree");
}
