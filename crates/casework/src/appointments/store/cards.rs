//! Rows of how far a card is. The code for handing it over is sealed.

use kernel::{Moment, Outcome};
use store::{Cx, Place, Purpose, Sealed};

use crate::{applications::model::Application, appointments::model::CardProgress};

/// Where the code lies.
fn place(file: &Application) -> Place {
    Place::new("casework.card_progress.code", file.owner.uuid(), Purpose::Application, file.id.uuid())
}

/// How far the card of a file is. `file` was loaded within the caller's scope.
pub async fn progress(cx: &mut Cx, file: &Application) -> Outcome<CardProgress> {
    let row = sqlx::query_as!(
        CardProgress,
        r#"SELECT printed_at as "printed_at: Moment", arrived_at as "arrived_at: Moment" FROM casework.card_progress
            WHERE bucket = $1 AND file = $2"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?.unwrap_or_default())
}

/// Notes that the card was printed; false if that was noted before.
pub async fn note_printed(cx: &mut Cx, file: &Application, staff: uuid::Uuid) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO casework.card_progress (bucket, file, mission, printed_at, recorded_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.mission.as_deref().unwrap_or_default(),
        now as _,
        staff,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Notes that a printed card arrived, with the code for handing it over; false unless it was printed and on its way.
pub async fn note_arrived(cx: &mut Cx, file: &Application, staff: uuid::Uuid, code: &str) -> Outcome<bool> {
    let now = cx.now();
    let sealed = cx.seal(&place(file), &code.to_owned()).await?;
    let done = sqlx::query!(
        "UPDATE casework.card_progress SET arrived_at = $3, code = $4, recorded_by = $5
          WHERE bucket = $1 AND file = $2 AND arrived_at IS NULL",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        sealed as _,
        staff,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// The code of a card that arrived.
pub async fn card(cx: &mut Cx, file: &Application) -> Outcome<Option<String>> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT code as "code: Sealed<String>" FROM casework.card_progress WHERE bucket = $1 AND file = $2"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?
    .flatten();
    cx.open_optional(&place(file), sealed.as_ref()).await
}

/// Notes which document was seen instead of the code.
pub async fn note_document(cx: &mut Cx, file: &Application, staff: uuid::Uuid, document: &str) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.card_progress SET document_seen = $3, document_seen_by = $4 WHERE bucket = $1 AND file = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        document,
        staff,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
