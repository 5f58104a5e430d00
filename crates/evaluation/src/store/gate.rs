//! Rows of the gate: protocols, answers of the checklist, decisions, holds, and what a pilot taught.

use std::collections::BTreeMap;

use ::store::Cx;
use kernel::{Day, Failure, Moment, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    entries::Signers,
    gate::{Protocol, Verdict},
    measure::Tally,
};

fn stored<T: Serialize>(own: &T) -> Outcome<Value> {
    serde_json::to_value(own).map_err(|error| Failure::fault("writing a row of the gate", error))
}

fn read<T: DeserializeOwned>(stored: Value) -> Outcome<T> {
    serde_json::from_value(stored).map_err(|error| Failure::fault("reading a row of the gate", error))
}

struct Row {
    id: Uuid,
    pilot: String,
    next: String,
    version: i32,
    body: Value,
    from_day: Day,
    until_day: Day,
    signed_at: Moment,
}

impl TryFrom<Row> for Protocol {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        Ok(Self {
            id: row.id,
            pilot: row.pilot,
            next: row.next,
            version: row.version,
            terms: read(row.body)?,
            from: row.from_day,
            until: row.until_day,
            signed_at: row.signed_at,
        })
    }
}

macro_rules! protocols {
    ($columns:literal, $condition:literal, $($arguments:tt)*) => {
        sqlx::query_as!(
            Row,
            "SELECT " + $columns + r#"id, pilot, next, version, body, from_day AS "from_day: Day",
                    until_day AS "until_day: Day", signed_at AS "signed_at: Moment"
               FROM evaluation.protocol "# + $condition,
            $($arguments)*
        )
    };
}

/// The protocol with this identifier.
pub async fn protocol(cx: &mut Cx, id: Uuid) -> Outcome<Protocol> {
    let row = protocols!("", "WHERE id = $1", id).fetch_optional(cx.conn()).await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// The newest version for these two countries.
pub async fn latest(cx: &mut Cx, pilot: &str, next: &str) -> Outcome<Option<Protocol>> {
    let row = protocols!("", "WHERE pilot = $1 AND next = $2 ORDER BY version DESC LIMIT 1", pilot, next);
    row.fetch_optional(cx.conn()).await?.map(Protocol::try_from).transpose()
}

/// Every version for these two countries, the newest first.
pub async fn versions(cx: &mut Cx, pilot: &str, next: &str) -> Outcome<Vec<Protocol>> {
    let rows = protocols!("", "WHERE pilot = $1 AND next = $2 ORDER BY version DESC", pilot, next);
    rows.fetch_all(cx.conn()).await?.into_iter().map(Protocol::try_from).collect()
}

/// The newest version for each two countries.
pub async fn newest(cx: &mut Cx) -> Outcome<Vec<Protocol>> {
    let rows = protocols!("DISTINCT ON (pilot, next) ", "WHERE true ORDER BY pilot, next, version DESC",);
    rows.fetch_all(cx.conn()).await?.into_iter().map(Protocol::try_from).collect()
}

/// Puts a signed protocol down.
pub async fn sign(cx: &mut Cx, own: &Protocol, by: &Signers) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO evaluation.protocol (id, pilot, next, version, body, from_day, until_day, signed_at, first_signer,
                                          second_signer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        own.id,
        own.pilot,
        own.next,
        own.version,
        stored(&own.terms)?,
        own.from as _,
        own.until as _,
        own.signed_at as _,
        by.first,
        by.second,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The two who signed a protocol.
pub async fn signers(cx: &mut Cx, protocol: Uuid) -> Outcome<[String; 2]> {
    let row = sqlx::query!("SELECT first_signer, second_signer FROM evaluation.protocol WHERE id = $1", protocol);
    let row = row.fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)?;
    Ok([row.first_signer, row.second_signer])
}

/// An answered item of the checklist.
pub struct Answered {
    pub item: String,
    pub answers_for: Uuid,
    pub evidence: String,
    pub answered_at: Moment,
}

/// The latest answer to each item.
pub async fn answers(cx: &mut Cx, protocol: Uuid) -> Outcome<Vec<Answered>> {
    let rows = sqlx::query_as!(
        Answered,
        r#"SELECT DISTINCT ON (item) item, answers_for, evidence, answered_at AS "answered_at: Moment"
             FROM evaluation.answered WHERE protocol = $1 ORDER BY item, answered_at DESC, id DESC"#,
        protocol,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Answers an item.
pub async fn answer(cx: &mut Cx, protocol: Uuid, (item, evidence): (&str, &str), staff: Uuid) -> Outcome<Uuid> {
    let now = cx.now();
    let id = kernel::Id::<Answered>::unowned(now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO evaluation.answered (id, protocol, item, answers_for, evidence, answered_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        protocol,
        item,
        staff,
        evidence,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// A decision with what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Decided {
    pub id: Uuid,
    pub protocol: Uuid,
    pub outcome: Verdict,
    pub reason: String,
    pub tallies: BTreeMap<String, Tally>,
    pub simulated: bool,
    pub decided_at: Moment,
}

/// Puts a decision down.
pub async fn decide(cx: &mut Cx, (pilot, next): (&str, &str), own: &Decided, by: &Signers) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO evaluation.decision (id, protocol, pilot, next, outcome, reason, evidence, simulated, decided_at,
                                          first_signer, second_signer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        own.id,
        own.protocol,
        pilot,
        next,
        own.outcome.as_str(),
        own.reason,
        stored(&own.tallies)?,
        own.simulated,
        own.decided_at as _,
        by.first,
        by.second,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Decisions about these two countries, the latest first.
pub async fn decisions(cx: &mut Cx, pilot: &str, next: &str) -> Outcome<Vec<Decided>> {
    let rows = sqlx::query!(
        r#"SELECT id, protocol, outcome, reason, evidence, simulated, decided_at AS "decided_at: Moment"
             FROM evaluation.decision WHERE pilot = $1 AND next = $2 ORDER BY decided_at DESC, id DESC"#,
        pilot,
        next,
    );
    let mut decisions = Vec::new();
    for row in rows.fetch_all(cx.conn()).await? {
        let unknown = || Failure::fault("reading a decision", format!("`{}` is unknown", row.outcome));
        decisions.push(Decided {
            id: row.id,
            protocol: row.protocol,
            outcome: Verdict::parse(&row.outcome).ok_or_else(unknown)?,
            reason: row.reason,
            tallies: read(row.evidence)?,
            simulated: row.simulated,
            decided_at: row.decided_at,
        });
    }
    Ok(decisions)
}

/// When it was last decided that a country may open, as the next one or as a pilot that passed; nothing where a later
/// decision about the same two says otherwise.
pub async fn opened_at(cx: &mut Cx, country: &str) -> Outcome<Option<Moment>> {
    let row = sqlx::query_scalar!(
        r#"SELECT max(decided_at) AS "at: Moment"
             FROM (SELECT DISTINCT ON (pilot, next) outcome, decided_at FROM evaluation.decision
                    WHERE next = $1 OR pilot = $1 ORDER BY pilot, next, decided_at DESC, id DESC) newest
            WHERE outcome = 'open'"#,
        country,
    );
    Ok(row.fetch_one(cx.conn()).await?)
}

/// When it was last decided that a pilot goes on or passed.
pub async fn goes_on_at(cx: &mut Cx, country: &str) -> Outcome<Option<Moment>> {
    let row = sqlx::query_scalar!(
        r#"SELECT max(decided_at) AS "at: Moment" FROM evaluation.decision WHERE pilot = $1 AND outcome <> 'stop'"#,
        country,
    );
    Ok(row.fetch_one(cx.conn()).await?)
}

/// When a guardrail last stopped the pilot in this country.
pub async fn held_at(cx: &mut Cx, country: &str) -> Outcome<Option<Moment>> {
    let row =
        sqlx::query_scalar!(r#"SELECT max(held_at) AS "at: Moment" FROM evaluation.hold WHERE country = $1"#, country);
    Ok(row.fetch_one(cx.conn()).await?)
}

/// Guardrails that broke under a protocol, and when.
pub async fn holds(cx: &mut Cx, protocol: Uuid) -> Outcome<Vec<(String, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT indicator, held_at AS "held_at: Moment" FROM evaluation.hold WHERE protocol = $1 ORDER BY held_at"#,
        protocol
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(|row| (row.indicator, row.held_at)).collect())
}

/// Puts down that a guardrail broke; says whether it was not known.
pub async fn hold(cx: &mut Cx, protocol: &Protocol, indicator: &str, seen: &Tally) -> Outcome<bool> {
    let now = cx.now();
    let id = kernel::Id::<Protocol>::unowned(now, cx.dice()).uuid();
    let done = sqlx::query!(
        "INSERT INTO evaluation.hold (id, protocol, country, indicator, seen, held_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        id,
        protocol.id,
        protocol.pilot,
        indicator,
        stored(seen)?,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What a pilot taught, or what of it carries over.
pub struct Practice {
    pub kind: String,
    pub words: service_model::Names,
}

/// What a pilot taught, as it was written down.
pub async fn practices(cx: &mut Cx, pilot: &str) -> Outcome<Vec<Practice>> {
    let rows =
        sqlx::query!("SELECT kind, ar, en FROM evaluation.practice WHERE pilot = $1 ORDER BY written_at, id", pilot);
    let rows = rows.fetch_all(cx.conn()).await?.into_iter();
    Ok(rows.map(|row| Practice { kind: row.kind, words: service_model::Names { ar: row.ar, en: row.en } }).collect())
}

/// Writes down what a pilot taught.
pub async fn write(cx: &mut Cx, pilot: &str, own: &Practice, staff: Uuid) -> Outcome<Uuid> {
    let now = cx.now();
    let id = kernel::Id::<Practice>::unowned(now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO evaluation.practice (id, pilot, kind, ar, en, written_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        pilot,
        own.kind,
        own.words.ar,
        own.words.en,
        staff,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}
