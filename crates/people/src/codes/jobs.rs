//! Carrying a code to its contact. The network is used without a transaction; the code leaves our database as soon as the
//! carrier has it.

use std::sync::Arc;

use async_trait::async_trait;
use kernel::{Actor, Id, Outcome};
use store::{
    Store,
    jobs::{Done, Handler, Job},
};
use web::texts::{Texts, without_isolates};

use super::{
    ask::place,
    model::Code,
    store::{self as rows},
};
use crate::{
    payload::id_in,
    ports::{Message, Messenger},
};

/// Kind of the job that sends a code.
pub const SEND: &str = "people.send_code";

/// Sends a code.
pub(crate) struct SendCode {
    pub messenger: Arc<dyn Messenger>,
    pub texts: Texts,
}

#[async_trait]
impl Handler for SendCode {
    fn kind(&self) -> &'static str {
        SEND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let id: Id<Code> = id_in(job, "code")?;
        let mut cx = store.begin(Actor::System(SEND)).await?;
        let Some(sealed) = rows::parcel(&mut cx, id).await? else { return Ok(Done::Finished) };
        let parcel = cx.open(&place("people.code.parcel", id.uuid()), &sealed).await?;
        drop(cx);

        let code = parcel.code.as_str();
        let text = match &parcel.signs {
            None => self.texts.text_with(parcel.language, "codes-message-text", &[("code", code)]),
            Some(print) => {
                let args = [("code", code), ("fingerprint", print.as_str())];
                self.texts.text_with(parcel.language, "codes-message-sign", &args)
            }
        };
        let message = Message {
            id: id.uuid(),
            to: parcel.to,
            language: parcel.language,
            subject: without_isolates(&self.texts.text(parcel.language, "codes-message-subject")),
            text: without_isolates(&text),
        };
        self.messenger.send(&message).await?;

        let mut cx = store.begin(Actor::System(SEND)).await?;
        rows::mark_sent(&mut cx, id).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}
