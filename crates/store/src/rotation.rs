//! New versions of keys. Rotating a root key changes no sealed value: the data keys are wrapped again, a batch at a time,
//! so that it can be stopped, killed and continued while everything serves. Nothing here ever removes an old root key.

use kernel::{Actor, Failure, Outcome};
use uuid::Uuid;

use crate::{
    Cx, Purpose, Store,
    vault::{RootKey, Wrapped, cache::KeyName, data_key},
};

/// The root keys that wrap other keys. Only these can be rotated while Wasl serves: a process that meets a version it does
/// not know reads the key folder again. The others make blind indexes and codes, which every process must make alike.
pub const WRAPPING: [RootKey; 2] = [RootKey::Fields, RootKey::Blobs];

/// Keys that one transaction of [`rewrap`] wraps again, of each kind.
pub const BATCH: i64 = 500;

/// How far one root key's rotation has come.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrapping {
    /// The root key.
    pub root: RootKey,
    /// Versions in custody, ascending; the last is current.
    pub versions: Vec<u16>,
    /// How many keys lie under which version, ascending.
    pub keys: Vec<(u16, u64)>,
}

impl Wrapping {
    /// Keys that still lie under an old version.
    pub fn left(&self) -> u64 {
        let current = self.versions.last().copied().unwrap_or_default();
        self.keys.iter().filter(|(version, _)| *version < current).map(|(_, count)| count).sum()
    }
}

/// How far the rotation of every wrapping root key has come.
///
/// # Errors
/// A fault if the database or the custody is away.
pub async fn state(store: &Store) -> Outcome<Vec<Wrapping>> {
    let mut cx = store.begin(Actor::System("rotation of root keys")).await?;
    let rows = sqlx::query!(
        r#"SELECT 'fields' AS "root!", root_version AS "version!", count(*) AS "count!"
           FROM store.data_key WHERE wrapped IS NOT NULL GROUP BY root_version
           UNION ALL
           SELECT 'blobs', root_version, count(*) FROM store.blob WHERE wrapped_key IS NOT NULL GROUP BY root_version
           ORDER BY 1, 2"#
    )
    .fetch_all(cx.conn())
    .await?;
    let mut states = Vec::new();
    for root in WRAPPING {
        let versions = cx.vault().custody().versions(root).await?;
        let of_root = rows.iter().filter(|row| row.root == root.as_str());
        let keys = of_root.map(|row| (row.version.unsigned_abs(), row.count.unsigned_abs())).collect();
        states.push(Wrapping { root, versions, keys });
    }
    Ok(states)
}

/// Makes a new version of a wrapping root key current and returns its number. Nothing is wrapped again yet.
///
/// # Errors
/// A fault for a root key that does not wrap, and if the custody cannot make one.
pub async fn rotate(store: &Store, root: RootKey) -> Outcome<u16> {
    if !WRAPPING.contains(&root) {
        let message = format!("`{}` does not wrap keys and cannot be rotated while Wasl serves", root.as_str());
        return Err(Failure::fault("rotating a root key", message));
    }
    let version = store.vault().custody().rotate(root).await?;
    store.vault().refresh().await?;
    store.recognise_keys().await?;
    Ok(version)
}

/// Wraps every data key and every file's key that is under an old root key with the current one. Returns how many.
/// Afterwards the old version of the root key is needed only for backups.
pub async fn rewrap(store: &Store) -> Outcome<u64> {
    let mut count = 0;
    loop {
        let done = rewrap_batch(store, BATCH).await?;
        count += done;
        if done == 0 {
            return Ok(count);
        }
    }
}

/// Wraps up to `most` data keys and as many files' keys again, in one transaction, and returns how many: none when all that
/// nobody else holds locked are done. Killed, it leaves what it was; run again, it goes on where it stopped.
///
/// # Errors
/// A fault if the database or the custody is away, or a key does not open under its old root key.
pub async fn rewrap_batch(store: &Store, most: i64) -> Outcome<u64> {
    let mut cx = store.begin(Actor::System("rotation of root keys")).await?;
    let done = rewrap_data_keys(&mut cx, most).await? + crate::blobs::rewrap(&mut cx, most).await?;
    cx.commit().await?;
    Ok(done)
}

/// Gives the owner a new key for `purpose`; what was sealed with the old one still opens.
pub async fn renew(cx: &mut Cx, owner: Uuid, purpose: Purpose) -> Outcome<()> {
    let (version, _) = data_key::current(cx, owner, purpose).await?;
    match data_key::make(cx, KeyName { owner, purpose, version: version + 1 }).await? {
        Some(_) => Ok(()),
        None => Err(Failure::passing("renewing a data key", "another transaction renewed it at the same time")),
    }
}

async fn rewrap_data_keys(cx: &mut Cx, most: i64) -> Outcome<u64> {
    let current = current_version(cx, RootKey::Fields).await?;
    let rows = sqlx::query!(
        r#"SELECT bucket, owner, purpose, version, root_version, wrapped AS "wrapped!" FROM store.data_key
           WHERE root_version < $1 AND wrapped IS NOT NULL LIMIT $2 FOR UPDATE SKIP LOCKED"#,
        current,
        most,
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
