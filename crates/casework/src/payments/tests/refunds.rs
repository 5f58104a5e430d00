//! Refunds: opened by themselves, released by two people, given once.

use std::sync::Arc;

use ::store::{
    Cx, Scope,
    jobs::{Handler, Worker},
};
use async_trait::async_trait;
use catalogue::{Catalogue, definitions::Definitions, revisions::rehearse};
use kernel::{Actor, Failure, Id, Outcome, StaffRole, marks};
use serde_json::json;
use uuid::Uuid;
use work::proposals::{self, Acts, Colleagues, Decided, Decision, NewProposal, PersonKey, Subject};

use super::world::World;
use crate::{
    applications::{
        model::{RegistryOutcome, Stage},
        record, store as files,
    },
    closing::CloseDay,
    payments::{
        disputes::SettleDispute,
        port::Gateway,
        refunds::{self, Give, PartRefund, Refund, ReleaseRefund},
    },
};

/// Everybody is the person their staff id says.
struct Register;

#[async_trait]
impl Colleagues for Register {
    async fn person(&self, _: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        Ok(PersonKey([staff.uuid().as_bytes().as_slice(), staff.uuid().as_bytes()].concat()))
    }
    async fn name(&self, _: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        Ok(staff.to_string())
    }
}

pub(crate) fn finance(number: u128) -> Actor {
    Actor::Staff { staff: Uuid::from_u128(number), roles: vec![StaffRole::Finance], missions: Vec::new() }
}

pub(crate) fn acts() -> Acts {
    let part = PartRefund { catalogue: Catalogue::new() };
    Acts::new(
        vec![
            Arc::new(ReleaseRefund),
            Arc::new(part),
            Arc::new(SettleDispute { catalogue: Catalogue::new() }),
            Arc::new(CloseDay { catalogue: Catalogue::new() }),
        ],
        Arc::new(Register),
    )
}

async fn refund(world: &World) -> Refund {
    let mut cx = world.cx().await;
    refunds::of_file(&mut cx, &Scope::System("test"), world.file).await.unwrap().remove(0)
}

/// One proposes, another approves.
pub(super) async fn release(world: &World, refund: &Refund) -> Outcome<Decided> {
    let subject = Subject { thing: refund.id.uuid(), details: json!({}) };
    let mut cx = world.store().begin(finance(1)).await?;
    let new = NewProposal { kind: "casework.release_refund", subject, reason: "checked with the bank", seen: None };
    let proposal = proposals::propose(&mut cx, &acts(), new).await?;
    cx.commit().await?;
    let mut cx = world.store().begin(finance(1)).await?;
    let own = proposals::decide(&mut cx, &acts(), proposal.id, proposal.shown, Decision::Approve).await;
    assert!(matches!(own, Err(Failure::Refusal(refusal)) if refusal.code == "proposal.same_person"));
    drop(cx);
    let mut cx = world.store().begin(finance(2)).await?;
    let decided = proposals::decide(&mut cx, &acts(), proposal.id, proposal.shown, Decision::Approve).await?;
    cx.commit().await?;
    Ok(decided)
}

pub(crate) async fn give(world: &World) {
    let gateway: Arc<dyn Gateway> = world.gateway.clone();
    let give: Arc<dyn Handler> = Arc::new(Give { gateway });
    Worker::new(world.store().clone(), vec![give]).drain().await.unwrap();
}

async fn cancelled() -> World {
    let world = World::new().await;
    world.pay().await;
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    world
}

#[tokio::test]
async fn a_withdrawn_file_is_given_back_whole_by_two_people_and_leaves_nothing() {
    let world = cancelled().await;
    for _ in 0..2 {
        refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
    }
    assert_eq!((world.file().await.stage(), world.count("refund").await), (Stage::Cancelled, 1));
    assert_eq!(world.balance("refunds_payable", "AED").await, -650);
    assert_eq!(world.balance("treasury_statutory", "EGP").await, 0);
    let refund = refund(&world).await;
    give(&world).await;
    assert!(world.gateway.refunds.lock().unwrap().is_empty(), "nobody released it");
    assert_eq!(release(&world, &refund).await.unwrap(), Decided::Approved);
    give(&world).await;
    give(&world).await;
    assert_eq!(*world.gateway.refunds.lock().unwrap(), [refund.id.to_string()]);
    for (account, currency) in [("gateway_clearing", "AED"), ("refunds_payable", "AED"), ("fx_difference", "AED")] {
        assert_eq!(world.balance(account, currency).await, 0, "{account}");
    }
    assert!(release(&world, &refund).await.is_err(), "it is given");
}

#[tokio::test]
async fn a_refund_the_gateway_refuses_can_be_released_again() {
    let world = cancelled().await;
    refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
    let first = refund(&world).await;
    *world.gateway.refuses_refunds.lock().unwrap() = true;
    release(&world, &first).await.unwrap();
    give(&world).await;
    let failed = refund(&world).await;
    assert_eq!(failed.failed.as_ref().unwrap().1, "too_old");
    assert!(failed.can_be_released());
    *world.gateway.refuses_refunds.lock().unwrap() = false;
    release(&world, &failed).await.unwrap();
    give(&world).await;
    assert!(refund(&world).await.given_at.is_some());
}

#[tokio::test]
async fn an_unpaid_file_that_is_withdrawn_opens_nothing() {
    let world = World::new().await;
    let mut cx = world.cx().await;
    let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
    record::cancelled(&mut cx, &mut file).await.unwrap();
    cx.commit().await.unwrap();
    refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
    assert_eq!((world.count("refund").await, world.count("entry").await), (0, 0));
}

#[tokio::test]
async fn a_rejection_gives_the_fees_back_only_where_the_definition_says_so() {
    for (reason, refunds) in [("duplicate", 1), ("not_entitled", 0), ("correction_unanswered", 0)] {
        let world = World::new().await;
        world.pay().await;
        let mut cx = world.cx().await;
        rehearse(&mut cx, &Definitions::shipped()).await.unwrap();
        let mut file = files::load(&mut cx, &Scope::System("test"), world.file).await.unwrap();
        let officer = Id::from_uuid(Uuid::from_u128(9));
        record::registry_answered(&mut cx, &mut file, RegistryOutcome::Found).await.unwrap();
        record::claimed(&mut cx, &mut file, officer).await.unwrap();
        record::rejected(&mut cx, &mut file, officer, reason, "the first one goes on").await.unwrap();
        cx.commit().await.unwrap();
        for _ in 0..2 {
            refunds::after_end(world.store(), &Catalogue::new(), world.file).await.unwrap();
        }
        assert_eq!(world.count("refund").await, refunds, "{reason}");
    }
}
