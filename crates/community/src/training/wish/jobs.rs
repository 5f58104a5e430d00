//! Tells those who asked, once an initiative is open or a group of it takes applications. A wish leaves the table in the transaction that hands its message over, and
//! the message is written once for each wish: whoever is killed in between has told nobody, or everybody once.

use std::time::Duration;

use ::store::{
    Cx, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};
use serde::Deserialize;
use serde_json::json;

use super::{
    DAYS, commands,
    store::{self as rows, Taken},
};
use crate::training::taking;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many are told in one run; the rest waits for the next.
const AT_ONCE: i64 = 200;

/// The job by which messaging tells an account something; its payload is `{account, notice, cause, at}`.
const TELL: &str = "messaging.tell_account";

/// The notice.
const NOTICE: &str = "training_opened";

/// The job `community.tell_training_opened`, run on a schedule.
pub(crate) struct TellOpened {
    pub catalogue: Catalogue,
}

impl TellOpened {
    /// The kind of job.
    pub const KIND: &'static str = "community.tell_training_opened";
}

#[async_trait]
impl Handler for TellOpened {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let snapshot = self.catalogue.refresh(store).await?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let too_old = cx.now().minus(DAY * u32::from(DAYS));
        for wish in rows::take_older(&mut cx, too_old, AT_ONCE).await? {
            commands::end_unused(&mut cx, wish.account).await?;
        }
        let now = cx.now();
        let taking = taking(&mut cx).await?;
        let mut left = false;
        for key in rows::waited_for(&mut cx).await? {
            let stands = snapshot.training(&key).is_ok_and(|own| own.definition.state(now).is_open());
            let open = stands || taking.contains(&key);
            if open {
                let taken = rows::take(&mut cx, &key, AT_ONCE).await?;
                left |= taken.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
                for wish in taken {
                    hand_over(&mut cx, &key, &wish).await?;
                }
            }
        }
        cx.commit().await?;
        Ok(if left { Done::Later(Duration::from_secs(5)) } else { Done::Finished })
    }
}

/// The job `community.forget_wishes`, which comes when an account took back its consent to be told; its payload is
/// `{account}`. Whoever consented anew meanwhile keeps what was asked since.
pub(crate) struct ForgetWishes;

impl ForgetWishes {
    /// The kind of job, known to people.
    pub const KIND: &'static str = "community.forget_wishes";
}

#[async_trait]
impl Handler for ForgetWishes {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let About { account } = job.read()?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        if !commands::consents(&mut cx, account).await? {
            rows::forget(&mut cx, account).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

#[derive(Deserialize)]
struct About {
    account: Id<marks::Account>,
}

/// Hands a message over, if the account still consents.
async fn hand_over(cx: &mut Cx, training: &str, wish: &Taken) -> Outcome<()> {
    if commands::consents(cx, wish.account).await? {
        let payload = json!({
            "account": wish.account,
            "notice": NOTICE,
            "cause": format!("training:{}", wish.id),
            "at": training,
        });
        jobs::enqueue(cx, NewJob::new(TELL, payload)).await?;
    }
    commands::end_unused(cx, wish.account).await
}
