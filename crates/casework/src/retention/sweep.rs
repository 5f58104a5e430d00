//! The hourly job that forgets. Each file in a transaction of its own; a run that dies is simply run again.

use std::time::Duration;

use ::store::{
    Cx, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Moment, Outcome, marks};
use people::privacy::Keep;

use super::{
    register::{ANSWERS, ASKED, BUNDLES, DRAFTS, EVIDENCE, SEARCHES},
    store as rows,
};
use crate::{bundles, custody, heirs, mandates, signing, subjects};

/// Kind of the job.
pub const FORGET: &str = "casework.forget";

/// How many files of each sort one run forgets; if there are more, the next run comes at once.
const AT_ONCE: i64 = 200;

type FileId = Id<marks::Application>;

/// Each hour.
pub(super) fn periodic() -> Periodic {
    Periodic { name: FORGET, every: Duration::from_secs(60 * 60), kind: FORGET }
}

/// Forgets.
pub(super) struct Forget;

#[async_trait]
impl Handler for Forget {
    fn kind(&self) -> &'static str {
        FORGET
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let now = store.now();
        let before = |keep: Keep| now.minus(keep.duration().unwrap_or_default());
        let mut cx = begin(store).await?;
        let drafts = rows::drafts_before(&mut cx, before(DRAFTS), AT_ONCE).await?;
        let answers = rows::closed_before(&mut cx, before(ANSWERS), AT_ONCE).await?;
        let evidence = rows::evidence_before(&mut cx, before(EVIDENCE), AT_ONCE).await?;
        rows::delete_searches(&mut cx, before(SEARCHES)).await?;
        subjects::store::forget_before(&mut cx, before(ASKED)).await?;
        forget_claims(&mut cx, None, before(ANSWERS)).await?;
        forget_mandates(&mut cx, None, before(EVIDENCE)).await?;
        custody::store::forget_before(&mut cx, before(EVIDENCE)).await?;
        bundles::store::delete_before(&mut cx, before(BUNDLES)).await?;
        cx.commit().await?;
        let many = usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        let more = [&drafts, &answers, &evidence].iter().any(|found| found.len() >= many);
        for file in drafts {
            let mut cx = begin(store).await?;
            forget_draft(&mut cx, file, before(DRAFTS)).await?;
            cx.commit().await?;
        }
        for file in answers {
            let mut cx = begin(store).await?;
            forget_answers(&mut cx, file).await?;
            cx.commit().await?;
        }
        for file in evidence {
            let mut cx = begin(store).await?;
            forget_signed(&mut cx, file).await?;
            rows::delete_evidence(&mut cx, file).await?;
            cx.commit().await?;
        }
        Ok(if more { Done::Later(Duration::from_secs(1)) } else { Done::Finished })
    }
}

async fn begin(store: &Store) -> Outcome<Cx> {
    store.begin(Actor::System(FORGET)).await
}

/// Deletes a draft that was last saved at `until` or earlier, with its answers and the bytes of its uploads. One that was
/// saved or submitted meanwhile is left alone.
pub(super) async fn forget_draft(cx: &mut Cx, file: FileId, until: Moment) -> Outcome<()> {
    if rows::lock_draft(cx, file, until).await? {
        destroy_uploads(cx, file).await?;
        forget_signed(cx, file).await?;
        rows::delete_draft(cx, file).await?;
    }
    Ok(())
}

/// Destroys everything the applicant stated in a closed file, and what officers wrote to her.
pub(super) async fn forget_answers(cx: &mut Cx, file: FileId) -> Outcome<()> {
    destroy_uploads(cx, file).await?;
    signing::forget_asking(cx, file).await?;
    rows::delete_answers(cx, file).await
}

/// Deletes decided requests of heirs, of one account or those decided before a moment, and the bytes of their proofs.
pub(super) async fn forget_claims(cx: &mut Cx, account: Option<Id<marks::Account>>, before: Moment) -> Outcome<()> {
    let blobs = cx.store().blobs().clone();
    for proof in heirs::store::forget(cx, account, before).await? {
        blobs.destroy(cx, proof).await?;
    }
    Ok(())
}

/// Deletes the signatures of a file, with the bytes of the texts that were closed.
async fn forget_signed(cx: &mut Cx, file: FileId) -> Outcome<()> {
    let blobs = cx.store().blobs().clone();
    for blob in signing::blobs_of(cx, file).await? {
        blobs.destroy(cx, blob).await?;
    }
    signing::forget_signed(cx, file).await
}

/// Deletes mandates, of one account or those that ended before a moment, and the bytes of their deeds.
pub(super) async fn forget_mandates(cx: &mut Cx, account: Option<Id<marks::Account>>, before: Moment) -> Outcome<()> {
    let blobs = cx.store().blobs().clone();
    for deed in mandates::store::forget(cx, account, before).await? {
        blobs.destroy(cx, deed).await?;
    }
    Ok(())
}

async fn destroy_uploads(cx: &mut Cx, file: FileId) -> Outcome<()> {
    let blobs = cx.store().blobs().clone();
    for blob in rows::blobs_of(cx, file).await? {
        blobs.destroy(cx, blob).await?;
    }
    Ok(())
}
