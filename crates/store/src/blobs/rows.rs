//! The rows of stored files.

use kernel::{Id, Moment, Outcome, marks};
use sqlx::PgPool;
use uuid::Uuid;

use super::{BlobState, receive::size_column};
use crate::{
    Cx, Purpose, rotation,
    vault::{RootKey, Wrapped, data_key::root_version},
};

/// A received file that was not destroyed.
pub(super) struct Row {
    pub owner: Uuid,
    pub object: String,
    pub wrapped: Wrapped,
    pub sealed_hash: Vec<u8>,
    pub usable: bool,
    pub refused: bool,
}

/// A file about to be received.
pub(super) struct Begun<'a> {
    pub id: Id<marks::Blob>,
    pub owner: Uuid,
    pub purpose: Purpose,
    pub object: &'a str,
    pub wrapped: &'a Wrapped,
    pub at: Moment,
}

/// What binds a file's wrapped key to its row.
pub(super) fn context(id: Id<marks::Blob>, owner: Uuid) -> Vec<u8> {
    let mut bytes = b"blob\0".to_vec();
    bytes.extend_from_slice(id.uuid().as_bytes());
    bytes.extend_from_slice(owner.as_bytes());
    bytes
}

pub(super) async fn begin(side: &PgPool, begun: &Begun<'_>) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO store.blob (bucket, id, owner, purpose, object, root_version, wrapped_key, begun_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        begun.id.bucket().as_i16(),
        begun.id.uuid(),
        begun.owner,
        begun.purpose.as_str(),
        begun.object,
        root_version(begun.wrapped.version)?,
        begun.wrapped.bytes,
        begun.at as _,
    )
    .execute(side)
    .await?;
    Ok(())
}

pub(super) async fn received(
    side: &PgPool,
    id: Id<marks::Blob>,
    size: u64,
    sealed_hash: Vec<u8>,
    at: Moment,
) -> Outcome<()> {
    sqlx::query!(
        "UPDATE store.blob SET received_at = $3, size = $4, sealed_hash = $5 WHERE bucket = $1 AND id = $2",
        id.bucket().as_i16(),
        id.uuid(),
        at as _,
        size_column(size)?,
        sealed_hash,
    )
    .execute(side)
    .await?;
    Ok(())
}

/// Destroys the key of a file whose upload failed; a sweep removes what was written, if anything was.
pub(super) async fn abandon(side: &PgPool, id: Id<marks::Blob>, at: Moment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE store.blob SET wrapped_key = NULL, destroyed_at = $3 WHERE bucket = $1 AND id = $2 AND destroyed_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        at as _,
    )
    .execute(side)
    .await?;
    Ok(())
}

pub(super) async fn find(cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<Option<Row>> {
    let found = sqlx::query!(
        r#"SELECT owner, object, root_version, wrapped_key AS "wrapped_key!", sealed_hash AS "sealed_hash!",
                  usable_at IS NOT NULL AS "usable!", refused_at IS NOT NULL AS "refused!"
           FROM store.blob WHERE bucket = $1 AND id = $2 AND received_at IS NOT NULL AND destroyed_at IS NULL"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(found.map(|row| Row {
        owner: row.owner,
        object: row.object,
        wrapped: Wrapped { version: row.root_version.unsigned_abs(), bytes: row.wrapped_key },
        sealed_hash: row.sealed_hash,
        usable: row.usable,
        refused: row.refused,
    }))
}

/// Whether the row was in a state from which `state` follows, and now is in it.
pub(super) async fn move_on(cx: &mut Cx, id: Id<marks::Blob>, state: &BlobState) -> Outcome<bool> {
    let now = cx.now();
    let (step, refusal) = match state {
        BlobState::Checked => ("checked", None),
        BlobState::Usable => ("usable", None),
        BlobState::Refused(reason) => ("refused", Some(reason.as_str())),
    };
    let moved = sqlx::query!(
        "UPDATE store.blob SET
             checked_at = CASE WHEN $4 = 'checked' THEN $3 ELSE checked_at END,
             usable_at  = CASE WHEN $4 = 'usable'  THEN $3 ELSE usable_at END,
             refused_at = CASE WHEN $4 = 'refused' THEN $3 ELSE refused_at END,
             refusal    = CASE WHEN $4 = 'refused' THEN $5 ELSE refusal END
         WHERE bucket = $1 AND id = $2 AND received_at IS NOT NULL AND destroyed_at IS NULL
           AND usable_at IS NULL AND refused_at IS NULL
           AND CASE $4 WHEN 'checked' THEN checked_at IS NULL WHEN 'usable' THEN checked_at IS NOT NULL ELSE true END",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        step,
        refusal,
    )
    .execute(cx.conn())
    .await?;
    Ok(moved.rows_affected() == 1)
}

pub(super) async fn destroy(cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE store.blob SET wrapped_key = NULL, sealed_hash = NULL, destroyed_at = $3
         WHERE bucket = $1 AND id = $2 AND destroyed_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Wraps up to `limit` files' keys that are under an old root key again; returns how many.
pub(crate) async fn rewrap(cx: &mut Cx, limit: i64) -> Outcome<u64> {
    let current = rotation::current_version(cx, RootKey::Blobs).await?;
    let rows = sqlx::query!(
        r#"SELECT id AS "id: Id<marks::Blob>", owner, root_version, wrapped_key AS "wrapped_key!" FROM store.blob
           WHERE root_version < $1 AND wrapped_key IS NOT NULL LIMIT $2 FOR UPDATE SKIP LOCKED"#,
        current,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    let count = rows.len() as u64;
    for row in rows {
        let bound = context(row.id, row.owner);
        let again = rotation::rewrap_one(cx, RootKey::Blobs, &bound, row.root_version, row.wrapped_key).await?;
        sqlx::query!(
            "UPDATE store.blob SET root_version = $3, wrapped_key = $4 WHERE bucket = $1 AND id = $2",
            row.id.bucket().as_i16(),
            row.id.uuid(),
            root_version(again.version)?,
            again.bytes,
        )
        .execute(cx.conn())
        .await?;
    }
    Ok(count)
}
