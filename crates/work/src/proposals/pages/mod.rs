//! The list of proposals and the page on which one is decided, for acts that have no page of their own.
//!
//! These pages run with the application's role, not the desk's: what executes here concerns staff, money and
//! definitions, never a citizen's file. An act on a file has its own page at the desk.

mod list;
mod one;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Actor, Failure, Locale, Outcome};
use store::{
    Cx,
    access::{self, Access},
};
use web::{
    Site, Visit,
    components::{Tag, Tone},
};

use super::{
    act::Acts,
    model::{Proposal, ProposalStage, Words},
};

/// Deadlines of proposals are shown in the time of the ministry.
const ZONE: &str = "Africa/Cairo";
const LIST: &str = "/{lang}/desk/proposals";
const ONE: &str = "/{lang}/desk/proposals/{id}";
const DECIDE: &str = "/{lang}/desk/proposals/{id}/decide";
const WITHDRAW: &str = "/{lang}/desk/proposals/{id}/withdraw";

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route(LIST, get(list::show))
        .route(ONE, get(one::open))
        .route(DECIDE, post(one::decide))
        .route(WITHDRAW, post(one::withdraw))
}

/// What lists and the decision page say of a proposal.
struct RowView {
    name: String,
    reason: String,
    by: String,
    at: String,
    until: String,
    stage: Tag,
    path: String,
}

#[derive(serde::Deserialize)]
struct At {
    id: String,
}

async fn row(v: &Visit, cx: &mut Cx, acts: &Acts, proposal: &Proposal) -> Outcome<RowView> {
    let stage = proposal.stage(cx.now());
    let tone = match stage {
        ProposalStage::Open => Tone::Wait,
        ProposalStage::Approved => Tone::Ok,
        ProposalStage::Refused => Tone::Wrong,
        ProposalStage::Expired | ProposalStage::Void => Tone::Quiet,
    };
    Ok(RowView {
        name: v.t(acts.of(&proposal.kind)?.name_text()),
        reason: proposal.reason.clone(),
        by: acts.colleagues().name(cx, proposal.proposed_by).await?,
        at: v.moment(proposal.proposed_at, ZONE),
        until: v.moment(proposal.expires_at, ZONE),
        stage: Tag::new(v.t(&format!("work-stage-{}", stage.as_str())), tone),
        path: v.path(&format!("/desk/proposals/{}", proposal.id)),
    })
}

impl Words {
    /// The words as `v` reads them.
    pub fn said(&self, v: &Visit) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Text(key) => v.t(key),
            Self::Moment(at) => v.moment(*at, ZONE),
            Self::Money(amount) => v.money(*amount),
            Self::Number(number) => v.number(*number),
            Self::Day(day) => v.day(*day),
            Self::Names { ar, en } => if v.locale() == Locale::AR { ar } else { en }.clone(),
            Self::Many(parts) => parts.iter().map(|part| part.said(v)).collect::<Vec<_>>().join(" · "),
            Self::Lines(lines) => lines.iter().map(|line| line.said(v)).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// Names of colleagues are personal data too: the look is recorded, without a file.
async fn look(cx: &mut Cx, route: &'static str) -> Outcome<()> {
    if !matches!(cx.actor(), Actor::Staff { .. }) {
        return Err(Failure::not_found());
    }
    access::record(cx, Access { file: None, purpose: "proposals".to_owned(), route, fields: &["staff_name"] }).await
}
