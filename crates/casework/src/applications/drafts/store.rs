//! The statement that submits: facts, answers and the person in one round trip; and what a pilot has taken already.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::Cx;

use crate::applications::{model::Application, places, subject::Subject};

/// The role of the person the document is about.
pub const SUBJECT: &str = "subject";

/// Writes the submission of `file`, whose version is already the next one: its facts and frozen quote, the person, and no
/// answer but those of `pages`. `pay_until` is when it expires without money. False if the row has moved on since it was loaded.
pub async fn submit(
    cx: &mut Cx,
    file: &Application,
    (pages, pay_until): (&[String], Moment),
    subject: &Subject,
) -> Outcome<bool> {
    let person = cx.seal(&places::person(file), subject).await?;
    let quote = file.quote.as_ref().ok_or_else(|| Failure::fault("submitting a file", "it has no quote"))?;
    let frozen = serde_json::to_value(quote).map_err(|error| Failure::fault("freezing a quote", error))?;
    let currency = quote.charged.currency();
    let now = cx.now();
    let moved = sqlx::query_scalar!(
        r#"WITH moved AS (
               UPDATE casework.application
                  SET version = $4, submitted_at = $5, saved_at = $18, mission = $6, used_at = $7, used_in = $8, quote = $9,
                      due_minor = $10, due_currency = $11, pay_until = $12, resubmitted_at = $16, paid_at = $17
                WHERE bucket = $1 AND id = $2 AND owner = $3 AND version = $4 - 1
                  AND (submitted_at IS NULL OR (turned_at IS NOT NULL AND resubmitted_at IS NULL))
               RETURNING bucket, id),
           dropped AS (
               DELETE FROM casework.answer AS a USING moved
                WHERE a.bucket = moved.bucket AND a.application_id = moved.id AND a.page <> ALL($13)),
           person AS (
               INSERT INTO casework.person (bucket, application_id, role, body)
               SELECT bucket, id, $14, $15 FROM moved
               ON CONFLICT (bucket, application_id, role) DO UPDATE SET body = EXCLUDED.body)
           SELECT count(*) as "count!" FROM moved"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.owner.uuid(),
        file.version,
        file.facts.submitted_at as _,
        file.mission,
        file.used_at,
        file.used_in,
        frozen,
        quote.charged.minor(),
        currency.code(),
        pay_until as _,
        pages,
        SUBJECT,
        person as _,
        file.facts.resubmitted_at as _,
        file.facts.paid_at as _,
        now as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(moved == 1)
}

/// From now on this transaction alone counts what the pilot of a country has taken.
pub async fn count_alone(cx: &mut Cx, country: &str) -> Outcome<()> {
    let name = format!("casework.pilot.{country}");
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) AS locked", name).execute(cx.conn()).await?;
    Ok(())
}

/// Whether so many other people have an application in a country that another person has no place; whoever has one
/// already keeps hers.
pub async fn is_full_of_people(cx: &mut Cx, country: &str, owner: Id<marks::Account>, most: u32) -> Outcome<bool> {
    let people = sqlx::query!(
        r#"SELECT count(*) FILTER (WHERE owner <> $2) AS "others!", count(*) FILTER (WHERE owner = $2) AS "own!" FROM (
               SELECT DISTINCT owner FROM casework.application
                WHERE country = $1 AND submitted_at IS NOT NULL AND cancelled_at IS NULL AND expired_at IS NULL) AS taken"#,
        country,
        owner.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(people.own == 0 && people.others >= i64::from(most))
}
