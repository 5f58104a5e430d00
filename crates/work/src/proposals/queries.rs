//! What pages read of proposals: the open ones a person takes part in, and those decided of late.

use kernel::{Failure, Id, Moment, Outcome};
use store::Cx;
use uuid::Uuid;

use super::{
    act::Acts,
    commands,
    model::{Fingerprint, Proposal, Shown},
    policy, store as rows,
};

/// Rows of one page.
pub const PAGE: i64 = 50;

/// Where the last page ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProposalCursor {
    /// When the last row was proposed.
    pub proposed_at: Moment,
    /// Its id.
    pub id: Id<Proposal>,
}

impl ProposalCursor {
    /// The cursor as it stands in a URL.
    pub fn encode(&self) -> String {
        format!("{}.{}", self.proposed_at.as_microsecond(), self.id)
    }

    /// Reads a cursor back; anything else is the beginning.
    pub fn decode(text: &str) -> Option<Self> {
        let (micros, id) = text.split_once('.')?;
        Some(Self { proposed_at: Moment::from_microsecond(micros.parse().ok()?), id: id.parse().ok()? })
    }
}

/// One page of proposals.
#[derive(Clone, Debug)]
pub struct ProposalList {
    /// At most [`PAGE`], the oldest first.
    pub proposals: Vec<Proposal>,
    /// Where the next page begins.
    pub next: Option<ProposalCursor>,
}

/// A proposal with everything its decision page shows.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The proposal.
    pub proposal: Proposal,
    /// What it would do now; `None` if the thing no longer allows it.
    pub shown: Option<Shown>,
    /// The hash the form carries back.
    pub seen: Option<Fingerprint>,
    /// Whether the caller could decide, or the refusal she would meet.
    pub may_decide: Result<(), kernel::Refusal>,
}

/// Open proposals of the acts in which the caller takes part.
///
/// # Errors
/// Not found for somebody who takes part in none.
pub async fn open(cx: &mut Cx, acts: &Acts, after: Option<ProposalCursor>) -> Outcome<ProposalList> {
    let kinds = kinds(cx, acts)?;
    let mut proposals = rows::list_open(cx, &kinds, after).await?;
    let more = proposals.len() as i64 > PAGE;
    proposals.truncate(PAGE as usize);
    let next =
        proposals.last().filter(|_| more).map(|last| ProposalCursor { proposed_at: last.proposed_at, id: last.id });
    Ok(ProposalList { proposals, next })
}

/// Proposals decided or void since `since`, the latest first.
///
/// # Errors
/// Not found for somebody who takes part in no act.
pub async fn closed_since(cx: &mut Cx, acts: &Acts, since: Moment) -> Outcome<Vec<Proposal>> {
    let kinds = kinds(cx, acts)?;
    rows::list_closed(cx, &kinds, since).await
}

/// One proposal with what it would do now.
///
/// # Errors
/// Not found if it is unknown or the caller takes no part in its act.
pub async fn read(cx: &mut Cx, acts: &Acts, id: Id<Proposal>) -> Outcome<Opened> {
    let proposal = rows::load(cx, id).await?.ok_or_else(Failure::not_found)?;
    let act = acts.of(&proposal.kind)?;
    if !kinds(cx, acts)?.contains(&proposal.kind) {
        return Err(Failure::not_found());
    }
    let shown = match act.show(cx, &proposal.subject).await {
        Ok(shown) => Some(shown),
        Err(Failure::Refusal(_)) => None,
        Err(other) => return Err(other),
    };
    let seen = match &shown {
        Some(shown) => Some(shown.fingerprint().map_err(|error| Failure::fault("hashing what is shown", error))?),
        None => None,
    };
    let may_decide = match commands::check_decider(cx, acts, &proposal).await {
        Ok(()) => Ok(()),
        Err(Failure::Refusal(refusal)) => Err(refusal),
        Err(other) => return Err(other),
    };
    Ok(Opened { proposal, shown, seen, may_decide })
}

/// The open proposal of `kind` on `thing`, if there is one that can still be decided; whoever calls has loaded the thing within a scope.
///
/// # Errors
/// Only faults.
pub async fn open_of(cx: &mut Cx, kind: &str, thing: Uuid) -> Outcome<Option<Proposal>> {
    rows::open_of(cx, kind, thing).await
}

/// Whether the caller could decide `proposal` now.
///
/// # Errors
/// The refusal she would meet.
pub async fn check_decider(cx: &mut Cx, acts: &Acts, proposal: &Proposal) -> Outcome<()> {
    policy::decider(cx.actor(), &acts.of(&proposal.kind)?.rules())?;
    commands::check_decider(cx, acts, proposal).await
}

fn kinds(cx: &Cx, acts: &Acts) -> Outcome<Vec<String>> {
    let kinds = acts.kinds_for(|role| cx.actor().holds(role));
    if kinds.is_empty() { Err(Failure::not_found()) } else { Ok(kinds) }
}
