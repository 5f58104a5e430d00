//! Stored files: encrypted in chunks under a key of their own, shown only once they are usable.

use std::{error::Error, sync::Arc};

use bytes::Bytes;
use futures::Stream;
use kernel::{Clock, Dice, Failure, Id, Outcome, marks};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{BlobSettings, Cx, Purpose, Vault};

/// A file that was received.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Received {
    /// Its identifier, in the owner's bucket.
    pub id: Id<marks::Blob>,
    /// Bytes of the clear content.
    pub size: u64,
    /// SHA-256 of the clear content.
    pub sha256: [u8; 32],
}

/// What becomes of a received file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BlobState {
    /// It passed the checks.
    Checked,
    /// It may be shown.
    Usable,
    /// It may never be shown, with a coded reason.
    Refused(String),
}

/// Stored files. Cloning is cheap.
#[derive(Clone)]
pub struct Blobs {
    side: PgPool,
    vault: Vault,
    clock: Arc<dyn Clock>,
    dice: Arc<dyn Dice>,
}

impl Blobs {
    pub(crate) fn open(
        settings: &BlobSettings,
        side: PgPool,
        vault: Vault,
        clock: Arc<dyn Clock>,
        dice: Arc<dyn Dice>,
    ) -> Outcome<Self> {
        let _ = settings;
        Ok(Self { side, vault, clock, dice })
    }
    /// Receives a stream of at most `limit_bytes`, outside any transaction; more is the Refusal `upload.too_large`.
    pub async fn receive<S, E>(&self, owner: Uuid, purpose: Purpose, stream: S, limit_bytes: u64) -> Outcome<Received>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
        E: Into<Box<dyn Error + Send + Sync>>,
    {
        let _ = (&self.side, &self.vault, &self.clock, &self.dice, owner, purpose, limit_bytes);
        drop(stream);
        Err(Failure::fault("receiving a file", "not attached"))
    }
    /// Keeps bytes this program made itself.
    pub async fn keep(&self, owner: Uuid, purpose: Purpose, bytes: Vec<u8>) -> Outcome<Received> {
        let size = bytes.len() as u64;
        let stream = futures::stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from(bytes))]);
        self.receive(owner, purpose, stream, size).await
    }
    /// The clear content of a usable file; every other is not found.
    pub async fn bytes(&self, cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<Vec<u8>> {
        let _ = (cx, id);
        Err(Failure::fault("reading a file", "not attached"))
    }
    /// The clear content of a file still being examined; only for the checks themselves.
    pub async fn unexamined_bytes(&self, cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<Vec<u8>> {
        let _ = (cx, id);
        Err(Failure::fault("reading a file", "not attached"))
    }
    /// Moves a file on: received → checked → usable, or refused. Anything else is a Refusal of kind Conflict.
    pub async fn set_state(&self, cx: &mut Cx, id: Id<marks::Blob>, state: BlobState) -> Outcome<()> {
        let _ = (cx, id, state);
        Err(Failure::fault("moving a file on", "not attached"))
    }
    /// Destroys a file: its key at once in this transaction, its bytes by a job afterwards.
    pub async fn destroy(&self, cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<()> {
        let _ = (cx, id);
        Err(Failure::fault("destroying a file", "not attached"))
    }
}
