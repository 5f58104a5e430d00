//! Rows of attachments. A citizen never finds one that hangs on a note of the desk.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::{Attachment, Kind, Received};
use crate::threads::{Reader, Strand};

struct Row {
    id: Uuid,
    letter: Uuid,
    blob: Uuid,
    kind: String,
    size_bytes: i64,
    pages: i32,
    seconds: Option<i32>,
    sent_at: Moment,
}

impl Row {
    fn read(self) -> Outcome<Attachment> {
        let kind = Kind::parse(&self.kind).ok_or_else(|| Failure::fault("reading an attachment", self.kind.clone()))?;
        Ok(Attachment {
            id: self.id,
            letter: self.letter,
            blob: Id::from_uuid(self.blob),
            kind,
            size_bytes: self.size_bytes,
            pages: self.pages.unsigned_abs(),
            seconds: self.seconds.map(i32::unsigned_abs),
            at: self.sent_at,
        })
    }
}

/// Names a received file as what hangs on `letter`.
pub(super) async fn insert(cx: &mut Cx, strand: &Strand, letter: Uuid, received: &Received) -> Outcome<()> {
    let bucket = strand.owner.bucket();
    let now = cx.now();
    let id = Id::<Attachment>::new(bucket, now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO messaging.attachment (bucket, id, letter, thread, owner, mission, blob, kind, size_bytes, pages,
                                           seconds, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        bucket.as_i16(),
        id,
        letter,
        strand.id,
        strand.owner.uuid(),
        strand.office,
        received.blob.uuid(),
        received.kind.as_str(),
        received.size_bytes,
        i32::try_from(received.pages).unwrap_or(i32::MAX),
        received.seconds.map(|seconds| i32::try_from(seconds).unwrap_or(i32::MAX)),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Everything that hangs on the letters of a thread. The strand was made within the caller's scope, and the caller shows
/// only what hangs on a letter that it shows.
pub(crate) async fn of_thread(cx: &mut Cx, strand: &Strand) -> Outcome<Vec<Attachment>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, letter, blob, kind, size_bytes, pages, seconds, sent_at AS "sent_at: Moment" FROM messaging.attachment
            WHERE bucket = $1 AND thread = $2 AND owner = $3"#,
        strand.owner.bucket().as_i16(),
        strand.id,
        strand.owner.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// One that hangs on a letter of this thread which `reader` sees. The strand was made within the caller's scope.
pub(crate) async fn one(cx: &mut Cx, strand: &Strand, reader: Reader, id: Uuid) -> Outcome<Attachment> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT a.id, a.letter, a.blob, a.kind, a.size_bytes, a.pages, a.seconds, a.sent_at AS "sent_at: Moment"
             FROM messaging.attachment a JOIN messaging.letter l ON l.bucket = a.bucket AND l.id = a.letter
            WHERE a.bucket = $1 AND a.thread = $2 AND a.owner = $3 AND a.id = $4 AND (NOT l.internal OR $5)"#,
        strand.owner.bucket().as_i16(),
        strand.id,
        strand.owner.uuid(),
        id,
        reader == Reader::Desk,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.read()
}

/// Everything the account sent or was sent, for the copy of its data.
pub(crate) async fn of_owner(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Attachment>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT a.id, a.letter, a.blob, a.kind, a.size_bytes, a.pages, a.seconds, a.sent_at AS "sent_at: Moment"
             FROM messaging.attachment a JOIN messaging.letter l ON l.bucket = a.bucket AND l.id = a.letter
            WHERE a.bucket = $1 AND a.owner = $2 AND NOT l.internal"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// One of the account's own, wherever it hangs.
pub(crate) async fn own(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<Attachment> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT a.id, a.letter, a.blob, a.kind, a.size_bytes, a.pages, a.seconds, a.sent_at AS "sent_at: Moment"
             FROM messaging.attachment a JOIN messaging.letter l ON l.bucket = a.bucket AND l.id = a.letter
            WHERE a.bucket = $1 AND a.owner = $2 AND a.id = $3 AND NOT l.internal"#,
        account.bucket().as_i16(),
        account.uuid(),
        id,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.read()
}

/// Deletes the rows of what was sent before `moment`; returns whose bytes are to be destroyed.
pub(super) async fn delete_before(cx: &mut Cx, moment: Moment) -> Outcome<Vec<Id<marks::Blob>>> {
    let blobs = sqlx::query_scalar!(
        r#"DELETE FROM messaging.attachment WHERE sent_at < $1 RETURNING blob AS "blob: Id<marks::Blob>""#,
        moment as _,
    );
    Ok(blobs.fetch_all(cx.conn()).await?)
}

/// Deletes the rows of an account; returns whose bytes are to be destroyed.
pub(super) async fn delete_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Id<marks::Blob>>> {
    let blobs = sqlx::query_scalar!(
        r#"DELETE FROM messaging.attachment WHERE bucket = $1 AND owner = $2 RETURNING blob AS "blob: Id<marks::Blob>""#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(blobs.fetch_all(cx.conn()).await?)
}
