//! The SQL of documents shown. The desk reads it under row-level security, and by mission here besides.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Scope, Sealed};

use super::model::{Comparison, DocumentKind, Line, Manner, Progress, Reason, Verification};
use crate::accounts::name::PersonName;

type AccountId = Id<marks::Account>;
type BlobId = Id<marks::Blob>;

pub(super) fn place(account: AccountId, id: Id<Verification>) -> Place {
    Place::new("people.verification.number", account.uuid(), Purpose::Profile, id.uuid())
}

pub(super) struct NewVerification<'a> {
    pub id: Id<Verification>,
    pub account: AccountId,
    pub mission: &'a str,
    pub kind: DocumentKind,
    pub number: Option<Sealed<String>>,
    pub upload: BlobId,
}

/// Writes it; false if one waits already.
pub(super) async fn insert(cx: &mut Cx, new: NewVerification<'_>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO people.verification (bucket, id, account, mission, kind, number, upload, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (bucket, account) WHERE decided_at IS NULL DO NOTHING",
        new.account.bucket().as_i16(),
        new.id.uuid(),
        new.account.uuid(),
        new.mission,
        new.kind.as_str(),
        new.number.as_ref().map(Sealed::as_bytes),
        new.upload.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Where the last document of an account stands.
pub(crate) async fn progress(cx: &mut Cx, scope: &Scope, account: AccountId) -> Outcome<Progress> {
    let row = sqlx::query!(
        r#"SELECT asked_at AS "asked_at: Moment", decision, reason FROM people.verification
           WHERE bucket = $1 AND account = $2 AND ($3::uuid IS NULL OR account = $3) ORDER BY asked_at DESC, decided_at DESC NULLS FIRST LIMIT 1"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(Progress::None) };
    Ok(match (row.decision.as_deref(), row.reason.as_deref().and_then(Reason::parse)) {
        (None, _) => Progress::Waiting { asked_at: row.asked_at },
        (Some("confirmed"), _) => Progress::Confirmed,
        (Some("refused"), Some(reason)) => Progress::Refused { reason },
        _ => Progress::Unreadable,
    })
}

pub(super) struct Unchecked {
    pub account: AccountId,
    pub upload: BlobId,
}

/// A document whose picture is not made yet, for the job.
pub(super) async fn unchecked(cx: &mut Cx, id: Id<Verification>) -> Outcome<Option<Unchecked>> {
    let row = sqlx::query_as!(
        Unchecked,
        r#"SELECT account AS "account: AccountId", upload AS "upload: BlobId" FROM people.verification
           WHERE bucket = $1 AND id = $2 AND ready_at IS NULL AND decided_at IS NULL"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// The picture is made: officers may see it. False if somebody was quicker.
pub(super) async fn ready(cx: &mut Cx, id: Id<Verification>, image: BlobId) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE people.verification SET image = $3, ready_at = $4
         WHERE bucket = $1 AND id = $2 AND ready_at IS NULL AND decided_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        image.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The file is no picture.
pub(super) async fn unreadable(cx: &mut Cx, id: Id<Verification>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.verification SET decision = 'unreadable', decided_at = $3, number = NULL
         WHERE bucket = $1 AND id = $2 AND decided_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What waits for these missions, the oldest first.
pub(super) async fn queue(cx: &mut Cx, scope: &Scope) -> Outcome<Vec<Line>> {
    let missions = scope.missions();
    let rows = sqlx::query!(
        r#"SELECT id AS "id: Id<Verification>", mission, kind, asked_at AS "asked_at: Moment" FROM people.verification
           WHERE decided_at IS NULL AND ready_at IS NOT NULL AND ($1::text[] IS NULL OR mission = ANY ($1))
           ORDER BY asked_at LIMIT 200"#,
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| Ok(Line { id: row.id, mission: row.mission, kind: kind_of(&row.kind)?, asked_at: row.asked_at }))
        .collect()
}

fn kind_of(name: &str) -> Outcome<DocumentKind> {
    DocumentKind::parse(name).ok_or_else(|| Failure::fault("reading a document", format!("unknown kind {name}")))
}

pub(super) struct Compared {
    pub account: AccountId,
    pub kind: DocumentKind,
    pub image: BlobId,
    pub stated: Option<Sealed<String>>,
    pub asked_at: Moment,
    pub name: Sealed<PersonName>,
    pub known: Option<Sealed<String>>,
    pub matched: bool,
}

/// A document that waits, with the account it belongs to; locked if it is to be decided. One of another mission is not
/// found, like an unknown one.
pub(super) async fn compared(cx: &mut Cx, scope: &Scope, id: Id<Verification>) -> Outcome<Compared> {
    let missions = scope.missions();
    let row = sqlx::query!(
        r#"SELECT v.account AS "account: AccountId", v.kind, v.image AS "image!: BlobId",
                  v.number AS "stated: Sealed<String>", v.asked_at AS "asked_at: Moment",
                  a.name AS "name: Sealed<PersonName>", a.national_number AS "known: Sealed<String>",
                  a.matched_at IS NOT NULL AS "matched!"
           FROM people.verification v JOIN people.account a ON a.bucket = v.bucket AND a.id = v.account
           WHERE v.bucket = $1 AND v.id = $2 AND v.decided_at IS NULL AND v.ready_at IS NOT NULL
             AND ($3::text[] IS NULL OR v.mission = ANY ($3))"#,
        id.bucket().as_i16(),
        id.uuid(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?
    .ok_or_else(Failure::not_found)?;
    Ok(Compared {
        account: row.account,
        kind: kind_of(&row.kind)?,
        image: row.image,
        stated: row.stated,
        asked_at: row.asked_at,
        name: row.name,
        known: row.known,
        matched: row.matched,
    })
}

/// Writes the decision once; false if a colleague was quicker.
pub(super) async fn decide(
    cx: &mut Cx,
    id: Id<Verification>,
    staff: Id<marks::Staff>,
    reason: Option<Reason>,
) -> Outcome<bool> {
    let now = cx.now();
    let decision = if reason.is_some() { "refused" } else { "confirmed" };
    let done = sqlx::query!(
        "UPDATE people.verification SET decided_at = $3, decided_by = $4, decision = $5, reason = $6, number = NULL
         WHERE bucket = $1 AND id = $2 AND decided_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        staff.uuid(),
        decision,
        reason.map(Reason::as_str),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Notes that a number went from `former` to the account of `comparison`, by which proof and which decision of two.
pub(super) async fn note_move(
    cx: &mut Cx,
    comparison: &Comparison,
    former: AccountId,
    (manner, proposal): (Manner, uuid::Uuid),
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.number_move (bucket, verification, account, former, manner, proposal, moved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        comparison.id.bucket().as_i16(),
        comparison.id.uuid(),
        comparison.account.uuid(),
        former.uuid(),
        manner.as_str(),
        proposal,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
