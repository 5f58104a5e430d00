//! The row of a file: loading it within a scope, listing an owner's, saving its facts.
//!
//! Every function that reads takes a [`Scope`] and uses it in its WHERE, so a foreign file and an unknown one look alike.

mod row;

use kernel::{Bucket, Day, Failure, Id, Moment, Outcome, Reference, marks};
use row::{Row, rows};
use store::{Cx, Scope};
use uuid::Uuid;

use super::model::Application;

/// The file with this id, or the one 404.
pub async fn load(cx: &mut Cx, scope: &Scope, id: Id<marks::Application>) -> Outcome<Application> {
    find(cx, scope, id.bucket(), Some(id.uuid()), None).await
}

/// The file with this public reference, or the one 404.
pub async fn load_by_reference(cx: &mut Cx, scope: &Scope, reference: Reference) -> Outcome<Application> {
    find(cx, scope, reference.bucket(), None, Some(reference.compact().to_owned())).await
}

async fn find(
    cx: &mut Cx,
    scope: &Scope,
    bucket: Bucket,
    id: Option<Uuid>,
    reference: Option<String>,
) -> Outcome<Application> {
    let missions = scope.missions();
    let row = rows!(
        "bucket = $1 AND (id = $2 OR reference = $3)
         AND ($4::uuid IS NULL OR owner = $4) AND ($5::text[] IS NULL OR mission = ANY($5))",
        bucket.as_i16(),
        id,
        reference,
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// The files of an owner, newest first, at most 100.
pub async fn list_of(cx: &mut Cx, owner: Id<marks::Account>) -> Outcome<Vec<Application>> {
    let rows =
        rows!("bucket = $1 AND owner = $2 ORDER BY opened_at DESC LIMIT 100", owner.bucket().as_i16(), owner.uuid(),)
            .fetch_all(cx.conn())
            .await?;
    rows.into_iter().map(Application::try_from).collect()
}

/// Those of some files that lie within the scope, in no order.
pub async fn load_all(cx: &mut Cx, scope: &Scope, ids: &[Id<marks::Application>]) -> Outcome<Vec<Application>> {
    let missions = scope.missions();
    let buckets: Vec<i16> = ids.iter().map(|id| id.bucket().as_i16()).collect();
    let uuids: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let rows = rows!(
        "(bucket, id) IN (SELECT * FROM unnest($1::smallint[], $2::uuid[]))
         AND ($3::uuid IS NULL OR owner = $3) AND ($4::text[] IS NULL OR mission = ANY($4))",
        &buckets,
        &uuids,
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Application::try_from).collect()
}

/// Writes a new draft.
pub async fn insert(cx: &mut Cx, file: &Application) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO casework.application (bucket, id, owner, reference, service, definition_revision, country, mission,
                                           opened_at, saved_at, used_at, used_in)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11)",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.owner.uuid(),
        file.reference.compact(),
        file.service,
        file.definition_revision,
        file.country,
        file.mission,
        file.facts.opened_at as _,
        file.used_at,
        file.used_in,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Saves the facts of `file`, whose version is already the next one; false if the row has moved on since it was loaded.
pub async fn save_facts(cx: &mut Cx, file: &Application) -> Outcome<bool> {
    let facts = &file.facts;
    let done = sqlx::query!(
        "UPDATE casework.application
            SET version = $3, submitted_at = $4, paid_at = $5, registry_answered_at = $6, registry_outcome = $7,
                sent_to_desk_at = $8, claimed_at = $9, claimed_by = $10, correction_asked_at = $11,
                correction_answered_at = $12, stopped_micros = $13, recommended_at = $14, recommended_by = $15,
                rejected_at = $16, rejected_by = $17, reject_reason = $18, approved_at = $19, approved_by = $20,
                issued_at = $21, cancelled_at = $22, expired_at = $23, promised_on = $24,
                turned_at = $25, resubmitted_at = $26, entered_at = $27, asked_again_at = $28, asked_again_by = $29
          WHERE bucket = $1 AND id = $2 AND version = $3 - 1",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.version,
        facts.submitted_at as _,
        facts.paid_at as _,
        facts.registry.map(|(at, _)| at) as _,
        facts.registry.map(|(_, outcome)| outcome.as_str()),
        facts.sent_to_desk_at as _,
        facts.claimed.map(|(at, _)| at) as _,
        facts.claimed.map(|(_, staff)| staff.uuid()),
        facts.correction_asked_at as _,
        facts.correction_answered_at as _,
        facts.stopped_micros,
        facts.recommended.map(|(at, _)| at) as _,
        facts.recommended.map(|(_, staff)| staff.uuid()),
        facts.rejected.map(|(at, _)| at) as _,
        facts.rejected.and_then(|(_, staff)| staff).map(|staff| staff.uuid()),
        file.reject_reason,
        facts.approved.map(|(at, _)| at) as _,
        facts.approved.map(|(_, staff)| staff.uuid()),
        facts.issued_at as _,
        facts.cancelled_at as _,
        facts.expired_at as _,
        file.promised_on as _,
        facts.turned_at as _,
        facts.resubmitted_at as _,
        facts.entered_at as _,
        facts.asked_again.map(|(at, _)| at) as _,
        facts.asked_again.map(|(_, staff)| staff.uuid()),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Saves those facts of `file` that the desk's acts write, and no other column: the desk's role may write only these.
/// `version` is already the next one; false if the row has moved on since it was loaded.
pub async fn save_desk_facts(cx: &mut Cx, file: &Application) -> Outcome<bool> {
    let facts = &file.facts;
    let done = sqlx::query!(
        "UPDATE casework.application
            SET version = $3, claimed_at = $4, claimed_by = $5, correction_asked_at = $6, correction_answered_at = $7,
                recommended_at = $8, recommended_by = $9, rejected_at = $10, rejected_by = $11, reject_reason = $12,
                approved_at = $13, approved_by = $14, invited_at = $15, invited_by = $16, attended_at = $17,
                attended_by = $18, handed_over_at = $19, handed_over_by = $20, asked_again_at = $21, asked_again_by = $22
          WHERE bucket = $1 AND id = $2 AND version = $3 - 1",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.version,
        facts.claimed.map(|(at, _)| at) as _,
        facts.claimed.map(|(_, staff)| staff.uuid()),
        facts.correction_asked_at as _,
        facts.correction_answered_at as _,
        facts.recommended.map(|(at, _)| at) as _,
        facts.recommended.map(|(_, staff)| staff.uuid()),
        facts.rejected.map(|(at, _)| at) as _,
        facts.rejected.and_then(|(_, staff)| staff).map(Id::uuid),
        file.reject_reason,
        facts.approved.map(|(at, _)| at) as _,
        facts.approved.map(|(_, staff)| staff.uuid()),
        facts.invited.map(|(at, _)| at) as _,
        facts.invited.map(|(_, staff)| staff.uuid()),
        facts.attended.map(|(at, _)| at) as _,
        facts.attended.map(|(_, staff)| staff.uuid()),
        facts.handed_over.map(|(at, _)| at) as _,
        facts.handed_over.map(|(_, staff)| staff.uuid()),
        facts.asked_again.map(|(at, _)| at) as _,
        facts.asked_again.map(|(_, staff)| staff.uuid()),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Seals and keeps the words of a rejection: the remedy, in the officer's own words.
pub async fn save_reject_note(cx: &mut Cx, file: &Application, note: &str) -> Outcome<()> {
    let place = super::places::reject_note(file);
    let sealed = cx.seal(&place, &note.to_owned()).await?;
    sqlx::query!(
        "UPDATE casework.application SET reject_note = $3 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        sealed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The words of the rejection, if the file was rejected with any.
pub async fn reject_note(cx: &mut Cx, file: &Application) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT reject_note as "note: store::Sealed<String>" FROM casework.application WHERE bucket = $1 AND id = $2"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open_optional(&super::places::reject_note(file), sealed.as_ref()).await
}

/// Sets the promised day of a paid file.
pub async fn promise(cx: &mut Cx, file: &Application, day: Option<Day>) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.application SET promised_on = $3 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        day as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether a country's pilot took as many applications as its cap allows; counted no further, and in an index alone.
pub async fn is_full(cx: &mut Cx, country: &str, cap: u32) -> Outcome<bool> {
    let taken = sqlx::query_scalar!(
        r#"SELECT count(*) as "count!" FROM (
               SELECT 1 FROM casework.application WHERE country = $1 AND submitted_at IS NOT NULL
                  AND cancelled_at IS NULL AND expired_at IS NULL LIMIT $2) AS taken"#,
        country,
        i64::from(cap),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(taken >= i64::from(cap))
}
