//! What follows an enquiry by itself: telling the citizen, and passing a late one to the central review at the minute the
//! promise is broken.

use std::sync::Arc;

use ::store::{
    Cx, Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, Reference, marks};
use serde_json::json;

use super::{
    model::{Act, Enquiry, Facts},
    store,
};
use crate::{
    notices::write::{Telling, Writer, id_in},
    ports::OfficeBook,
};

/// Tells the citizen that something happened to the enquiry.
const TELL: &str = "messaging.enquiry_tell";
/// Looks whether the promise was kept.
const DUE: &str = "messaging.enquiry_due";

/// What a citizen is told about an enquiry, by the keys of messages.
pub(crate) const NOTICES: [&str; 4] = ["enquiry_received", "enquiry_answered", "enquiry_question", "enquiry_late"];

/// The jobs of this module.
pub(crate) fn jobs(writer: Writer, offices: Arc<dyn OfficeBook>) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Tell { writer }), Arc::new(Watch { offices })]
}

/// Writes that the owner of `enquiry` is to be told `kind`, once for each state it was in.
pub(super) async fn tell(cx: &mut Cx, enquiry: &Enquiry, kind: &'static str) -> Outcome<()> {
    let cause = format!("enquiry:{}:{kind}:{}", enquiry.id, enquiry.version);
    let payload =
        json!({ "account": enquiry.owner, "reference": enquiry.reference.compact(), "kind": kind, "cause": cause });
    jobs::enqueue(cx, NewJob::new(TELL, payload)).await.map(drop)
}

/// Writes that somebody looks when the promise falls due.
pub(super) async fn watch(cx: &mut Cx, enquiry: &Enquiry, facts: &Facts) -> Outcome<()> {
    let payload = json!({ "reference": enquiry.reference.compact() });
    jobs::enqueue(cx, NewJob::new(DUE, payload).at(facts.due)).await.map(drop)
}

fn text_in<'j>(job: &'j Job, name: &str) -> &'j str {
    job.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default()
}

fn reference_in(job: &Job) -> Outcome<Reference> {
    text_in(job, "reference").parse().map_err(|error| Failure::fault("reading the reference in a job", error))
}

struct Tell {
    writer: Writer,
}

#[async_trait]
impl Handler for Tell {
    fn kind(&self) -> &'static str {
        TELL
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let (account, reference): (Id<marks::Account>, _) = (id_in(job, "account")?, reference_in(job)?);
        let Some(kind) = NOTICES.into_iter().find(|kind| *kind == text_in(job, "kind")) else {
            return Err(Failure::fault("telling of an enquiry", "there is no notice of this kind"));
        };
        let message = self.writer.wordings.wording(store, kind).await?;
        let mut cx = store.begin(Actor::System(TELL)).await?;
        let telling = Telling {
            account,
            file: None,
            reference: Some(reference.to_string()),
            cause: text_in(job, "cause").to_owned(),
            message: &message,
            path: format!("/account/enquiries/{reference}"),
        };
        self.writer.write(&mut cx, telling).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

struct Watch {
    offices: Arc<dyn OfficeBook>,
}

#[async_trait]
impl Handler for Watch {
    fn kind(&self) -> &'static str {
        DUE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let offices = self.offices.offices(store).await?;
        let mut cx = store.begin(Actor::System(DUE)).await?;
        let enquiry = match store::load(&mut cx, &Scope::System(DUE), reference_in(job)?).await {
            Ok(enquiry) => enquiry,
            // Forgotten in its time: nobody waits any more.
            Err(Failure::Refusal(_)) => return Ok(Done::Finished),
            Err(fault) => return Err(fault),
        };
        let now = cx.now();
        if enquiry.facts.is_overdue(now) {
            let facts = enquiry.facts.after(Act::Escalate, now, offices.calendar(&enquiry.calendar)?)?;
            store::save_rest(&mut cx, &enquiry, &facts).await?;
            tell(&mut cx, &enquiry, "enquiry_late").await?;
            cx.commit().await?;
        }
        Ok(Done::Finished)
    }
}
