//! What may be heard now, in memory: fresh to within a second, with the sounds that were asked for last.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use ::store::Store;
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome};
use web::{Narrator, Recordings};

use crate::{model::Recording, store as rows};

/// How old the copy in memory may be before it is compared with the database.
const FRESH_FOR: Duration = Duration::from_secs(1);

/// The most bytes of sounds that are kept in memory.
const MOST_KEPT: usize = 32 * 1024 * 1024;

/// The recordings that two people let be heard. Cloning is cheap; all clones share one copy.
#[derive(Clone, Default)]
pub struct Recorded(Arc<Inner>);

#[derive(Default)]
struct Inner {
    latest: Mutex<Option<Copy>>,
    comparing: tokio::sync::Mutex<()>,
    sounds: Mutex<Sounds>,
}

/// Sounds by identifier, the last that was asked for in front. They never change.
type Sounds = VecDeque<(Id<Recording>, Arc<Vec<u8>>)>;

/// What was read, when, and what told it from what was before.
#[derive(Clone)]
struct Copy {
    read_at: Instant,
    stamp: String,
    recordings: Arc<Recordings>,
    heard: Arc<HashMap<Id<Recording>, Recording>>,
}

impl Recorded {
    fn latest(&self) -> MutexGuard<'_, Option<Copy>> {
        self.0.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn held(&self) -> Option<Copy> {
        self.latest().clone()
    }

    /// Compares what may be heard with the database at once.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn refresh(&self, store: &Store) -> Outcome<()> {
        self.compared(store).await.map(drop)
    }

    async fn compared(&self, store: &Store) -> Outcome<Copy> {
        let mut cx = store.begin(Actor::System("narration.read")).await?;
        let stamp = rows::stamp(&mut cx).await?;
        let read_at = Instant::now();
        let copy = match self.held().filter(|held| held.stamp == stamp) {
            Some(held) => Copy { read_at, ..held },
            None => {
                let heard = rows::heard(&mut cx).await?;
                let told = |own: &Recording| {
                    let recording = web::Recording { path: own.path(), seconds: own.seconds };
                    (own.locale, own.words.clone(), recording)
                };
                let recordings = Arc::new(heard.iter().map(told).collect());
                let heard = heard.into_iter().map(|own| (own.id, own)).collect();
                Copy { read_at, stamp, recordings, heard: Arc::new(heard) }
            }
        };
        cx.commit().await?;
        *self.latest() = Some(copy.clone());
        Ok(copy)
    }

    /// What is held, compared with the database if it is older than a second. While the database cannot be read, what is held
    /// goes on being heard.
    async fn fresh(&self, store: &Store) -> Outcome<Copy> {
        let Some(held) = self.held() else { return self.compared(store).await };
        if held.read_at.elapsed() < FRESH_FOR {
            return Ok(held);
        }
        // One of many compares; the others go on with what they have.
        let Ok(_alone) = self.0.comparing.try_lock() else { return Ok(held) };
        self.compared(store).await.or_else(|failure| {
            tracing::error!(%failure, "recordings could not be compared with the database");
            Ok(held)
        })
    }

    /// A recording that may be heard now, with its bytes.
    ///
    /// # Errors
    /// Not found for any other; faults of storage.
    pub(crate) async fn sound(&self, store: &Store, id: Id<Recording>) -> Outcome<(Recording, Arc<Vec<u8>>)> {
        let own = self.fresh(store).await?.heard.get(&id).cloned().ok_or_else(Failure::not_found)?;
        if let Some(bytes) = self.kept(id) {
            return Ok((own, bytes));
        }
        let mut cx = store.begin(Actor::System("narration.hear")).await?;
        let bytes = Arc::new(store.blobs().bytes(&mut cx, own.blob).await?);
        cx.commit().await?;
        self.keep(id, &bytes);
        Ok((own, bytes))
    }

    fn sounds(&self) -> MutexGuard<'_, Sounds> {
        self.0.sounds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes if they are kept, which are the last to be given up then.
    fn kept(&self, id: Id<Recording>) -> Option<Arc<Vec<u8>>> {
        let mut sounds = self.sounds();
        let at = sounds.iter().position(|(own, _)| *own == id)?;
        let found = sounds.remove(at)?;
        let bytes = Arc::clone(&found.1);
        sounds.push_front(found);
        Some(bytes)
    }

    fn keep(&self, id: Id<Recording>, bytes: &Arc<Vec<u8>>) {
        let mut sounds = self.sounds();
        sounds.retain(|(own, _)| *own != id);
        sounds.push_front((id, Arc::clone(bytes)));
        while sounds.len() > 1 && sounds.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MOST_KEPT {
            sounds.pop_back();
        }
    }
}

#[async_trait]
impl Narrator for Recorded {
    async fn recordings(&self, store: &Store) -> Outcome<Arc<Recordings>> {
        Ok(self.fresh(store).await?.recordings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_last_is_given_up_last() {
        let recorded = Recorded::default();
        let sound = |number: u128| Id::<Recording>::from_uuid(uuid::Uuid::from_u128(number));
        for number in 0..4 {
            recorded.keep(sound(number), &Arc::new(vec![0; MOST_KEPT / 4]));
        }
        assert!(recorded.kept(sound(0)).is_some());
        recorded.keep(sound(4), &Arc::new(vec![0; MOST_KEPT / 4]));
        assert!(recorded.kept(sound(1)).is_none(), "nobody asked for it any more");
        assert!(recorded.kept(sound(0)).is_some() && recorded.kept(sound(4)).is_some());
    }
}
