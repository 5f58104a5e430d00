//! Uploads: a document that the citizen attaches.
//!
//! The bytes are read with a limit while they stream, examined in a bounded pool, and stored only after they passed: a
//! refused upload leaves nothing behind. What the browser says about name and type is never believed and never kept.

mod examine;
pub mod inspect;
pub(super) mod store;

use ::store::{Cx, Purpose, Store, blobs::BlobState};
pub use examine::{Examiner, nothing_chosen, read_limited};
use kernel::{Id, Moment, Outcome, marks};
use store::Row;
use uuid::Uuid;

use self::inspect::{Clean, Kind};
use super::model::{Application, Stage};

/// A usable upload that is in force for one required document.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its id.
    pub id: Uuid,
    /// Key of the required document it answers.
    pub document: String,
    /// Where the bytes are.
    pub blob: Id<marks::Blob>,
    /// What it is.
    pub kind: Kind,
    /// Its size as kept.
    pub size_bytes: i64,
    /// When it came.
    pub received_at: Moment,
}

/// The uploads in force, one for each document. `file` was loaded within the caller's scope.
pub async fn in_force(cx: &mut Cx, file: &Application) -> Outcome<Vec<Upload>> {
    Ok(store::in_force(cx, file).await?.into_iter().filter_map(Row::into_upload).collect())
}

/// The clear bytes of an upload of `file`, for its owner or for the desk of its mission.
pub async fn bytes(cx: &mut Cx, file: &Application, upload: Uuid) -> Outcome<(Kind, Vec<u8>)> {
    let found =
        store::one(cx, file, upload).await?.and_then(Row::into_upload).ok_or_else(kernel::Failure::not_found)?;
    let blobs = cx.store().blobs().clone();
    let bytes = blobs.bytes(cx, found.blob).await?;
    Ok((found.kind, bytes))
}

/// Stores the clean bytes outside any transaction. Until [`attach`] names them they belong to nothing, and the store's
/// housekeeping removes them.
pub async fn keep(store: &Store, file: &Application, clean: &Clean) -> Outcome<Id<marks::Blob>> {
    let received = store.blobs().keep(file.owner.uuid(), Purpose::Documents, clean.bytes.clone()).await?;
    Ok(received.id)
}

/// Makes stored bytes usable and attaches them to the document `document`.
pub async fn attach(
    cx: &mut Cx,
    file: &Application,
    document: &str,
    clean: &Clean,
    blob: Id<marks::Blob>,
) -> Outcome<Uuid> {
    let id = Id::<Upload>::new(file.id.bucket(), cx.now(), cx.dice()).uuid();
    // The row comes first: by it the desk's role may touch the blob of what it sends itself.
    store::insert(cx, file, id, document, clean, blob).await?;
    let blobs = cx.store().blobs().clone();
    blobs.set_state(cx, blob, BlobState::Checked).await?;
    blobs.set_state(cx, blob, BlobState::Usable).await?;
    Ok(id)
}

/// Takes an upload out of force. In a draft its bytes are destroyed; after submission they stay, so that the officer can
/// compare.
pub async fn retire(cx: &mut Cx, file: &Application, document: &str, upload: Uuid) -> Outcome<()> {
    let blob = store::retire(cx, file, document, upload).await?.ok_or_else(kernel::Failure::not_found)?;
    if file.stage() == Stage::Draft {
        let blobs = cx.store().blobs().clone();
        blobs.destroy(cx, blob).await?;
    }
    Ok(())
}
