//! The product as it is shipped, on a PostgreSQL of its own, serving on a loopback port.
//!
//! The database is durable: it is the managed cluster with its ordinary settings. Workers do not run, because their
//! statements belong to no request; outside systems have addresses at which nobody listens, because no measured request
//! speaks to one.

use std::{fs::File, net::SocketAddr};

use anyhow::{Context, Result};
use app::{
    config::{self, Environment, Settings},
    wire::{self, Built},
};
use catalogue::{definitions::Definitions, revisions::rehearse};
use documents::verify::child::ChildVerifier;
use kernel::Actor;
use outbound::{http::Reach, mail::SmtpSecurity};
use store::managed::ManagedPostgres;
use tokio::{net::TcpListener, task::JoinHandle};

/// A product that serves.
pub struct Product {
    /// What was built.
    pub built: Built,
    /// The database server.
    pub postgres: ManagedPostgres,
    /// Where it listens.
    pub address: SocketAddr,
    server: JoinHandle<()>,
    _folder: tempfile::TempDir,
}

impl Product {
    /// Makes the cluster, migrates it, publishes the shipped definitions, and serves.
    pub async fn start() -> Result<Self> {
        let folder = tempfile::tempdir().context("a folder for the bench")?;
        // The log is written as in production, to a file instead of a terminal.
        let log = File::create(folder.path().join("product.log"))?;
        tracing_subscriber::fmt()
            .json()
            .with_max_level(tracing_subscriber::filter::LevelFilter::INFO)
            .with_writer(log)
            .init();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let mut settings = config::from_text("")?;
        settings.environment = Environment::Demo;
        settings.server.address = listener.local_addr()?;
        settings.data.folder = folder.path().join("var");
        settings.data.keys = folder.path().join("var/keys");
        settings.data.blobs = folder.path().join("var/blobs").to_string_lossy().into_owned();
        nobody_outside(&mut settings);

        let postgres = ManagedPostgres::ensure(&settings.data.folder).await?;
        let built = match build(&settings, &postgres).await {
            Ok(built) => built,
            Err(error) => {
                remove(postgres).await?;
                return Err(error);
            }
        };
        let service = built.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, service).await {
                eprintln!("the product stopped serving: {error}");
            }
        });
        Ok(Self { built, postgres, address: settings.server.address, server, _folder: folder })
    }

    /// Stops serving, and stops and removes the database.
    pub async fn stop(self) {
        self.server.abort();
        if let Err(error) = remove(self.postgres).await {
            eprintln!("the bench's database was not removed cleanly: {error:#}");
        }
    }
}

/// The cluster of a bench started as root lies outside the bench's folder, so it is removed by itself.
async fn remove(postgres: ManagedPostgres) -> Result<()> {
    let log = postgres.log();
    postgres.stop().await?;
    let home = log.parent().context("the cluster's folder")?;
    std::fs::remove_dir_all(home).context("removing the cluster")
}

async fn build(settings: &Settings, postgres: &ManagedPostgres) -> Result<Built> {
    store::migrate(&postgres.urls().owner).await?;
    let store = wire::open_store(settings, postgres.urls()).await?;
    let outside = wire::outside::open(settings, store.clock(), store.dice())?;
    let built = wire::build(settings, store, outside, ChildVerifier::this_binary()).await?;
    let mut cx = built.store.begin(Actor::System("bench.definitions")).await?;
    rehearse(&mut cx, &Definitions::shipped()).await?;
    cx.commit().await?;
    built.areas.catalogue.refresh(&built.store).await?;
    Ok(built)
}

/// Addresses of the discard port: well formed, and answered by nobody.
fn nobody_outside(settings: &mut Settings) {
    let address = "http://127.0.0.1:9".to_owned();
    let secret = |word: &str| format!("a secret of the bench for {word}, told to nobody else").into();
    settings.registry.url = address.clone();
    settings.registry.reach = Reach::Loopback;
    settings.registry.secret = secret("questions");
    settings.registry.ticket_secret = secret("tickets");
    settings.gateway.url = address.clone();
    settings.gateway.reach = Reach::Loopback;
    settings.gateway.secret = secret("calls");
    settings.gateway.webhook_secret = secret("webhooks");
    settings.gateway.checkout_origins = vec![address.clone()];
    settings.courier.url = address.clone();
    settings.courier.reach = Reach::Loopback;
    settings.courier.secret = secret("parcels");
    settings.courier.webhook_secret = secret("reports");
    settings.sms.url = address;
    settings.sms.reach = Reach::Loopback;
    settings.sms.secret = secret("messages");
    settings.mail.host = "127.0.0.1".to_owned();
    settings.mail.port = 9;
    settings.mail.security = SmtpSecurity::LoopbackPlain;
}
