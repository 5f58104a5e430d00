//! At the minute a promised answer is broken: the citizen is told, and the central review sees the letter.

use std::sync::Arc;

use ::store::{
    Cx, Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Moment, Outcome, marks};
use serde_json::json;

use super::{super::Strand, store};
use crate::{
    notices::write::{Telling, Writer, id_in},
    ports::{FileCard, FileName},
};

/// Looks whether the promise was kept.
const DUE: &str = "messaging.letter_due";

/// What a citizen is told about her letters, by the keys of messages.
pub(crate) const NOTICES: [&str; 1] = ["letter_late"];

/// The jobs of this module.
pub(crate) fn jobs(writer: Writer) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Watch { writer })]
}

/// Writes that somebody looks when the promise falls due.
pub(super) async fn watch(cx: &mut Cx, card: &FileCard, due: Moment) -> Outcome<()> {
    jobs::enqueue(cx, NewJob::new(DUE, json!({ "file": card.id })).at(due)).await.map(drop)
}

struct Watch {
    writer: Writer,
}

#[async_trait]
impl Handler for Watch {
    fn kind(&self) -> &'static str {
        DUE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let file: Id<marks::Application> = id_in(job, "file")?;
        let message = self.writer.wordings.wording(store, NOTICES[0]).await?;
        let mut cx = store.begin(Actor::System(DUE)).await?;
        let card = match self.writer.files.card(&mut cx, &Scope::System(DUE), FileName::Id(file)).await {
            Ok(card) => card,
            // Forgotten in its time: nobody waits any more.
            Err(Failure::Refusal(_)) => return Ok(Done::Finished),
            Err(fault) => return Err(fault),
        };
        let strand = Strand::of_file(&card);
        let Some(promise) = store::waiting(&mut cx, &strand).await? else { return Ok(Done::Finished) };
        // A letter that came after an answer has a promise and a look of its own.
        if promise.due <= cx.now() && store::note_late(&mut cx, &strand, promise.id).await? {
            let telling = Telling {
                account: card.owner,
                file: Some(card.id),
                reference: Some(card.reference.to_string()),
                cause: format!("letter:{}", promise.id),
                message: &message,
                path: format!("/files/{}/messages", card.reference),
            };
            self.writer.write(&mut cx, telling).await?;
        }
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
