//! What each file has in an attempt to pay, and which charge settled it. Whoever writes has locked the files.

use kernel::{Id, Moment, Money, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::money;
use crate::payments::model::Attempt;

/// Writes what each file has in a new attempt.
pub(super) async fn insert(cx: &mut Cx, attempt: &Attempt) -> Outcome<()> {
    let files: Vec<Uuid> = attempt.shares.iter().map(|share| share.file.uuid()).collect();
    let minors: Vec<i64> = attempt.shares.iter().map(|share| share.amount.minor()).collect();
    sqlx::query!(
        "INSERT INTO casework.payment_share (bucket, attempt_id, application_id, minor)
         SELECT $1, $2, file, minor FROM unnest($3::uuid[], $4::bigint[]) AS part (file, minor)",
        attempt.id.bucket().as_i16(),
        attempt.id.uuid(),
        &files,
        &minors,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// A charge paid a file; the first one stays.
pub async fn settled(
    cx: &mut Cx,
    attempt: Id<Attempt>,
    file: Id<marks::Application>,
    transaction: &str,
) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.payment_share SET settled_by = $4
         WHERE bucket = $1 AND attempt_id = $2 AND application_id = $3 AND settled_by IS NULL",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        file.uuid(),
        transaction,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The charge that settled a file.
#[derive(Clone, Debug)]
pub struct SettlingCharge {
    /// The attempt it was made on.
    pub attempt: Id<Attempt>,
    /// The gateway's id.
    pub transaction: String,
    /// How much of it was for this file.
    pub amount: Money,
    /// How much was taken in all, for this file and for those that were paid with it.
    pub whole: Money,
    /// When the bank decided.
    pub charged_at: Moment,
}

/// The charges that settled a file which the caller has loaded within a scope, the oldest first: one, or two of a file that
/// turned into a registration; or, `again`, those by which was paid again what a bank had given back.
pub async fn settling_charges(cx: &mut Cx, file: Id<marks::Application>, again: bool) -> Outcome<Vec<SettlingCharge>> {
    let rows = sqlx::query!(
        r#"SELECT s.attempt_id AS "attempt: Id<Attempt>", c.transaction, s.minor, c.minor AS whole, c.currency, t.exponent,
                  c.charged_at AS "charged_at: Moment"
           FROM casework.payment_share s
           JOIN casework.payment_attempt t ON t.bucket = s.bucket AND t.id = s.attempt_id
           JOIN casework.payment_charge c
             ON c.bucket = s.bucket AND c.attempt_id = s.attempt_id AND c.transaction = s.settled_by
           WHERE s.bucket = $1 AND s.application_id = $2 AND t.repays = $3
           ORDER BY c.received_at, t.id"#,
        file.bucket().as_i16(),
        file.uuid(),
        again,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(SettlingCharge {
                attempt: row.attempt,
                transaction: row.transaction,
                amount: money(row.minor, &row.currency, row.exponent)?,
                whole: money(row.whole, &row.currency, row.exponent)?,
                charged_at: row.charged_at,
            })
        })
        .collect()
}

/// The files that the same charge paid as this one, with what each has in it, by their identifiers; this one among them.
/// The caller has loaded it within its owner's scope, and files of one charge have one owner.
pub async fn paid_together(
    cx: &mut Cx,
    (attempt, transaction): (Id<Attempt>, &str),
) -> Outcome<Vec<(Id<marks::Application>, Money)>> {
    let rows = sqlx::query!(
        r#"SELECT s.application_id AS "file: Id<marks::Application>", s.minor, t.currency, t.exponent
           FROM casework.payment_share s JOIN casework.payment_attempt t ON t.bucket = s.bucket AND t.id = s.attempt_id
           WHERE s.bucket = $1 AND s.attempt_id = $2 AND s.settled_by = $3 ORDER BY s.application_id"#,
        attempt.bucket().as_i16(),
        attempt.uuid(),
        transaction,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| Ok((row.file, money(row.minor, &row.currency, row.exponent)?))).collect()
}
