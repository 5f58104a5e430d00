//! One transaction, and who acts, when, and by which chance.

use std::sync::Arc;

use kernel::{Actor, Dice, Failure, Moment, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    Place, Purpose, Sealed, Store, Vault, erasure,
    vault::{aead::AeadKey, cache::KeyName, data_key},
};

/// Format of sealed values; the first byte of each.
const FORMAT: u8 = 1;

/// The context of one act: a transaction, the actor, the moment it began, chance and keys. Dropping it rolls back.
///
/// Whoever holds one holds no network.
pub struct Cx {
    store: Store,
    transaction: Transaction<'static, Postgres>,
    actor: Actor,
    now: Moment,
    fresh_keys: Vec<(KeyName, Arc<AeadKey>)>,
    pub(crate) erased: Vec<erasure::Erased>,
    pub(crate) enqueued: bool,
}

impl Cx {
    pub(crate) fn new(store: Store, transaction: Transaction<'static, Postgres>, actor: Actor) -> Self {
        let now = store.now();
        Self { store, transaction, actor, now, fresh_keys: Vec::new(), erased: Vec::new(), enqueued: false }
    }

    /// The connection, for SQL in files named `store.rs` only.
    pub fn conn(&mut self) -> &mut PgConnection {
        &mut self.transaction
    }

    /// The moment this act began; every row it writes bears it.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Chance.
    pub fn dice(&self) -> &dyn Dice {
        self.store.dice().as_ref()
    }

    /// Who acts.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Keys and blind indexes.
    pub fn vault(&self) -> &Vault {
        self.store.vault()
    }

    /// The store this act runs on.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Commits. The work is spawned, so that a request dropped by its client cannot leave the outcome half known. If the
    /// connection breaks meanwhile the outcome is in doubt; the idempotency key of the next try settles it.
    pub async fn commit(self) -> Outcome<()> {
        let Self { store, transaction, fresh_keys, erased, enqueued, .. } = self;
        let committed = tokio::spawn(async move {
            transaction.commit().await?;
            for (name, key) in fresh_keys {
                store.vault().cache().put(name, key, true);
            }
            if enqueued {
                store.work_waits().notify_waiters();
            }
            erasure::take_hold(&store, &erased).await;
            Ok(())
        });
        committed.await.map_err(|error| Failure::fault("committing", error))?
    }

    /// Seals `value` for `place` with its owner's current data key, which is made if the owner has none yet.
    pub async fn seal<T: Serialize>(&mut self, place: &Place, value: &T) -> Outcome<Sealed<T>> {
        let (version, key) = data_key::current(self, place.owner, place.purpose).await?;
        let clear = serde_json::to_vec(value).map_err(|error| Failure::fault("writing a value to seal", error))?;
        let clear = Zeroizing::new(clear);
        let mut bytes = vec![FORMAT];
        bytes.extend_from_slice(&version.to_be_bytes());
        key.seal_onto(&mut bytes, &place.associated_data(), &clear)?;
        Ok(Sealed::from_bytes(bytes))
    }

    /// Opens a value sealed for `place`. A destroyed key gives the Refusal `erased` (404); anything else that does not
    /// open is a Fault.
    pub async fn open<T: DeserializeOwned>(&mut self, place: &Place, sealed: &Sealed<T>) -> Outcome<T> {
        let fault = |cause: &'static str| Failure::fault(format!("opening {}", place.table_column), cause);
        let Some(([format, high, low], rest)) = sealed.as_bytes().split_first_chunk::<3>() else {
            return Err(fault("the sealed value is cut short"));
        };
        if *format != FORMAT {
            return Err(fault("the sealed value has an unknown format"));
        }
        let version = i16::from_be_bytes([*high, *low]);
        let name = KeyName { owner: place.owner, purpose: place.purpose, version };
        let key = data_key::of_version(self, name).await?;
        let clear = key
            .open(&place.associated_data(), rest)
            .map_err(|error| Failure::fault(format!("opening {}", place.table_column), error))?;
        // serde_json's own message may quote the value, so only its position is kept.
        serde_json::from_slice(&clear).map_err(|error| {
            let message = format!("the value has another shape (at {}:{})", error.line(), error.column());
            Failure::fault(format!("opening {}", place.table_column), message)
        })
    }

    /// The same of a value that may be missing: one that was never written, or was forgotten.
    pub async fn open_optional<T: DeserializeOwned>(
        &mut self,
        place: &Place,
        sealed: Option<&Sealed<T>>,
    ) -> Outcome<Option<T>> {
        match sealed {
            Some(sealed) => self.open(place, sealed).await.map(Some),
            None => Ok(None),
        }
    }

    /// A data key made in this transaction; it is not shared before the commit.
    pub(crate) fn fresh_key(&self, owner: Uuid, purpose: Purpose) -> Option<(i16, Arc<AeadKey>)> {
        let newest = self.fresh_keys.iter().rev().find(|(name, _)| (name.owner, name.purpose) == (owner, purpose))?;
        Some((newest.0.version, Arc::clone(&newest.1)))
    }

    pub(crate) fn keep_fresh_key(&mut self, name: KeyName, key: Arc<AeadKey>) {
        self.fresh_keys.push((name, key));
    }

    pub(crate) fn forget_fresh_keys(&mut self, owner: Uuid, purpose: Purpose) {
        self.fresh_keys.retain(|(name, _)| (name.owner, name.purpose) != (owner, purpose));
    }
}
