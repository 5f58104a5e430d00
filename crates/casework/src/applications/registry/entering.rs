//! The job that has an approved event entered: read, ask without a transaction, write.
//!
//! The registry enters once for a file, whatever dies in between. What it answers is kept like the answer to a search, and
//! the document is made from it; what it refuses goes back to the officer with its reason.

use std::sync::Arc;

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
    rate,
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, marks};
use serde_json::{Map, Value};

use super::{Differences, compare, job::PER_SECOND, store as rows};
use crate::{
    applications::{
        answers, definitions,
        model::{Act, Application, Party, RegistryOutcome},
        people_in_file, record,
        registry::job::file_of,
        store as files, subject,
    },
    deaths,
    ports::{EntryQuery, EntryReply, Registry, RegistryReply},
};

/// The kind of the job; `record::approved_to_enter` enqueues it.
pub const ENTER: &str = "casework.enter_record";

/// Why nothing was entered, as the desk's texts name it: there is a record already.
const DUPLICATE: &str = "entry_duplicate";

/// Has the event of one file entered.
pub struct EnterRecord {
    /// The registry.
    pub registry: Arc<dyn Registry>,
    /// The definitions.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Handler for EnterRecord {
    fn kind(&self) -> &'static str {
        ENTER
    }

    /// A registry that is slow or away is a passing fault and the job comes back with growing pauses; the file waits as
    /// approved meanwhile.
    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let id = file_of(job)?;
        let Some(query) = self.query(store, id).await? else { return Ok(Done::Finished) };
        // Entering leads to a document and shares the turns of searches for one.
        if let Some(wait) = rate::take(store, "registry", "issue_document", PER_SECOND).await? {
            return Ok(Done::Later(wait));
        }
        let reply = self.registry.enter(query).await?;
        write(store, id, reply).await
    }
}

impl EnterRecord {
    /// What is asked for a file that still waits to be entered.
    async fn query(&self, store: &Store, id: Id<marks::Application>) -> Outcome<Option<EntryQuery>> {
        let mut cx = store.begin(Actor::System(ENTER)).await?;
        let file = files::load(&mut cx, &Scope::System(ENTER), id).await?;
        if !waits(&file) {
            return Ok(None);
        }
        let definition = definitions::of(&cx, &self.catalogue, &file).await?;
        let answers = answers::all(&mut cx, &file).await?;
        let person = people_in_file::subject(&mut cx, &file).await?;
        let person = person.ok_or_else(|| Failure::fault("entering an event", "the file names no person"))?;
        let entry = subject::to_enter(&definition.service, &answers, &person)
            .ok_or_else(|| Failure::fault("entering an event", "the service enters nothing"))?;
        cx.commit().await?;
        let asked_by = "system:enter_record".to_owned();
        Ok(Some(EntryQuery { file: file.reference, key: file.id.to_string(), asked_by, entry }))
    }
}

fn waits(file: &Application) -> bool {
    file.held.is_none() && file.facts.entered_at.is_none() && file.may(Party::System, Act::EnterRecord)
}

async fn write(store: &Store, id: Id<marks::Application>, reply: EntryReply) -> Outcome<Done> {
    let mut cx = store.begin(Actor::System(ENTER)).await?;
    let mut file = files::load(&mut cx, &Scope::System(ENTER), id).await?;
    if !waits(&file) {
        return Ok(Done::Finished);
    }
    match reply {
        EntryReply::Entered(whole) => {
            let reply = kept(RegistryOutcome::Found, None, Some(compare::reduced(&whole)));
            rows::insert(&mut cx, &file, &reply, reply.record.as_ref(), &Differences::default()).await?;
            record::entered(&mut cx, &mut file).await?;
            deaths::entered(&mut cx, &whole).await?;
        }
        EntryReply::Duplicate => refused(&mut cx, &mut file, DUPLICATE).await?,
        EntryReply::Refused(reason) => refused(&mut cx, &mut file, &format!("entry_{reason}")).await?,
    }
    cx.commit().await?;
    Ok(Done::Finished)
}

async fn refused(cx: &mut ::store::Cx, file: &mut Application, reason: &str) -> Outcome<()> {
    let reply = kept(RegistryOutcome::NotLocated, Some(reason.to_owned()), None);
    rows::insert(cx, file, &reply, None, &Differences::default()).await?;
    record::entry_refused(cx, file, reason).await
}

fn kept(outcome: RegistryOutcome, reason: Option<String>, record: Option<Map<String, Value>>) -> RegistryReply {
    RegistryReply { outcome, reason, record, differs: Vec::new() }
}
