//! The SQL of devices.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::{KEPT, token::Token};

/// Marks the identifier of a device.
#[derive(Debug)]
enum DeviceMark {}

/// A device as stored.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub account: Id<marks::Account>,
    /// A few words about its browser.
    pub agent: String,
    /// When it was named her own.
    pub kept_at: Moment,
    /// When it was last heard of.
    pub seen_at: Moment,
}

pub(super) async fn insert(cx: &mut Cx, account: Id<marks::Account>, hash: &[u8], agent: &str) -> Outcome<Uuid> {
    let now = cx.now();
    let id = Id::<DeviceMark>::new(account.bucket(), now, cx.dice());
    let agent: String = agent.chars().take(120).collect();
    sqlx::query!(
        "INSERT INTO people.device (bucket, id, account, token_hash, agent, kept_at, seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        hash,
        agent,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id.uuid())
}

/// The living devices of an account, the latest first.
///
/// # Errors
/// Faults of the database.
pub async fn living(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Device>> {
    let since = cx.now().minus(KEPT);
    let rows = sqlx::query_as!(
        Device,
        r#"SELECT id, account AS "account: _", agent, kept_at AS "kept_at: _", seen_at AS "seen_at: _"
           FROM people.device WHERE bucket = $1 AND account = $2 AND ended_at IS NULL AND seen_at > $3
           ORDER BY seen_at DESC, id DESC"#,
        account.bucket().as_i16(),
        account.uuid(),
        since as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// The living device that holds this token.
pub(super) async fn by_token(cx: &mut Cx, token: &Token) -> Outcome<Option<Device>> {
    let since = cx.now().minus(KEPT);
    let row = sqlx::query_as!(
        Device,
        r#"SELECT id, account AS "account: _", agent, kept_at AS "kept_at: _", seen_at AS "seen_at: _"
           FROM people.device WHERE bucket = $1 AND token_hash = $2 AND ended_at IS NULL AND seen_at > $3"#,
        token.bucket.as_i16(),
        token.hash(),
        since as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

pub(super) async fn seen(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.device SET seen_at = $3 WHERE bucket = $1 AND id = $2 AND seen_at < $3",
        account.bucket().as_i16(),
        id,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends a device of an account; false for one that is unknown, foreign or ended.
pub(super) async fn end(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE people.device SET ended_at = $4 WHERE bucket = $1 AND id = $2 AND account = $3 AND ended_at IS NULL",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Removes every device of an account whose owner is forgotten.
pub(crate) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM people.device WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid()
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Removes devices that were not heard of within their period; gives how many.
pub(crate) async fn sweep(cx: &mut Cx) -> Outcome<u64> {
    let before = cx.now().minus(KEPT);
    let done = sqlx::query!("DELETE FROM people.device WHERE seen_at <= $1", before as _).execute(cx.conn()).await?;
    Ok(done.rows_affected())
}
