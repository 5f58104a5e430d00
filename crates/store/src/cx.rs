//! One transaction, and who acts, when, and by which chance.

use kernel::{Actor, Dice, Failure, Moment, Outcome};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{PgConnection, Postgres, Transaction};

use crate::{Place, Sealed, Store, Vault};

/// The context of one act: a transaction, the actor, the moment it began, chance and keys. Dropping it rolls back.
pub struct Cx {
    store: Store,
    transaction: Transaction<'static, Postgres>,
    actor: Actor,
    now: Moment,
    pub(crate) enqueued: bool,
}

impl Cx {
    pub(crate) fn new(store: Store, transaction: Transaction<'static, Postgres>, actor: Actor) -> Self {
        let now = store.now();
        Self { store, transaction, actor, now, enqueued: false }
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
    /// Commits. The work is spawned, so that a request dropped by its client cannot leave the outcome half known.
    pub async fn commit(self) -> Outcome<()> {
        let Self { store, transaction, enqueued, .. } = self;
        let committed = tokio::spawn(async move {
            transaction.commit().await?;
            if enqueued {
                store.work_waits().notify_waiters();
            }
            Ok::<(), Failure>(())
        });
        committed.await.map_err(|error| Failure::fault("committing", error))?
    }
    /// Seals `value` for `place` with its owner's current data key, which is made if the owner has none yet.
    pub async fn seal<T: Serialize>(&mut self, place: &Place, value: &T) -> Outcome<Sealed<T>> {
        let _ = (place, value);
        Err(Failure::fault("sealing", "keys are not attached"))
    }
    /// Opens a value sealed for `place`. A destroyed key gives the Refusal `erased`; anything else that does not open is a Fault.
    pub async fn open<T: DeserializeOwned>(&mut self, place: &Place, sealed: &Sealed<T>) -> Outcome<T> {
        let _ = (place, sealed);
        Err(Failure::fault("opening", "keys are not attached"))
    }
}
