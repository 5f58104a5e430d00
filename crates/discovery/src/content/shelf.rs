//! What is shown now, in memory: fresh to within a second, and never a page that ended or was taken back.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use ::store::Store;
use kernel::{Actor, Day, Failure, Locale, Moment, Outcome};

use super::{
    kind::Place,
    markdown::Document,
    matter::{Content, Writing},
    model::{Page, Stage},
    pictures::{self, Pictures},
    store as rows,
};

/// How old the copy in memory may be before it is compared with the database.
const FRESH_FOR: Duration = Duration::from_secs(1);

/// A page as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The page.
    pub page: Page,
    /// Which version.
    pub number: i32,
    /// What it holds.
    pub content: Content,
    /// Since when this version is shown.
    pub since: Moment,
    /// When it was last compared with its sources.
    pub verified_on: Day,
    /// The Arabic text.
    pub ar: Document,
    /// The English text, if there is one.
    pub en: Option<Document>,
}

impl Shown {
    /// The words for a reader, the language they are in, and their text as it was read.
    pub fn words(&self, locale: Locale) -> Option<(Locale, &Writing, &Document)> {
        let (language, words) = self.content.words(locale)?;
        let document = if language == Locale::AR { &self.ar } else { self.en.as_ref().unwrap_or(&self.ar) };
        Some((language, words, document))
    }

    /// Where it stands, without the language.
    pub fn path(&self) -> String {
        format!("{}/{}", self.content.kind.place().path(), self.page.slug)
    }

    /// Whether it concerns somebody in this country.
    pub fn concerns(&self, country: &str) -> bool {
        self.content.countries.is_empty() || self.content.countries.iter().any(|own| own == country)
    }

    /// Whether it should have been compared with its sources by now.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.content.due(self.verified_on) < today
    }
}

/// Everything that is shown at one moment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Showing {
    count: i64,
    next_change: Option<Moment>,
    pages: Vec<Arc<Shown>>,
    pictures: Pictures,
}

impl Showing {
    /// Every page that is shown, by its name.
    pub fn pages(&self) -> impl Iterator<Item = &Arc<Shown>> {
        self.pages.iter()
    }

    /// Every picture there is.
    pub(super) fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// The page of this name at this place.
    ///
    /// # Errors
    /// Not found.
    pub fn page(&self, place: Place, slug: &str) -> Outcome<&Arc<Shown>> {
        let own = |own: &&Arc<Shown>| own.page.slug == slug && own.content.kind.place() == place;
        self.pages.iter().find(own).ok_or_else(Failure::not_found)
    }

    /// The title of the page of this name, wherever it stands.
    pub fn title(&self, slug: &str, locale: Locale) -> Option<&str> {
        let own = self.pages.iter().find(|own| own.page.slug == slug)?;
        Some(own.words(locale)?.1.title.as_str())
    }

    /// Path and title of every guide, article and answer that leads to the service.
    pub fn about(&self, service: &str, locale: Locale) -> Vec<(String, String)> {
        let leads = |own: &&Arc<Shown>| {
            own.content.kind.place() == Place::Guides && own.content.services.iter().any(|key| key == service)
        };
        let line = |own: &Arc<Shown>| Some((own.path(), own.words(locale)?.1.title.clone()));
        self.pages().filter(leads).filter_map(line).collect()
    }

    fn outlived(&self, now: Moment) -> bool {
        self.next_change.is_some_and(|next| next <= now)
    }
}

/// The shelf. Cloning is cheap; all clones share one copy.
#[derive(Clone, Default)]
pub struct Shelf(Arc<Inner>);

#[derive(Default)]
struct Inner {
    latest: Mutex<Option<(Instant, Arc<Showing>)>>,
    comparing: tokio::sync::Mutex<()>,
}

impl Shelf {
    /// An empty shelf, which is read when it is first asked.
    pub fn new() -> Self {
        Self::default()
    }

    /// What is shown now: at most about a second old.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn showing(&self, store: &Store) -> Outcome<Arc<Showing>> {
        let held = self.held();
        let Some((read_at, showing)) = held.filter(|(_, own)| !own.outlived(store.now())) else {
            return self.refresh(store).await;
        };
        if read_at.elapsed() < FRESH_FOR {
            return Ok(showing);
        }
        // One of many compares; the others go on with what they have.
        match self.0.comparing.try_lock() {
            Ok(_alone) => self.refresh(store).await,
            Err(_) => Ok(showing),
        }
    }

    /// What is shown now, compared with the database at once.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn refresh(&self, store: &Store) -> Outcome<Arc<Showing>> {
        let mut cx = store.begin(Actor::System("content.read")).await?;
        let (count, now) = (rows::count(&mut cx).await?, cx.now());
        let held = self.held().map(|(_, own)| own).filter(|own| own.count == count && !own.outlived(now));
        let showing = match held {
            Some(showing) => showing,
            None => {
                let next_change = rows::next_change(&mut cx).await?;
                let mut pages = Vec::new();
                for own in rows::current(&mut cx).await? {
                    pages.extend(shown(own, now)?.map(Arc::new));
                }
                let pictures = pictures::store::all(&mut cx).await?;
                Arc::new(Showing { count, next_change, pages, pictures })
            }
        };
        cx.commit().await?;
        *self.latest() = Some((Instant::now(), Arc::clone(&showing)));
        Ok(showing)
    }

    fn held(&self) -> Option<(Instant, Arc<Showing>)> {
        self.latest().clone()
    }

    fn latest(&self) -> MutexGuard<'_, Option<(Instant, Arc<Showing>)>> {
        self.0.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The page, if its version is shown at `now`.
///
/// # Errors
/// A fault if what was let out does not read.
pub(super) fn shown(own: rows::Current, now: Moment) -> Outcome<Option<Shown>> {
    if Stage::of(std::slice::from_ref(&own.version), own.withdrawn, now) != Stage::Shown {
        return Ok(None);
    }
    let content = own.version.content;
    let read = |writing: &Option<Writing>| writing.as_ref().map(Writing::document).transpose();
    let ar = read(&content.ar)?.ok_or_else(|| Failure::fault("reading a page", "it has no Arabic"))?;
    Ok(Some(Shown {
        ar,
        en: read(&content.en)?,
        number: own.version.number,
        since: own.version.holds_from,
        verified_on: own.checked_on.map_or(content.verified_on, |day| day.max(content.verified_on)),
        page: own.page,
        content,
    }))
}
