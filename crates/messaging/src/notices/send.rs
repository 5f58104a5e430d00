//! Sending what was written: the network and no transaction, then one row marked.

use std::{sync::Arc, time::Duration};

use ::store::{
    Cx, Store,
    jobs::{Done, Handler, Job},
    throttle,
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, RefusalKind, marks};
use people::accounts::{contact::ContactKind, model::HeldContact};

use super::{store, write::id_in};
use crate::{
    check::{self, CheckCode},
    ports::{Mail, MailMessage, Sms, SmsMessage},
};

/// The job that sends one notice.
pub const SEND: &str = "messaging.send";

/// How many SMS may go to numbers of one country in an hour: pumping of premium numbers must not empty the purse. Mail
/// and inbox carry the same words.
const SMS_OF_COUNTRY: throttle::Rule =
    throttle::Rule { name: "messaging-throttle-sms-country", limit: 5_000, window: Duration::from_secs(3_600) };

/// The language and the proved contacts of a person.
type Reach = (kernel::Locale, Vec<HeldContact>);

/// Sends one notice.
pub struct Send {
    pub(super) mail: Arc<dyn Mail>,
    pub(super) sms: Arc<dyn Sms>,
}

#[async_trait]
impl Handler for Send {
    fn kind(&self) -> &'static str {
        SEND
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let account: Id<marks::Account> = id_in(job, "account")?;
        let notice = id_in::<super::Notice>(job, "notice")?.uuid();
        let mut cx = begin(store).await?;
        let Some(waiting) = store::waiting(&mut cx, account, notice).await? else { return Ok(Done::Finished) };
        let code = waiting.words.code.as_deref().and_then(|code| code.parse::<CheckCode>().ok());
        let reach: Reach = people::reach(&mut cx, account).await?;
        let outcome = match waiting.channel.as_str() {
            "mail" => self.mail(&reach, waiting, cx).await,
            _ => self.sms(&reach, waiting, cx).await,
        };
        let mut cx = begin(store).await?;
        if let (Ok(true), Some(code)) = (&outcome, code) {
            check::store::sent(&mut cx, code).await?;
        }
        let done = match outcome {
            Ok(true) => store::sent(&mut cx, account, notice).await.map(|()| Done::Finished),
            Ok(false) => store::skipped(&mut cx, account, notice).await.map(|()| Done::Finished),
            Err(failure) => {
                store::failed(&mut cx, account, notice, &failure.to_string()).await?;
                cx.commit().await?;
                return Err(failure);
            }
        }?;
        cx.commit().await?;
        Ok(done)
    }
}

impl Send {
    /// True if it went out, false if there is nobody to send to any more.
    async fn mail(&self, reach: &Reach, waiting: store::Waiting, cx: Cx) -> Outcome<bool> {
        drop(cx);
        let Some(to) = address(&reach.1) else { return Ok(false) };
        let message = MailMessage {
            id: waiting.id,
            to,
            subject: waiting.words.subject,
            text: waiting.words.text,
            language: reach.0,
        };
        self.mail.send(message).await.map(|()| true)
    }

    async fn sms(&self, reach: &Reach, waiting: store::Waiting, cx: Cx) -> Outcome<bool> {
        let Some((to, country)) = mobile(&reach.1) else { return Ok(false) };
        match throttle::hit(&cx, &SMS_OF_COUNTRY, &country).await {
            Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::TooMany => return Ok(false),
            other => other?,
        }
        drop(cx);
        self.sms.send(SmsMessage { id: waiting.id, to, text: waiting.words.sms }).await.map(|()| true)
    }
}

async fn begin(store: &Store) -> Outcome<Cx> {
    store.begin(Actor::System("messaging.send")).await
}

/// The proved mail address.
pub(super) fn address(contacts: &[HeldContact]) -> Option<String> {
    let held = contacts.iter().find(|held| held.contact.kind() == ContactKind::Email)?;
    Some(held.contact.value().to_owned())
}

/// The proved mobile in E.164 and the calling code of its country.
pub(super) fn mobile(contacts: &[HeldContact]) -> Option<(String, String)> {
    let held = contacts.iter().find(|held| held.contact.kind() == ContactKind::Mobile)?;
    Some((held.contact.value().to_owned(), held.contact.destination().unwrap_or("unknown").to_owned()))
}
