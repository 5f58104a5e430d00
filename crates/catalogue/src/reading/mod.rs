//! The catalogue as it is read: one copy in memory, fresh to within a second, and every revision ever asked for.
//!
//! Nothing here writes. A snapshot is immutable: a request takes one and sees one state of things to its end.

mod admission;
mod edition;
mod promise;
mod snapshot;
mod store;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use ::store::Store;
pub use admission::Admission;
pub use edition::Edition;
use kernel::{Actor, Failure, Outcome};
use service_model::{AgencyService, Country, Finding, LifeEvent, Message, Privilege, Service, Training};
pub use snapshot::{CurrentAgencyService, CurrentCountry, CurrentPrivilege, CurrentService, CurrentTraining, Snapshot};

use crate::{
    definitions::{Kind, once},
    revisions,
};

/// How old the copy in memory may be before its version is compared with the database's.
const FRESH_FOR: Duration = Duration::from_secs(1);

/// The catalogue. Cloning is cheap; all clones share one copy.
#[derive(Clone, Default)]
pub struct Catalogue(Arc<Inner>);

#[derive(Default)]
struct Inner {
    latest: Mutex<Option<(Instant, Arc<Snapshot>)>>,
    comparing: tokio::sync::Mutex<()>,
    services: Mutex<HashMap<(String, i32), Arc<Service>>>,
    countries: Mutex<HashMap<(String, i32), Arc<Country>>>,
    life_events: Mutex<HashMap<(String, i32), Arc<LifeEvent>>>,
    messages: Mutex<HashMap<(String, i32), Arc<Message>>>,
    privileges: Mutex<HashMap<(String, i32), Arc<Privilege>>>,
    agency_services: Mutex<HashMap<(String, i32), Arc<AgencyService>>>,
    trainings: Mutex<HashMap<(String, i32), Arc<Training>>>,
}

impl Catalogue {
    /// An empty catalogue, which reads when it is first asked.
    pub fn new() -> Self {
        Self::default()
    }

    /// What holds now: at most about a second old.
    ///
    /// Callers often hold a connection already, so only one of them compares with the database and the others go on with
    /// the copy they have; otherwise a full pool would wait for itself.
    ///
    /// # Errors
    /// A fault if the database is away or a published revision does not load.
    pub async fn snapshot(&self, store: &Store) -> Outcome<Arc<Snapshot>> {
        let held = lock(&self.0.latest).clone();
        let Some((read_at, snapshot)) = held.filter(|(_, own)| !own.outlived(store.now())) else {
            return self.refresh(store).await;
        };
        if read_at.elapsed() < FRESH_FOR {
            return Ok(snapshot);
        }
        match self.0.comparing.try_lock() {
            Ok(_alone) => self.refresh(store).await,
            Err(_) => Ok(snapshot),
        }
    }

    /// What holds now, compared with the database at once; for a process that just changed something.
    ///
    /// # Errors
    /// As [`Catalogue::snapshot`].
    pub async fn refresh(&self, store: &Store) -> Outcome<Arc<Snapshot>> {
        let mut cx = store.begin(Actor::System("catalogue.read")).await?;
        let snapshot = self.snapshot_in(&mut cx).await?;
        cx.commit().await?;
        Ok(snapshot)
    }

    /// What holds now, compared with the database in a transaction that is open already.
    ///
    /// # Errors
    /// As [`Catalogue::snapshot`].
    pub async fn snapshot_in(&self, cx: &mut ::store::Cx) -> Outcome<Arc<Snapshot>> {
        let version = self::store::version(cx).await?;
        let held = lock(&self.0.latest).clone().map(|(_, snapshot)| snapshot);
        let snapshot = match held.filter(|own| own.version == version && !own.outlived(cx.now())) {
            Some(snapshot) => snapshot,
            None => Arc::new(snapshot::read(cx, self, version).await?),
        };
        *lock(&self.0.latest) = Some((Instant::now(), Arc::clone(&snapshot)));
        Ok(snapshot)
    }

    /// The service as it was in `revision`: what a file under way is held to.
    ///
    /// # Errors
    /// Not found for an unknown revision; a fault if it does not load.
    pub async fn service_at(&self, store: &Store, key: &str, revision: i32) -> Outcome<Arc<Service>> {
        if let Some(service) = lock(&self.0.services).get(&(key.to_owned(), revision)) {
            return Ok(Arc::clone(service));
        }
        let mut cx = store.begin(Actor::System("catalogue.read")).await?;
        let service = self.load_service(&mut cx, key, revision).await?;
        cx.commit().await?;
        Ok(service)
    }

    async fn load_service(&self, cx: &mut ::store::Cx, key: &str, revision: i32) -> Outcome<Arc<Service>> {
        let at = (key.to_owned(), revision);
        if let Some(service) = lock(&self.0.services).get(&at) {
            return Ok(Arc::clone(service));
        }
        let content = revisions::store::content(cx, Kind::Service, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let service = once::definition(&sources, Service::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.services).insert(at, Arc::clone(&service));
        Ok(service)
    }

    async fn load_country(&self, cx: &mut ::store::Cx, key: &str, revision: i32) -> Outcome<Arc<Country>> {
        let at = (key.to_owned(), revision);
        if let Some(country) = lock(&self.0.countries).get(&at) {
            return Ok(Arc::clone(country));
        }
        let content = revisions::store::content(cx, Kind::Country, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let country = once::definition(&sources, Country::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.countries).insert(at, Arc::clone(&country));
        Ok(country)
    }

    async fn load_life_event(&self, cx: &mut ::store::Cx, key: &str, revision: i32) -> Outcome<Arc<LifeEvent>> {
        let at = (key.to_owned(), revision);
        if let Some(event) = lock(&self.0.life_events).get(&at) {
            return Ok(Arc::clone(event));
        }
        let content = revisions::store::content(cx, Kind::LifeEvent, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let event = once::definition(&sources, LifeEvent::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.life_events).insert(at, Arc::clone(&event));
        Ok(event)
    }

    async fn load_message(&self, cx: &mut ::store::Cx, key: &str, revision: i32) -> Outcome<Arc<Message>> {
        let at = (key.to_owned(), revision);
        if let Some(message) = lock(&self.0.messages).get(&at) {
            return Ok(Arc::clone(message));
        }
        let content = revisions::store::content(cx, Kind::Message, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let message = once::definition(&sources, Message::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.messages).insert(at, Arc::clone(&message));
        Ok(message)
    }

    /// The service of another agency as it was in `revision`: what a request under way is held to.
    ///
    /// # Errors
    /// Not found for an unknown revision; a fault if it does not load.
    pub async fn agency_service_at(
        &self,
        cx: &mut ::store::Cx,
        key: &str,
        revision: i32,
    ) -> Outcome<Arc<AgencyService>> {
        let at = (key.to_owned(), revision);
        if let Some(service) = lock(&self.0.agency_services).get(&at) {
            return Ok(Arc::clone(service));
        }
        let content = revisions::store::content(cx, Kind::AgencyService, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let service =
            once::definition(&sources, AgencyService::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.agency_services).insert(at, Arc::clone(&service));
        Ok(service)
    }

    async fn load_privilege(&self, cx: &mut ::store::Cx, key: &str, revision: i32) -> Outcome<Arc<Privilege>> {
        let at = (key.to_owned(), revision);
        if let Some(privilege) = lock(&self.0.privileges).get(&at) {
            return Ok(Arc::clone(privilege));
        }
        let content = revisions::store::content(cx, Kind::Privilege, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let privilege =
            once::definition(&sources, Privilege::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.privileges).insert(at, Arc::clone(&privilege));
        Ok(privilege)
    }

    /// The training initiative as it was in `revision`: what a group that was opened for it rests on.
    ///
    /// # Errors
    /// Not found for an unknown revision.
    pub async fn training_at(&self, cx: &mut ::store::Cx, key: &str, revision: i32) -> Outcome<Arc<Training>> {
        let at = (key.to_owned(), revision);
        if let Some(training) = lock(&self.0.trainings).get(&at) {
            return Ok(Arc::clone(training));
        }
        let content = revisions::store::content(cx, Kind::Training, key, revision).await?;
        let sources = content.ok_or_else(Failure::not_found)?.sources();
        let training =
            once::definition(&sources, Training::load).map_err(|findings| broken(key, revision, &findings))?;
        lock(&self.0.trainings).insert(at, Arc::clone(&training));
        Ok(training)
    }

    /// The template of a document as it was in `revision` of the service.
    ///
    /// # Errors
    /// Not found for an unknown revision or template.
    pub async fn template_at(&self, store: &Store, key: &str, revision: i32, name: &str) -> Outcome<String> {
        let mut cx = store.begin(Actor::System("catalogue.read")).await?;
        let content = revisions::store::content(&mut cx, Kind::Service, key, revision).await?;
        cx.commit().await?;
        let content = content.ok_or_else(Failure::not_found)?;
        content.templates.get(name).map(str::to_owned).ok_or_else(Failure::not_found)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn broken(key: &str, revision: i32, findings: &[Finding]) -> Failure {
    let first = findings.first().map(ToString::to_string).unwrap_or_default();
    Failure::fault(format!("loading revision {revision} of {key}"), first)
}
