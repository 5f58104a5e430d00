//! Builds everything: the store, the adapters, the areas, and the router and jobs that come of them.
//!
//! The demo, the server, the worker and every test are built by the same [`build`]; what differs is only what they are
//! handed: a clock, dice, a store, addresses of outside systems.

mod acts;
mod attachments;
mod carried;
pub mod codes;
mod converter;
mod courier;
pub mod database;
mod entries;
mod evaluation;
mod exchange;
pub mod experts;
mod files;
mod gateway;
mod herald;
mod holdings;
pub mod insights;
mod letters;
mod library;
mod messages;
mod missions;
pub mod narration;
mod offices;
pub mod outside;
mod own_data;
mod owners;
mod postman;
pub mod promotion;
pub mod push;
pub mod recommender;
mod registry;
pub mod retention;
mod scans;
pub mod seal;
pub mod search;
mod sharing;
pub mod signing;
pub mod speaker;
pub mod training;
mod wordings;

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use attachments::ExaminedPapers;
use casework::{applications, certificates, delivery, desk, payments, ports::NoScanner, verification};
use catalogue::Catalogue;
use converter::HeifConvert;
use courier::Post;
use discovery::interests::Interests;
use documents::verify::child::ChildVerifier;
use exchange::RequestsElsewhere;
use files::CaseFiles;
use gateway::Hosted;
use herald::OpeningHerald;
use holdings::AccountHoldings;
use kernel::{Clock, Dice, SystemClock};
use letters::CaseLetters;
use messages::Carriers;
use missions::Missions;
use offices::PublishedOffices;
use outside::Outside;
use owners::OwnersByMail;
use postman::DeskPost;
use recommender::{AppliedFor, Ease};
use registry::CivilRegistry;
use speaker::Speaker;
use store::{
    BlobSettings, RoleUrls, Store, StoreSettings,
    jobs::{Handler, Periodic},
    vault::{FileCustody, MissingKeys},
};
use web::{Site, SiteSettings, Texts, metrics::Metrics};
use wordings::PublishedWordings;
use work::proposals::Acts;

use crate::{
    config::{Environment, Settings},
    health, routes, subscriptions,
};

/// A product ready to serve.
pub struct Built {
    /// Pages, API and health, with every layer around them.
    pub router: axum::Router,
    /// Numbers for machines, for a listener of their own.
    pub numbers: axum::Router,
    /// What does the jobs.
    pub handlers: Vec<Arc<dyn Handler>>,
    /// Jobs that come by themselves.
    pub periodic: Vec<Periodic>,
    /// Everything kept.
    pub store: Store,
    /// What commands outside a request need of the areas.
    pub areas: Areas,
}

/// What the areas' routes and jobs are handed.
#[derive(Clone)]
pub struct Areas {
    /// The published definitions.
    pub catalogue: Catalogue,
    /// The acts that take two people.
    pub acts: Arc<Acts>,
    /// The ports of people.
    pub people: people::Ports,
    /// The parts of applications.
    pub applications: applications::Parts,
    /// The ports of payments.
    pub payments: payments::Ports,
    /// Who sets the summaries of the counter.
    pub summaries: Arc<dyn casework::counter::SummaryPrinter>,
    /// The parts of the desk.
    pub desk: Arc<desk::ports::Desk>,
    /// The ports of delivery.
    pub delivery: Arc<delivery::Ports>,
    /// The ports of certificates.
    pub certificates: Arc<certificates::Ports>,
    /// The ports of signed declarations.
    pub signing: casework::signing::Ports,
    /// The ports of verification.
    pub verification: Arc<verification::Ports>,
    /// The ports of messaging.
    pub messaging: messaging::Ports,
    /// What devices are told with.
    pub push: ::push::Ports,
    /// What recordings say, and who speaks.
    pub narration: ::narration::Ports,
    /// Who knows the documents that links lead to.
    pub sharing: ::sharing::Ports,
    /// What requests wait for, and who examines pages.
    pub uploads: ::uploads::Ports,
    /// What agencies are built from.
    pub agencies: agencies::Ports,
    /// What experts are built from.
    pub experts: community::experts::Ports,
    /// What discovery is built from.
    pub discovery: discovery::Ports,
    /// What promotion is built from.
    pub promotion: ::promotion::Ports,
    /// What training is built from.
    pub training: community::training::Ports,
    /// What the evaluation is built from.
    pub evaluation: ::evaluation::ports::Ports,
    /// Who tells people that a country has opened.
    pub herald: Arc<dyn catalogue::ports::Herald>,
    /// Who knows what is published about a service.
    pub library: Arc<dyn catalogue::ports::Readings>,
    /// Every text.
    pub texts: Texts,
    /// Where people reach us.
    pub public_url: String,
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
        listened: subscriptions::listened(),
        lease: Duration::from_secs(settings.worker.lease_seconds),
    };
    Ok(Store::open(store_settings, clock, dice).await?)
}

fn blobs(address: &str) -> BlobSettings {
    match address.strip_prefix("s3://") {
        // s3://bucket?region=…&endpoint=… ; credentials come from the standard AWS_* environment.
        Some(rest) => {
            let (bucket, query) = rest.split_once('?').unwrap_or((rest, ""));
            let value = |name: &str| {
                query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
            };
            BlobSettings::S3 {
                bucket: bucket.to_owned(),
                region: value("region").unwrap_or_default(),
                endpoint: value("endpoint"),
            }
        }
        None => BlobSettings::Folder(address.into()),
    }
}

/// Joins everything. Nothing is sent and nothing is written yet, but the keys of a test authority where there were none.
pub async fn build(settings: &Settings, store: Store, outside: Outside, child: ChildVerifier) -> Result<Built> {
    converter::tell_walls().await;
    let texts = if settings.texts.drawn { Texts::load_with_drawn(routes::TEXTS)? } else { Texts::load(routes::TEXTS)? };
    let areas = areas(settings, &store, outside, child, &texts)?;
    // Read once now, so that no request has to do it inside its transaction.
    areas.catalogue.refresh(&store).await?;
    let site_settings = SiteSettings {
        public_url: settings.public_url(),
        demo: settings.environment == Environment::Demo,
        environment: format!("{:?}", settings.environment).to_lowercase(),
        trusted_proxies: settings.server.trusted_proxies,
        checkout_origins: settings.gateway.checkout_origins.clone(),
        fresh_for: Duration::from_secs(settings.people.fresh_sign_in_seconds),
    };
    let warnings = discovery::content::Warnings::new(areas.discovery.shelf.clone(), areas.catalogue.clone());
    let site = Site::new(store.clone(), texts, site_settings, Arc::new(people::Actors))?;
    let site = site.with_bulletin(Arc::new(warnings)).with_onlooker(Arc::new(areas.discovery.interests.clone()));
    let site = site.with_store_apps(settings.stores.apps())?.with_tray(Arc::new(uploads::Trays));
    let site = site.with_narrator(Arc::new(areas.narration.recorded.clone()));
    let metrics = Metrics::default();
    let numbers = health::numbers(store.clone(), metrics.clone());
    let router = routes::router(site, metrics, &areas);
    let (handlers, periodic) = subscriptions::handlers(&areas);
    Ok(Built { router, numbers, handlers, periodic, store, areas })
}

fn areas(settings: &Settings, store: &Store, outside: Outside, child: ChildVerifier, texts: &Texts) -> Result<Areas> {
    let catalogue = Catalogue::new();
    let shelf = discovery::content::Shelf::new();
    let registry = Arc::new(CivilRegistry(outside.registry));
    let carriers = Arc::new(Carriers { mail: outside.mail, sms: outside.sms, clock: store.clock().clone() });
    let codes = codes::PlatformCodes::new(settings, store.clock().clone());
    let documents = Arc::new(seal::open(settings, codes.clone(), store.now(), child)?);
    let press = signing::PlatformPress::new(settings, store.clock().clone(), documents.pool());
    let credentials = training::TrainingPress::new(settings, store.clock().clone(), documents.pool());
    let reports = evaluation::ReportPress::new(settings, store.clock().clone(), documents.pool());
    let public_url = settings.public_url();
    let browsers = push::Browsers::new(settings, outside.push);
    let examiner = applications::uploads::Examiner::new(2, Arc::new(HeifConvert::find()), Arc::new(NoScanner));
    let rasteriser = desk::Rasteriser::find();
    let certificates = Arc::new(certificates::Ports {
        sealer: documents.clone(),
        catalogue: catalogue.clone(),
        public_url: public_url.clone(),
    });
    let lexicon = experts::lexicon()?;
    let acts = Arc::new(Acts::new(acts::all(&catalogue, &lexicon), Arc::new(people::StaffRegister)));
    let interests = Interests::new(
        catalogue.clone(),
        shelf.clone(),
        Arc::new(Ease),
        (Arc::new(AppliedFor), Arc::new(training::OpenGroups)),
    )?;
    let messenger = carriers.clone();
    let people = people_ports(settings, store, (&catalogue, &interests), registry.clone(), messenger)?;
    Ok(Areas {
        signing: casework::signing::Ports {
            press: Arc::new(press),
            catalogue: catalogue.clone(),
            codes: people.settings.clone(),
            public_url: public_url.clone(),
        },
        people,
        applications: applications::Parts {
            registry,
            examiner: examiner.clone(),
            catalogue: catalogue.clone(),
            elsewhere: Arc::new(RequestsElsewhere { catalogue: catalogue.clone() }),
            steps: Arc::new(insights::StepsHeard::new()?),
        },
        agencies: agencies::Ports {
            exchange: exchange::of(outside.agencies),
            catalogue: catalogue.clone(),
            public_url: public_url.clone(),
        },
        payments: payments::Ports {
            gateway: Arc::new(Hosted(outside.gateway)),
            addresses: payments::Addresses { public: public_url.clone(), hooks: public_url.clone() },
            acts: acts.clone(),
            catalogue: catalogue.clone(),
            printer: documents.clone(),
        },
        summaries: documents.clone(),
        desk: Arc::new(desk::ports::Desk {
            catalogue: catalogue.clone(),
            correspondence: Arc::new(CaseLetters {
                files: CaseFiles { catalogue: catalogue.clone() },
                catalogue: catalogue.clone(),
                texts: texts.clone(),
                public_url: public_url.clone(),
            }),
            rasteriser: rasteriser.clone(),
            certificates: certificates.clone(),
            examiner: examiner.clone(),
        }),
        delivery: Arc::new(delivery::Ports {
            carrier: Arc::new(Post(outside.courier)),
            range: delivery::Range {
                service: settings.courier.label_service.clone(),
                first: settings.courier.label_first,
                last: settings.courier.label_last,
            },
            catalogue: catalogue.clone(),
            public_url: public_url.clone(),
        }),
        certificates,
        messaging: messaging::Ports {
            mail: carriers.clone(),
            sms: carriers.clone(),
            files: Arc::new(CaseFiles { catalogue: catalogue.clone() }),
            offices: Arc::new(PublishedOffices { catalogue: catalogue.clone() }),
            wordings: Arc::new(PublishedWordings { catalogue: catalogue.clone() }),
            papers: Arc::new(ExaminedPapers { examiner: examiner.clone(), rasteriser }),
        },
        uploads: scans::ports(&catalogue, examiner),
        push: ::push::Ports { service: Arc::new(browsers), unread: Arc::new(push::Inbox) },
        narration: narration::ports(&catalogue, texts, Speaker::find(&settings.texts.speaker)),
        sharing: sharing::ports(&catalogue, documents.clone()),
        verification: Arc::new(verification::Ports { examiner: documents.clone(), catalogue: catalogue.clone() }),
        discovery: discovery::Ports {
            search: search::over(&catalogue, texts)?,
            assistant: discovery::assistant::Assistant::new()?,
            insights: insights::parts(texts)?,
            trials: discovery::improvements::Trials::new(),
            catalogue: catalogue.clone(),
            shelf: shelf.clone(),
            interests,
            owners: Arc::new(OwnersByMail::new(&carriers, texts, &public_url)),
            press: Arc::new(codes),
            postman: Arc::new(DeskPost::new(&carriers, texts, &public_url)),
        },
        evaluation: ::evaluation::ports::Ports {
            catalogue: catalogue.clone(),
            disclosure: Arc::new(evaluation::Withholding),
            press: Arc::new(reports),
            messenger: carriers.clone(),
            texts: texts.clone(),
            public_url: public_url.clone(),
        },
        training: community::training::Ports {
            catalogue: catalogue.clone(),
            press: Arc::new(credentials),
            public_url: public_url.trim_end_matches('/').to_owned(),
        },
        promotion: promotion::ports(&catalogue, &carriers, documents.pool(), texts, &public_url)?,
        experts: experts::ports(lexicon),
        library: Arc::new(library::PublishedGuides { shelf }),
        herald: Arc::new(OpeningHerald { carriers, texts: texts.clone(), public_url: public_url.clone() }),
        acts,
        catalogue,
        texts: texts.clone(),
        public_url,
    })
}

fn people_ports(
    settings: &Settings,
    store: &Store,
    (catalogue, interests): (&Catalogue, &Interests),
    registry: Arc<CivilRegistry>,
    messenger: Arc<Carriers>,
) -> Result<people::Ports> {
    let ours = people::Settings {
        answer_after: Duration::from_secs(settings.people.answer_after_seconds),
        ..people::Settings::default()
    };
    Ok(people::Ports {
        registry,
        messenger,
        missions: Arc::new(Missions { catalogue: catalogue.clone(), store: store.clone() }),
        passwords: people::Passwords::new(ours.password_lanes, store.dice().as_ref()),
        files: Arc::new(AccountHoldings),
        held: own_data::held(catalogue),
        suggester: Arc::new(interests.clone()),
        carrier: Arc::new(carried::FilesCarried { catalogue: catalogue.clone() }),
        register: Arc::new(retention::register()),
        settings: Arc::new(ours),
    })
}
