//! The job that looks after a file which was withdrawn. `app/subscriptions` enqueues it, or calls
//! [`super::after_cancel`] itself, when it hears `application.cancelled`.

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Id, Outcome, marks};

/// Opens the refund of a withdrawn file; its payload is `{file}`.
pub struct AfterCancel;

#[derive(serde::Deserialize)]
struct About {
    file: Id<marks::Application>,
}

#[async_trait]
impl Handler for AfterCancel {
    fn kind(&self) -> &'static str {
        "payments.after_cancel"
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let about: About = job.read()?;
        super::after_cancel(store, about.file).await?;
        Ok(Done::Finished)
    }
}
