//! Listens to what ends a paid file without a document. Several areas may listen to one kind, so `app` calls each of them.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Id, Outcome, marks};

/// Opens the refund of a file that was withdrawn, or rejected for a reason whose fees are given back.
pub struct AfterEnd {
    pub(in crate::payments) on: &'static str,
    pub(in crate::payments) catalogue: Catalogue,
}

#[derive(serde::Deserialize)]
struct About {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for AfterEnd {
    fn kind(&self) -> &'static str {
        self.on
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        super::after_end(store, &self.catalogue, about.file).await?;
        Ok(Done::Finished)
    }
}
