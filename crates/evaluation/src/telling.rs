//! Telling whoever signed a protocol that its pilot was held, by mail to the colleague. The mail names the country and the
//! indicator and leads to the desk.

use std::sync::Arc;

use ::store::{
    Store,
    jobs::{Done, Handler, Job},
};
use async_trait::async_trait;
use kernel::{Actor, Id, Locale, Outcome, marks};
use people::ports::{Message, Messenger};
use serde::Deserialize;
use web::{Texts, texts::without_isolates};

use crate::indicators;

/// Tells one colleague.
pub(crate) struct TellHold {
    pub messenger: Arc<dyn Messenger>,
    pub texts: Texts,
    pub public_url: String,
}

impl TellHold {
    /// The kind of job.
    pub const KIND: &'static str = "evaluation.tell_hold";
}

#[derive(Deserialize)]
struct Told {
    staff: Id<marks::Staff>,
    country: String,
    indicator: String,
}

#[async_trait]
impl Handler for TellHold {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let told: Told = job.read()?;
        let mut cx = store.begin(Actor::System(Self::KIND)).await?;
        let to = people::staff::colleagues::email(&mut cx, told.staff).await?;
        drop(cx);
        // Whoever left, or gave no address, finds it at the desk.
        let Some(to) = to else { return Ok(Done::Finished) };
        let country = told.country.to_uppercase();
        let indicator = &indicators::called(&told.indicator)?.names.ar;
        let address = format!("{}/ar/desk/evaluation", self.public_url);
        let args = [("country", country.as_str()), ("indicator", indicator.as_str()), ("address", address.as_str())];
        let text = |key: &str| without_isolates(&self.texts.text_with(Locale::AR, key, &args));
        let message = Message {
            id: job.id.uuid(),
            to,
            language: Locale::AR,
            subject: text("evaluation-mail-subject"),
            text: text("evaluation-mail-text"),
        };
        self.messenger.send(&message).await?;
        Ok(Done::Finished)
    }
}
