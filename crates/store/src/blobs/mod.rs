//! Stored files: encrypted in chunks under a key of their own, shown only once they are usable.
//!
//! The row comes first, the bytes second, the word "received" last; whatever breaks in between is swept away. Nothing
//! ever shows a file that is not usable, and no clear byte or clear hash is stored.

mod crypt;
mod objects;
mod receive;
mod rows;
mod sweep;

use std::sync::Arc;

use kernel::{Clock, Dice, Failure, Id, Outcome, Refusal, RefusalKind, marks};
use object_store::{ObjectStore, ObjectStoreExt};
pub(crate) use rows::rewrap;
use sqlx::PgPool;
pub(crate) use sweep::sweep;

use crate::{BlobSettings, Cx, Vault, jobs};

/// Kind of the job that removes the bytes of destroyed and unfinished files.
pub(crate) const SWEEP: &str = "store.sweep_blobs";

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
    objects: Arc<dyn ObjectStore>,
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
        Ok(Self { objects: objects::open(settings)?, side, vault, clock, dice })
    }

    /// The clear content of a usable file; every other is not found. Whoever calls has checked the scope of the row that
    /// names the file.
    pub async fn bytes(&self, cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<Vec<u8>> {
        let row = rows::find(cx, id).await?.filter(|row| row.usable).ok_or_else(Failure::not_found)?;
        self.read(id, row).await
    }

    /// The clear content of a file still being examined; only for the checks themselves.
    pub async fn unexamined_bytes(&self, cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<Vec<u8>> {
        let row = rows::find(cx, id).await?.filter(|row| !row.refused).ok_or_else(Failure::not_found)?;
        self.read(id, row).await
    }

    /// Moves a file on: received → checked → usable, or refused while it is not usable yet. Anything else is the Refusal
    /// `blob.state` (409); an unknown file is not found.
    pub async fn set_state(&self, cx: &mut Cx, id: Id<marks::Blob>, state: BlobState) -> Outcome<()> {
        if rows::move_on(cx, id, &state).await? {
            return Ok(());
        }
        match rows::find(cx, id).await? {
            Some(_) => Err(Refusal::new(RefusalKind::Conflict, "blob.state", "problem-changed-meanwhile").into()),
            None => Err(Failure::not_found()),
        }
    }

    /// Destroys a file: its key at once in this transaction, its bytes by a job afterwards. Doing it twice is harmless.
    pub async fn destroy(&self, cx: &mut Cx, id: Id<marks::Blob>) -> Outcome<()> {
        rows::destroy(cx, id).await?;
        let job = jobs::NewJob::new(SWEEP, serde_json::json!({})).dedup("sweep");
        jobs::enqueue(cx, job).await.map(|_| ())
    }

    async fn read(&self, id: Id<marks::Blob>, row: rows::Row) -> Outcome<Vec<u8>> {
        let secret = self
            .vault
            .custody()
            .unwrap(crate::vault::RootKey::Blobs, &rows::context(id, row.owner), &row.wrapped)
            .await?;
        let key = crypt::FileKey::new(&secret, id.uuid())?;
        let path = object_store::path::Path::from(row.object);
        let object = self.objects.get(&path).await.map_err(objects::fault)?.bytes().await.map_err(objects::fault)?;
        let clear = crypt::decrypt(&key, &object).map_err(|error| Failure::fault("opening a stored file", error))?;
        let hash = key.open_hash(&row.sealed_hash)?;
        let actual = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &clear);
        if actual.as_ref() == hash.as_slice() {
            Ok(clear)
        } else {
            Err(Failure::fault("opening a stored file", "its content does not match its hash"))
        }
    }
}
