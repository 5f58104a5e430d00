//! Rows that tests put down as other modules would have: an account's file that was checked and invited.

use ::store::{Cx, Place, Purpose};
use kernel::{Id, Reference, marks};
use service_model::fees::Quote;
use uuid::Uuid;

use crate::applications::subject::Subject;

/// A file of `nid_renewal` at the mission in Dubai whose person is invited.
pub async fn invited(
    cx: &mut Cx,
    (id, owner): (Id<marks::Application>, Id<marks::Account>),
    reference: Reference,
    (subject, quote): (&Subject, &Quote),
) {
    let now = cx.now();
    let quote = serde_json::to_value(quote).unwrap();
    sqlx::query!(
        "INSERT INTO casework.application (bucket, id, owner, reference, service, definition_revision, country, mission,
             quote, due_minor, due_currency, pay_until, opened_at, saved_at, submitted_at, paid_at, registry_answered_at,
             registry_outcome, claimed_at, claimed_by, invited_at, invited_by)
         VALUES ($1, $2, $3, $4, 'nid_renewal', 1, 'ae', 'dubai', $7, 0, 'AED', $5, $5, $5, $5, $5, $5, 'found', $5, $6,
             $5, $6)",
        id.bucket().as_i16(),
        id.uuid(),
        owner.uuid(),
        reference.compact(),
        now as _,
        Uuid::from_u128(1),
        quote,
    )
    .execute(cx.conn())
    .await
    .unwrap();
    let place = Place::new("casework.person.body", owner.uuid(), Purpose::Application, id.uuid());
    let sealed = cx.seal(&place, subject).await.unwrap();
    sqlx::query!(
        "INSERT INTO casework.person (bucket, application_id, role, body) VALUES ($1, $2, 'subject', $3)",
        id.bucket().as_i16(),
        id.uuid(),
        sealed.as_bytes(),
    )
    .execute(cx.conn())
    .await
    .unwrap();
}

/// How many seats have an open appointment, and how many open appointments there are.
pub async fn occupied(cx: &mut Cx) -> (i64, i64) {
    let row = sqlx::query!(
        r#"SELECT count(DISTINCT (session, starts_at, seat)) as "seats!", count(*) as "appointments!"
             FROM casework.appointment WHERE ended_at IS NULL"#
    )
    .fetch_one(cx.conn())
    .await
    .unwrap();
    (row.seats, row.appointments)
}

/// The kinds of events of a file, in order.
pub async fn told(cx: &mut Cx, file: Id<marks::Application>) -> Vec<String> {
    sqlx::query_scalar!(
        "SELECT kind FROM store.event WHERE bucket = $1 AND application_id = $2 ORDER BY seq",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_all(cx.conn())
    .await
    .unwrap()
}
