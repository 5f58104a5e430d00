//! Propose, decide, withdraw. Each runs in the caller's transaction; only [`propose_once`] ends it.

use kernel::{Failure, Id, Outcome, Refusal, RefusalKind, Slips};
use store::{
    Cx,
    idempotency::{self, Claim},
};
use uuid::Uuid;
use web::Form;

use super::{
    act::{Acts, Approved, Excluded, PersonKey, ProposedAct},
    model::{DecisionFact, Fingerprint, Proposal, Shown, Subject, VoidReason},
    policy, store as rows,
};

/// A proposal to make.
#[derive(Clone, Debug)]
pub struct NewProposal<'a> {
    /// Which act.
    pub kind: &'a str,
    /// On what.
    pub subject: Subject,
    /// Why.
    pub reason: &'a str,
    /// What the proposer saw, if a page showed it before: a change since then is refused.
    pub seen: Option<Fingerprint>,
}

/// What the second person decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Do it.
    Approve,
    /// Do not, because.
    Refuse {
        /// Shown to whoever proposed it.
        reason: String,
    },
}

/// What came of a decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Decided {
    /// Approved, and done.
    Approved,
    /// Refused.
    Refused,
    /// Not decided: what was shown has changed, and the proposal is void. The transaction must be committed.
    Void,
}

/// Proposes an act once, however often its form is sent, and commits. Gives the id of the proposal, that of the first time if it
/// was sent before; `new` is asked only when it was not.
///
/// # Errors
/// As [`propose`] and [`idempotency::claim`], and whatever `new` refuses.
pub async fn propose_once<'n, T>(
    mut cx: Cx,
    acts: &Acts,
    (route, form): (&'static str, &Form<T>),
    new: impl FnOnce(&mut Cx) -> Outcome<NewProposal<'n>>,
) -> Outcome<Uuid> {
    if let Claim::Done(id) = idempotency::claim(&mut cx, route, &form.idempotency_key, form.request_hash).await? {
        return Ok(id);
    }
    let new = new(&mut cx)?;
    let id = propose(&mut cx, acts, new).await?.id.uuid();
    idempotency::settle(&mut cx, route, &form.idempotency_key, id).await?;
    cx.commit().await?;
    Ok(id)
}

/// Proposes an act. What it would do is rendered now and its hash kept.
///
/// # Errors
/// Not found for a role that takes no part; a conflict if the same act on the same thing is open already, or if what the
/// proposer saw has changed; a slip for a missing reason; whatever the act's renderer refuses.
pub async fn propose(cx: &mut Cx, acts: &Acts, new: NewProposal<'_>) -> Outcome<Proposal> {
    let act = acts.of(new.kind)?;
    let rules = act.rules();
    let (staff, _permit) = policy::may_propose(cx.actor(), &rules)?;
    let reason = written(new.reason)?;
    let person = acts.colleagues().person(cx, staff).await?;
    let shown = fingerprint(&act.show(cx, &new.subject).await?)?;
    if new.seen.is_some_and(|seen| seen != shown) {
        return Err(stale());
    }
    let excluded = act.excluded(cx, &new.subject).await?;
    if excluded.people.contains(&person) || act.kin(cx, &new.subject).await?.contains(&person) {
        return Err(Refusal::new(RefusalKind::Forbidden, "proposal.kin", "work-refused-kin").into());
    }
    let now = cx.now();
    let proposal = Proposal {
        id: Id::unowned(now, cx.dice()),
        kind: new.kind.to_owned(),
        subject: new.subject,
        proposed_by: staff,
        proposed_person: person.0,
        proposed_at: now,
        expires_at: now.plus(rules.lives),
        reason: reason.to_owned(),
        shown,
        excluded_people: excluded.people.into_iter().map(|person| person.0).collect(),
        excluded_staff: excluded.staff,
        decided: None,
        void: None,
    };
    rows::close_expired(cx, &proposal).await?;
    if rows::insert(cx, &proposal).await? {
        Ok(proposal)
    } else {
        Err(Refusal::new(RefusalKind::Conflict, "proposal.open_already", "work-refused-open-already").into())
    }
}

/// Decides a proposal. `seen` is the hash the page carried: it must be the hash of what is true now, and of what was
/// proposed. If the truth has moved since it was proposed, the proposal becomes void and [`Decided::Void`] is returned.
///
/// # Errors
/// Not found for a role that does not decide; forbidden for whoever proposed it (as a person), contributed, or is
/// concerned or kin; conflict if it is decided, void or expired, or if only the page is stale.
pub async fn decide(
    cx: &mut Cx,
    acts: &Acts,
    id: Id<Proposal>,
    seen: Fingerprint,
    decision: Decision,
) -> Outcome<Decided> {
    let proposal = rows::lock(cx, id).await?.ok_or_else(Failure::not_found)?;
    let act = acts.of(&proposal.kind)?;
    let staff = policy::decider(cx.actor(), &act.rules())?;
    let person = acts.colleagues().person(cx, staff).await?;
    let excluded = barred(cx, act, &proposal.subject).await?;
    let permit = policy::may_decide(&proposal, (staff, &person), &excluded, cx.now())?;
    if !still_as_shown(cx, act, &proposal, seen).await? {
        rows::make_void(cx, id, VoidReason::Changed).await?;
        return Ok(Decided::Void);
    }
    let (approved, reason) = match decision {
        Decision::Approve => (true, None),
        Decision::Refuse { reason } => (false, Some(written(&reason)?.to_owned())),
    };
    let fact = DecisionFact { by: staff, at: cx.now(), approved, reason };
    rows::decide(cx, id, &fact, &person).await?;
    let proposal = Proposal { decided: Some(fact), ..proposal };
    if approved {
        act.execute(cx, Approved { proposal, _permit: permit }).await?;
        Ok(Decided::Approved)
    } else {
        act.refused(cx, &proposal).await?;
        Ok(Decided::Refused)
    }
}

/// Takes a proposal back; only the account that proposed it can.
///
/// # Errors
/// Not found for anybody else; conflict if it is decided or void.
pub async fn withdraw(cx: &mut Cx, acts: &Acts, id: Id<Proposal>) -> Outcome<Proposal> {
    let proposal = rows::lock(cx, id).await?.ok_or_else(Failure::not_found)?;
    let (staff, _permit) = policy::may_propose(cx.actor(), &acts.of(&proposal.kind)?.rules())?;
    if proposal.proposed_by != staff {
        return Err(Failure::not_found());
    }
    if proposal.decided.is_some() || proposal.void.is_some() {
        return Err(Refusal::new(RefusalKind::Conflict, "proposal.closed", "work-refused-proposal-closed").into());
    }
    rows::make_void(cx, id, VoidReason::Withdrawn).await?;
    Ok(proposal)
}

/// Voids the open proposal of `kind` on `thing`, because the area that owns the thing changed it. Without one, nothing.
///
/// # Errors
/// Only faults.
pub async fn void_changed(cx: &mut Cx, kind: &str, thing: uuid::Uuid) -> Outcome<()> {
    rows::void_open(cx, kind, thing).await
}

/// Whether this person could decide the proposal now; for pages that show or hide the buttons.
///
/// # Errors
/// The refusal she would meet.
pub(super) async fn check_decider(cx: &mut Cx, acts: &Acts, proposal: &Proposal) -> Outcome<()> {
    let act = acts.of(&proposal.kind)?;
    let staff = policy::decider(cx.actor(), &act.rules())?;
    let person: PersonKey = acts.colleagues().person(cx, staff).await?;
    let excluded = barred(cx, act, &proposal.subject).await?;
    policy::may_decide(proposal, (staff, &person), &excluded, cx.now()).map(drop)
}

/// Who may not decide now: those the act excludes, and kin.
async fn barred(cx: &mut Cx, act: &dyn ProposedAct, subject: &Subject) -> Outcome<Excluded> {
    let mut excluded = act.excluded(cx, subject).await?;
    excluded.people.extend(act.kin(cx, subject).await?);
    Ok(excluded)
}

/// `false` if the thing changed since it was proposed.
///
/// # Errors
/// A conflict if the thing did not change but the page shows something else: it only needs to be read again.
async fn still_as_shown(cx: &mut Cx, act: &dyn ProposedAct, proposal: &Proposal, seen: Fingerprint) -> Outcome<bool> {
    let shown = match act.show(cx, &proposal.subject).await {
        Ok(shown) => fingerprint(&shown)?,
        // The thing no longer allows what was proposed: that is a change too.
        Err(Failure::Refusal(_)) => return Ok(false),
        Err(other) => return Err(other),
    };
    if shown != proposal.shown {
        return Ok(false);
    }
    if seen == shown { Ok(true) } else { Err(stale()) }
}

fn fingerprint(shown: &Shown) -> Outcome<Fingerprint> {
    shown.fingerprint().map_err(|error| Failure::fault("hashing what is shown", error))
}

fn stale() -> Failure {
    Refusal::new(RefusalKind::Conflict, "proposal.stale", "work-refused-stale").into()
}

fn written(reason: &str) -> Outcome<&str> {
    let reason = reason.trim();
    if (3..=2000).contains(&reason.chars().count()) {
        Ok(reason)
    } else {
        Err(Slips::one("reason", "work-refused-reason-missing"))
    }
}
