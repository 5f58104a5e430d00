//! Clients of the product: each keeps one connection and sends the next request when the last was answered. They share one
//! thread beside the product's own, as pgbench's clients do.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tokio::task::JoinSet;

use crate::http::Connection;

/// What came of it.
pub struct Load {
    /// Requests answered a second.
    pub per_second: f64,
    /// How long each took, sorted.
    pub took: Vec<Duration>,
}

impl Load {
    /// The time within which this share (of a hundred) was answered.
    pub fn percentile(&self, share: usize) -> Duration {
        let at = (self.took.len() * share / 100).min(self.took.len().saturating_sub(1));
        self.took.get(at).copied().unwrap_or_default()
    }
}

/// Sends every request once, by `clients` at a time. Any answer but 200 fails the run.
pub async fn run(address: SocketAddr, clients: usize, requests: Vec<Vec<u8>>) -> Result<Load> {
    let running = std::thread::Builder::new().name("clients".to_owned()).spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(drive(address, clients, requests))
    })?;
    let joined = tokio::task::spawn_blocking(move || running.join()).await?;
    joined.map_err(|_| anyhow::anyhow!("the clients broke"))?
}

async fn drive(address: SocketAddr, clients: usize, requests: Vec<Vec<u8>>) -> Result<Load> {
    let mut connections = Vec::with_capacity(clients);
    for _ in 0..clients {
        connections.push(Connection::open(address).await?);
    }
    let requests = Arc::new(requests);
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    let mut running = JoinSet::new();
    for mut connection in connections {
        let (requests, next) = (requests.clone(), next.clone());
        running.spawn(async move {
            let mut took = Vec::new();
            while let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                let sent = Instant::now();
                let answered = connection.call(request).await?;
                took.push(sent.elapsed());
                if answered.status != 200 {
                    bail!("{}: {}", answered.status, String::from_utf8_lossy(&answered.body));
                }
            }
            Ok(took)
        });
    }
    let mut took = Vec::with_capacity(requests.len());
    while let Some(part) = running.join_next().await {
        took.extend(part.context("a client broke")??);
    }
    let seconds = began.elapsed().as_secs_f64();
    took.sort_unstable();
    Ok(Load { per_second: took.len() as f64 / seconds, took })
}
