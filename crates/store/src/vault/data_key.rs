//! People's data keys: made when first needed, wrapped in the database, unwrapped here.

use std::sync::Arc;

use kernel::{Failure, Id, Outcome, Refusal, RefusalKind};
use uuid::Uuid;

use super::{RootKey, Wrapped, aead::AeadKey, cache::KeyName};
use crate::{Cx, Purpose, entropy::random};

/// The key to seal with; made if the owner has none for this purpose, or only destroyed ones.
pub(crate) async fn current(cx: &mut Cx, owner: Uuid, purpose: Purpose) -> Outcome<(i16, Arc<AeadKey>)> {
    if let Some(found) = cx.fresh_key(owner, purpose).or_else(|| cx.vault().cache().current(owner, purpose)) {
        return Ok(found);
    }
    // Two rounds suffice: if the insert found a row, that row is committed and the second look sees it.
    for _ in 0..2 {
        let newest = sqlx::query!(
            "SELECT version, root_version, wrapped FROM store.data_key
             WHERE bucket = $1 AND owner = $2 AND purpose = $3 ORDER BY version DESC LIMIT 1",
            bucket(owner),
            owner,
            purpose.as_str(),
        )
        .fetch_optional(cx.conn())
        .await?;
        let last = newest.as_ref().map_or(0, |row| row.version);
        if let Some(row) = newest
            && let Some(wrapped) = row.wrapped
        {
            let name = KeyName { owner, purpose, version: row.version };
            let key = unwrap(cx, name, row.root_version, wrapped).await?;
            cx.vault().cache().put(name, Arc::clone(&key), true);
            return Ok((row.version, key));
        }
        if let Some(made) = make(cx, KeyName { owner, purpose, version: last + 1 }).await? {
            return Ok(made);
        }
    }
    Err(Failure::passing("making a data key", "another transaction makes and destroys the same key"))
}

/// The key of this version; a destroyed one is the Refusal `erased`.
pub(crate) async fn of_version(cx: &mut Cx, name: KeyName) -> Outcome<Arc<AeadKey>> {
    if let Some((version, key)) = cx.fresh_key(name.owner, name.purpose)
        && version == name.version
    {
        return Ok(key);
    }
    if let Some(key) = cx.vault().cache().get(name) {
        return Ok(key);
    }
    let row = sqlx::query!(
        "SELECT root_version, wrapped FROM store.data_key
         WHERE bucket = $1 AND owner = $2 AND purpose = $3 AND version = $4",
        bucket(name.owner),
        name.owner,
        name.purpose.as_str(),
        name.version,
    )
    .fetch_optional(cx.conn())
    .await?
    .ok_or_else(|| Failure::fault("opening a sealed value", "its data key is unknown"))?;
    let Some(wrapped) = row.wrapped else {
        return Err(Refusal::new(RefusalKind::NotFound, "erased", "problem-erased").into());
    };
    let key = unwrap(cx, name, row.root_version, wrapped).await?;
    cx.vault().cache().put(name, Arc::clone(&key), false);
    Ok(key)
}

/// Makes a key of this version, unless another transaction was faster. The cache learns of it when this one commits.
pub(crate) async fn make(cx: &mut Cx, name: KeyName) -> Outcome<Option<(i16, Arc<AeadKey>)>> {
    let secret = zeroize::Zeroizing::new(random::<32>()?);
    let wrapped = cx.vault().custody().wrap(RootKey::Fields, &context(name), &*secret).await?;
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO store.data_key (bucket, owner, purpose, version, root_version, wrapped, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        bucket(name.owner),
        name.owner,
        name.purpose.as_str(),
        name.version,
        root_version(wrapped.version)?,
        wrapped.bytes,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    if added.rows_affected() == 0 {
        return Ok(None);
    }
    let key = Arc::new(AeadKey::new(&*secret)?);
    cx.keep_fresh_key(name, Arc::clone(&key));
    Ok(Some((name.version, key)))
}

async fn unwrap(cx: &Cx, name: KeyName, root_version: i16, bytes: Vec<u8>) -> Outcome<Arc<AeadKey>> {
    let version = u16::try_from(root_version).map_err(|error| Failure::fault("unwrapping a data key", error))?;
    let wrapped = Wrapped { version, bytes };
    let secret = cx.vault().custody().unwrap(RootKey::Fields, &context(name), &wrapped).await?;
    AeadKey::new(&secret).map(Arc::new)
}

/// What binds a wrapped key to its row.
pub(crate) fn context(name: KeyName) -> Vec<u8> {
    let mut bytes = b"data_key\0".to_vec();
    bytes.extend_from_slice(name.owner.as_bytes());
    bytes.extend_from_slice(name.purpose.as_str().as_bytes());
    bytes.extend_from_slice(&name.version.to_be_bytes());
    bytes
}

/// A root key's version as the database keeps it.
pub(crate) fn root_version(version: u16) -> Outcome<i16> {
    i16::try_from(version).map_err(|error| Failure::fault("storing a key version", error))
}

/// The bucket that owner ids carry.
pub(crate) fn bucket(owner: Uuid) -> i16 {
    Id::<()>::from_uuid(owner).bucket().as_i16()
}
