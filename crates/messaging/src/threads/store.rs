//! Rows of letters.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

use super::{Letter, New, Reader, Strand};
use crate::attachments;

/// Where the words of a letter to or from `owner` lie.
pub(crate) fn place(owner: Id<marks::Account>, id: Uuid) -> Place {
    Place::new("messaging.letter.body", owner.uuid(), Purpose::Messages, id)
}

/// Keeps a letter with what hangs on it.
pub(crate) async fn insert(cx: &mut Cx, strand: &Strand, new: New<'_>) -> Outcome<()> {
    let bucket = strand.owner.bucket();
    let id = Id::<Letter>::new(bucket, cx.now(), cx.dice()).uuid();
    let body = cx.seal(&place(strand.owner, id), &new.text.to_owned()).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO messaging.letter (bucket, id, thread, owner, mission, staff, internal, body, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        bucket.as_i16(),
        id,
        strand.id,
        strand.owner.uuid(),
        strand.office,
        new.staff.map(Id::uuid),
        new.internal,
        body as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    match new.attached {
        Some(received) => attachments::hang(cx, strand, id, received).await,
        None => Ok(()),
    }
}

/// The letters of the thread for `reader`, oldest first, the last 200. The strand was made within the caller's scope.
pub(crate) async fn letters(cx: &mut Cx, strand: &Strand, reader: Reader) -> Outcome<Vec<Letter>> {
    let rows = sqlx::query!(
        r#"SELECT id, staff, internal, body as "body: Sealed<String>", sent_at as "sent_at: Moment" FROM messaging.letter
            WHERE bucket = $1 AND thread = $2 AND owner = $3 AND (NOT internal OR $4)
            ORDER BY sent_at DESC, id DESC LIMIT 200"#,
        strand.owner.bucket().as_i16(),
        strand.id,
        strand.owner.uuid(),
        reader == Reader::Desk,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut hanging = attachments::store::of_thread(cx, strand).await?;
    let mut letters = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        let text = cx.open(&place(strand.owner, row.id), &row.body).await?;
        let found = hanging.iter().position(|attachment| attachment.letter == row.id);
        letters.push(Letter {
            id: row.id,
            by_officer: row.staff.is_some(),
            internal: row.internal,
            text,
            at: row.sent_at,
            attached: found.map(|at| hanging.swap_remove(at)),
        });
    }
    Ok(letters)
}

/// Marks the letters of one side as read by the other; a note has no other side.
pub(crate) async fn mark_read(cx: &mut Cx, strand: &Strand, of_officers: bool) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE messaging.letter SET read_at = $3
          WHERE bucket = $1 AND thread = $2 AND read_at IS NULL AND NOT internal AND (staff IS NOT NULL) = $4",
        strand.owner.bucket().as_i16(),
        strand.id,
        now as _,
        of_officers,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes letters sent before `moment`; returns how many.
pub async fn forget(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let done = sqlx::query!("DELETE FROM messaging.letter WHERE sent_at < $1", moment as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}
