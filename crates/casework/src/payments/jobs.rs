//! Asking the gateway about open attempts: what settles when a webhook is late, lost or refused.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Moment, Outcome};
use store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
};

use super::{
    model::{Attempt, Learned},
    opening::{self, Addresses},
    port::Gateway,
    settling, store as rows,
};
use crate::applications::store as files;

/// The kind of the job; its payload is `{attempt}`.
pub const POLL: &str = "payments.poll";

/// How long after its checkout ended an attempt is still asked about: banks decide late.
const PATIENCE: Duration = Duration::from_secs(48 * 3600);

/// Asks about one attempt again and again, the older it is the less often.
pub struct Poll {
    pub(super) gateway: Arc<dyn Gateway>,
    pub(super) addresses: Addresses,
}

#[derive(serde::Deserialize)]
struct About {
    attempt: Id<Attempt>,
}

#[async_trait]
impl Handler for Poll {
    fn kind(&self) -> &'static str {
        POLL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        let mut cx = store.begin(Actor::System(POLL)).await?;
        let attempt = rows::load(&mut cx, about.attempt).await?;
        let file = files::load(&mut cx, &Scope::System(POLL), attempt.file).await?;
        drop(cx);
        let now = store.now();
        // After a crash between deciding and asking, or with a gateway that was away, the checkout is still to be opened.
        if attempt.checkout.is_none() && now >= attempt.expires_at {
            return close(store, &attempt).await;
        }
        let gateway = self.gateway.as_ref();
        let asked = match opening::checkout(store, gateway, &self.addresses, &attempt, file.reference).await {
            Ok(open) => gateway.ask(&open.intention).await,
            Err(failure) => Err(failure),
        };
        let facts = match asked {
            Ok(facts) => facts,
            // An outage of the gateway may last longer than any number of tries; it must not end the asking.
            Err(Failure::Fault(fault)) if fault.passing => {
                tracing::warn!(attempt = %attempt.id, %fault, "the payment gateway could not be asked");
                return Ok(Done::Later(pause(attempt.opened_at, now)));
            }
            Err(failure) => return Err(failure),
        };
        for told in facts {
            match settling::settle(store, gateway, &told, Learned::Poll).await {
                Ok(_) => {}
                // Reconciliation will list it; asking again would say the same.
                Err(Failure::Refusal(refusal)) if refusal.code == "payment.not_ours" => {
                    tracing::error!(attempt = %attempt.id, "the gateway tells of a charge that does not fit its attempt");
                }
                Err(failure) => return Err(failure),
            }
        }
        let over = now >= attempt.expires_at.plus(PATIENCE);
        let settled = {
            let mut cx = store.begin(Actor::System(POLL)).await?;
            rows::load(&mut cx, attempt.id).await?.succeeded_at.is_some()
        };
        // A success ends the asking once the checkout can take no second one.
        if over || (settled && now >= attempt.expires_at) {
            return close(store, &attempt).await;
        }
        Ok(Done::Later(pause(attempt.opened_at, now)))
    }
}

async fn close(store: &Store, attempt: &Attempt) -> Outcome<Done> {
    let mut cx = store.begin(Actor::System(POLL)).await?;
    let now = cx.now();
    rows::note_closed(&mut cx, attempt.id, now).await?;
    cx.commit().await?;
    Ok(Done::Finished)
}

/// A quarter of the attempt's age, between 10 seconds and half an hour.
fn pause(opened: Moment, now: Moment) -> Duration {
    (now.since(opened) / 4).clamp(Duration::from_secs(10), Duration::from_secs(1800))
}
