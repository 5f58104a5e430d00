//! Reminds whoever owes after a lost dispute: three times in a month and a half, and then no more. A sweep each hour.
//!
//! The dead and whoever lost the number of a file to another account are reminded of nothing. What finance does about a debt that
//! nobody pays is finance's to decide; nothing follows for any other file.

use std::time::Duration;

use ::store::{
    Store, events,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Outcome};
use serde_json::json;

use super::store;
use crate::payments::store as attempts;

/// The kind of the job.
pub const REMIND: &str = "payments.remind_debts";

/// How many days after the bank's decision each reminder is due.
const AFTER_DAYS: [i32; 3] = [7, 21, 45];

/// How many people one run reminds; the next run takes the rest.
const AT_ONCE: i64 = 200;

/// Each hour.
pub(in crate::payments) fn periodic() -> Periodic {
    Periodic { name: REMIND, every: Duration::from_secs(3_600), kind: REMIND }
}

/// Reminds of what is owed.
pub struct RemindDebts;

#[async_trait]
impl Handler for RemindDebts {
    fn kind(&self) -> &'static str {
        REMIND
    }

    async fn run(&self, on: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = on.begin(Actor::System(REMIND)).await?;
        let due = store::to_remind(&mut cx, &AFTER_DAYS, AT_ONCE).await?;
        drop(cx);
        for (dispute, file) in due {
            let mut cx = on.begin(Actor::System(REMIND)).await?;
            attempts::lock_file(&mut cx, file).await?;
            // It may have been paid, or two processes may have come at once.
            if let Some(number) = store::note_reminded(&mut cx, dispute, file, &AFTER_DAYS).await? {
                let body = json!({ "dispute": dispute, "number": number });
                events::append(&mut cx, file, "payment.debt_reminded", 1, &body, None).await?;
                cx.commit().await?;
            }
        }
        Ok(Done::Finished)
    }
}
