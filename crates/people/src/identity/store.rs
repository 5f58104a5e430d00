//! The SQL of attempts and of failures on a number.

use kernel::{Id, Moment, Outcome as Result, marks};
use store::{Cx, Place, Purpose, Scope, Sealed};

use super::{
    details::Secret,
    model::{FAILURES_TO_REVIEW, Outcome, Standing},
};

/// Marks the identifier of an attempt.
#[derive(Debug)]
pub enum Attempt {}

type AccountId = Id<marks::Account>;

pub(super) fn place(column: &'static str, account: AccountId, attempt: Id<Attempt>) -> Place {
    Place::new(column, account.uuid(), Purpose::Profile, attempt.uuid())
}

pub(super) struct NewAttempt<'a> {
    pub id: Id<Attempt>,
    pub account: AccountId,
    pub number_index: &'a [u8],
    pub number: Sealed<String>,
    pub secret: Sealed<Secret>,
    pub tell_at: Moment,
}

/// Writes an attempt; false if one is open already (two tabs at once).
pub(super) async fn insert(cx: &mut Cx, new: NewAttempt<'_>) -> Result<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO people.attempt (bucket, id, account, number_index, number, secret, asked_at, tell_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (bucket, account) WHERE told_at IS NULL DO NOTHING",
        new.account.bucket().as_i16(),
        new.id.uuid(),
        new.account.uuid(),
        new.number_index,
        new.number.as_bytes(),
        new.secret.as_bytes(),
        now as _,
        new.tell_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

pub(super) struct Open {
    pub account: AccountId,
    pub number_index: Vec<u8>,
    pub number: Option<Sealed<String>>,
    pub secret: Option<Sealed<Secret>>,
    pub asked_at: Moment,
}

/// An attempt that still waits for its answer, locked, for the job.
pub(super) async fn unanswered(cx: &mut Cx, id: Id<Attempt>) -> Result<Option<Open>> {
    let row = sqlx::query_as!(
        Open,
        r#"SELECT account AS "account: AccountId", number_index, number AS "number: Sealed<String>",
                  secret AS "secret: Sealed<Secret>", asked_at AS "asked_at: Moment"
           FROM people.attempt WHERE bucket = $1 AND id = $2 AND answered_at IS NULL FOR UPDATE"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// Writes what came of it and destroys the secret in the same statement.
pub(super) async fn answer(cx: &mut Cx, id: Id<Attempt>, outcome: Outcome) -> Result<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.attempt SET answered_at = $3, outcome = $4, secret = NULL
         WHERE bucket = $1 AND id = $2 AND answered_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        outcome.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) struct Answered {
    pub account: AccountId,
    pub number: Option<Sealed<String>>,
    pub outcome: Option<String>,
    pub told_at: Option<Moment>,
}

/// An attempt, whatever its state, locked, for telling.
pub(super) async fn to_tell(cx: &mut Cx, id: Id<Attempt>) -> Result<Option<Answered>> {
    let row = sqlx::query_as!(
        Answered,
        r#"SELECT account AS "account: AccountId", number AS "number: Sealed<String>", outcome, told_at AS "told_at: Moment"
           FROM people.attempt WHERE bucket = $1 AND id = $2 FOR UPDATE"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// Notes that it was told. A number that was confirmed lives in the account now; one that was not stays for the officer.
pub(super) async fn told(cx: &mut Cx, id: Id<Attempt>) -> Result<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.attempt SET told_at = $3, number = CASE WHEN outcome = 'match' THEN NULL ELSE number END
         WHERE bucket = $1 AND id = $2",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Where the account's last attempt stands.
pub(crate) async fn standing(cx: &mut Cx, scope: &Scope, account: AccountId) -> Result<Standing> {
    let row = sqlx::query!(
        r#"SELECT tell_at AS "tell_at: Moment", told_at AS "told_at: Moment", outcome FROM people.attempt
           WHERE bucket = $1 AND account = $2 AND ($3::uuid IS NULL OR account = $3) ORDER BY asked_at DESC, told_at DESC NULLS FIRST LIMIT 1"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(match row {
        None => Standing::None,
        Some(row) if row.told_at.is_none() => Standing::Checking { tell_at: row.tell_at },
        Some(row) if row.outcome.as_deref() == Some("match") => Standing::Matched,
        Some(_) => Standing::NotCompleted,
    })
}

/// Whether machine answers about this number have ended.
pub(super) async fn in_review(cx: &mut Cx, number_index: &[u8]) -> Result<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT review_at IS NOT NULL AS "review!" FROM people.number_watch WHERE number_index = $1"#,
        number_index
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(found.unwrap_or(false))
}

/// Counts a failure on a number; the fifth sends it to review.
pub(super) async fn count_failure(cx: &mut Cx, number_index: &[u8]) -> Result<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.number_watch AS w (number_index, failures, failed_at) VALUES ($1, 1, $2)
         ON CONFLICT (number_index) DO UPDATE
         SET failures = LEAST(w.failures + 1, 32000), failed_at = $2,
             review_at = CASE WHEN w.failures + 1 >= $3 THEN COALESCE(w.review_at, $2) END",
        number_index,
        now as _,
        i32::from(FAILURES_TO_REVIEW),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Attempts the registry never answered in time: their secrets are destroyed and a document has to decide.
pub(crate) async fn give_up_before(cx: &mut Cx, before: Moment) -> Result<Vec<Id<Attempt>>> {
    let now = cx.now();
    let rows = sqlx::query_scalar!(
        r#"UPDATE people.attempt SET answered_at = $2, outcome = 'review', secret = NULL
           WHERE answered_at IS NULL AND asked_at < $1 RETURNING id AS "id: Id<Attempt>""#,
        before as _,
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Destroys stated numbers that no document came for.
pub(crate) async fn forget_numbers_before(cx: &mut Cx, before: Moment) -> Result<u64> {
    let done =
        sqlx::query!("UPDATE people.attempt SET number = NULL WHERE number IS NOT NULL AND told_at < $1", before as _)
            .execute(cx.conn())
            .await?;
    Ok(done.rows_affected())
}

/// Forgets failures on numbers of which the last was before `before`; machine answers about them begin again.
pub(crate) async fn forget_failures_before(cx: &mut Cx, before: Moment) -> Result<u64> {
    let done =
        sqlx::query!("DELETE FROM people.number_watch WHERE failed_at < $1", before as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}
