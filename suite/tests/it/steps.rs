//! A job taken from the queue and run by hand, and a run that is killed after so many steps.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use kernel::Outcome;
use store::{
    Store,
    jobs::{Done, Handler, Job, Worker},
};
use testkit::World;

/// Keeps the job it is handed, so that it can be run by hand.
struct Catches {
    kind: &'static str,
    job: Mutex<Option<Job>>,
}

#[async_trait::async_trait]
impl Handler for Catches {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn run(&self, _store: &Store, job: &Job) -> Outcome<Done> {
        *self.job.lock().unwrap() = Some(job.clone());
        Ok(Done::Finished)
    }
}

/// The job of this kind that waits, and of the handlers the one that does it.
pub async fn caught(world: &World, kind: &'static str, handlers: Vec<Arc<dyn Handler>>) -> (Job, Arc<dyn Handler>) {
    let catches = Arc::new(Catches { kind, job: Mutex::new(None) });
    Worker::new(world.store().clone(), vec![catches.clone()]).drain().await.unwrap();
    let job = catches.job.lock().unwrap().take().expect("a job of the kind waits");
    (job, handlers.into_iter().find(|own| own.kind() == kind).unwrap())
}

/// A run that is killed after so many steps: nothing then.
pub struct Killed<F> {
    run: Pin<Box<F>>,
    steps: usize,
}

impl<F: Future> Killed<F> {
    /// Kills it when it has been polled so often.
    pub fn after(steps: usize, run: F) -> Self {
        Self { run: Box::pin(run), steps }
    }
}

impl<F: Future> Future for Killed<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if self.steps == 0 {
            return Poll::Ready(None);
        }
        self.steps -= 1;
        self.run.as_mut().poll(cx).map(Some)
    }
}
