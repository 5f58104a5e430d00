//! One piece of a file is taken in at a time. Whoever comes next, because the line broke or went silent, has the piece before
//! end with what has arrived of it and waits until that is kept: only then does anybody know where the file stands, and nothing
//! that arrived is sent again. Between several servers only the row of the file decides; then a piece may be refused and come
//! again, and none is kept twice.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Duration,
};

use tokio::sync::{OwnedMutexGuard, watch};
use uuid::Uuid;

/// How long a piece that shall end is still listened to: what has reached this machine is read long before.
const GRACE: Duration = Duration::from_millis(200);

/// The files of which a piece is being taken in. Cloning is cheap.
#[derive(Clone, Default)]
pub(crate) struct Turns(Arc<Mutex<HashMap<Uuid, Weak<File>>>>);

struct File {
    taken: Arc<tokio::sync::Mutex<()>>,
    next: watch::Sender<()>,
}

/// The turn of one piece; it ends when this is dropped.
pub(crate) struct Turn {
    next: watch::Receiver<()>,
    _taken: OwnedMutexGuard<()>,
    _file: Arc<File>,
}

impl Turns {
    /// Has a piece of the file that is being taken in end, and waits until it is kept.
    pub(crate) async fn turn(&self, id: Uuid) -> Turn {
        let file = self.file(id);
        file.next.send_modify(|()| ());
        // From here on it sees whoever comes after it, however long it waits for its own turn.
        let next = file.next.subscribe();
        let taken = Arc::clone(&file.taken).lock_owned().await;
        Turn { next, _taken: taken, _file: file }
    }

    fn file(&self, id: Uuid) -> Arc<File> {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = files.get(&id).and_then(Weak::upgrade) {
            return file;
        }
        files.retain(|_, file| file.strong_count() > 0);
        let file = Arc::new(File { taken: Arc::default(), next: watch::channel(()).0 });
        files.insert(id, Arc::downgrade(&file));
        file
    }
}

impl Turn {
    /// Comes back when somebody waits for the next turn and what has arrived had time to be read.
    pub(crate) async fn ends(&mut self) {
        // The sender lives as long as the turn does.
        if self.next.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(GRACE).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn who_comes_next_ends_the_piece_before_and_waits_for_it() {
        let (turns, id) = (Turns::default(), Uuid::from_u128(1));
        let mut first = turns.turn(id).await;
        let kept = Arc::new(std::sync::atomic::AtomicBool::new(false));
        let keeping = tokio::spawn({
            let kept = Arc::clone(&kept);
            async move {
                first.ends().await;
                kept.store(true, std::sync::atomic::Ordering::SeqCst);
            }
        });
        let second = turns.turn(id).await;
        assert!(kept.load(std::sync::atomic::Ordering::SeqCst), "what arrived is kept before anybody asks");
        keeping.await.unwrap();
        drop(second);
        assert!(turns.0.lock().unwrap()[&id].upgrade().is_none(), "nothing is remembered of a file at rest");
        // Another file waits for nobody.
        let _mine = turns.turn(id).await;
        drop(turns.turn(Uuid::from_u128(2)).await);
    }
}
