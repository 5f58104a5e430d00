//! A bounded number of typesetters.
//!
//! Typesetting is pure CPU. When every place, running and waiting, is taken the caller is told at once instead of
//! queueing without end; `web` turns that into 503 with Retry-After.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::{RenderError, Renderer};

/// How much typesetting may go on at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RenderPoolSettings {
    /// Certificates set at the same time; the number of cores is a good choice.
    pub running: usize,
    /// Certificates that may wait for their turn.
    pub waiting: usize,
}

/// A [`Renderer`] behind a bounded queue.
#[derive(Clone)]
pub struct RenderPool {
    renderer: Renderer,
    places: Arc<Semaphore>,
    running: Arc<Semaphore>,
}

impl RenderPool {
    /// A pool with at least one running place.
    pub fn new(renderer: Renderer, settings: RenderPoolSettings) -> Self {
        let running = settings.running.max(1);
        Self {
            renderer,
            places: Arc::new(Semaphore::new(running + settings.waiting)),
            running: Arc::new(Semaphore::new(running)),
        }
    }

    /// Does `work` with the typesetter on a blocking thread, or answers [`RenderError::Busy`] at once.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Renderer) -> T + Send + 'static,
    ) -> Result<T, RenderError> {
        let place = self.places.clone().try_acquire_owned().map_err(|_| RenderError::Busy)?;
        let turn = self.running.clone().acquire_owned().await.map_err(|_| RenderError::Worker)?;
        let renderer = self.renderer.clone();
        let held = move || {
            // Both permits live as long as the work does, also when the caller has gone away.
            let _permits = (place, turn);
            work(&renderer)
        };
        tokio::task::spawn_blocking(held).await.map_err(|_| RenderError::Worker)
    }
}
