//! What may be heard now, in memory: fresh to within a second.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use ::store::Store;
use async_trait::async_trait;
use kernel::{Actor, Outcome};
use web::{Narrator, Recording, Recordings};

use crate::store as rows;

/// How old the copy in memory may be before it is compared with the database.
const FRESH_FOR: Duration = Duration::from_secs(1);

/// The recordings that two people let be heard. Cloning is cheap; all clones share one copy.
#[derive(Clone, Default)]
pub struct Recorded(Arc<Inner>);

#[derive(Default)]
struct Inner {
    latest: Mutex<Option<Copy>>,
    comparing: tokio::sync::Mutex<()>,
}

/// What was read, when, and what told it from what was before.
#[derive(Clone)]
struct Copy {
    read_at: Instant,
    stamp: String,
    recordings: Arc<Recordings>,
}

impl Recorded {
    fn latest(&self) -> MutexGuard<'_, Option<Copy>> {
        self.0.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn held(&self) -> Option<Copy> {
        self.latest().clone()
    }

    /// What may be heard now, compared with the database at once.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn refresh(&self, store: &Store) -> Outcome<Arc<Recordings>> {
        let mut cx = store.begin(Actor::System("narration.read")).await?;
        let stamp = rows::stamp(&mut cx).await?;
        let recordings = match self.held().filter(|held| held.stamp == stamp) {
            Some(held) => held.recordings,
            None => {
                let heard = rows::heard(&mut cx).await?.into_iter();
                let made = heard.map(|own| {
                    let recording = Recording { path: own.path(), seconds: own.seconds };
                    (own.locale, own.words, recording)
                });
                Arc::new(made.collect())
            }
        };
        cx.commit().await?;
        *self.latest() = Some(Copy { read_at: Instant::now(), stamp, recordings: Arc::clone(&recordings) });
        Ok(recordings)
    }
}

#[async_trait]
impl Narrator for Recorded {
    async fn recordings(&self, store: &Store) -> Outcome<Arc<Recordings>> {
        let Some(held) = self.held() else { return self.refresh(store).await };
        if held.read_at.elapsed() < FRESH_FOR {
            return Ok(held.recordings);
        }
        // One of many compares; the others go on with what they have.
        match self.0.comparing.try_lock() {
            Ok(_alone) => self.refresh(store).await,
            Err(_) => Ok(held.recordings),
        }
    }
}
