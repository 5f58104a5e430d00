//! Rows of corrections.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Sealed};

use super::{Correction, Part};
use crate::applications::{model::Application, places};

/// Writes a correction that was just asked.
pub async fn insert(
    cx: &mut Cx,
    file: &Application,
    officer: Id<marks::Staff>,
    part: &Part,
    note: &str,
) -> Outcome<()> {
    let id = Id::<Correction>::new(file.id.bucket(), cx.now(), cx.dice()).uuid();
    let sealed = cx.seal(&places::correction_note(file, id), &note.to_owned()).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.correction (bucket, id, application_id, part_kind, part, note, asked_by, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        file.id.bucket().as_i16(),
        id,
        file.id.uuid(),
        part.kind(),
        part.key(),
        sealed as _,
        officer.uuid(),
        now as _,
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

/// The correction that waits for the citizen, if one does. `file` was loaded within the caller's scope.
pub async fn open_correction(cx: &mut Cx, file: &Application) -> Outcome<Option<Correction>> {
    let row = sqlx::query!(
        r#"SELECT id, part_kind, part, note as "note: Sealed<String>", asked_at as "asked_at: Moment"
             FROM casework.correction WHERE bucket = $1 AND application_id = $2 AND answered_at IS NULL"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let note = cx.open(&places::correction_note(file, row.id), &row.note).await?;
    let part = if row.part_kind == "field" { Part::Field(row.part) } else { Part::Document(row.part) };
    Ok(Some(Correction { id: row.id, part, note, asked_at: row.asked_at }))
}
