//! The rows of disputes.

use ::store::{Cx, Scope};
use kernel::{Failure, Id, Moment, Outcome, marks};
use uuid::Uuid;

use super::model::Dispute;
use crate::payments::{model::Attempt, store::money};

struct Row {
    id: Uuid,
    application_id: Uuid,
    reference: String,
    attempt_id: Uuid,
    transaction: String,
    minor: i64,
    currency: String,
    exponent: i16,
    opened_at: Moment,
    won_at: Option<Moment>,
    lost_at: Option<Moment>,
}

impl TryFrom<Row> for Dispute {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        Ok(Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            reference: row.reference.parse().map_err(|error| Failure::fault("reading a dispute", error))?,
            attempt: Id::from_uuid(row.attempt_id),
            transaction: row.transaction,
            amount: money(row.minor, &row.currency, row.exponent)?,
            opened_at: row.opened_at,
            won_at: row.won_at,
            lost_at: row.lost_at,
        })
    }
}

/// A statement that reads disputes with the references of their files: the columns once, the condition each time.
macro_rules! disputes {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT d.id, d.application_id, a.reference, d.attempt_id, d.transaction, d.minor, d.currency, d.exponent,
                      d.opened_at AS "opened_at: Moment", d.won_at AS "won_at: Moment", d.lost_at AS "lost_at: Moment"
               FROM casework.dispute d
               JOIN casework.application a ON a.bucket = d.bucket AND a.id = d.application_id "#
                + $condition,
            $($value),+
        )
    };
}

/// Writes a new dispute.
pub(super) async fn insert(cx: &mut Cx, dispute: &Dispute) -> Outcome<()> {
    let now = cx.now();
    let currency = dispute.amount.currency();
    sqlx::query!(
        "INSERT INTO casework.dispute
             (bucket, id, application_id, attempt_id, transaction, minor, currency, exponent, opened_at, told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        dispute.id.bucket().as_i16(),
        dispute.id.uuid(),
        dispute.file.uuid(),
        dispute.attempt.uuid(),
        dispute.transaction,
        dispute.amount.minor(),
        currency.code(),
        i16::from(currency.exponent()),
        dispute.opened_at as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The dispute of a charge, if there is one. The caller has locked the file.
pub(super) async fn of_charge(cx: &mut Cx, attempt: Id<Attempt>, transaction: &str) -> Outcome<Option<Dispute>> {
    let row = disputes!(
        "WHERE d.bucket = $1 AND d.attempt_id = $2 AND d.transaction = $3",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        transaction,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Dispute::try_from).transpose()
}

/// The disputes of a file within the scope, oldest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Dispute>> {
    let missions = scope.missions();
    let rows = disputes!(
        "WHERE d.bucket = $1
           AND EXISTS (SELECT 1 FROM casework.payment_share s
                        WHERE s.bucket = d.bucket AND s.attempt_id = d.attempt_id AND s.application_id = $2)
           AND ($3::uuid IS NULL OR a.owner = $3) AND ($4::text[] IS NULL OR a.mission = ANY ($4))
         ORDER BY d.opened_at, d.id",
        file.bucket().as_i16(),
        file.uuid(),
        scope.owner(),
        missions.as_deref() as _,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Dispute::try_from).collect()
}

/// The latest disputes within the scope: those that are open first, then those that were decided.
pub(super) async fn latest(cx: &mut Cx, scope: &Scope, most: i64) -> Outcome<Vec<Dispute>> {
    let missions = scope.missions();
    let rows = disputes!(
        "WHERE $1::text[] IS NULL OR a.mission = ANY ($1)
         ORDER BY num_nonnulls(d.won_at, d.lost_at), d.opened_at DESC, d.id LIMIT $2",
        missions.as_deref() as _,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Dispute::try_from).collect()
}

/// The bank decided for us.
pub(super) async fn note_won(cx: &mut Cx, dispute: Id<Dispute>, at: Moment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.dispute SET won_at = $3
         WHERE bucket = $1 AND id = $2 AND won_at IS NULL AND lost_at IS NULL",
        dispute.bucket().as_i16(),
        dispute.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The bank decided against us.
pub(super) async fn note_lost(cx: &mut Cx, dispute: Id<Dispute>, at: Moment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.dispute SET lost_at = $3
         WHERE bucket = $1 AND id = $2 AND won_at IS NULL AND lost_at IS NULL",
        dispute.bucket().as_i16(),
        dispute.uuid(),
        at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
