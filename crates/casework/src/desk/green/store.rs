//! Rows of the green lane: its daily limit, what was approved in it, and what a second approver found.

use ::store::{Cx, Place, Purpose, Scope};
use kernel::{Id, Moment, Outcome, Reference, marks};
use uuid::Uuid;

use crate::applications::model::Application;

fn note(file: &Application) -> Place {
    Place::new("casework.green_approval.note", file.owner.uuid(), Purpose::Evidence, file.id.uuid())
}

/// The daily limit of each approver; none is none.
pub(super) async fn limit(cx: &mut Cx) -> Outcome<u32> {
    let limit = sqlx::query_scalar!("SELECT per_day FROM casework.green_limit ORDER BY set_at DESC LIMIT 1");
    let limit = limit.fetch_optional(cx.conn()).await?;
    Ok(limit.and_then(|limit| u32::try_from(limit).ok()).unwrap_or(0))
}

/// Sets the daily limit from now on.
pub(super) async fn set_limit(cx: &mut Cx, per_day: u32, by: Id<marks::Staff>, proposal: Uuid) -> Outcome<()> {
    let now = cx.now();
    let per_day = i32::try_from(per_day).unwrap_or(i32::MAX);
    sqlx::query!(
        "INSERT INTO casework.green_limit (set_at, per_day, set_by, proposal) VALUES ($1, $2, $3, $4)",
        now as _,
        per_day,
        by.uuid(),
        proposal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// How many files she approved in the lane since `since`. Her other approvals in the lane wait until this transaction ends, so
/// that two pages at once do not pass the limit together.
pub(super) async fn approved_since(cx: &mut Cx, staff: Id<marks::Staff>, since: Moment) -> Outcome<u32> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended($1, 0)) AS locked", format!("green:{staff}"))
        .fetch_one(cx.conn())
        .await?;
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM casework.green_approval WHERE staff = $1 AND at >= $2"#,
        staff.uuid(),
        since as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Notes an approval in the lane, and whether it was drawn.
pub(super) async fn insert(cx: &mut Cx, file: &Application, staff: Id<marks::Staff>, drawn: bool) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.green_approval (bucket, file, at, mission, staff, drawn) VALUES ($1, $2, $3, $4, $5, $6)",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        file.mission.as_deref().unwrap_or_default(),
        staff.uuid(),
        drawn,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// A file that waits for its second look.
pub(super) struct Drawn {
    /// Its reference.
    pub reference: Reference,
    /// Key of its service.
    pub service: String,
    /// Key of its country.
    pub country: String,
    /// When it was approved.
    pub at: Moment,
}

/// The files that wait for a second look by somebody other than whoever decided them, oldest first, at most 50.
pub(super) async fn to_review(cx: &mut Cx, scope: &Scope, staff: Id<marks::Staff>) -> Outcome<Vec<Drawn>> {
    let missions = scope.missions();
    let rows = sqlx::query!(
        r#"SELECT a.reference, a.service, a.country, g.at AS "at: Moment"
             FROM casework.green_approval g
             JOIN casework.application a ON a.bucket = g.bucket AND a.id = g.file
            WHERE g.drawn AND g.reviewed_at IS NULL AND g.staff <> $1 AND a.recommended_by <> $1
              AND ($2::text[] IS NULL OR a.mission = ANY($2))
            ORDER BY g.at LIMIT 50"#,
        staff.uuid(),
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    let read = |text: String| text.parse().map_err(|error| kernel::Failure::fault("reading a file's reference", error));
    rows.into_iter()
        .map(|row| {
            Ok(Drawn { reference: read(row.reference)?, service: row.service, country: row.country, at: row.at })
        })
        .collect()
}

/// Who approved the file that waits for its second look, if it waits; locked.
pub(super) async fn lock_drawn(cx: &mut Cx, file: &Application) -> Outcome<Option<Id<marks::Staff>>> {
    let staff = sqlx::query_scalar!(
        r#"SELECT staff AS "staff: Id<marks::Staff>" FROM casework.green_approval
            WHERE bucket = $1 AND file = $2 AND drawn AND reviewed_at IS NULL ORDER BY at DESC LIMIT 1 FOR UPDATE"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    );
    Ok(staff.fetch_optional(cx.conn()).await?)
}

/// Writes what the second look found. The row was locked before.
pub(super) async fn save_review(
    cx: &mut Cx,
    file: &Application,
    staff: Id<marks::Staff>,
    agrees: bool,
    words: &str,
) -> Outcome<()> {
    let sealed = cx.seal(&note(file), &words.to_owned()).await?;
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.green_approval SET reviewed_at = $3, reviewed_by = $4, agrees = $5, note = $6
          WHERE bucket = $1 AND file = $2 AND drawn AND reviewed_at IS NULL",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        staff.uuid(),
        agrees,
        sealed as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
