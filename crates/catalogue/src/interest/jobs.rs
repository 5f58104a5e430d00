//! Tells those who asked, once their country has opened. Everybody is told at least once and then forgotten; who waited
//! too long is forgotten untold, because a contact must not lie about for ever.

use std::{sync::Arc, time::Duration};

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome};

use super::{Wish, store as rows};
use crate::{ports::Herald, reading::Catalogue};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How many are told in one run; the rest waits for the next.
const AT_ONCE: i64 = 200;

/// For how many days a wish waits for its country; the register of retention says the same.
pub const DAYS: u16 = 730;

/// The job `catalogue.tell_interested`, run on a schedule.
pub(crate) struct TellInterested {
    pub catalogue: Catalogue,
    pub herald: Arc<dyn Herald>,
}

impl TellInterested {
    /// The kind of job.
    pub const KIND: &'static str = "catalogue.tell_interested";

    async fn tell(&self, store: &Store, id: Id<Wish>, wish: &Wish, name: &str) -> Outcome<()> {
        let told = self.herald.country_opened(wish.channel, &wish.address, wish.language, name).await;
        match told {
            // An address that can never be reached is forgotten like one that was.
            Ok(()) | Err(Failure::Refusal(_)) => {
                let mut cx = store.begin(Actor::System(Self::KIND)).await?;
                rows::remove(&mut cx, id, "catalogue.interest_told").await?;
                cx.commit().await
            }
            Err(other) => Err(other),
        }
    }
}

#[async_trait]
impl Handler for TellInterested {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let snapshot = self.catalogue.refresh(store).await?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let too_old = cx.now().minus(DAY * u32::from(DAYS));
        for id in rows::older_than(&mut cx, too_old, AT_ONCE).await? {
            rows::remove(&mut cx, id, "retention.interest").await?;
        }
        let mut waiting = Vec::new();
        for key in rows::countries(&mut cx).await? {
            let Ok(country) = snapshot.country(&key) else { continue };
            if country.welcomes_everybody() {
                let names = country.definition.names.clone();
                waiting
                    .extend(rows::waiting(&mut cx, &key, AT_ONCE).await?.into_iter().map(|row| (row, names.clone())));
            }
        }
        cx.commit().await?;
        let many = waiting.len() >= usize::try_from(AT_ONCE).unwrap_or(usize::MAX);
        for ((id, wish), names) in waiting {
            self.tell(store, id, &wish, names.get(wish.language)).await?;
        }
        Ok(if many { Done::Later(Duration::from_secs(5)) } else { Done::Finished })
    }
}
