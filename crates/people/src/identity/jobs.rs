//! Asking the registry, and telling at the appointed time.
//!
//! The two are separate jobs, so that neither a quick nor a slow answer shows when the person is told.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::{Id, Outcome as Result};
use store::{
    Store,
    jobs::{Done, Handler, Job},
    lookup::{self, LookupKind},
    rate,
};

use super::{
    commands::{self, Telling, machine},
    model::Outcome,
    store::{self as rows, Attempt},
};
use crate::{
    notice::Herald,
    payload::id_in,
    ports::{IdentityQuestion, IdentityRegistry},
};

/// Kind of the job that asks the registry.
pub const MATCH: &str = "people.match_identity";
/// Kind of the job that tells.
pub const TELL: &str = "people.tell_identity";

/// The registry answers five requests a second; one of them is for identity.
const A_SECOND: u32 = 1;

/// Asks the registry.
pub(crate) struct MatchIdentity {
    pub registry: Arc<dyn IdentityRegistry>,
}

#[async_trait]
impl Handler for MatchIdentity {
    fn kind(&self) -> &'static str {
        MATCH
    }

    async fn run(&self, store: &Store, job: &Job) -> Result<Done> {
        let id: Id<Attempt> = id_in(job, "attempt")?;
        let found = match question(store, id).await? {
            Question::Nothing => return Ok(Done::Finished),
            Question::Known(outcome) => outcome,
            Question::Ask(question) => {
                if let Some(wait) = rate::take(store, "registry", "match_identity", A_SECOND).await? {
                    return Ok(Done::Later(wait));
                }
                Outcome::of(self.registry.check(&question).await?)
            }
        };
        let mut cx = store.begin(machine()).await?;
        commands::settle(&mut cx, id, found).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

enum Question {
    /// It was answered already.
    Nothing,
    /// The registry need not be asked.
    Known(Outcome),
    /// It must be.
    Ask(IdentityQuestion),
}

/// Reads the question in a transaction of its own, which is over before the network is used.
async fn question(store: &Store, id: Id<Attempt>) -> Result<Question> {
    let mut cx = store.begin(machine()).await?;
    let Some(open) = rows::unanswered(&mut cx, id).await? else { return Ok(Question::Nothing) };
    if rows::in_review(&mut cx, &open.number_index).await? {
        return Ok(Question::Known(Outcome::Review));
    }
    let number = commands::number_of(&mut cx, id, open.account, open.number.as_ref()).await?;
    let (Some(number), Some(secret)) = (number, &open.secret) else { return Ok(Question::Known(Outcome::Review)) };
    let holder = lookup::find(&mut cx, LookupKind::NationalNumber, number.digits()).await?;
    if holder.is_some_and(|holder| holder != open.account.uuid()) {
        return Ok(Question::Known(Outcome::Taken));
    }
    let secret = cx.open(&rows::place("people.attempt.secret", open.account, id), secret).await?;
    Ok(Question::Ask(IdentityQuestion {
        attempt: id.uuid(),
        asked_at: open.asked_at,
        number,
        card: secret.card.as_str().to_owned(),
        mother_name: secret.mother.as_str().to_owned(),
    }))
}

/// Tells.
pub(crate) struct TellIdentity {
    pub herald: Herald,
}

#[async_trait]
impl Handler for TellIdentity {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Result<Done> {
        let id: Id<Attempt> = id_in(job, "attempt")?;
        let mut cx = store.begin(machine()).await?;
        match commands::tell(&mut cx, id).await? {
            Telling::Nothing => Ok(Done::Finished),
            Telling::NotYet => Ok(Done::Later(Duration::from_secs(30))),
            Telling::Told(account) => {
                cx.commit().await?;
                self.herald.account_changed(store, account, id.uuid()).await?;
                Ok(Done::Finished)
            }
        }
    }
}
