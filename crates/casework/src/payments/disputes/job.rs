//! A file goes on where it stood once nothing of it is disputed any more: the bank decided for us, or something was done about
//! what it left with the payer.

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Id, Outcome, marks};

use super::store;
use crate::{
    applications::{holding, model::HeldFor, store as files},
    payments::store as attempts,
};

/// The kinds of events this module listens to.
pub const LISTENS: [&str; 2] = ["payment.dispute_won", "payment.dispute_settled"];
/// The jobs of those events.
pub(in crate::payments) const ON: [&str; 2] = ["on:payment.dispute_won", "on:payment.dispute_settled"];

/// Lets the file go on.
pub struct Resume {
    pub(in crate::payments) on: &'static str,
    pub(in crate::payments) catalogue: Catalogue,
}

#[derive(serde::Deserialize)]
struct About {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for Resume {
    fn kind(&self) -> &'static str {
        self.on
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        let scope = Scope::System(self.on);
        let mut cx = store.begin(Actor::System(self.on)).await?;
        attempts::lock_file(&mut cx, about.file).await?;
        let mut file = files::load(&mut cx, &scope, about.file).await?;
        let disputes = store::of_file(&mut cx, &scope, file.id).await?;
        let free = disputes.iter().all(|dispute| dispute.lets_go(file.id));
        // A file that stands still for another reason as well is not this module's to let go.
        if free && file.held.is_some_and(|held| held.why == HeldFor::Dispute) {
            holding::go_on(&mut cx, &self.catalogue, &mut file).await?;
            cx.commit().await?;
        }
        Ok(Done::Finished)
    }
}
