//! How long requests are kept, and the job that keeps the promise. It never touches what an agency is still at work on.

use ::store::{
    Cx, Store,
    jobs::{Done, Handler, Job},
    lookup::{self, LookupKind},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Moment, Outcome, marks};
use people::{
    consent::Basis,
    privacy::{Group, Keep, Kept},
};

use super::{model::Request, store as rows};

/// How long a draft waits.
pub const DRAFTS: Keep = Keep::Days(30);
/// How long an ended request is kept.
pub const ENDED: Keep = Keep::Days(730);

/// What this area keeps.
pub const KEPT: &[Kept] = &[
    Kept {
        table: "agencies.request.draft",
        group: Group::Files,
        what: "agencies-kept-draft",
        why: "agencies-kept-draft-why",
        basis: Basis::ServiceRequested,
        keep: DRAFTS,
    },
    Kept {
        table: "agencies.request",
        group: Group::Files,
        what: "agencies-kept-request",
        why: "agencies-kept-request-why",
        basis: Basis::ServiceRequested,
        keep: ENDED,
    },
    Kept {
        table: "agencies.report",
        group: Group::Files,
        what: "agencies-kept-report",
        why: "agencies-kept-report-why",
        basis: Basis::ServiceRequested,
        keep: ENDED,
    },
];

/// How many are looked at in one run.
const AT_ONCE: i64 = 500;

/// Forgets drafts and ended requests. Doing it twice forgets nothing more.
pub(crate) struct Forget(pub(crate) Catalogue);

impl Forget {
    /// The kind of job.
    pub const KIND: &'static str = "agencies.forget";
}

#[async_trait]
impl Handler for Forget {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let now = cx.now();
        let before = |keep: Keep| now.minus(keep.duration().unwrap_or_default());
        rows::forget_drafts(&mut cx, before(DRAFTS)).await?;
        for request in rows::older(&mut cx, before(ENDED), AT_ONCE).await? {
            if is_over(&mut cx, &self.0, &request, before(ENDED)).await? {
                delete(&mut cx, &request).await?;
            }
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

async fn is_over(cx: &mut Cx, catalogue: &Catalogue, request: &Request, before: Moment) -> Outcome<bool> {
    let service = catalogue.agency_service_at(cx, &request.service, request.revision).await?;
    Ok(request.ended_at(&service).is_some_and(|at| at < before))
}

async fn delete(cx: &mut Cx, request: &Request) -> Outcome<()> {
    if let Some((reference, _)) = &request.asked {
        lookup::release(cx, LookupKind::Reference, reference.compact(), request.id.uuid()).await?;
    }
    rows::delete(cx, request.id).await
}

/// Forgets every request of an account. What agencies were sent lies with them; they are asked about it.
///
/// # Errors
/// Faults of the database.
pub async fn forget_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    for request in rows::of_account(cx, account).await? {
        delete(cx, &request).await?;
    }
    Ok(())
}
