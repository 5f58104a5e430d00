//! Rows of letters.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

use super::Letter;
use crate::ports::FileCard;

/// Where the words of a letter lie in a file of `owner`.
pub(crate) fn place(owner: Id<marks::Account>, id: Uuid) -> Place {
    Place::new("messaging.letter.body", owner.uuid(), Purpose::Messages, id)
}

/// Writes a letter in the file of `card`.
pub async fn insert(cx: &mut Cx, card: &FileCard, staff: Option<Id<marks::Staff>>, text: &str) -> Outcome<()> {
    let id = Id::<Letter>::new(card.id.bucket(), cx.now(), cx.dice()).uuid();
    let body = cx.seal(&place(card.owner, id), &text.to_owned()).await?;
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO messaging.letter (bucket, id, application_id, owner, mission, staff, body, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        card.id.bucket().as_i16(),
        id,
        card.id.uuid(),
        card.owner.uuid(),
        card.mission.as_deref().unwrap_or_default(),
        staff.map(Id::uuid),
        body as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The letters of the file, oldest first, the last 200. The card was made within the caller's scope.
pub async fn letters(cx: &mut Cx, card: &FileCard) -> Outcome<Vec<Letter>> {
    let rows = sqlx::query!(
        r#"SELECT id, staff, body as "body: Sealed<String>", sent_at as "sent_at: Moment" FROM messaging.letter
            WHERE bucket = $1 AND application_id = $2 AND owner = $3 ORDER BY sent_at DESC, id DESC LIMIT 200"#,
        card.id.bucket().as_i16(),
        card.id.uuid(),
        card.owner.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut letters = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        let text = cx.open(&place(card.owner, row.id), &row.body).await?;
        letters.push(Letter { by_officer: row.staff.is_some(), text, at: row.sent_at });
    }
    Ok(letters)
}

/// Marks the letters of one side as read by the other.
pub async fn mark_read(cx: &mut Cx, card: &FileCard, of_officers: bool) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE messaging.letter SET read_at = $3
          WHERE bucket = $1 AND application_id = $2 AND read_at IS NULL AND (staff IS NOT NULL) = $4",
        card.id.bucket().as_i16(),
        card.id.uuid(),
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
