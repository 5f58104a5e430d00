//! `wasl serve` and `wasl worker`: pages, API and jobs until somebody asks us to stop.

use std::{process::ExitCode, time::Duration};

use anyhow::{Context, Result};
use documents::verify::child::ChildVerifier;
use store::jobs::Worker;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{
    config::Settings,
    wire::{self, Built},
};

/// What this process does.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Pages, API, and jobs if `worker.lanes` is not 0.
    PagesAndJobs,
    /// Jobs only.
    JobsOnly,
}

/// Builds everything and runs until asked to stop.
pub async fn run(settings: Settings, parts: Parts) -> Result<ExitCode> {
    let database = wire::database::open(&settings).await?;
    let served = with(&settings, &database, parts).await;
    database.close().await;
    served.map(|()| ExitCode::SUCCESS)
}

async fn with(settings: &Settings, database: &wire::database::Database, parts: Parts) -> Result<()> {
    store::migrate(&database.urls().owner).await?;
    let store = wire::open_store(settings, database.urls()).await?;
    let outside = wire::outside::open(settings, store.clock(), store.dice())?;
    let built = wire::build(settings, store, outside, ChildVerifier::this_binary()).await?;
    let listener = match parts {
        Parts::PagesAndJobs => {
            let address = settings.server.address;
            let listener = TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))?;
            tracing::info!(address = %listener.local_addr()?, "listening");
            Some(listener)
        }
        Parts::JobsOnly => None,
    };
    until_stopped(settings, built, listener, stop_signal()).await
}

/// Serves and works until `stop` ends, then lets running requests and jobs finish.
pub async fn until_stopped(
    settings: &Settings,
    built: Built,
    listener: Option<TcpListener>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let token = CancellationToken::new();
    let watcher = token.clone();
    tokio::spawn(async move {
        stop.await;
        watcher.cancel();
    });
    serve_numbers(settings, built.numbers, &token).await?;
    let mut workers = Vec::new();
    for _ in 0..settings.worker.lanes {
        let worker = Worker::new(built.store.clone(), built.handlers.clone()).periodic(built.periodic.clone());
        workers.push(tokio::spawn(worker.run(token.clone())));
    }
    if let Some(listener) = listener {
        // Built while the first requests come in already; whoever searches sooner waits for it.
        let (search, store) = (built.areas.discovery.search.clone(), built.store.clone());
        tokio::spawn(async move {
            if let Err(failure) = search.shelf(&store).await {
                tracing::warn!(%failure, "the search index was not built; the next search tries again");
            }
        });
        let drain = Duration::from_secs(settings.server.drain_seconds);
        let stopping = token.clone();
        let server = axum::serve(listener, built.router.into_make_service_with_connect_info::<std::net::SocketAddr>())
            .with_graceful_shutdown(stopping.cancelled_owned());
        let late = async {
            token.cancelled().await;
            tokio::time::sleep(drain).await;
        };
        tokio::select! {
            served = server => served.context("serving")?,
            () = late => tracing::warn!("some requests did not finish in {drain:?} and were cut off"),
        }
    }
    token.cancelled().await;
    for worker in workers {
        worker.await.context("a worker broke")??;
    }
    Ok(())
}

/// Serves the numbers on a listener of their own, if the configuration gives them one.
async fn serve_numbers(settings: &Settings, numbers: axum::Router, token: &CancellationToken) -> Result<()> {
    let Some(address) = settings.metrics.address else { return Ok(()) };
    let listener = TcpListener::bind(address).await.with_context(|| format!("listening on {address} for numbers"))?;
    tracing::info!(address = %listener.local_addr()?, "serving numbers");
    let stopping = token.clone();
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, numbers).with_graceful_shutdown(stopping.cancelled_owned()).await {
            tracing::error!(%error, "the numbers are no longer served");
        }
    });
    Ok(())
}

/// Ends when somebody asks this process to stop.
pub async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
        }
        Err(error) => {
            tracing::warn!(%error, "cannot wait for SIGTERM; only SIGINT stops this process cleanly");
            if let Err(error) = interrupted.await {
                tracing::error!(%error, "cannot wait for SIGINT either");
            }
        }
    }
}
