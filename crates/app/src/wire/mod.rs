//! Builds everything: the store, the adapters, the areas, and the router and jobs that come of them.
//!
//! The demo, the server, the worker and every test are built by the same [`build`]; what differs is only what they are
//! handed: a clock, dice, a store, addresses of outside systems.

// mod converter;
pub mod database;
pub mod messages;
mod missions;
pub mod outside;
pub mod registry;

use std::{collections::BTreeSet, sync::Arc};

use anyhow::{Context, Result};
use kernel::{Clock, Dice, SystemClock};
use outside::Outside;
use registry::CivilRegistry;
use store::{
    BlobSettings, RoleUrls, Store, StoreSettings,
    jobs::{Handler, Periodic},
    vault::{FileCustody, MissingKeys},
};
use web::{Site, SiteSettings, Texts, metrics::Metrics};

use crate::{
    config::{Environment, Settings},
    routes, subscriptions,
};

/// A product ready to serve.
pub struct Built {
    /// Pages, API and health, with every layer around them.
    pub router: axum::Router,
    /// What does the jobs.
    pub handlers: Vec<Arc<dyn Handler>>,
    /// Jobs that come by themselves.
    pub periodic: Vec<Periodic>,
    /// Everything kept.
    pub store: Store,
    /// What commands outside a request need of the areas.
    pub areas: Areas,
}

/// The areas' shared parts.
#[derive(Clone)]
pub struct Areas {
    /// The published definitions.
    pub catalogue: catalogue::Catalogue,
    /// The ports of people.
    pub people: people::Ports,
    /// Every text.
    pub texts: Texts,
}

/// Opens the store with the machine's clock and entropy.
pub async fn open_store(settings: &Settings, urls: &RoleUrls) -> Result<Store> {
    let missing = match settings.environment {
        Environment::Production => MissingKeys::Refuse,
        Environment::Development | Environment::Demo => MissingKeys::Generate,
    };
    let custody = FileCustody::open(&settings.data.keys, missing).context("opening the root keys")?;
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let dice: Arc<dyn Dice> = store::system_dice()?;
    let store_settings = StoreSettings {
        urls: urls.clone(),
        connections: settings.database.connections,
        custody: Arc::new(custody),
        blobs: blobs(&settings.data.blobs),
        listened: listened(),
    };
    Ok(Store::open(store_settings, clock, dice).await?)
}

/// Kinds of events somebody listens to.
pub fn listened() -> BTreeSet<String> {
    subscriptions::KINDS.iter().map(|kind| (*kind).to_owned()).collect()
}

fn blobs(address: &str) -> BlobSettings {
    match address.strip_prefix("s3://") {
        // s3://bucket?region=…&endpoint=… ; credentials come from the standard AWS_* environment.
        Some(rest) => {
            let (bucket, query) = rest.split_once('?').unwrap_or((rest, ""));
            let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned);
            BlobSettings::S3 { bucket: bucket.to_owned(), region: value("region").unwrap_or_default(), endpoint: value("endpoint") }
        }
        None => BlobSettings::Folder(address.into()),
    }
}

/// Joins everything. Nothing is sent and nothing is written yet.
pub async fn build(settings: &Settings, store: Store, outside: Outside) -> Result<Built> {
    let texts = Texts::load(routes::TEXTS)?;
    let catalogue = catalogue::Catalogue::new();
    let civil_registry = Arc::new(CivilRegistry(outside.registry.clone()));
    let messenger = Arc::new(messages::Carriers { mail: outside.mail.clone(), sms: outside.sms.clone(), clock: store.clock().clone() });
    let people_settings = people::Settings { answer_after: std::time::Duration::from_secs(settings.people.answer_after_seconds), ..people::Settings::default() };
    let people = people::Ports {
        registry: civil_registry.clone(),
        messenger: messenger.clone(),
        missions: Arc::new(missions::Missions { catalogue: catalogue.clone(), store: store.clone() }),
        passwords: people::Passwords::new(people_settings.password_lanes, store.dice().as_ref())?,
        register: Arc::new(routes::kept()),
        settings: Arc::new(people_settings),
    };
    let areas = Areas { catalogue, people, texts: texts.clone() };
    let ports = routes::Ports { areas: areas.clone(), registry: civil_registry, messenger, gateway: outside.gateway };
    let site_settings = SiteSettings {
        public_url: settings.public_url(),
        demo: settings.environment == Environment::Demo,
        environment: format!("{:?}", settings.environment).to_lowercase(),
        trusted_proxies: settings.server.trusted_proxies,
    };
    let site = Site::new(store.clone(), texts, site_settings, Arc::new(people::Actors))?;
    let metrics = Metrics::default();
    let router = routes::router(site, metrics, &ports);
    let (handlers, periodic) = subscriptions::handlers(&ports, &areas.texts);
    Ok(Built { router, handlers, periodic, store, areas })
}
