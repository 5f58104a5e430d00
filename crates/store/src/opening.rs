//! The [`Store`]: pools, keys, blobs, clock and dice, opened once and cloned freely.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use kernel::{Actor, Clock, Dice, Failure, Moment, Outcome};
use sqlx::PgPool;
use tokio::sync::Notify;

use crate::{
    Blobs, Cx, StoreSettings, Vault, pool,
    scope::{MissionSet, missions_of},
};

/// Everything Wasl keeps. Cloning it is cheap; all clones share pools and caches.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    app: PgPool,
    desk: PgPool,
    side: PgPool,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
    vault: Vault,
    blobs: Blobs,
    listened: BTreeSet<String>,
    lease: Duration,
    work_waits: Notify,
}

impl Store {
    /// Opens pools and keys. The schema must be migrated already.
    pub async fn open(settings: StoreSettings, clock: Arc<dyn Clock>, dice: Arc<dyn Dice>) -> Outcome<Self> {
        let size = settings.connections.max(4);
        let app = pool::of(size, &settings.urls.app)?;
        let desk = pool::of(size.div_ceil(2), &settings.urls.desk)?;
        let side = pool::of(size.div_ceil(2).max(4), &settings.urls.app)?;
        let vault = Vault::open(settings.custody).await?;
        let blobs = Blobs::open(&settings.blobs, side.clone(), vault.clone(), clock.clone(), dice.clone())?;
        let inner = Inner {
            app,
            desk,
            side,
            clock,
            dice,
            vault,
            blobs,
            listened: settings.listened,
            lease: settings.lease,
            work_waits: Notify::new(),
        };
        let store = Self(Arc::new(inner));
        store.recognise_keys().await?;
        let again = crate::erasure::apply_again(&store).await?;
        if again > 0 {
            tracing::warn!(again, "erasures were applied again: this database was restored from before them");
        }
        Ok(store)
    }

    /// Refuses a key folder that does not belong to this database, before anything is written with its keys.
    pub(crate) async fn recognise_keys(&self) -> Outcome<()> {
        for (root, version, fingerprint) in self.vault().fingerprints() {
            let version = crate::vault::data_key::root_version(version)?;
            let known = sqlx::query_scalar!(
                "WITH added AS (INSERT INTO store.root_key (root, version, fingerprint, first_used)
                                VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING)
                 SELECT fingerprint FROM store.root_key WHERE root = $1 AND version = $2",
                root.as_str(),
                version,
                fingerprint,
                self.now() as _,
            )
            .fetch_optional(&self.0.app)
            .await?;
            if known.is_some_and(|known| known != fingerprint) {
                let message =
                    format!("the root key `{}` {version} is not the one this database was written with", root.as_str());
                return Err(Failure::fault("recognising root keys", message));
            }
        }
        Ok(())
    }

    /// Begins a transaction of the role `wasl_app`. Its moment is fixed now.
    pub async fn begin(&self, actor: Actor) -> Outcome<Cx> {
        let transaction = pool::begin(&self.0.app).await?;
        Ok(Cx::new(self.clone(), transaction, actor))
    }

    /// Begins a transaction of the role `wasl_desk`, which sees only the missions of this member of staff.
    pub async fn begin_desk(&self, actor: Actor) -> Outcome<Cx> {
        let mut transaction = pool::begin(&self.0.desk).await?;
        let (staff, missions) = match &actor {
            Actor::Staff { staff, roles, missions } => (staff.to_string(), missions_of(roles, missions)),
            _ => return Err(Failure::not_found()),
        };
        let seen = match missions {
            MissionSet::All => "*".to_owned(),
            MissionSet::Only(keys) => keys.join(","),
        };
        sqlx::query!(
            "SELECT set_config('wasl.missions', $1, true) AS a, set_config('wasl.staff', $2, true) AS b",
            seen,
            staff
        )
        .fetch_one(&mut *transaction)
        .await?;
        Ok(Cx::new(self.clone(), transaction, actor))
    }

    /// The present moment by this store's clock.
    pub fn now(&self) -> Moment {
        self.0.clock.now()
    }
    /// The clock.
    pub fn clock(&self) -> &Arc<dyn Clock> {
        &self.0.clock
    }
    /// The dice.
    pub fn dice(&self) -> &Arc<dyn Dice> {
        &self.0.dice
    }
    /// Keys and blind indexes.
    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }
    /// Stored files.
    pub fn blobs(&self) -> &Blobs {
        &self.0.blobs
    }
    /// Whether somebody listens to events of this kind.
    pub(crate) fn listens_to(&self, kind: &str) -> bool {
        self.0.listened.contains(kind)
    }
    /// How long a job stays with a worker that says nothing more.
    pub(crate) fn lease(&self) -> Duration {
        self.0.lease
    }
    /// Rung when a committed transaction left work for a worker of this process.
    pub(crate) fn work_waits(&self) -> &Notify {
        &self.0.work_waits
    }
    /// Open and idle connections of the application's pool.
    pub(crate) fn connections(&self) -> (u32, u32) {
        (self.0.app.size(), u32::try_from(self.0.app.num_idle()).unwrap_or(u32::MAX))
    }
    /// Closes every connection. Whoever asks for one afterwards gets a fault.
    pub(crate) async fn close(&self) {
        tokio::join!(self.0.app.close(), self.0.desk.close(), self.0.side.close());
    }
    /// Connections for single statements that must not wait for, or die with, the caller's transaction.
    pub(crate) fn side(&self) -> &PgPool {
        &self.0.side
    }
}
