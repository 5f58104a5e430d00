//! A whole world: database, simulators, product and people, on one frozen clock.
//!
//! The product is built by [`app::wire::build`], exactly as the binary builds it; only clock, dice and addresses are ours.
//! Nothing happens by itself: jobs run when a story says [`World::work`], time goes on when it says [`World::pass`]. What
//! comes from outside by itself (a webhook) is waited for with a deadline, never with a fixed sleep.

mod client;
mod outside;
mod people_in;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU8, AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::{
    cast::{self, Cast},
    config::{self, Environment, Settings},
    subscriptions,
    wire::{self, Areas, Built},
};
use axum::{Router, extract::Request, http::Method, middleware::Next, response::Response};
use catalogue::{definitions::Definitions, revisions::rehearse};
use discovery::content;
use documents::verify::child::{ChildVerifier, SUBCOMMAND};
use kernel::{Actor, Clock, Outcome};
use outbound::simulators::Script;
use store::{Store, jobs::Worker, testing::TestDb};
use tokio::{sync::OnceCell, task::JoinSet};

pub use self::{client::Client, outside::free_rein, people_in::Sent};
use crate::{Browser, Page, Socket};

/// How long is waited for what comes from outside.
const PATIENCE: Duration = Duration::from_secs(60);

/// A world. Dropping it ends its simulators and drops its database.
pub struct World {
    /// The router, as served.
    pub router: Router,
    /// Who can sign in, and what is known about the people of the stories.
    pub cast: Cast,
    /// The settings the product was built with.
    pub settings: Settings,
    /// What commands outside a request need of the areas.
    pub areas: Areas,
    worker: Worker,
    registry: String,
    gateway: String,
    courier: String,
    agencies: String,
    messages: String,
    url: String,
    webhooks: Arc<AtomicUsize>,
    next_address: AtomicU8,
    _tasks: JoinSet<()>,
    _folder: tempfile::TempDir,
    /// The database, its clock, and the folder with keys and blobs. Dropped last.
    pub db: TestDb,
}

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

impl World {
    /// A world with the shipped definitions and the demo's people.
    ///
    /// The first of a process prepares a database of which this one and all others are copies: reading what is shipped and
    /// hashing passwords would otherwise be half of what a story takes.
    pub async fn new() -> Self {
        let (prepared, cast) = SHIPPED.get_or_init(prepare).await;
        let kinds = subscriptions::listened();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let db = prepared.copy(&kinds).await.expect("a copy of the prepared database");
        Self::on(db, None, Some(cast.clone())).await
    }

    /// A world with these definitions.
    pub async fn with(definitions: &Definitions) -> Self {
        let kinds = subscriptions::listened();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let db = TestDb::listening(&kinds).await.expect("a test database");
        Self::on(db, Some(definitions), None).await
    }

    /// A world on this database, in which what is given has still to be published, and the people to be entered unless they
    /// are.
    async fn on(db: TestDb, definitions: Option<&Definitions>, cast: Option<Cast>) -> Self {
        let clock: Arc<dyn Clock> = db.clock.clone();
        let folder = tempfile::tempdir().expect("a folder");
        let mut tasks = JoinSet::new();
        let own = outside::listener().await;
        let mut settings = config::from_text("").expect("the defaults");
        settings.environment = Environment::Demo;
        // Nothing leads to them; a test that wants one opens /qps/….
        settings.texts.drawn = true;
        settings.texts.speaker = workspace().join("crates/testkit/programs/speaker.sh").to_string_lossy().into_owned();
        settings.server.address = own.local_addr().expect("an address");
        settings.data.folder = db.folder().to_owned();
        settings.data.keys = db.folder().join("keys");
        settings.data.blobs = db.folder().join("blobs").to_string_lossy().into_owned();
        let addresses = outside::start(&mut settings, folder.path(), &clock, &mut tasks).await;

        // Published first: the product reads the catalogue when it is built.
        if let Some(definitions) = definitions {
            publish(&db.store, definitions).await;
        }
        let built = build(&settings, &db.store).await;
        let cast = match cast {
            Some(cast) => cast,
            None => cast::load(&built).await.expect("the demo's people"),
        };
        let webhooks = Arc::new(AtomicUsize::new(0));
        let url = settings.public_url();
        let counted = counting(built.router.clone(), webhooks.clone());
        tasks.spawn(async move {
            let service = counted.into_make_service_with_connect_info::<std::net::SocketAddr>();
            axum::serve(own, service).await.expect("the product serves");
        });
        let worker = Worker::new(built.store.clone(), built.handlers).periodic(built.periodic);
        Self {
            router: built.router,
            cast,
            settings,
            areas: built.areas,
            worker,
            registry: addresses.registry,
            gateway: addresses.gateway,
            courier: addresses.courier,
            agencies: addresses.agencies,
            messages: addresses.messages,
            url,
            webhooks,
            next_address: AtomicU8::new(1),
            _tasks: tasks,
            _folder: folder,
            db,
        }
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.db.store
    }

    /// Where the product listens on a real socket.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Enqueues what schedules want and runs every job that is due, until none is left.
    pub async fn work(&self) {
        self.worker.tick().await.expect("schedules are looked at");
        self.worker.drain().await.expect("jobs run");
    }

    /// The same with so many hands at once, for runs that are long.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn work_by(&self, hands: usize) -> Outcome<()> {
        self.worker.tick().await?;
        let drains = (0..hands).map(|_| self.worker.drain());
        for drained in futures::future::join_all(drains).await {
            drained?;
        }
        // What one hand wrote last another may have looked for before.
        self.worker.drain().await.map(drop)
    }

    /// Moves the clock, and works.
    pub async fn pass(&self, time: Duration) {
        self.db.clock.advance(time);
        self.work().await;
    }

    /// A browser that nobody knows, at an address of its own.
    pub fn visitor(&self) -> Browser {
        let last = self.next_address.fetch_add(1, Ordering::SeqCst);
        // Throttles count by network, so every browser has a network of its own.
        Browser::new(self.router.clone(), [10, 1, last, 1])
    }

    /// Tells a simulator (`registry`, `gateway`, `courier`, `agencies`, `messages`) how to behave from now on.
    pub async fn simulator_script(&self, simulator: &str, script: Script) {
        let base = self.simulator(simulator);
        let body = serde_json::to_vec(&script).expect("a script");
        let headers = [("content-type", "application/json")];
        let told = Socket::at(base).call(Method::PUT, "/control/script", &headers, body).await.expect("it answers");
        assert_eq!(told.status.as_u16(), 204, "{}", told.html());
    }

    /// Has the registry take the birth record of somebody of the cast over from its paper registers.
    pub async fn computerise(&self, part: &str) {
        let body = format!("{{\"number\":\"{}\"}}", self.known(part, "number")).into_bytes();
        let headers = [("content-type", "application/json")];
        let mut registry = Socket::at(self.simulator("registry"));
        let told = registry.call(Method::PUT, "/control/computerised", &headers, body).await.expect("it answers");
        assert_eq!(told.status.as_u16(), 204, "{}", told.html());
    }

    /// What a simulator shows under `/control/…` or `/sent.json`.
    pub async fn simulator_page(&self, simulator: &str, path: &str) -> Page {
        Socket::at(self.simulator(simulator)).get(path).await.expect("the simulator answers")
    }

    /// Lets a story happen to the parcel with this number (see the courier's simulator) and waits until its `pushes` were
    /// answered. Works afterwards.
    pub async fn parcel(&self, number: &str, story: &str, pushes: usize) {
        let headers = [("content-type", "application/json")];
        let path = format!("/control/parcels/{number}");
        let body = format!("{{\"story\":\"{story}\"}}").into_bytes();
        let before = self.webhooks();
        let told = Socket::at(&self.courier).call(Method::POST, &path, &headers, body).await.expect("it answers");
        assert_eq!(told.status.as_u16(), 202, "{}", told.html());
        self.webhooks_until(before + pushes).await;
        self.work().await;
    }

    /// Lets something happen to a request that lies with another agency (see its simulator: `{"states": […]}`) and waits
    /// until its `pushes` were answered. Works afterwards.
    pub async fn agency(&self, reference: &str, told: &serde_json::Value, pushes: usize) {
        let headers = [("content-type", "application/json")];
        let path = format!("/control/requests/{reference}");
        let before = self.webhooks();
        let body = told.to_string().into_bytes();
        let told = Socket::at(&self.agencies).call(Method::POST, &path, &headers, body).await.expect("it answers");
        assert_eq!(told.status.as_u16(), 202, "{}", told.html());
        self.webhooks_until(before + pushes).await;
        self.work().await;
    }

    fn simulator(&self, name: &str) -> &str {
        match name {
            "registry" => &self.registry,
            "gateway" => &self.gateway,
            "courier" => &self.courier,
            "agencies" => &self.agencies,
            "messages" => &self.messages,
            _ => panic!("there is no simulator {name}"),
        }
    }

    /// Pays a submitted file: starts the payment in the product, chooses on the hosted page what the bank does
    /// (`success`, `decline`, `pending`, `late`, `lost`, `duplicate`, `twice`), and waits until the webhooks that this
    /// choice sends at once were answered. Works afterwards. Returns the page the browser comes back to.
    pub async fn pay(&self, browser: &mut Browser, reference: &str, choice: &str) -> Page {
        let checkout = self.checkout(browser, reference).await;
        let before = self.webhooks.load(Ordering::SeqCst);
        let back = self.choose(&checkout, choice).await;
        let at_once = match choice {
            "late" | "lost" => 0,
            "duplicate" | "twice" => 2,
            _ => 1,
        };
        self.webhooks_until(before + at_once).await;
        self.work().await;
        browser.open(&back).await
    }

    /// Starts a payment; the address of the hosted page.
    pub async fn checkout(&self, browser: &mut Browser, reference: &str) -> String {
        let page = browser.open(&format!("/files/{reference}/pay")).await;
        let left = browser.send_only(page.must_be_ok().form("/pay")).await;
        left.location.clone().filter(|to| to.starts_with(&self.gateway)).unwrap_or_else(|| {
            panic!("the payment leads nowhere: {} {:?}\n{}", left.status, left.location, left.text())
        })
    }

    /// Chooses on a hosted page what the bank does; the path in the product to which the browser is sent back.
    pub async fn choose(&self, checkout: &str, choice: &str) -> String {
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let body = format!("choice={choice}").into_bytes();
        let sent = Socket::at(&self.gateway).call(Method::POST, checkout, &headers, body).await.expect("it answers");
        let back = sent.location.unwrap_or_else(|| panic!("the gateway keeps the browser: {}", sent.status));
        back.strip_prefix(&self.url).unwrap_or_else(|| panic!("it leads elsewhere: {back}")).to_owned()
    }

    /// The gateway's id of the intention that was opened last.
    pub async fn last_intention(&self) -> String {
        let page = self.simulator_page("gateway", "/control/intentions").await;
        let all: Vec<serde_json::Value> = serde_json::from_slice(&page.bytes).expect("intentions");
        let last = all.iter().max_by_key(|one| one["special_reference"].as_str().map(str::to_owned));
        last.and_then(|one| one["id"].as_str()).expect("an intention").to_owned()
    }

    /// Lets the payer's bank say something of a charge that was taken (`opened`, `won`, `lost`) and waits until the webhook
    /// was answered. Works afterwards.
    pub async fn dispute(&self, intention: &str, outcome: &str) {
        self.bank_says(intention, format!("{{\"outcome\":\"{outcome}\"}}")).await;
    }

    /// The same of so much of the charge, for which the gateway charges a fee; in minor units.
    pub async fn dispute_part(&self, intention: &str, outcome: &str, minor: i64, fee: i64) {
        self.bank_says(intention, format!("{{\"outcome\":\"{outcome}\",\"minor\":{minor},\"fee\":{fee}}}")).await;
    }

    async fn bank_says(&self, intention: &str, body: String) {
        let headers = [("content-type", "application/json")];
        let path = format!("/control/intentions/{intention}/dispute");
        let before = self.webhooks();
        let told =
            Socket::at(&self.gateway).call(Method::POST, &path, &headers, body.into_bytes()).await.expect("it answers");
        assert_eq!(told.status.as_u16(), 200, "{}", told.html());
        self.webhooks_until(before + 1).await;
        self.work().await;
    }

    /// How many webhooks the product has answered.
    pub fn webhooks(&self) -> usize {
        self.webhooks.load(Ordering::SeqCst)
    }

    /// Waits until the product has answered this many webhooks.
    pub async fn webhooks_until(&self, count: usize) {
        let arrived = async {
            while self.webhooks() < count {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, arrived).await.expect("the webhook arrives in time");
    }
}

/// The database of which the worlds of this process are copies, and who is in it.
static SHIPPED: OnceCell<(TestDb, Cast)> = OnceCell::const_new();

async fn prepare() -> (TestDb, Cast) {
    let World { db, cast, .. } = World::with(&Definitions::shipped()).await;
    db.close_for_copies().await.expect("the prepared database closes");
    (db, cast)
}

async fn build(settings: &Settings, store: &Store) -> Built {
    let outside = wire::outside::open(settings, store.clock(), store.dice()).expect("the adapters");
    let binary = workspace().join("target/debug/wasl");
    let child = ChildVerifier::new(binary, vec![SUBCOMMAND.to_owned()]);
    wire::build(settings, store.clone(), outside, child).await.expect("the product")
}

async fn publish(store: &Store, definitions: &Definitions) {
    let mut cx = store.begin(Actor::System("suite.definitions")).await.expect("a transaction");
    rehearse(&mut cx, definitions).await.expect("the definitions are right");
    let pages = content::Pages::shipped().load(None).expect("the pages are right");
    content::rehearse(&mut cx, &pages).await.expect("the pages are kept");
    cx.commit().await.expect("they are kept");
}

/// Counts the webhooks that were answered, however they were.
fn counting(router: Router, webhooks: Arc<AtomicUsize>) -> Router {
    router.layer(axum::middleware::from_fn(move |request: Request, next: Next| {
        let webhooks = webhooks.clone();
        async move {
            let is_webhook = request.uri().path().starts_with("/hooks/");
            let response: Response = next.run(request).await;
            if is_webhook {
                webhooks.fetch_add(1, Ordering::SeqCst);
            }
            response
        }
    }))
}
