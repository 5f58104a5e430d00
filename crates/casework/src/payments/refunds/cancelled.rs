//! Listens to `application.cancelled`. Several areas may listen to one kind, so `app` calls each of them.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Id, Outcome, marks};

/// Opens the refund of a withdrawn file.
pub struct AfterCancel;

#[derive(serde::Deserialize)]
struct About {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for AfterCancel {
    fn kind(&self) -> &'static str {
        "on:application.cancelled"
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        super::after_cancel(store, about.file).await?;
        Ok(Done::Finished)
    }
}
