//! Examining uploads a few at a time, so that pictures and PDFs cannot take the whole machine.

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use futures::{Stream, StreamExt};
use kernel::{Failure, Outcome, Refusal, RefusalKind};
use tokio::{sync::Semaphore, time::timeout};

use super::inspect::{self, Clean, LIMIT_BYTES, Seen, Unfit};
use crate::ports::{Converter, Scanner};

/// How long an upload waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long one file may be worked on.
const WORK: Duration = Duration::from_secs(20);

/// The bounded pool with its two outside helpers. Cloning is cheap.
#[derive(Clone)]
pub struct Examiner {
    turns: Arc<Semaphore>,
    converter: Arc<dyn Converter>,
    scanner: Arc<dyn Scanner>,
}

impl Examiner {
    /// A pool that works on `at_once` files at a time.
    pub fn new(at_once: usize, converter: Arc<dyn Converter>, scanner: Arc<dyn Scanner>) -> Self {
        Self { turns: Arc::new(Semaphore::new(at_once.max(1))), converter, scanner }
    }

    /// Whether HEIC pictures are taken.
    pub fn takes_heic(&self) -> bool {
        self.converter.available()
    }

    /// Examines `bytes` and gives the copy to keep; every reason to refuse is a slip at the field `file`.
    pub async fn examine(&self, bytes: Vec<u8>) -> Outcome<Clean> {
        let turn = timeout(PATIENCE, self.turns.clone().acquire_owned())
            .await
            .map_err(|_| Failure::passing("examining an upload", "every place of the pool is taken"))?
            .map_err(|error| Failure::fault("examining an upload", error))?;
        let bytes = match inspect::seen(&bytes) {
            Seen::Heic if self.converter.available() => self.converter.to_jpeg(bytes).await?,
            _ => bytes,
        };
        let work = tokio::task::spawn_blocking(move || {
            let clean = inspect::inspect(&bytes);
            drop(turn);
            clean
        });
        let clean = timeout(WORK, work)
            .await
            .map_err(|_| refusal(Unfit::Bomb))?
            .map_err(|error| Failure::fault("examining an upload", error))?
            .map_err(refusal)?;
        if !self.scanner.is_clean(&clean.bytes).await? {
            return Err(refusal(Unfit::Harmful));
        }
        Ok(clean)
    }
}

/// Reads a body piece by piece and stops at the first byte beyond the limit, whatever length was announced.
pub async fn read_limited(stream: impl Stream<Item = Outcome<Bytes>>) -> Outcome<Vec<u8>> {
    let mut stream = std::pin::pin!(stream);
    let mut bytes = Vec::new();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(broken_off)?;
        if (bytes.len() + piece.len()) as u64 > LIMIT_BYTES {
            return Err(refusal(Unfit::TooLarge));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// The form came without a file.
pub fn nothing_chosen() -> Failure {
    refusal(Unfit::Empty)
}

/// A body that breaks off, or that the server cut at the limit of the route, is the sender's doing.
fn broken_off(failure: Failure) -> Failure {
    match failure {
        Failure::Refusal(other) if other.code == "upload.too_large" => refusal(Unfit::TooLarge),
        _ => refusal(Unfit::Truncated),
    }
}

fn refusal(unfit: Unfit) -> Failure {
    let (code, text) = unfit.code();
    Refusal::new(RefusalKind::Rule, code, text).at("file").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::{NoConverter, NoScanner};

    #[tokio::test]
    async fn reading_stops_at_the_limit_and_not_at_the_end() {
        let piece = Bytes::from(vec![0_u8; 1024 * 1024]);
        let mut sent = 0;
        let endless = futures::stream::iter(std::iter::from_fn(|| {
            sent += 1;
            assert!(sent < 13, "it must stop reading");
            Some(Ok(piece.clone()))
        }));
        let failure = read_limited(endless).await.unwrap_err();
        assert!(matches!(failure, Failure::Refusal(refusal) if refusal.code == "upload.too_large"));
    }

    #[tokio::test]
    async fn a_refusal_names_the_field() {
        let examiner = Examiner::new(1, Arc::new(NoConverter), Arc::new(NoScanner));
        let failure = examiner.examine(b"GIF89a".to_vec()).await.unwrap_err();
        assert!(matches!(failure, Failure::Refusal(refusal) if refusal.field.as_deref() == Some("file")));
    }
}
