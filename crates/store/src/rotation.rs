//! New versions of keys. Rotating a root key changes no sealed value: the data keys are wrapped again, a batch at a time,
//! so that it can be stopped and continued.

use kernel::{Actor, Failure, Outcome};
use uuid::Uuid;

use crate::{
    Cx, Purpose, Store,
    vault::{RootKey, Wrapped, cache::KeyName, data_key},
};

const BATCH: i64 = 500;

/// Wraps every data key and every file's key that is under an old root key with the current one. Returns how many.
/// Afterwards the old version of the root key is needed only for backups.
pub async fn rewrap(store: &Store) -> Outcome<u64> {
    let mut count = 0;
    loop {
        let mut cx = store.begin(Actor::System("rotation of root keys")).await?;
        let done = rewrap_data_keys(&mut cx).await? + crate::blobs::rewrap(&mut cx, BATCH).await?;
        cx.commit().await?;
        count += done;
        if done == 0 {
            return Ok(count);
        }
    }
}

/// Gives the owner a new key for `purpose`; what was sealed with the old one still opens.
pub async fn renew(cx: &mut Cx, owner: Uuid, purpose: Purpose) -> Outcome<()> {
    let (version, _) = data_key::current(cx, owner, purpose).await?;
    match data_key::make(cx, KeyName { owner, purpose, version: version + 1 }).await? {
        Some(_) => Ok(()),
        None => Err(Failure::passing("renewing a data key", "another transaction renewed it at the same time")),
    }
}

async fn rewrap_data_keys(cx: &mut Cx) -> Outcome<u64> {
    let current = current_version(cx, RootKey::Fields).await?;
    let rows = sqlx::query!(
        r#"SELECT bucket, owner, purpose, version, root_version, wrapped AS "wrapped!" FROM store.data_key
           WHERE root_version < $1 AND wrapped IS NOT NULL LIMIT $2 FOR UPDATE SKIP LOCKED"#,
        current,
        BATCH,
    )
    .fetch_all(cx.conn())
    .await?;
    let count = rows.len() as u64;
    for row in rows {
        let purpose = Purpose::parse(&row.purpose)
            .ok_or_else(|| Failure::fault("rewrapping a data key", format!("unknown purpose {}", row.purpose)))?;
        let context = data_key::context(KeyName { owner: row.owner, purpose, version: row.version });
        let again = rewrap_one(cx, RootKey::Fields, &context, row.root_version, row.wrapped).await?;
        sqlx::query!(
            "UPDATE store.data_key SET root_version = $5, wrapped = $6
             WHERE bucket = $1 AND owner = $2 AND purpose = $3 AND version = $4",
            row.bucket,
            row.owner,
            row.purpose,
            row.version,
            data_key::root_version(again.version)?,
            again.bytes,
        )
        .execute(cx.conn())
        .await?;
    }
    Ok(count)
}

/// The current version of a root key as the database keeps it.
pub(crate) async fn current_version(cx: &Cx, root: RootKey) -> Outcome<i16> {
    let versions = cx.vault().custody().versions(root).await?;
    data_key::root_version(versions.last().copied().unwrap_or_default())
}

/// Unwraps with the old version and wraps with the current one.
pub(crate) async fn rewrap_one(
    cx: &Cx,
    root: RootKey,
    context: &[u8],
    root_version: i16,
    bytes: Vec<u8>,
) -> Outcome<Wrapped> {
    let version = u16::try_from(root_version).map_err(|error| Failure::fault("unwrapping a key", error))?;
    let custody = cx.vault().custody();
    let secret = custody.unwrap(root, context, &Wrapped { version, bytes }).await?;
    custody.wrap(root, context, &secret).await
}
