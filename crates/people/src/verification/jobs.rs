//! Making the picture an officer may see. One at a time: a picture takes memory.

use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome};
use store::{
    Purpose, Store,
    blobs::BlobState,
    jobs::{Done, Handler, Job},
};
use tokio::sync::Semaphore;

use super::{
    model::Verification,
    picture,
    store::{self as rows, Unchecked},
};
use crate::{notice::Herald, payload::id_in};

/// Kind of the job that makes the picture.
pub const CHECK: &str = "people.check_document";
/// Kind of the job that tells the owner that something was decided.
pub const TELL: &str = "people.tell_verification";

/// Makes the picture.
pub(crate) struct CheckDocument {
    pub herald: Herald,
    pub lane: Semaphore,
}

#[async_trait]
impl Handler for CheckDocument {
    fn kind(&self) -> &'static str {
        CHECK
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let id: Id<Verification> = id_in(job, "verification")?;
        let actor = Actor::System(CHECK);
        let mut cx = store.begin(actor.clone()).await?;
        let Some(found) = rows::unchecked(&mut cx, id).await? else { return Ok(Done::Finished) };
        let bytes = store.blobs().unexamined_bytes(&mut cx, found.upload).await?;
        drop(cx);
        let clean = self.clean(bytes).await?;
        match clean {
            Ok(jpeg) => accept(store, id, &found, jpeg).await?,
            Err(picture::NoPicture) => {
                let mut cx = store.begin(actor).await?;
                rows::unreadable(&mut cx, id).await?;
                store.blobs().destroy(&mut cx, found.upload).await?;
                cx.commit().await?;
                self.herald.account_changed(store, found.account, id.uuid()).await?;
            }
        }
        Ok(Done::Finished)
    }
}

impl CheckDocument {
    async fn clean(&self, bytes: Vec<u8>) -> Outcome<Result<Vec<u8>, picture::NoPicture>> {
        let broken = |error: String| Failure::passing("making a picture", error);
        let _lane = self.lane.acquire().await.map_err(|error| broken(error.to_string()))?;
        tokio::task::spawn_blocking(move || picture::clean(&bytes)).await.map_err(|error| broken(error.to_string()))
    }
}

/// Keeps the clean picture, makes it visible and destroys what was sent.
async fn accept(store: &Store, id: Id<Verification>, found: &Unchecked, jpeg: Vec<u8>) -> Outcome<()> {
    let image = store.blobs().keep(found.account.uuid(), Purpose::Documents, jpeg).await?.id;
    let mut cx = store.begin(Actor::System(CHECK)).await?;
    let blobs = store.blobs().clone();
    blobs.set_state(&mut cx, image, BlobState::Checked).await?;
    blobs.set_state(&mut cx, image, BlobState::Usable).await?;
    if rows::ready(&mut cx, id, image).await? {
        blobs.destroy(&mut cx, found.upload).await?;
    } else {
        blobs.destroy(&mut cx, image).await?;
    }
    cx.commit().await
}

/// Tells the owner that something was decided, without saying what.
pub(crate) struct TellVerification {
    pub herald: Herald,
}

#[async_trait]
impl Handler for TellVerification {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let account = id_in(job, "account")?;
        let id: Id<Verification> = id_in(job, "verification")?;
        self.herald.account_changed(store, account, id.uuid()).await?;
        Ok(Done::Finished)
    }
}
