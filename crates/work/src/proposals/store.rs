//! The SQL of proposals. Nothing here can rewrite what was proposed: the roles may update only the columns of the
//! decision, and the database compares the two people besides.

use kernel::{Failure, Id, Moment, Outcome, Refusal, RefusalKind, marks};
use serde_json::Value;
use store::Cx;
use uuid::Uuid;

use super::{
    act::PersonKey,
    model::{DecisionFact, Fingerprint, Proposal, Subject, VoidReason},
    queries::{PAGE, ProposalCursor},
};

struct Row {
    id: Id<Proposal>,
    kind: String,
    thing: Uuid,
    details: Value,
    proposed_by: Id<marks::Staff>,
    proposed_person: Vec<u8>,
    proposed_at: Moment,
    expires_at: Moment,
    reason: String,
    shown: Vec<u8>,
    excluded_people: Vec<Vec<u8>>,
    excluded_staff: Vec<Uuid>,
    decided_by: Option<Id<marks::Staff>>,
    decided_at: Option<Moment>,
    decision: Option<String>,
    decision_reason: Option<String>,
    void_at: Option<Moment>,
    void_reason: Option<String>,
}

impl TryFrom<Row> for Proposal {
    type Error = Failure;
    fn try_from(row: Row) -> Outcome<Self> {
        let shown: [u8; 32] =
            row.shown.try_into().map_err(|_| Failure::fault("reading a proposal", "its hash is not 32 bytes"))?;
        let decided = match (row.decided_by, row.decided_at) {
            (Some(by), Some(at)) => Some(DecisionFact {
                by,
                at,
                approved: row.decision.as_deref() == Some("approved"),
                reason: row.decision_reason,
            }),
            _ => None,
        };
        let withdrawn = row.void_reason.as_deref() == Some("withdrawn");
        let void_reason = if withdrawn { VoidReason::Withdrawn } else { VoidReason::Changed };
        Ok(Self {
            id: row.id,
            kind: row.kind,
            subject: Subject { thing: row.thing, details: row.details },
            proposed_by: row.proposed_by,
            proposed_person: row.proposed_person,
            proposed_at: row.proposed_at,
            expires_at: row.expires_at,
            reason: row.reason,
            shown: Fingerprint::from_bytes(shown),
            excluded_people: row.excluded_people,
            excluded_staff: row.excluded_staff.into_iter().map(Id::from_uuid).collect(),
            decided,
            void: row.void_at.map(|at| (at, void_reason)),
        })
    }
}

macro_rules! proposals {
    ($tail:literal $(, $bind:expr)* $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id AS "id: Id<Proposal>", kind, thing, details, proposed_by AS "proposed_by: Id<marks::Staff>",
                      proposed_person, proposed_at AS "proposed_at: Moment", expires_at AS "expires_at: Moment", reason,
                      shown, excluded_people, excluded_staff, decided_by AS "decided_by: Id<marks::Staff>",
                      decided_at AS "decided_at: Moment", decision, decision_reason, void_at AS "void_at: Moment",
                      void_reason
               FROM work.proposal WHERE "# + $tail
            $(, $bind)*
        )
    };
}

/// `false` if the same act on the same thing is open already.
pub(super) async fn insert(cx: &mut Cx, proposal: &Proposal) -> Outcome<bool> {
    let staff: Vec<Uuid> = proposal.excluded_staff.iter().map(|staff| staff.uuid()).collect();
    let done = sqlx::query!(
        "INSERT INTO work.proposal (id, kind, thing, details, proposed_by, proposed_person, proposed_at, expires_at,
                                    reason, shown, excluded_people, excluded_staff)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (kind, thing) WHERE decided_at IS NULL AND void_at IS NULL DO NOTHING",
        proposal.id as _,
        proposal.kind,
        proposal.subject.thing,
        proposal.subject.details,
        proposal.proposed_by as _,
        proposal.proposed_person,
        proposal.proposed_at as _,
        proposal.expires_at as _,
        proposal.reason,
        proposal.shown.bytes().as_slice(),
        &proposal.excluded_people,
        &staff,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// An expired proposal gives way to a new one of the same act on the same thing.
pub(super) async fn close_expired(cx: &mut Cx, by: &Proposal) -> Outcome<()> {
    sqlx::query!(
        "UPDATE work.proposal SET void_at = $3, void_reason = 'changed'
         WHERE kind = $1 AND thing = $2 AND decided_at IS NULL AND void_at IS NULL AND expires_at < $3",
        by.kind,
        by.subject.thing,
        by.proposed_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn lock(cx: &mut Cx, id: Id<Proposal>) -> Outcome<Option<Proposal>> {
    proposals!("id = $1 FOR UPDATE", id as _).fetch_optional(cx.conn()).await?.map(Proposal::try_from).transpose()
}

pub(super) async fn load(cx: &mut Cx, id: Id<Proposal>) -> Outcome<Option<Proposal>> {
    proposals!("id = $1", id as _).fetch_optional(cx.conn()).await?.map(Proposal::try_from).transpose()
}

pub(super) async fn open_of(cx: &mut Cx, kind: &str, thing: Uuid) -> Outcome<Option<Proposal>> {
    let now = cx.now();
    proposals!(
        "kind = $1 AND thing = $2 AND decided_at IS NULL AND void_at IS NULL AND expires_at >= $3",
        kind,
        thing,
        now as _
    )
    .fetch_optional(cx.conn())
    .await?
    .map(Proposal::try_from)
    .transpose()
}

pub(super) async fn list_open(cx: &mut Cx, kinds: &[String], after: Option<ProposalCursor>) -> Outcome<Vec<Proposal>> {
    let nothing = ProposalCursor { proposed_at: Moment::from_microsecond(0), id: Id::from_uuid(Uuid::nil()) };
    let after = after.unwrap_or(nothing);
    let now = cx.now();
    proposals!(
        "kind = ANY($1) AND decided_at IS NULL AND void_at IS NULL AND expires_at >= $2
         AND (proposed_at, id) > ($3, $4) ORDER BY proposed_at, id LIMIT $5",
        kinds,
        now as _,
        after.proposed_at as _,
        after.id as _,
        PAGE + 1,
    )
    .fetch_all(cx.conn())
    .await?
    .into_iter()
    .map(Proposal::try_from)
    .collect()
}

pub(super) async fn list_closed(cx: &mut Cx, kinds: &[String], since: Moment) -> Outcome<Vec<Proposal>> {
    proposals!(
        "kind = ANY($1) AND coalesce(decided_at, void_at) >= $2
         ORDER BY coalesce(decided_at, void_at) DESC, id LIMIT $3",
        kinds,
        since as _,
        PAGE,
    )
    .fetch_all(cx.conn())
    .await?
    .into_iter()
    .map(Proposal::try_from)
    .collect()
}

pub(super) async fn decide(cx: &mut Cx, id: Id<Proposal>, fact: &DecisionFact, person: &PersonKey) -> Outcome<()> {
    let decision = if fact.approved { "approved" } else { "refused" };
    let done = sqlx::query!(
        "UPDATE work.proposal SET decided_by = $2, decided_person = $3, decided_at = $4, decision = $5,
                                  decision_reason = $6
         WHERE id = $1",
        id as _,
        fact.by as _,
        person.0,
        fact.at as _,
        decision,
        fact.reason,
    )
    .execute(cx.conn())
    .await;
    match done {
        Ok(_) => Ok(()),
        // The constraints say the same as the policy; they speak only if the policy was passed by mistake.
        Err(sqlx::Error::Database(error)) if error.is_check_violation() => {
            Err(Refusal::new(RefusalKind::Forbidden, "proposal.same_person", "work-refused-same-person").into())
        }
        Err(other) => Err(other.into()),
    }
}

pub(super) async fn make_void(cx: &mut Cx, id: Id<Proposal>, why: VoidReason) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE work.proposal SET void_at = $2, void_reason = $3 WHERE id = $1",
        id as _,
        now as _,
        why.as_str()
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn void_open(cx: &mut Cx, kind: &str, thing: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE work.proposal SET void_at = $3, void_reason = 'changed'
         WHERE kind = $1 AND thing = $2 AND decided_at IS NULL AND void_at IS NULL",
        kind,
        thing,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
