//! Rows of appointments that are over: what ran out by itself, and what a file ever had.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;

use crate::appointments::model::Session;

/// Ends every hold and offer that has run out; says which file lost an offer, and in which session a seat became free.
pub async fn lapse(cx: &mut Cx) -> Outcome<Vec<(Id<Session>, Id<marks::Application>, bool)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        "UPDATE casework.appointment SET ended_at = $1, ending = 'lapsed'
          WHERE id IN (SELECT id FROM casework.appointment
                        WHERE ended_at IS NULL AND booked_at IS NULL AND held_until <= $1
                        ORDER BY held_until LIMIT 500 FOR UPDATE SKIP LOCKED)
         RETURNING session, file, offered",
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (Id::from_uuid(row.session), Id::from_uuid(row.file), row.offered)).collect())
}

/// An appointment as the owner of its file may read it.
pub struct Past {
    /// When it began or begins.
    pub starts_at: Moment,
    /// When it was kept for the person.
    pub held_at: Moment,
    /// When it was confirmed.
    pub booked_at: Option<Moment>,
    /// What became of it; nothing while it is open.
    pub ending: Option<String>,
}

/// Every appointment a file ever had, the oldest first.
pub async fn all_of(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Vec<Past>> {
    let rows = sqlx::query_as!(
        Past,
        r#"SELECT starts_at as "starts_at: Moment", held_at as "held_at: Moment", booked_at as "booked_at: Moment", ending
             FROM casework.appointment WHERE bucket = $1 AND file = $2 ORDER BY held_at, id"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}
