//! Giving a released refund: asks the gateway outside any transaction, under the refund's own id, so that asking again
//! after a crash gives nothing twice.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope, Store, events,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Outcome};
use serde_json::json;

use super::{
    model::{Refund, RefundStage},
    store,
};
use crate::{
    applications::store as files,
    ledger,
    payments::{
        port::{Gateway, RefundAnswer, WantedRefund},
        store as attempts,
    },
};

/// The kind of the job; its payload is `{refund}`.
pub const GIVE: &str = "payments.give_refund";

/// How long is waited before looking again whether a file still stands still.
const WHILE_HELD: Duration = Duration::from_secs(3_600);

/// Gives released refunds.
pub struct Give {
    pub(in crate::payments) gateway: Arc<dyn Gateway>,
}

#[derive(serde::Deserialize)]
struct About {
    refund: Id<Refund>,
}

#[async_trait]
impl Handler for Give {
    fn kind(&self) -> &'static str {
        GIVE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        let scope = Scope::System(GIVE);
        let mut cx = store.begin(Actor::System(GIVE)).await?;
        let refund = store::lock(&mut cx, &scope, about.refund).await?.refund;
        let held = files::load(&mut cx, &scope, refund.file).await?.held;
        drop(cx);
        if refund.stage() != RefundStage::Released {
            return Ok(Done::Finished);
        }
        // What the payer's bank has taken back is not given back besides, and what the dead had coming waits.
        if held.is_some() {
            return Ok(Done::Later(WHILE_HELD));
        }
        let wanted = WantedRefund {
            reference: refund.id.to_string(),
            transaction: refund.transaction.clone(),
            amount: refund.amount,
        };
        let answer = self.gateway.give_back(&wanted).await?;
        let mut cx = store.begin(Actor::System(GIVE)).await?;
        attempts::lock_file(&mut cx, refund.file).await?;
        match answer {
            RefundAnswer::Given(external) => {
                if store::note_given(&mut cx, refund.id, &external).await? {
                    let entry = ledger::entries::refund(refund.file, refund.amount, &refund.id.to_string());
                    ledger::post(&mut cx, &entry).await?;
                    let body = json!({ "refund": refund.id });
                    events::append(&mut cx, refund.file, "refund.given", 1, &body, None).await?;
                }
            }
            RefundAnswer::Refused(code) => {
                tracing::error!(refund = %refund.id, code, "the gateway refuses a refund; finance must look");
                store::note_failed(&mut cx, refund.id, &code).await?;
            }
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
