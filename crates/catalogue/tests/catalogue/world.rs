//! A world with this area only, on a frozen clock (2026-11-22), with the definitions that ship.

use std::sync::{Arc, Mutex};

use ::store::{Cx, jobs::Worker, testing::TestDb};
use async_trait::async_trait;
use axum::Router;
use catalogue::{
    Catalogue, Snapshot,
    definitions::{Definition, Definitions, Kind},
    ports::{Channel, Herald, Reading, Readings},
    revisions::{Imported, rehearse},
    testing::published,
};
use kernel::{Actor, Id, Locale, Outcome, StaffRole, marks};
use service_model::{Names, fees::Rate};
use testkit::Browser;
use uuid::Uuid;
use web::{Acting, ActorLoader, SessionRow, Site, SiteSettings, Texts, metrics::Metrics};
use work::proposals::{Acts, Colleagues, PersonKey};

/// Nothing is written about any service here.
struct Unwritten;

#[async_trait]
impl Readings for Unwritten {
    async fn about(&self, _: &::store::Store, _: &str, _: Locale) -> Outcome<Vec<Reading>> {
        Ok(Vec::new())
    }
}

/// Nobody signs in here.
struct Nobody;

#[async_trait]
impl ActorLoader for Nobody {
    async fn actor(&self, _: &mut Cx, _: &SessionRow) -> Outcome<Acting> {
        Ok(Actor::Visitor.into())
    }
}

/// Every staff account is a person of its own.
struct Strangers;

#[async_trait]
impl Colleagues for Strangers {
    async fn person(&self, cx: &mut Cx, staff: Id<marks::Staff>) -> Outcome<PersonKey> {
        Ok(PersonKey(cx.vault().blind("test.person", &staff.to_string())))
    }
    async fn name(&self, _: &mut Cx, staff: Id<marks::Staff>) -> Outcome<String> {
        Ok(staff.to_string())
    }
}

/// Keeps what was told, as (address, country).
#[derive(Default)]
pub struct Crier(pub Mutex<Vec<(String, String)>>);

#[async_trait]
impl Herald for Crier {
    async fn country_opened(&self, channel: Channel, address: &str, _: Locale, country: &str) -> Outcome<()> {
        assert_eq!(channel == Channel::Email, address.contains('@'));
        self.0.lock().unwrap().push((address.to_owned(), country.to_owned()));
        Ok(())
    }
}

pub struct World {
    pub db: TestDb,
    pub catalogue: Catalogue,
    pub router: Router,
    pub crier: Arc<Crier>,
    pub acts: Arc<Acts>,
    worker: Worker,
}

impl World {
    /// A world without any definition.
    pub async fn empty() -> Self {
        Self::on(TestDb::fresh().await.unwrap())
    }

    fn on(db: TestDb) -> Self {
        let catalogue = Catalogue::new();
        let crier = Arc::new(Crier::default());
        let acts = Arc::new(Acts::new(catalogue::proposed_acts(), Arc::new(Strangers)));
        let settings = SiteSettings {
            public_url: "http://127.0.0.1:8080".into(),
            demo: true,
            environment: "test".into(),
            trusted_proxies: 0,
            checkout_origins: Vec::new(),
            fresh_for: std::time::Duration::from_secs(15 * 60),
        };
        let texts = Texts::load(&[catalogue::TEXTS]).unwrap();
        let site = Site::new(db.store.clone(), texts, settings, Arc::new(Nobody)).unwrap();
        let routes = Router::new()
            .merge(catalogue::routes(catalogue.clone(), acts.clone(), Arc::new(Unwritten)))
            .nest("/api/v1", catalogue::api_routes(catalogue.clone()));
        let router = web::finish(site, Metrics::default(), routes);
        let worker = Worker::new(db.store.clone(), catalogue::jobs(catalogue.clone(), crier.clone()));
        let worker = worker.periodic(catalogue::periodic());
        Self { db, catalogue, router, crier, acts, worker }
    }

    /// A world with the definitions that ship, as a rehearsal publishes them.
    pub async fn new() -> Self {
        Self::on(published(&[]).await.unwrap())
    }

    pub async fn import(&self, definitions: &Definitions) -> Imported {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let imported = rehearse(&mut cx, definitions).await.unwrap();
        cx.commit().await.unwrap();
        imported
    }

    pub async fn snapshot(&self) -> Arc<Snapshot> {
        self.catalogue.refresh(&self.db.store).await.unwrap()
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), [10, 0, 0, 1])
    }

    /// Enqueues what the schedules owe and works it off.
    pub async fn work(&self) {
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        let job = ::store::jobs::NewJob::new("catalogue.tell_interested", serde_json::json!({}));
        ::store::jobs::enqueue(&mut cx, job).await.unwrap();
        cx.commit().await.unwrap();
        self.worker.drain().await.unwrap();
    }

    /// A rate for the currency of a country, good for a day.
    pub async fn rate(&self, country: &str) {
        let snapshot = self.snapshot().await;
        let (now, currency) = (self.db.store.now(), snapshot.country(country).unwrap().definition.currency);
        let valid_until = now.plus(std::time::Duration::from_secs(24 * 3_600));
        let rate = Rate { currency, micros: 76_000, source: Names::alike("test"), at: now, valid_until };
        let mut cx = self.db.store.begin(Actor::System("test")).await.unwrap();
        catalogue::rates::enter(&mut cx, &rate).await.unwrap();
        cx.commit().await.unwrap();
    }

    pub async fn begin_as(&self, staff: u128) -> Cx {
        let actor =
            Actor::Staff { staff: Uuid::from_u128(staff), roles: vec![StaffRole::Administrator], missions: Vec::new() };
        self.db.store.begin(actor).await.unwrap()
    }
}

/// The shipped definitions with `from` replaced by `to` in `file` of the birth certificate or of a country.
pub fn changed(file: &str, from: &str, to: &str) -> Definitions {
    let mut definitions = Definitions::shipped();
    let mut found = false;
    for definition in &mut definitions.0 {
        if definition.kind == Kind::Service && !definition.place.ends_with("/birth_certificate") {
            continue;
        }
        let Some(text) = definition.sources.get(file).map(str::to_owned) else { continue };
        assert!(text.contains(from), "{file} has no `{from}`");
        definition.sources = std::mem::take(&mut definition.sources).with(file, text.replace(from, to));
        found = true;
    }
    assert!(found, "no definition has {file}");
    definitions
}

/// The same with nothing said of money in the examples of the birth certificate, which a change of its fees would break.
pub fn without_examples(definitions: Definitions) -> Definitions {
    let strip = |mut definition: Definition| {
        if definition.place.ends_with("/birth_certificate") {
            let kept = definition.sources.iter().map(|(name, text)| (name.to_owned(), text.to_owned()));
            definition.sources = kept
                .map(|(name, text)| {
                    let text = if name.starts_with("examples/") { retold(&text) } else { text };
                    (name, text)
                })
                .collect();
        }
        definition
    };
    Definitions(definitions.0.into_iter().map(strip).collect())
}

/// An example without what it says about money.
fn retold(text: &str) -> String {
    let money = ["lines", "total", "charged"];
    text.lines().filter(|line| !money.iter().any(|word| line.starts_with(word))).collect::<Vec<_>>().join("\n")
}
