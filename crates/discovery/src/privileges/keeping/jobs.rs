//! Reminds the keeper of a privilege that was not verified lately, at most once in a fortnight.

use std::{sync::Arc, time::Duration};

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Locale, Outcome};

use super::store as rows;
use crate::privileges::ports::{Postman, Reminder};

/// After which time a keeper who did nothing is reminded again.
const ROUND: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The job `discovery.remind_keepers`, run on a schedule.
pub(crate) struct RemindKeepers {
    pub catalogue: Catalogue,
    pub postman: Arc<dyn Postman>,
}

impl RemindKeepers {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.remind_keepers";
}

#[async_trait]
impl Handler for RemindKeepers {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let snapshot = self.catalogue.refresh(store).await?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let (now, reminded) = (cx.now(), rows::all(&mut cx).await?);
        cx.commit().await?;
        for own in snapshot.privileges() {
            let privilege = &own.definition;
            let last = reminded.iter().find(|(key, _)| *key == privilege.key).map(|(_, at)| *at);
            let waits = last.is_some_and(|at| now.since(at) < ROUND);
            if waits || !privilege.verified.is_due(now.day_in(&privilege.window.zone)) {
                continue;
            }
            let reminder = Reminder {
                to: privilege.verified.keeper.clone(),
                privilege: privilege.key.clone(),
                name: privilege.name(Locale::AR).to_owned(),
                round: last.map_or(0, kernel::Moment::as_second),
            };
            match self.postman.remind(&reminder).await {
                // A mailbox that can never be reached is seen at the desk, not tried each hour.
                Ok(()) | Err(Failure::Refusal(_)) => {
                    let mut cx = store.begin(Actor::System(Self::KIND)).await?;
                    rows::reminded(&mut cx, &privilege.key).await?;
                    cx.commit().await?;
                }
                Err(other) => return Err(other),
            }
        }
        Ok(Done::Finished)
    }
}
