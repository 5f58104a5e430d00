//! The one message this area sends about identity: something in your account changed, look there. It never says what, so
//! that neither a carrier nor whoever holds the phone learns anything, and so that every outcome reads alike.

use std::sync::Arc;

use kernel::{Actor, Id, Outcome, marks};
use store::{Scope, Store};
use uuid::Uuid;
use web::{Texts, texts::without_isolates};

use crate::{
    accounts,
    ports::{Message, Messenger},
};

/// Sends it.
#[derive(Clone)]
pub(crate) struct Herald {
    pub messenger: Arc<dyn Messenger>,
    pub texts: Texts,
}

impl Herald {
    /// Tells the owner of `account` to look there. `id` is the same for a repeated attempt.
    ///
    /// # Errors
    /// A passing fault if the carrier is away.
    pub async fn account_changed(&self, store: &Store, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
        let scope = Scope::System("people.account_changed");
        let mut cx = store.begin(Actor::System("people.account_changed")).await?;
        let language = accounts::store::load(&mut cx, &scope, account).await?.locale();
        let contacts = accounts::held::store::contacts(&mut cx, &scope, account).await?;
        drop(cx);
        let Some(first) = contacts.into_iter().next() else { return Ok(()) };
        let message = Message {
            id,
            to: first.contact,
            language,
            subject: without_isolates(&self.texts.text(language, "identity-message-subject")),
            text: without_isolates(&self.texts.text(language, "identity-message-text")),
        };
        self.messenger.send(&message).await
    }
}
