//! The rows of refunds.

use ::store::{Cx, Scope};
use kernel::{Failure, Id, Moment, Money, Outcome, Reference, marks};
use uuid::Uuid;

use super::model::{Left, Refund};
use crate::payments::{
    model::{Attempt, RefundReason},
    store::money,
};

struct Row {
    id: Uuid,
    application_id: Uuid,
    attempt_id: Uuid,
    transaction: String,
    minor: i64,
    set_off_minor: i64,
    currency: String,
    exponent: i16,
    reason: String,
    component: Option<String>,
    opened_at: Moment,
    released_at: Option<Moment>,
    failed_at: Option<Moment>,
    failure: Option<String>,
    given_at: Option<Moment>,
    reference: String,
}

/// A refund with the public reference of its file.
pub struct Listed {
    /// The refund.
    pub refund: Refund,
    /// The file's reference.
    pub reference: Reference,
}

impl TryFrom<Row> for Listed {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let reason = RefundReason::parse(&row.reason)
            .ok_or_else(|| Failure::fault("reading a refund", format!("an unknown reason: {}", row.reason)))?;
        let refund = Refund {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            attempt: Id::from_uuid(row.attempt_id),
            transaction: row.transaction,
            amount: money(row.minor - row.set_off_minor, &row.currency, row.exponent)?,
            set_off: money(row.set_off_minor, &row.currency, row.exponent)?,
            reason,
            component: row.component,
            opened_at: row.opened_at,
            released_at: row.released_at,
            failed: row.failed_at.map(|at| (at, row.failure.unwrap_or_default())),
            given_at: row.given_at,
        };
        let reference = row.reference.parse().map_err(|error| Failure::fault("reading a refund", error))?;
        Ok(Self { refund, reference })
    }
}

/// A statement that reads refunds with the references of their files: the columns once, the condition each time.
macro_rules! listed {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT r.id, r.application_id, r.attempt_id, r.transaction, r.minor, r.set_off_minor, r.currency, r.exponent,
                      r.reason, r.component, r.opened_at AS "opened_at: Moment", r.released_at AS "released_at: Moment",
                      r.failed_at AS "failed_at: Moment", r.failure, r.given_at AS "given_at: Moment", a.reference
               FROM casework.refund r JOIN casework.application a ON a.bucket = r.bucket AND a.id = r.application_id "#
                + $condition,
            $($value),+
        )
    };
}

/// Writes a new refund. The database refuses one that would give back more of its charge than was taken.
pub async fn insert(cx: &mut Cx, refund: &Refund) -> Outcome<()> {
    let currency = refund.amount.currency();
    sqlx::query!(
        "INSERT INTO casework.refund
             (bucket, id, application_id, attempt_id, transaction, minor, currency, exponent, reason, component, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        refund.id.bucket().as_i16(),
        refund.id.uuid(),
        refund.file.uuid(),
        refund.attempt.uuid(),
        refund.transaction,
        refund.amount.minor(),
        currency.code(),
        i16::from(currency.exponent()),
        refund.reason.as_str(),
        refund.component,
        refund.opened_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The charges that settled a file and of whose share for it something is left, the newest first. What a bank gave back and was
/// paid again is left of the charge by which it was, and of the disputed one no more. The caller has locked the file.
pub async fn charges_left(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Left>> {
    let rows = sqlx::query!(
        r#"SELECT s.attempt_id AS "attempt: Id<Attempt>", c.transaction, s.minor - given.minor - again.minor AS "left!", c.currency,
                  t.exponent
           FROM casework.payment_share s
           JOIN casework.payment_attempt t ON t.bucket = s.bucket AND t.id = s.attempt_id
           JOIN casework.payment_charge c
             ON c.bucket = s.bucket AND c.attempt_id = s.attempt_id AND c.transaction = s.settled_by
           CROSS JOIN LATERAL (
               SELECT coalesce(sum(r.minor), 0)::bigint AS minor FROM casework.refund r
                WHERE r.bucket = s.bucket AND r.attempt_id = s.attempt_id AND r.transaction = s.settled_by
                  AND r.application_id = s.application_id) AS given
           CROSS JOIN LATERAL (
               SELECT coalesce(sum(p.repaid_minor), 0)::bigint AS minor
                 FROM casework.dispute d JOIN casework.dispute_share p ON p.bucket = d.bucket AND p.dispute_id = d.id
                WHERE d.bucket = s.bucket AND d.attempt_id = s.attempt_id AND d.transaction = s.settled_by
                  AND p.application_id = s.application_id) AS again
           WHERE s.bucket = $1 AND s.application_id = $2 AND given.minor + again.minor < s.minor
           ORDER BY c.received_at DESC, t.id DESC"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            let amount = money(row.left, &row.currency, row.exponent)?;
            Ok(Left { attempt: row.attempt, transaction: row.transaction, amount })
        })
        .collect()
}

/// One refund of a file within the scope, or the one 404. Its row stays locked until the transaction ends.
pub async fn lock(cx: &mut Cx, scope: &Scope, id: Id<Refund>) -> Outcome<Listed> {
    let missions = scope.missions();
    let row = listed!(
        r#"WHERE r.bucket = $1 AND r.id = $2
             AND ($3::uuid IS NULL OR a.owner = $3) AND ($4::text[] IS NULL OR a.mission = ANY ($4))
           FOR UPDATE OF r"#,
        id.bucket().as_i16(),
        id.uuid(),
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// Refunds of files within the scope, oldest first: those not given yet, and the newest of those given or set off whole.
pub async fn list(cx: &mut Cx, scope: &Scope, given: bool) -> Outcome<Vec<Listed>> {
    let missions = scope.missions();
    let rows = listed!(
        r#"WHERE (r.given_at IS NOT NULL OR r.set_off_minor = r.minor) = $1
             AND ($2::uuid IS NULL OR a.owner = $2) AND ($3::text[] IS NULL OR a.mission = ANY ($3))
           ORDER BY CASE WHEN $1 THEN r.given_at END DESC, r.opened_at LIMIT 100"#,
        given,
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// The refunds of one file within the scope, oldest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Listed>> {
    let missions = scope.missions();
    let rows = listed!(
        r#"WHERE r.bucket = $1 AND r.application_id = $2
             AND ($3::uuid IS NULL OR a.owner = $3) AND ($4::text[] IS NULL OR a.mission = ANY ($4))
           ORDER BY r.opened_at, r.id"#,
        file.bucket().as_i16(),
        file.uuid(),
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Listed::try_from).collect()
}

/// Two people released it.
pub async fn note_released(cx: &mut Cx, id: Id<Refund>, proposal: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.refund SET released_at = $3, release = $4, failed_at = NULL, failure = NULL
         WHERE bucket = $1 AND id = $2",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        proposal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// So much of it is not given, because the payer's bank has taken it already.
pub async fn note_set_off(cx: &mut Cx, id: Id<Refund>, amount: Money) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.refund SET set_off_minor = set_off_minor + $3 WHERE bucket = $1 AND id = $2 AND given_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        amount.minor(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The gateway refused it.
pub async fn note_failed(cx: &mut Cx, id: Id<Refund>, code: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.refund SET failed_at = $3, failure = $4 WHERE bucket = $1 AND id = $2 AND given_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        code,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// It was given; false if that was known.
pub async fn note_given(cx: &mut Cx, id: Id<Refund>, external: &str) -> Outcome<bool> {
    let now = cx.now();
    let given = sqlx::query!(
        "UPDATE casework.refund SET given_at = $3, provider_refund = $4 WHERE bucket = $1 AND id = $2 AND given_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        external,
    )
    .execute(cx.conn())
    .await?;
    Ok(given.rows_affected() == 1)
}
