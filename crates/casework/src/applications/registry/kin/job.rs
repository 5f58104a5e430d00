//! The job that asks the registry for kin: read, ask without a transaction, write.
//!
//! Run twice it asks once: an answer for the very people in the file is never asked for again. One that comes after the
//! people have changed is dropped, and the job looks again.

use std::{sync::Arc, time::Duration};

use ::store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
    rate,
};
use async_trait::async_trait;
use kernel::{Actor, Id, NationalNumber, Outcome, marks};

use super::{REACH, Wanted, indexes, store as rows};
use crate::{
    applications::{registry::job::file_of, store as files},
    ports::{KinQuery, KinReply, Registry},
};

/// The kind of the job.
pub const ASK_KIN: &str = "casework.ask_kin";

/// Of the registry's five requests a second, the one for kin: a question a file, however many people are in it. When
/// files come faster than that, it is the officer who waits and not the citizen.
const PER_SECOND: u32 = 1;

/// After how long the job looks again when somebody corrected a number while it was asking.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Asks the registry for the kin of one file's people.
pub struct AskKin {
    /// The registry.
    pub registry: Arc<dyn Registry>,
}

#[async_trait]
impl Handler for AskKin {
    fn kind(&self) -> &'static str {
        ASK_KIN
    }

    /// A registry that is slow or away is a passing fault and the job comes back with growing pauses.
    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let id = file_of(job)?;
        let Some(question) = question(store, id).await? else { return Ok(Done::Finished) };
        let reply = if question.query.of.is_empty() {
            // Nobody in the file has a number: there is nothing to ask with and nobody to compare.
            KinReply { kin: Vec::new(), whole: false }
        } else {
            if let Some(wait) = rate::take(store, "registry", "exclude_kin", PER_SECOND).await? {
                return Ok(Done::Later(wait));
            }
            self.registry.kin(question.query.clone()).await?
        };
        write(store, id, &question, &reply).await
    }
}

/// What is asked, and for whom as the file knows them.
struct Question {
    query: KinQuery,
    asked: Vec<Vec<u8>>,
    everybody: bool,
}

/// The question of a file that is under way and whose kin are not known.
async fn question(store: &Store, id: Id<marks::Application>) -> Outcome<Option<Question>> {
    let mut cx = store.begin(Actor::System(ASK_KIN)).await?;
    let file = files::load(&mut cx, &Scope::System(ASK_KIN), id).await?;
    // The registry answers for open files only, and nobody acts on one that has ended.
    if file.stage().is_end() {
        return Ok(None);
    }
    let wanted = Wanted::of(&mut cx, &file).await?;
    let asked = wanted.blind(cx.vault());
    if rows::want(&mut cx, &file, &asked).await? {
        return Ok(None);
    }
    cx.commit().await?;
    let query =
        KinQuery { file: file.reference, asked_by: "system:ask_kin".to_owned(), of: wanted.numbers, reach: REACH };
    Ok(Some(Question { query, asked, everybody: wanted.everybody }))
}

/// Keeps the answer. The numbers end here; what stays is their indexes.
async fn write(store: &Store, id: Id<marks::Application>, question: &Question, reply: &KinReply) -> Outcome<Done> {
    let mut cx = store.begin(Actor::System(ASK_KIN)).await?;
    let file = files::load(&mut cx, &Scope::System(ASK_KIN), id).await?;
    let themselves: &[NationalNumber] = &question.query.of;
    let people = indexes(cx.vault(), themselves.iter().chain(&reply.kin));
    let whole = question.everybody && reply.whole;
    let kept = rows::keep(&mut cx, &file, &question.asked, &people, whole).await?;
    cx.commit().await?;
    Ok(if kept { Done::Finished } else { Done::Later(LOOK_AGAIN) })
}
