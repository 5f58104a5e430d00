//! Reminds of files that wait for money, and ends those that were never paid: a sweep each minute.
//!
//! Somebody is reminded when her price has run out and once more a day before her file expires. A file whose bank has not
//! decided yet is left alone: money on its way is not sent back for a clock's sake.

mod store;

use std::time::Duration;

use ::store::{
    Cx, Scope, Store,
    jobs::{Done, Handler, Job, Periodic},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, RefusalKind, marks};

use super::{record, store as rows};
use crate::{baskets, payments::lock_file};

/// The kind of the job.
pub const EXPIRE: &str = "casework.expire_unpaid";

const REASON: &str = "casework.expire_unpaid";

/// How long after its quote a file still waits, so that a payment on its way is settled first.
const GRACE: Duration = Duration::from_secs(15 * 60);

/// How long before the end the second reminder comes.
const LAST_CALL: Duration = Duration::from_secs(86_400);

/// How many files one run ends; the next run takes the rest.
const AT_ONCE: i64 = 200;

/// Each minute.
pub fn periodic() -> Periodic {
    Periodic { name: EXPIRE, every: Duration::from_secs(60), kind: EXPIRE }
}

/// Ends what was never paid.
pub struct ExpireUnpaid;

#[async_trait]
impl Handler for ExpireUnpaid {
    fn kind(&self) -> &'static str {
        EXPIRE
    }

    async fn run(&self, on: &Store, _job: &Job) -> Outcome<Done> {
        let mut cx = on.begin(Actor::System(REASON)).await?;
        let before = cx.now().minus(GRACE);
        let due = store::unpaid_since(&mut cx, before, AT_ONCE).await?;
        drop(cx);
        remind(on).await?;
        for id in due {
            let mut cx = on.begin(Actor::System(REASON)).await?;
            match expire(&mut cx, id).await {
                Ok(()) => cx.commit().await?,
                // It was paid or withdrawn between the list and now.
                Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::Conflict => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(Done::Finished)
    }
}

/// Ends a file and those that were to be paid with it: they were one price.
async fn expire(cx: &mut Cx, id: Id<marks::Application>) -> Outcome<()> {
    let scope = Scope::System(REASON);
    lock_file(cx, id).await?;
    let file = rows::load(cx, &scope, id).await?;
    for mut one in baskets::order(cx, &scope, &file).await? {
        record::expired(cx, &mut one).await?;
    }
    Ok(())
}

/// Reminds whoever has not paid, the first or the second time. Each file in a transaction of its own.
async fn remind(on: &Store) -> Outcome<()> {
    let mut cx = on.begin(Actor::System(REASON)).await?;
    let now = cx.now();
    let due = store::to_remind(&mut cx, now, now.plus(LAST_CALL), AT_ONCE).await?;
    drop(cx);
    for id in due {
        let mut cx = on.begin(Actor::System(REASON)).await?;
        let file = rows::load(&mut cx, &Scope::System(REASON), id).await?;
        if let Some(until) = store::note_reminded(&mut cx, &file).await? {
            record::payment_reminded(&mut cx, &file, until).await?;
            cx.commit().await?;
        }
    }
    Ok(())
}
