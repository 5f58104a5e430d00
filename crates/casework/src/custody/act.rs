//! The two acts about an order that take two people: it is put in force, and it is lifted.
//!
//! What is shown with the proposal names no person: whoever decides reads the order on its own page, where the look is
//! recorded. What was recorded cannot change, so the order's identifier binds the decision to it.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use kernel::{Id, Outcome};
use work::proposals::{Approved, Excluded, PersonKey, Proposal, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    commands::{DECIDERS, RECORDERS, not_in_force},
    model::{Order, Standing},
    store as rows,
};

/// The act of putting an order in force, in the database.
pub(super) const FORCE: &str = "casework.custody_order";
/// The act of lifting one.
pub(super) const LIFT: &str = "casework.custody_lift";

const RULES: Rules = Rules { proposers: RECORDERS, deciders: DECIDERS, lives: Duration::from_secs(14 * 86_400) };

/// Putting an order in force; `app` registers it among the acts that take two people.
pub struct PutInForce;

/// Lifting an order.
pub struct LiftOrder;

fn order_of(subject: &Subject) -> Id<Order> {
    Id::from_uuid(subject.thing)
}

async fn shown(cx: &mut Cx, subject: &Subject, title: &'static str, wanted: Standing) -> Outcome<Shown> {
    let order = rows::lock(cx, order_of(subject)).await?;
    if order.standing() != wanted {
        return Err(not_in_force());
    }
    Ok(Shown::new(Words::text(title))
        .line(Words::text("custody-order"), Words::plain(order.id.to_string()))
        .line(Words::text("custody-ordered-on"), Words::plain(order.ordered_on.to_string()))
        .line(Words::text("custody-mission"), Words::plain(order.mission)))
}

/// The child never decides about her own order; nobody else who is concerned is known here by number.
async fn concerned(cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
    let order = rows::lock(cx, order_of(subject)).await?;
    Ok(Excluded { people: vec![PersonKey(order.number_index)], ..Excluded::default() })
}

fn page_of(subject: &Subject) -> Option<String> {
    Some(format!("/desk/custody/{}", order_of(subject)))
}

#[async_trait]
impl ProposedAct for PutInForce {
    fn kind(&self) -> &'static str {
        FORCE
    }

    fn name_text(&self) -> &'static str {
        "custody-act-force"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        shown(cx, subject, "custody-act-force", Standing::Proposed).await
    }

    async fn excluded(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Excluded> {
        concerned(cx, subject).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let id = order_of(&approved.proposal.subject);
        if rows::decide(cx, id, true).await? { Ok(()) } else { Err(not_in_force()) }
    }

    async fn refused(&self, cx: &mut Cx, proposal: &Proposal) -> Outcome<()> {
        let id = order_of(&proposal.subject);
        if rows::decide(cx, id, false).await? { Ok(()) } else { Err(not_in_force()) }
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        page_of(subject)
    }
}

#[async_trait]
impl ProposedAct for LiftOrder {
    fn kind(&self) -> &'static str {
        LIFT
    }

    fn name_text(&self) -> &'static str {
        "custody-act-lift"
    }

    fn rules(&self) -> Rules {
        RULES
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        shown(cx, subject, "custody-act-lift", Standing::InForce).await
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let id = order_of(&approved.proposal.subject);
        if rows::lift(cx, id).await? { Ok(()) } else { Err(not_in_force()) }
    }

    fn page(&self, subject: &Subject) -> Option<String> {
        page_of(subject)
    }
}
