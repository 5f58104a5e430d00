//! The job that asks the registry: read, ask without a transaction, write.

use std::sync::Arc;

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
    rate,
};
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, marks};
use service_model::CurrentCards;

use super::{Differences, cards, compare, store as rows};
use crate::{
    applications::{
        answers, deadline, definitions,
        model::{Application, Stage},
        people_in_file, record, store as files, subject,
    },
    deaths,
    ports::{Registry, RegistryQuery, RegistryReply},
    subjects,
};

/// The kind of the job.
pub const ASK: &str = "casework.ask_registry";

const REASON: &str = "casework.ask_registry";

/// Of the registry's five requests a second, those for issuing documents; the others belong to identity and kinship.
pub(super) const PER_SECOND: u32 = 3;

/// Asks the registry about one file.
pub struct AskRegistry {
    /// The registry.
    pub registry: Arc<dyn Registry>,
    /// The definitions.
    pub catalogue: Catalogue,
}

#[async_trait]
impl Handler for AskRegistry {
    fn kind(&self) -> &'static str {
        ASK
    }

    /// A registry that is slow or away is a passing fault and the job comes back with growing pauses; the file waits as
    /// paid meanwhile.
    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let id = file_of(job)?;
        let Some(query) = question(store, &self.catalogue, id).await? else { return Ok(Done::Finished) };
        let Some((query, cards)) = query else {
            return nothing_to_ask(store, id).await;
        };
        if let Some(wait) = rate::take(store, "registry", "issue_document", PER_SECOND).await? {
            return Ok(Done::Later(wait));
        }
        let reply = cards::judged(self.registry.search(query.clone()).await?, cards.as_ref());
        write(store, &self.catalogue, id, (&query, reply)).await
    }
}

/// The file a job is about.
pub(in crate::applications) fn file_of(job: &Job) -> Outcome<Id<marks::Application>> {
    let text = job.payload.get("file").and_then(serde_json::Value::as_str).unwrap_or_default();
    text.parse().map_err(|error: uuid::Error| Failure::fault("reading the file of a job", error))
}

async fn waiting(cx: &mut ::store::Cx, id: Id<marks::Application>) -> Outcome<Option<Application>> {
    let file = files::load(cx, &Scope::System(REASON), id).await?;
    let asked = |file: &Application| match file.stage() {
        Stage::Paid => true,
        Stage::UnderReview => file.facts.asked_again.is_some(),
        _ => false,
    };
    Ok(Some(file).filter(|file| asked(file) && file.held.is_none()))
}

/// The question for a file that still waits, with the service's rule of cards: nothing if it does not, `Some(None)` if its
/// service is about no record.
async fn question(
    store: &Store,
    catalogue: &Catalogue,
    id: Id<marks::Application>,
) -> Outcome<Option<Option<(RegistryQuery, Option<CurrentCards>)>>> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let Some(file) = waiting(&mut cx, id).await? else { return Ok(None) };
    let definition = definitions::of(&cx, catalogue, &file).await?;
    if file.promised_on.is_none() {
        files::promise(&mut cx, &file, deadline::promised_on(&definition, &file)).await?;
    }
    let answers = answers::all(&mut cx, &file).await?;
    let Some(subject) = people_in_file::subject(&mut cx, &file).await? else {
        return Err(Failure::fault("asking the registry", "the file names no person"));
    };
    let sought = subject::sought(&definition.service, &answers, &subject);
    cx.commit().await?;
    // Whoever asked again stands behind the question; the first one is the machine's.
    let asked_by = file.facts.asked_again.map_or_else(|| "system".to_owned(), |(_, officer)| officer.to_string());
    let query = |sought| RegistryQuery { file: file.reference, purpose: "issue_document", asked_by, sought };
    let cards = definition.service.registry.as_ref().and_then(|search| search.current_cards.clone());
    Ok(Some(sought.map(|sought| (query(sought), cards))))
}

async fn nothing_to_ask(store: &Store, id: Id<marks::Application>) -> Outcome<Done> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    if let Some(mut file) = waiting(&mut cx, id).await? {
        record::to_examine(&mut cx, &mut file).await?;
        cx.commit().await?;
    }
    Ok(Done::Finished)
}

/// Keeps the answer as the applicant may have it. That a record is kept back is judged here, after the registry was asked,
/// so that it takes no longer and looks no different than a record that was not located.
async fn write(
    store: &Store,
    catalogue: &Catalogue,
    id: Id<marks::Application>,
    (query, reply): (&RegistryQuery, RegistryReply),
) -> Outcome<Done> {
    let mut cx = store.begin(Actor::System(REASON)).await?;
    // The citizen may have withdrawn while the registry was asked: then the answer is not kept.
    if waiting(&mut cx, id).await?.is_none() {
        return Ok(Done::Finished);
    }
    deaths::learnt(&mut cx, &reply).await?;
    // If it was the applicant who died, the file stands still from now on.
    let Some(mut file) = waiting(&mut cx, id).await? else {
        cx.commit().await?;
        return Ok(Done::Finished);
    };
    let definition = definitions::of(&cx, catalogue, &file).await?;
    let Some(subject) = people_in_file::subject(&mut cx, &file).await? else {
        return Err(Failure::fault("keeping the registry's answer", "the file names no person"));
    };
    let reply = subjects::judge(&mut cx, (&file, &definition.service), &subject, reply).await?;
    let record = reply.record.as_ref().map(compare::reduced);
    let differences: Differences = compare::differences(&query.sought, &reply);
    rows::insert(&mut cx, &file, &reply, record.as_ref(), &differences).await?;
    record::registry_answered(&mut cx, &mut file, reply.outcome).await?;
    cx.commit().await?;
    Ok(Done::Finished)
}
