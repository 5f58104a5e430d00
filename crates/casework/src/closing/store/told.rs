//! What the gateway's statements said of a day, and what did not agree when it was closed. Amounts and words about them;
//! nothing about a person.

use ::store::Cx;
use kernel::{Currency, Day, Id, Outcome, marks};
use uuid::Uuid;

use crate::closing::model::{Incident, Statement};

/// What the newest comparisons with the gateway's statements of these days (UTC) said about a currency.
pub async fn statement(cx: &mut Cx, days: &[Day], currency: Currency) -> Outcome<Statement> {
    let mut differs = None;
    for day in days {
        let run = sqlx::query!(
            "SELECT id, differences FROM casework.reconciliation WHERE day = $1 ORDER BY ran_at DESC LIMIT 1",
            *day as _,
        )
        .fetch_optional(cx.conn())
        .await?;
        let Some(run) = run else { return Ok(Statement::Missing) };
        if run.differences == 0 {
            continue;
        }
        let found = sqlx::query!(
            r#"SELECT count(*) AS "count!",
                      coalesce(sum((coalesce(theirs_minor, 0) - coalesce(ours_minor, 0))
                               * CASE WHEN flow IN ('refund', 'charge_back', 'dispute_fee') THEN -1 ELSE 1 END), 0)::bigint AS "minor!"
               FROM casework.reconciliation_difference WHERE reconciliation_id = $1 AND currency = $2"#,
            run.id,
            currency.code(),
        )
        .fetch_one(cx.conn())
        .await?;
        if found.count > 0 {
            differs = Some(differs.unwrap_or(0) + found.minor);
        }
    }
    Ok(differs.map_or(Statement::Agrees, Statement::Differs))
}

/// Opens an incident.
pub async fn open_incident(cx: &mut Cx, closing: Uuid, incident: Incident) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Incident>::unowned(now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO casework.money_incident (id, closing_id, kind, minor, opened_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        closing,
        incident.as_str(),
        incident.minor(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// An incident with the closing that opened it.
pub struct Told {
    /// Its identifier.
    pub id: Uuid,
    /// The closing.
    pub closing_id: Uuid,
    /// Its day.
    pub day: Day,
    /// Its currency's code.
    pub currency: String,
    /// Digits after the point.
    pub exponent: i16,
    /// What does not agree.
    pub kind: String,
    /// By how much.
    pub minor: Option<i64>,
    /// What it was, once somebody has said so.
    pub words: Option<String>,
}

/// Incidents: of one closing, or those that nobody has cleared.
pub async fn incidents(cx: &mut Cx, closing: Option<Uuid>) -> Outcome<Vec<Told>> {
    let told = sqlx::query_as!(
        Told,
        r#"SELECT i.id, i.closing_id, c.day AS "day: Day", c.currency, c.exponent, i.kind, i.minor, i.words
           FROM casework.money_incident i JOIN casework.day_closing c ON c.id = i.closing_id
           WHERE i.closing_id = $1 OR ($1::uuid IS NULL AND i.cleared_at IS NULL)
           ORDER BY i.opened_at DESC, i.id LIMIT 200"#,
        closing,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(told)
}

/// Somebody says what an incident was; nothing if it is unknown or was cleared before.
pub async fn clear(cx: &mut Cx, incident: Uuid, by: Id<marks::Staff>, words: &str) -> Outcome<Option<Uuid>> {
    let now = cx.now();
    let closing = sqlx::query_scalar!(
        "UPDATE casework.money_incident SET cleared_at = $2, cleared_by = $3, words = $4
          WHERE id = $1 AND cleared_at IS NULL RETURNING closing_id",
        incident,
        now as _,
        by.uuid(),
        words,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(closing)
}
