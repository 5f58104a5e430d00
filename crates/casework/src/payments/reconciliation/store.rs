//! Our books of a day, and the comparisons made of them. No personal data: ids and amounts.

use ::store::Cx;
use kernel::{Day, Id, Moment, Outcome};
use uuid::Uuid;

use super::compare::Difference;
use crate::payments::port::{Flow, StatementLine};

/// A comparison that was made.
pub struct Reconciliation {
    /// Its identifier.
    pub id: Uuid,
    /// The day (UTC).
    pub day: Day,
    /// When it was made.
    pub ran_at: Moment,
    /// Lines of the statement.
    pub theirs: i32,
    /// Lines of our books.
    pub ours: i32,
    /// How many differences.
    pub differences: i32,
}

/// What we booked as taken, given back and disputed between two moments.
pub async fn booked(cx: &mut Cx, provider: &str, from: Moment, until: Moment) -> Outcome<Vec<StatementLine>> {
    let charges = sqlx::query!(
        "SELECT c.transaction, c.attempt_id, c.minor, c.currency
         FROM casework.payment_charge c JOIN casework.payment_attempt t ON t.bucket = c.bucket AND t.id = c.attempt_id
         WHERE t.provider = $1 AND c.charged_at >= $2 AND c.charged_at < $3",
        provider,
        from as _,
        until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let refunds = sqlx::query!(
        r#"SELECT r.provider_refund AS "external!", r.id, r.minor - r.set_off_minor AS "minor!", r.currency
         FROM casework.refund r JOIN casework.payment_attempt t ON t.bucket = r.bucket AND t.id = r.attempt_id
         WHERE t.provider = $1 AND r.given_at >= $2 AND r.given_at < $3"#,
        provider,
        from as _,
        until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let disputed = disputed(cx, provider, from, until).await?;
    let taken = charges.into_iter().map(|row| StatementLine {
        flow: Flow::Payment,
        external: row.transaction,
        reference: row.attempt_id.to_string(),
        minor: row.minor,
        currency: row.currency,
    });
    let given = refunds.into_iter().map(|row| StatementLine {
        flow: Flow::Refund,
        external: row.external,
        reference: row.id.to_string(),
        minor: row.minor,
        currency: row.currency,
    });
    Ok(taken.chain(given).chain(disputed).collect())
}

/// What disputes moved between two moments: taken back and withheld when one was opened, given to us again when it was won.
async fn disputed(cx: &mut Cx, provider: &str, from: Moment, until: Moment) -> Outcome<Vec<StatementLine>> {
    let rows = sqlx::query!(
        r#"SELECT d.external, d.attempt_id, d.minor, d.fee_minor, d.currency,
                  (d.opened_at >= $2 AND d.opened_at < $3) AS "opened!",
                  coalesce(d.won_at >= $2 AND d.won_at < $3, false) AS "won!"
         FROM casework.dispute d JOIN casework.payment_attempt t ON t.bucket = d.bucket AND t.id = d.attempt_id
         WHERE t.provider = $1 AND ((d.opened_at >= $2 AND d.opened_at < $3) OR (d.won_at >= $2 AND d.won_at < $3))"#,
        provider,
        from as _,
        until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut lines = Vec::new();
    for row in rows {
        let line = |flow, minor| StatementLine {
            flow,
            external: row.external.clone(),
            reference: row.attempt_id.to_string(),
            minor,
            currency: row.currency.clone(),
        };
        lines.extend(row.opened.then(|| line(Flow::ChargeBack, row.minor)));
        lines.extend((row.opened && row.fee_minor > 0).then(|| line(Flow::DisputeFee, row.fee_minor)));
        lines.extend(row.won.then(|| line(Flow::ChargeBackReturned, row.minor)));
    }
    Ok(lines)
}

/// Keeps a comparison with its differences.
pub async fn keep(
    cx: &mut Cx,
    (provider, day): (&str, Day),
    (theirs, ours): (usize, usize),
    differences: &[Difference],
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Reconciliation>::unowned(now, cx.dice()).uuid();
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    sqlx::query!(
        "INSERT INTO casework.reconciliation (id, provider, day, ran_at, theirs, ours, differences)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        provider,
        day as _,
        now as _,
        count(theirs),
        count(ours),
        count(differences.len()),
    )
    .execute(cx.conn())
    .await?;
    for (line, one) in (1_i32..).zip(differences) {
        sqlx::query!(
            "INSERT INTO casework.reconciliation_difference
                 (reconciliation_id, line, kind, flow, external, reference, theirs_minor, ours_minor, currency)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id,
            line,
            one.kind.as_str(),
            one.flow.as_str(),
            one.external,
            one.reference,
            one.theirs,
            one.ours,
            one.currency,
        )
        .execute(cx.conn())
        .await?;
    }
    Ok(())
}

/// The latest comparison of each of the last days, newest first.
pub async fn latest(cx: &mut Cx) -> Outcome<Vec<Reconciliation>> {
    let rows = sqlx::query_as!(
        Reconciliation,
        r#"SELECT DISTINCT ON (day, provider) id, day AS "day: Day", ran_at AS "ran_at: Moment", theirs, ours,
                  differences
           FROM casework.reconciliation ORDER BY day DESC, provider, ran_at DESC LIMIT 31"#
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// One difference as kept.
pub struct Kept {
    /// In what they differ.
    pub kind: String,
    /// Which way.
    pub flow: String,
    /// The gateway's id.
    pub external: String,
    /// By the statement.
    pub theirs: Option<i64>,
    /// By our books.
    pub ours: Option<i64>,
    /// The currency.
    pub currency: String,
}

/// The differences of a comparison.
pub async fn differences(cx: &mut Cx, reconciliation: Uuid) -> Outcome<Vec<Kept>> {
    let rows = sqlx::query_as!(
        Kept,
        "SELECT kind, flow, external, theirs_minor AS theirs, ours_minor AS ours, currency
         FROM casework.reconciliation_difference WHERE reconciliation_id = $1 ORDER BY line",
        reconciliation,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}
