//! The rows of disputes and of what they took from each file.

mod reminders;

use ::store::{Cx, Scope};
use kernel::{Failure, Id, Moment, Money, Outcome, marks};
use uuid::Uuid;

pub(super) use self::reminders::{note_reminded, to_remind};
use super::model::{Dispute, DisputedShare, Settlement};
use crate::payments::{model::Attempt, store::money};

struct Row {
    id: Uuid,
    application_id: Uuid,
    reference: Option<String>,
    attempt_id: Uuid,
    transaction: String,
    external: String,
    minor: i64,
    fee_minor: i64,
    currency: String,
    exponent: i16,
    opened_at: Moment,
    won_at: Option<Moment>,
    lost_at: Option<Moment>,
    reminders: i16,
    reminded_at: Option<Moment>,
    files: Vec<Uuid>,
    minors: Vec<i64>,
    set_off: Vec<i64>,
    repaid: Vec<i64>,
    settled_at: Vec<Option<Moment>>,
    settled_as: Vec<Option<String>>,
}

impl TryFrom<Row> for Dispute {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let amount = money(row.minor, &row.currency, row.exponent)?;
        let of = |minor| Money::new(minor, amount.currency());
        let settled = row.settled_at.into_iter().zip(row.settled_as).map(|(at, how)| {
            let how = how.as_deref().and_then(Settlement::parse);
            at.zip(how)
        });
        let amounts = row.minors.into_iter().zip(row.set_off).zip(row.repaid);
        let shares = row.files.into_iter().zip(amounts).zip(settled).map(|((file, ((minor, off), again)), settled)| {
            let (amount, set_off, repaid) = (of(minor), of(off), of(again));
            DisputedShare { file: Id::from_uuid(file), amount, set_off, repaid, settled }
        });
        Ok(Self {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            reference: row
                .reference
                .map(|reference| reference.parse().map_err(|error| Failure::fault("reading a dispute", error)))
                .transpose()?,
            attempt: Id::from_uuid(row.attempt_id),
            transaction: row.transaction,
            external: row.external,
            amount,
            fee: of(row.fee_minor),
            shares: shares.collect(),
            opened_at: row.opened_at,
            won_at: row.won_at,
            lost_at: row.lost_at,
            reminded: row.reminded_at.map(|at| (row.reminders.unsigned_abs(), at)),
        })
    }
}

/// A statement that reads disputes with what they took from each file: the columns once, the condition each time.
macro_rules! disputes {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT d.id, d.application_id, a.reference AS "reference?", d.attempt_id, d.transaction, d.external, d.minor, d.fee_minor,
                      d.currency, d.exponent, d.opened_at AS "opened_at: Moment", d.won_at AS "won_at: Moment",
                      d.lost_at AS "lost_at: Moment", d.reminders, d.reminded_at AS "reminded_at: Moment",
                      own.files AS "files!", own.minors AS "minors!", own.set_off AS "set_off!", own.repaid AS "repaid!", own.settled_at AS "settled_at!: Vec<Option<Moment>>",
                      own.settled_as AS "settled_as!: Vec<Option<String>>"
               FROM casework.dispute d
               LEFT JOIN casework.application a ON a.bucket = d.bucket AND a.id = d.application_id
               CROSS JOIN LATERAL (
                   SELECT array_agg(s.application_id ORDER BY s.application_id) AS files,
                          array_agg(s.minor ORDER BY s.application_id) AS minors,
                          array_agg(s.set_off_minor ORDER BY s.application_id) AS set_off,
                          array_agg(s.repaid_minor ORDER BY s.application_id) AS repaid,
                          array_agg(s.settled_at ORDER BY s.application_id) AS settled_at,
                          array_agg(s.settled_as ORDER BY s.application_id) AS settled_as
                     FROM casework.dispute_share s WHERE s.bucket = d.bucket AND s.dispute_id = d.id) AS own "#
                + $condition,
            $($value),+
        )
    };
}

/// Writes a new dispute with what it took from each file.
pub(super) async fn insert(cx: &mut Cx, dispute: &Dispute) -> Outcome<()> {
    let now = cx.now();
    let currency = dispute.amount.currency();
    sqlx::query!(
        "INSERT INTO casework.dispute
             (bucket, id, application_id, attempt_id, transaction, external, minor, fee_minor, currency, exponent, opened_at,
              told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        dispute.id.bucket().as_i16(),
        dispute.id.uuid(),
        dispute.file.uuid(),
        dispute.attempt.uuid(),
        dispute.transaction,
        dispute.external,
        dispute.amount.minor(),
        dispute.fee.minor(),
        currency.code(),
        i16::from(currency.exponent()),
        dispute.opened_at as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    let files: Vec<Uuid> = dispute.shares.iter().map(|share| share.file.uuid()).collect();
    let minors: Vec<i64> = dispute.shares.iter().map(|share| share.amount.minor()).collect();
    sqlx::query!(
        "INSERT INTO casework.dispute_share (bucket, dispute_id, application_id, minor)
         SELECT $1, $2, file, minor FROM unnest($3::uuid[], $4::bigint[]) AS part (file, minor)",
        dispute.id.bucket().as_i16(),
        dispute.id.uuid(),
        &files,
        &minors,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The disputes of a charge, oldest first. The caller has locked the file.
pub(super) async fn of_charge(cx: &mut Cx, attempt: Id<Attempt>, transaction: &str) -> Outcome<Vec<Dispute>> {
    let rows = disputes!(
        "WHERE d.bucket = $1 AND d.attempt_id = $2 AND d.transaction = $3 ORDER BY d.opened_at, d.id",
        attempt.bucket().as_i16(),
        attempt.uuid(),
        transaction,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Dispute::try_from).collect()
}

/// The disputes that took something from a file within the scope, oldest first.
pub async fn of_file(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Vec<Dispute>> {
    let missions = scope.missions();
    let rows = disputes!(
        "WHERE d.bucket = $1
           AND EXISTS (SELECT 1 FROM casework.dispute_share s
                         JOIN casework.application f ON f.bucket = s.bucket AND f.id = s.application_id
                        WHERE s.bucket = d.bucket AND s.dispute_id = d.id AND s.application_id = $2
                          AND ($3::uuid IS NULL OR f.owner = $3) AND ($4::text[] IS NULL OR f.mission = ANY ($4)))
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

/// One dispute within the scope, or the 404.
pub(super) async fn find(cx: &mut Cx, scope: &Scope, id: Id<Dispute>) -> Outcome<Dispute> {
    let missions = scope.missions();
    let row = disputes!(
        "WHERE d.bucket = $1 AND d.id = $2 AND ($3::text[] IS NULL OR a.mission = ANY ($3))",
        id.bucket().as_i16(),
        id.uuid(),
        missions.as_deref() as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
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

/// So much more of a file's share was set off.
pub(super) async fn note_set_off(
    cx: &mut Cx,
    dispute: Id<Dispute>,
    file: Id<marks::Application>,
    amount: Money,
) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.dispute_share SET set_off_minor = set_off_minor + $4
          WHERE bucket = $1 AND dispute_id = $2 AND application_id = $3",
        dispute.bucket().as_i16(),
        dispute.uuid(),
        file.uuid(),
        amount.minor(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// So much more of a file's share was paid again.
pub(super) async fn note_repaid(
    cx: &mut Cx,
    dispute: Id<Dispute>,
    file: Id<marks::Application>,
    amount: Money,
) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.dispute_share SET repaid_minor = repaid_minor + $4
          WHERE bucket = $1 AND dispute_id = $2 AND application_id = $3",
        dispute.bucket().as_i16(),
        dispute.uuid(),
        file.uuid(),
        amount.minor(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Something was done about a file's share, by which proposal if people decided it; what was done first stays, but that the
/// platform bears what closing a file left over.
pub(super) async fn note_settled(
    cx: &mut Cx,
    dispute: Id<Dispute>,
    file: Id<marks::Application>,
    (settlement, proposal): (Settlement, Option<Uuid>),
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.dispute_share SET settled_at = $4, settled_as = $5, settlement = $6
          WHERE bucket = $1 AND dispute_id = $2 AND application_id = $3
            AND (settled_at IS NULL OR (settled_as = 'closed' AND $5 = 'borne'))",
        dispute.bucket().as_i16(),
        dispute.uuid(),
        file.uuid(),
        now as _,
        settlement.as_str(),
        proposal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
