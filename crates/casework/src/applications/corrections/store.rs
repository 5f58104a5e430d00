//! Rows of corrections.

use kernel::{Day, Id, Moment, Outcome, marks};
use store::{Cx, Sealed};
use uuid::Uuid;

use super::{Correction, Part, Term};
use crate::applications::{model::Application, places};

/// Writes a correction that was just asked.
pub async fn insert(
    cx: &mut Cx,
    file: &Application,
    officer: Id<marks::Staff>,
    (part, note): (&Part, &str),
    term: Term,
) -> Outcome<()> {
    let id = Id::<Correction>::new(file.id.bucket(), cx.now(), cx.dice()).uuid();
    let sealed = cx.seal(&places::correction_note(file, id), &note.to_owned()).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.correction (bucket, id, application_id, part_kind, part, note, asked_by, asked_at,
                                          last_day, next_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        part.kind(),
        part.key(),
        sealed as _,
        officer.uuid(),
        now as _,
        term.last_day as _,
        term.next_on as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Marks the open correction as answered.
pub async fn close(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.correction SET answered_at = $3 WHERE bucket = $1 AND application_id = $2 AND answered_at IS NULL",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Nothing is awaited any more: the file ended before its correction was answered.
pub async fn drop_open(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.correction SET dropped_at = $3
          WHERE bucket = $1 AND application_id = $2 AND answered_at IS NULL AND dropped_at IS NULL",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// A correction about which something may be due.
pub(super) struct Waiting {
    /// Its id.
    pub id: Uuid,
    /// Its file.
    pub file: Id<marks::Application>,
    /// The last day on which it can be answered.
    pub last_day: Day,
    /// The day on which something is due.
    pub next_on: Day,
}

/// Corrections about which something is due until `latest`, the oldest first, beginning behind `after`.
pub(super) async fn due_by(cx: &mut Cx, latest: Day, after: Option<&Waiting>, limit: i64) -> Outcome<Vec<Waiting>> {
    let rows = sqlx::query_as!(
        Waiting,
        r#"SELECT id, application_id as "file: Id<marks::Application>", last_day as "last_day: Day",
                  next_on as "next_on: Day"
             FROM casework.correction
            WHERE next_on <= $1 AND answered_at IS NULL AND dropped_at IS NULL
              AND ($2::date IS NULL OR (next_on, id) > ($2, $3)) ORDER BY next_on, id LIMIT $4"#,
        latest as _,
        after.map(|last| last.next_on) as _,
        after.map(|last| last.id),
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Moves a correction to its next day; false if another run did, or it waits no more.
pub(super) async fn move_on(cx: &mut Cx, waiting: &Waiting, next_on: Day) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE casework.correction SET next_on = $3
          WHERE bucket = $1 AND id = $2 AND next_on = $4 AND answered_at IS NULL AND dropped_at IS NULL",
        waiting.file.bucket().as_i16(),
        waiting.id,
        next_on as _,
        waiting.next_on as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The correction that waits for the citizen, if one does. `file` was loaded within the caller's scope.
pub async fn open_correction(cx: &mut Cx, file: &Application) -> Outcome<Option<Correction>> {
    let row = sqlx::query!(
        r#"SELECT id, part_kind, part, note as "note: Sealed<String>", asked_at as "asked_at: Moment",
                  last_day as "last_day: Day"
             FROM casework.correction
            WHERE bucket = $1 AND application_id = $2 AND answered_at IS NULL AND dropped_at IS NULL"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let note = cx.open(&places::correction_note(file, row.id), &row.note).await?;
    let part = if row.part_kind == "field" { Part::Field(row.part) } else { Part::Document(row.part) };
    Ok(Some(Correction { id: row.id, part, note, asked_at: row.asked_at, last_day: row.last_day }))
}
