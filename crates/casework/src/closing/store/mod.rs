//! Open bookings and closings. Sums of amounts only; nothing about a person.

mod told;

use ::store::Cx;
use kernel::{Currency, Day, Failure, Moment, Outcome};
use uuid::Uuid;

pub use self::told::{Told, clear, incidents, open_incident, statement};
use super::model::Line;

/// A currency with bookings that are not closed.
pub struct Open {
    /// Which.
    pub currency: Currency,
    /// When the oldest of them was booked.
    pub oldest: Moment,
    /// How many entries.
    pub entries: i64,
    /// The last day that was closed.
    pub last_closed: Option<Day>,
}

/// A closing.
pub struct Closing {
    /// Its identifier.
    pub id: Uuid,
    /// The day.
    pub day: Day,
    /// The currency.
    pub currency: Currency,
    /// The zone in which the day ran.
    pub zone: String,
    /// How many entries it holds.
    pub entries: i32,
    /// The proposal that says which two people.
    pub proposal: Uuid,
    /// When it was confirmed.
    pub closed_at: Moment,
}

fn currency(code: &str, exponent: i16) -> Outcome<Currency> {
    Currency::new(code, u8::try_from(exponent).unwrap_or(u8::MAX))
        .map_err(|error| Failure::fault("reading a closing", error))
}

/// The zone of a currency's business day.
pub async fn zone(cx: &mut Cx, currency: Currency) -> Outcome<String> {
    let zone = sqlx::query_scalar!(
        "SELECT zone FROM casework.closing_zone WHERE currency IN ($1, '*') ORDER BY currency = '*' LIMIT 1",
        currency.code(),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(zone)
}

/// The currencies with open bookings.
pub async fn open(cx: &mut Cx) -> Outcome<Vec<Open>> {
    let rows = sqlx::query!(
        r#"SELECT d.currency, max(p.exponent) AS "exponent!", min(e.at) AS "oldest!: Moment",
                  count(DISTINCT e.id) AS "entries!",
                  (SELECT max(c.day) FROM casework.day_closing c WHERE c.currency = d.currency) AS "last: Day"
           FROM casework.ledger_day d
           JOIN casework.ledger_entry e ON e.bucket = d.bucket AND e.id = d.entry_id
           JOIN casework.ledger_posting p ON p.bucket = d.bucket AND p.entry_id = d.entry_id AND p.currency = d.currency
           WHERE d.closing_id IS NULL GROUP BY d.currency ORDER BY d.currency"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter()
        .map(|row| {
            let currency = currency(&row.currency, row.exponent)?;
            Ok(Open { currency, oldest: row.oldest, entries: row.entries, last_closed: row.last })
        })
        .collect()
}

/// What is open of a currency and was booked before a moment, summed; and how many entries that are.
pub async fn open_lines(cx: &mut Cx, currency: Currency, before: Moment) -> Outcome<(Vec<Line>, i64)> {
    let lines = sqlx::query_as!(
        Line,
        r#"SELECT p.account, e.kind, p.beneficiary, sum(p.minor)::bigint AS "minor!"
           FROM casework.ledger_day d
           JOIN casework.ledger_entry e ON e.bucket = d.bucket AND e.id = d.entry_id
           JOIN casework.ledger_posting p ON p.bucket = d.bucket AND p.entry_id = d.entry_id AND p.currency = d.currency
           WHERE d.closing_id IS NULL AND d.currency = $1 AND e.at < $2
           GROUP BY p.account, e.kind, p.beneficiary HAVING sum(p.minor) <> 0
           ORDER BY p.account, e.kind, p.beneficiary"#,
        currency.code(),
        before as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let entries = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM casework.ledger_day d
           JOIN casework.ledger_entry e ON e.bucket = d.bucket AND e.id = d.entry_id
           WHERE d.closing_id IS NULL AND d.currency = $1 AND e.at < $2"#,
        currency.code(),
        before as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok((lines, entries))
}

/// Writes a closing and takes into it what is open of its currency and was booked before its end. Returns what it took.
pub async fn close(cx: &mut Cx, closing: &Closing, until: Moment) -> Outcome<Vec<Line>> {
    sqlx::query!(
        "INSERT INTO casework.day_closing (id, day, currency, exponent, zone, until_at, entries, proposal, closed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        closing.id,
        closing.day as _,
        closing.currency.code(),
        i16::from(closing.currency.exponent()),
        closing.zone,
        until as _,
        closing.entries,
        closing.proposal,
        closing.closed_at as _,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "UPDATE casework.ledger_day d SET closing_id = $1 FROM casework.ledger_entry e
          WHERE e.bucket = d.bucket AND e.id = d.entry_id AND d.closing_id IS NULL AND d.currency = $2 AND e.at < $3",
        closing.id,
        closing.currency.code(),
        until as _,
    )
    .execute(cx.conn())
    .await?;
    let lines = sqlx::query_as!(
        Line,
        r#"SELECT p.account, e.kind, p.beneficiary, sum(p.minor)::bigint AS "minor!"
           FROM casework.ledger_day d
           JOIN casework.ledger_entry e ON e.bucket = d.bucket AND e.id = d.entry_id
           JOIN casework.ledger_posting p ON p.bucket = d.bucket AND p.entry_id = d.entry_id AND p.currency = d.currency
           WHERE d.closing_id = $1
           GROUP BY p.account, e.kind, p.beneficiary HAVING sum(p.minor) <> 0
           ORDER BY p.account, e.kind, p.beneficiary"#,
        closing.id,
    )
    .fetch_all(cx.conn())
    .await?;
    for (number, line) in (1_i16..).zip(&lines) {
        sqlx::query!(
            "INSERT INTO casework.day_closing_line (closing_id, line, account, kind, beneficiary, minor)
             VALUES ($1, $2, $3, $4, $5, $6)",
            closing.id,
            number,
            line.account,
            line.kind,
            line.beneficiary,
            line.minor,
        )
        .execute(cx.conn())
        .await?;
    }
    Ok(lines)
}

struct Row {
    id: Uuid,
    day: Day,
    currency: String,
    exponent: i16,
    zone: String,
    entries: i32,
    proposal: Uuid,
    closed_at: Moment,
}

impl TryFrom<Row> for Closing {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        Ok(Self {
            id: row.id,
            day: row.day,
            currency: currency(&row.currency, row.exponent)?,
            zone: row.zone,
            entries: row.entries,
            proposal: row.proposal,
            closed_at: row.closed_at,
        })
    }
}

/// The last closings, newest first.
pub async fn latest(cx: &mut Cx, limit: i64) -> Outcome<Vec<Closing>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, day AS "day: Day", currency, exponent, zone, entries, proposal, closed_at AS "closed_at: Moment"
           FROM casework.day_closing ORDER BY closed_at DESC, currency LIMIT $1"#,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Closing::try_from).collect()
}

/// One closing, or the 404.
pub async fn find(cx: &mut Cx, id: Uuid) -> Outcome<Closing> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, day AS "day: Day", currency, exponent, zone, entries, proposal, closed_at AS "closed_at: Moment"
           FROM casework.day_closing WHERE id = $1"#,
        id,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// The lines of one closing.
pub async fn lines(cx: &mut Cx, closing: Uuid) -> Outcome<Vec<Line>> {
    let lines = sqlx::query_as!(
        Line,
        "SELECT account, kind, beneficiary, minor FROM casework.day_closing_line WHERE closing_id = $1 ORDER BY line",
        closing,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(lines)
}

/// The lines of every closing of its currency up to and with this one, summed: where things stand since the beginning.
pub async fn lines_to_date(cx: &mut Cx, closing: &Closing) -> Outcome<Vec<Line>> {
    let lines = sqlx::query_as!(
        Line,
        r#"SELECT l.account, l.kind, l.beneficiary, sum(l.minor)::bigint AS "minor!"
           FROM casework.day_closing c JOIN casework.day_closing_line l ON l.closing_id = c.id
           WHERE c.currency = $1 AND c.day <= $2
           GROUP BY l.account, l.kind, l.beneficiary HAVING sum(l.minor) <> 0
           ORDER BY l.account, l.kind, l.beneficiary"#,
        closing.currency.code(),
        closing.day as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(lines)
}
