//! Telling people that a contact of their account changed.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Actor, Id, Outcome, marks};
use store::{
    Scope, Store,
    jobs::{Done, Handler, Job},
};
use uuid::Uuid;
use web::texts::{Texts, without_isolates};

use super::{held::store as held, store as rows};
use crate::{
    payload::id_in,
    ports::{Message, Messenger},
};

/// Kind of the job that tells the other contacts of a change.
pub const TELL_CHANGE: &str = "people.tell_contact_change";

/// Tells them.
pub(crate) struct TellChange {
    pub messenger: Arc<dyn Messenger>,
    pub texts: Texts,
}

#[async_trait]
impl Handler for TellChange {
    fn kind(&self) -> &'static str {
        TELL_CHANGE
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let account: Id<marks::Account> = id_in(job, "account")?;
        let new: Id<()> = id_in(job, "contact")?;
        let scope = Scope::System(TELL_CHANGE);
        let mut cx = store.begin(Actor::System(TELL_CHANGE)).await?;
        let language = rows::load(&mut cx, &scope, account).await?.locale();
        let told = held::contacts_beside(&mut cx, &scope, account, new.uuid()).await?;
        drop(cx);
        for (order, to) in told.into_iter().enumerate() {
            let message = Message {
                id: numbered(job.id.uuid(), order),
                to,
                language,
                subject: without_isolates(&self.texts.text(language, "accounts-message-contact-subject")),
                text: without_isolates(&self.texts.text(language, "accounts-message-contact-text")),
            };
            self.messenger.send(&message).await?;
        }
        Ok(Done::Finished)
    }
}

/// A message identifier that is the same when the job is repeated: the job's, with its last byte turned by `order`.
fn numbered(job: Uuid, order: usize) -> Uuid {
    let mut bytes = *job.as_bytes();
    bytes[15] ^= order as u8;
    Uuid::from_bytes(bytes)
}
