//! Rows of notices.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Sealed};
use uuid::Uuid;

use super::Words;

/// A notice to be written.
pub struct New<'a> {
    pub(super) account: Id<marks::Account>,
    pub(super) file: Option<Id<marks::Application>>,
    pub(super) cause: &'a str,
    pub(super) kind: &'a str,
    pub(super) channel: &'a str,
    pub(super) language: &'a str,
}

/// A notice that waits to be sent.
pub struct Waiting {
    pub(super) id: Uuid,
    pub(super) channel: String,
    pub(super) words: Words,
}

/// A notice in the inbox.
#[derive(Clone, Debug)]
pub struct InInbox {
    /// Its words.
    pub words: Words,
    /// When it was written.
    pub at: Moment,
    /// Whether it was not seen before.
    pub new: bool,
}

/// Where the words of a notice lie.
pub(crate) fn place(account: Id<marks::Account>, id: Uuid) -> Place {
    Place::new("messaging.notice.body", account.uuid(), Purpose::Messages, id)
}

/// Writes a notice; none if the same cause was told on this channel before.
pub async fn insert(cx: &mut Cx, new: &New<'_>, words: &Words) -> Outcome<Option<Uuid>> {
    let id = Id::<InInbox>::new(new.account.bucket(), cx.now(), cx.dice()).uuid();
    let body = cx.seal(&place(new.account, id), words).await?;
    let now = cx.now();
    let sent = (new.channel == "inbox").then_some(now);
    let written = sqlx::query_scalar!(
        "INSERT INTO messaging.notice (bucket, id, account, application_id, cause, kind, channel, language, body, created_at, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (bucket, account, cause, channel) DO NOTHING RETURNING id",
        new.account.bucket().as_i16(),
        id,
        new.account.uuid(),
        new.file.map(Id::uuid),
        new.cause,
        new.kind,
        new.channel,
        new.language,
        body as _,
        now as _,
        sent as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(written)
}

/// The notice, if it still waits.
pub async fn waiting(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<Option<Waiting>> {
    let row = sqlx::query!(
        r#"SELECT id, channel, body as "body!: Sealed<Words>" FROM messaging.notice
            WHERE bucket = $1 AND id = $2 AND account = $3 AND sent_at IS NULL AND skipped_at IS NULL AND body IS NOT NULL"#,
        account.bucket().as_i16(),
        id,
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let words = cx.open(&place(account, id), &row.body).await?;
    Ok(Some(Waiting { id: row.id, channel: row.channel, words }))
}

/// It was handed to the carrier.
pub async fn sent(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE messaging.notice SET sent_at = $4 WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// It will not be sent on this channel.
pub async fn skipped(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE messaging.notice SET skipped_at = $4 WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// A try failed; the job comes back.
pub async fn failed(cx: &mut Cx, account: Id<marks::Account>, id: Uuid, why: &str) -> Outcome<()> {
    sqlx::query!(
        "UPDATE messaging.notice SET failures = failures + 1, last_failure = left($4, 300)
          WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        why,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The inbox of `account`, newest first, at most 50; what was new is marked as seen.
pub async fn inbox(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<InInbox>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"WITH shown AS (
               SELECT bucket, id, body, created_at, read_at FROM messaging.notice
                WHERE bucket = $1 AND account = $2 AND channel = 'inbox' AND body IS NOT NULL ORDER BY created_at DESC, id DESC LIMIT 50),
           seen AS (
               UPDATE messaging.notice AS n SET read_at = $3 FROM shown
                WHERE n.bucket = shown.bucket AND n.id = shown.id AND shown.read_at IS NULL)
           SELECT id, body as "body!: Sealed<Words>", created_at as "created_at: Moment", read_at as "read_at: Moment"
             FROM shown ORDER BY created_at DESC, id DESC"#,
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut inbox = Vec::with_capacity(rows.len());
    for row in rows {
        let words = cx.open(&place(account, row.id), &row.body).await?;
        inbox.push(InInbox { words, at: row.created_at, new: row.read_at.is_none() });
    }
    Ok(inbox)
}

/// A notice of the inbox as a program lists it: looking at the list marks nothing.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its id, in the bucket of its account.
    pub id: Uuid,
    /// Its words.
    pub words: Words,
    /// When it was written.
    pub at: Moment,
    /// When it was read first.
    pub read: Option<Moment>,
}

/// The inbox of `account`, newest first, at most 50.
pub async fn listed(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Listed>> {
    let rows = sqlx::query!(
        r#"SELECT id, body AS "body!: Sealed<Words>", created_at AS "created_at: Moment", read_at AS "read_at: Moment"
             FROM messaging.notice
            WHERE bucket = $1 AND account = $2 AND channel = 'inbox' AND body IS NOT NULL
            ORDER BY created_at DESC, id DESC LIMIT 50"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut listed = Vec::with_capacity(rows.len());
    for row in rows {
        let words = cx.open(&place(account, row.id), &row.body).await?;
        listed.push(Listed { id: row.id, words, at: row.created_at, read: row.read_at });
    }
    Ok(listed)
}

/// How many notices in the inbox of `account` were not read.
pub async fn unread(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<i64> {
    let count = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM messaging.notice
            WHERE bucket = $1 AND account = $2 AND channel = 'inbox' AND read_at IS NULL AND body IS NOT NULL"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(count)
}

/// Marks one notice of the inbox as read; the first time counts. Harmless when repeated.
///
/// # Errors
/// Not found for anybody else's, and for one that lies in no inbox.
pub async fn mark_read(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE messaging.notice SET read_at = COALESCE(read_at, $4)
          WHERE bucket = $1 AND id = $2 AND account = $3 AND channel = 'inbox'",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Failure::not_found()) }
}

/// A mail or an SMS as it was sent.
#[derive(Clone, Debug)]
pub struct Carried {
    /// `mail` or `sms`.
    pub channel: String,
    /// When it was handed to the carrier; none while it waits, or if it never was.
    pub sent: Option<Moment>,
    /// When it was written.
    pub at: Moment,
    /// Its words, until they are destroyed.
    pub words: Option<Words>,
}

/// Everything that was to be carried to `account`, newest first, at most 100.
pub async fn carried(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Carried>> {
    let rows = sqlx::query!(
        r#"SELECT id, channel, body AS "body: Sealed<Words>", created_at AS "created_at: Moment",
                  sent_at AS "sent_at: Moment"
             FROM messaging.notice WHERE bucket = $1 AND account = $2 AND channel <> 'inbox'
            ORDER BY created_at DESC, id DESC LIMIT 100"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut carried = Vec::with_capacity(rows.len());
    for row in rows {
        let words = cx.open_optional(&place(account, row.id), row.body.as_ref()).await?;
        carried.push(Carried { channel: row.channel, sent: row.sent_at, at: row.created_at, words });
    }
    Ok(carried)
}

/// Destroys the words of what was sent or given up before `carried`, and of what lay in inboxes, or on paper at a mission, since before `lying`. That
/// a person was told stays, so that nothing is told twice. Returns how many were forgotten.
pub async fn forget(cx: &mut Cx, carried: Moment, lying: Moment) -> Outcome<u64> {
    let now = cx.now();
    let done = sqlx::query!(
        "WITH papers AS (DELETE FROM messaging.paper WHERE written_at < $3)
         UPDATE messaging.notice SET body = NULL, forgotten_at = $1
          WHERE forgotten_at IS NULL AND created_at < CASE WHEN channel IN ('inbox', 'paper') THEN $3::timestamptz ELSE $2 END",
        now as _,
        carried as _,
        lying as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected())
}
