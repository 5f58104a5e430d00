//! What happens by itself: owners are reminded of pages that nobody compared with their sources for too long, and the words
//! of readers are forgotten after a year.

use std::{sync::Arc, time::Duration};

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Outcome};

use super::{
    model::ZONE,
    ports::{Overdue, OwnerPost},
    shelf::Shelf,
    store::{self as rows, readers},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// An owner who did not react is reminded again after so many days.
const AGAIN_AFTER: u32 = 30;
/// For how many days the words of readers are kept.
const WORDS_KEPT: u32 = 365;

/// The job `discovery.look_after_pages`, run on a schedule.
pub(crate) struct LookAfterPages {
    pub shelf: Shelf,
    pub post: Arc<dyn OwnerPost>,
}

impl LookAfterPages {
    /// The kind of job.
    pub const KIND: &'static str = "discovery.look_after_pages";
}

#[async_trait]
impl Handler for LookAfterPages {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, _job: &Job) -> Outcome<Done> {
        let showing = self.shelf.refresh(store).await?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let now = cx.now();
        let (today, again) = (now.day_in(ZONE), now.minus(DAY * AGAIN_AFTER));
        let forgotten = readers::forget_words(&mut cx, now.minus(DAY * WORDS_KEPT)).await?;
        let mut late = Vec::new();
        for own in showing.pages().filter(|own| own.is_overdue(today)) {
            let reminded = rows::reminded_at(&mut cx, own.page.id).await?;
            if reminded.is_none_or(|at| at < again) {
                late.push(Arc::clone(own));
            }
        }
        cx.commit().await?;
        tracing::info!(forgotten, late = late.len(), "pages were looked after");
        for own in late {
            if let Some(address) = &own.content.owner_mail {
                let page =
                    Overdue { slug: own.page.slug.clone(), titles: own.content.titles(), verified_on: own.verified_on };
                match self.post.remind(address, &page).await {
                    Ok(()) => {}
                    // An address that can never be reached holds nobody else up; the desk shows the page first anyway.
                    Err(Failure::Refusal(refusal)) => {
                        tracing::warn!(code = refusal.code, slug = own.page.slug, "an owner cannot be reminded");
                    }
                    Err(other) => return Err(other),
                }
            }
            let mut cx = store.begin(Actor::System(Self::KIND)).await?;
            rows::remind(&mut cx, own.page.id).await?;
            cx.commit().await?;
        }
        Ok(Done::Finished)
    }
}
