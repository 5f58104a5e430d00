//! Recording an order and asking that it be lifted. Neither does anything before a second person agrees.

use ::store::{
    Cx, Scope,
    access::{self, Access},
};
use kernel::{Bucket, Day, Failure, Id, NationalNumber, Outcome, Refusal, RefusalKind, StaffRole, marks};
use work::proposals::{self, Acts, NewProposal, Proposal, Subject};

use super::{
    act::{FORCE, LIFT},
    model::{Judgment, Order, Standing},
    store as rows,
};

/// Who records an order, and asks that one be lifted.
pub(super) const RECORDERS: &[StaffRole] = &[StaffRole::MissionOfficer, StaffRole::CentralReviewer];
/// Who puts one in force, and lifts it.
pub(super) const DECIDERS: &[StaffRole] = &[StaffRole::CentralReviewer, StaffRole::AuthorityApprover];
/// Who reads one: whoever examines or decides files may meet its child in one.
const READERS: [StaffRole; 3] = [StaffRole::MissionOfficer, StaffRole::CentralReviewer, StaffRole::AuthorityApprover];

/// An order to be recorded.
pub struct NewOrder {
    /// The child.
    pub number: NationalNumber,
    /// The child's name, the court, the case and who has custody.
    pub judgment: Judgment,
    /// The day of the order.
    pub ordered_on: Day,
    /// The mission that records it; empty for the central review.
    pub mission: String,
}

/// The member of staff, if she may record orders.
///
/// # Errors
/// Not found for every other role.
pub(super) fn recorder(cx: &Cx) -> Outcome<Id<marks::Staff>> {
    cx.actor().staff_holding(RECORDERS)
}

/// Records an order and proposes that it be put in force. The caller commits.
///
/// # Errors
/// Not found for other roles; forbidden about oneself; what proposing refuses.
pub async fn record(cx: &mut Cx, acts: &Acts, new: NewOrder, reason: &str) -> Outcome<Id<Proposal>> {
    let staff = recorder(cx)?;
    let number_index = people::number_index(cx.vault(), &new.number);
    if people::staff_number_hash(cx, staff).await? == number_index {
        return Err(own());
    }
    let order = Order {
        id: Id::new(Bucket::draw(cx.dice()), cx.now(), cx.dice()),
        number_index,
        ordered_on: new.ordered_on,
        mission: new.mission,
        recorded_at: cx.now(),
        recorded_by: staff,
        in_force_at: None,
        refused_at: None,
        lifted_at: None,
    };
    rows::insert(cx, &order, &new.judgment).await?;
    Ok(proposals::propose(cx, acts, proposal(FORCE, order.id, reason)).await?.id)
}

/// Proposes that an order in force be lifted. The caller commits.
///
/// # Errors
/// Not found for other roles; a conflict for an order that is not in force; what proposing refuses.
pub async fn lift(cx: &mut Cx, acts: &Acts, id: Id<Order>, reason: &str) -> Outcome<Id<Proposal>> {
    recorder(cx)?;
    let order = rows::lock(cx, id).await?;
    if order.standing() != Standing::InForce {
        return Err(not_in_force());
    }
    Ok(proposals::propose(cx, acts, proposal(LIFT, id, reason)).await?.id)
}

/// The orders recorded within the caller's missions.
///
/// # Errors
/// Not found for roles that record none.
pub(super) async fn recorded(cx: &mut Cx) -> Outcome<Vec<Order>> {
    recorder(cx)?;
    let scope = Scope::of(cx.actor())?;
    rows::recorded(cx, &scope).await
}

/// One order with what is sealed of it. The look is recorded before a word is opened.
///
/// # Errors
/// Not found for roles that meet no child; forbidden about oneself.
pub(super) async fn read(cx: &mut Cx, id: Id<Order>, route: &'static str) -> Outcome<(Order, Judgment)> {
    let staff = cx.actor().staff_holding(&READERS)?;
    let order = rows::lock(cx, id).await?;
    if people::staff_number_hash(cx, staff).await? == order.number_index {
        return Err(own());
    }
    let purpose = format!("custody order {id}");
    access::record(cx, Access { file: None, purpose, route, fields: &["child", "judgment", "custodian"] }).await?;
    let judgment = rows::judgment(cx, id).await?;
    Ok((order, judgment))
}

pub(super) fn not_in_force() -> Failure {
    Refusal::new(RefusalKind::Conflict, "custody.standing", "custody-refused-standing").into()
}

fn own() -> Failure {
    Refusal::new(RefusalKind::Forbidden, "custody.own", "custody-refused-own").into()
}

fn proposal<'a>(kind: &'a str, id: Id<Order>, reason: &'a str) -> NewProposal<'a> {
    let subject = Subject { thing: id.uuid(), details: serde_json::json!({}) };
    NewProposal { kind, subject, reason, seen: None }
}
