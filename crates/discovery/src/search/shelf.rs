//! What can be found now: one index in memory, compared with what is published at most once a second.
//!
//! It polls a stamp rather than listening to the events of publications: an event reaches one worker of one process, while
//! every process that answers searches has an index of its own; and a window that opens or ends is no event at all.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use kernel::{Actor, Failure, Locale, Outcome};
use store::{Cx, Store};

use super::{
    passages::{Passage, Passages},
    ports::{Index, Indexer},
    said,
    words::Words,
};

/// How old the index may be before its stamp is compared.
const FRESH_FOR: Duration = Duration::from_secs(1);

/// Search. Cloning is cheap; all clones share one index.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

struct Inner {
    sources: Vec<Arc<dyn Passages>>,
    indexer: Arc<dyn Indexer>,
    words: Words,
    held: Mutex<Option<(Instant, Arc<Shelf>)>>,
    comparing: tokio::sync::Mutex<()>,
}

/// One state of what can be found.
pub struct Shelf {
    stamps: Vec<String>,
    pub(super) index: Box<dyn Index>,
    pub(super) passages: Vec<Passage>,
    places: HashMap<(Locale, String), usize>,
}

impl Search {
    /// A search over these sources, empty until it is first asked.
    ///
    /// # Errors
    /// A fault if the shipped words cannot be read.
    pub fn new(indexer: Arc<dyn Indexer>, sources: Vec<Arc<dyn Passages>>) -> Outcome<Self> {
        let (held, comparing) = (Mutex::default(), tokio::sync::Mutex::default());
        Ok(Self(Arc::new(Inner { sources, indexer, words: Words::shipped()?, held, comparing })))
    }

    /// What can be found now. While one caller compares and rebuilds, the others go on with what they have.
    ///
    /// # Errors
    /// A fault if the database is away or something published does not load.
    pub async fn shelf(&self, store: &Store) -> Outcome<Arc<Shelf>> {
        let (old, _alone) = match (self.held(), self.0.comparing.try_lock()) {
            (Some((compared, shelf)), _) if compared.elapsed() < FRESH_FOR => return Ok(shelf),
            (Some((_, shelf)), Err(_)) => return Ok(shelf),
            (held, Ok(alone)) => (held, alone),
            (None, Err(_)) => {
                let alone = self.0.comparing.lock().await;
                match self.held() {
                    Some((_, shelf)) => return Ok(shelf),
                    None => (None, alone),
                }
            }
        };
        let old = old.map(|(_, shelf)| shelf);
        let shelf = self.compared(store, old).await?;
        *self.0.held.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), Arc::clone(&shelf)));
        Ok(shelf)
    }

    /// What can be found now, compared with the database at once.
    ///
    /// # Errors
    /// As [`Search::shelf`].
    pub async fn refresh(&self, store: &Store) -> Outcome<Arc<Shelf>> {
        let _alone = self.0.comparing.lock().await;
        let shelf = self.compared(store, self.held().map(|(_, shelf)| shelf)).await?;
        *self.0.held.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), Arc::clone(&shelf)));
        Ok(shelf)
    }

    fn held(&self) -> Option<(Instant, Arc<Shelf>)> {
        self.0.held.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The old state where nothing changed, else a new one.
    async fn compared(&self, store: &Store, old: Option<Arc<Shelf>>) -> Outcome<Arc<Shelf>> {
        let mut cx = store.begin(Actor::System("search.read")).await?;
        let mut stamps = self.stamps(&mut cx).await?;
        stamps.push(said::stamp(&mut cx).await?);
        if let Some(same) = old.filter(|own| own.stamps == stamps) {
            cx.commit().await?;
            return Ok(same);
        }
        let mut passages = Vec::new();
        for source in &self.0.sources {
            passages.extend(source.passages(&mut cx).await?);
        }
        let mut words = self.0.words.clone();
        words.said.extend(said::in_force(&mut cx).await?);
        cx.commit().await?;
        let search = self.clone();
        let built =
            tokio::task::spawn_blocking(move || Shelf::build(stamps, passages, search.0.indexer.as_ref(), &words));
        Ok(Arc::new(built.await.map_err(|error| Failure::fault("building the search index", error))??))
    }

    async fn stamps(&self, cx: &mut Cx) -> Outcome<Vec<String>> {
        let mut stamps = Vec::new();
        for source in &self.0.sources {
            stamps.push(source.stamp(cx).await?);
        }
        Ok(stamps)
    }
}

impl Shelf {
    /// Indexes these passages.
    ///
    /// # Errors
    /// A fault if the index cannot be made.
    pub fn of(passages: Vec<Passage>, indexer: &dyn Indexer, words: &Words) -> Outcome<Self> {
        Self::build(Vec::new(), passages, indexer, words)
    }

    fn build(stamps: Vec<String>, passages: Vec<Passage>, indexer: &dyn Indexer, words: &Words) -> Outcome<Self> {
        let index = indexer.index(&passages, words)?;
        let place = |(at, passage): (usize, &Passage)| ((passage.language, passage.id.clone()), at);
        let places = passages.iter().enumerate().map(place).collect();
        Ok(Self { stamps, index, passages, places })
    }

    /// How many passages there are.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.passages.is_empty()
    }

    /// The same piece in this language, or the piece itself where it was not written in it.
    pub(super) fn spoken(&self, at: usize, language: Locale) -> usize {
        let known = self.passages.get(at).and_then(|own| self.places.get(&(language, own.id.clone())));
        known.copied().unwrap_or(at)
    }
}
