//! Writing notices: from an event to one row for each way the person wants to hear.

use std::sync::Arc;

use ::store::{
    Cx, Scope, Store,
    jobs::{self, Done, Handler, Job, NewJob},
};
use async_trait::async_trait;
use kernel::{Actor, Failure, Id, Outcome, marks};
use serde_json::json;
use service_model::Message;
use uuid::Uuid;
use web::texts::Texts;

use super::{Facts, Notice, news, store, words};
use crate::{
    check, paper,
    ports::{FileName, Files, Wordings},
    preferences,
};

const REASON: &str = "messaging.notice";

/// What writing needs.
#[derive(Clone)]
pub struct Writer {
    pub(crate) files: Arc<dyn Files>,
    pub(crate) wordings: Arc<dyn Wordings>,
    pub(crate) texts: Texts,
    pub(crate) public_url: String,
}

/// What is to be told to whom.
pub(crate) struct Telling<'a> {
    pub account: Id<marks::Account>,
    pub file: Option<Id<marks::Application>>,
    pub reference: Option<String>,
    pub cause: String,
    pub message: &'a Message,
    pub path: String,
}

/// Listens to one kind of event.
pub struct OnEvent {
    pub(super) notice: Notice,
    pub(super) writer: Writer,
}

#[async_trait]
impl Handler for OnEvent {
    fn kind(&self) -> &'static str {
        self.notice.job
    }

    async fn run(&self, store: &Store, job: &Job) -> Outcome<Done> {
        let file: Id<marks::Application> = id_in(job, "file")?;
        let seq = job.payload.get("seq").and_then(serde_json::Value::as_i64).unwrap_or_default();
        let message = self.writer.wordings.wording(store, self.notice.name).await?;
        let mut cx = store.begin(Actor::System(REASON)).await?;
        let card = self.writer.files.card(&mut cx, &Scope::System(REASON), FileName::Id(file)).await?;
        let telling = Telling {
            account: card.owner,
            file: Some(card.id),
            reference: Some(card.reference.to_string()),
            cause: format!("{file}:{seq}"),
            message: &message,
            path: format!("/files/{}", card.reference),
        };
        self.writer.write(&mut cx, telling).await?;
        cx.commit().await?;
        Ok(Done::Finished)
    }
}

impl Writer {
    /// Writes it on every way the person wants to hear, and sends it later.
    pub(crate) async fn write(&self, cx: &mut Cx, telling: Telling<'_>) -> Outcome<()> {
        // The dead are reminded of nothing and told nothing; what is theirs is their heirs' to ask for.
        if people::death_of(cx, telling.account).await?.is_some() {
            return Ok(());
        }
        let (language, contacts) = people::reach(cx, telling.account).await?;
        let chosen = preferences::store::load(cx, telling.account).await?;
        let link = format!("{}/{}{}", self.public_url, language, telling.path);
        let facts = Facts { reference: telling.reference.clone(), link };
        let words = words(telling.message, language, &facts, telling.path.clone());
        let mut ways = vec!["inbox"];
        if chosen.mail && super::send::address(&contacts).is_some() {
            ways.push("mail");
        }
        // Whoever has no mail is not left without a word because an SMS costs money.
        if chosen.sms && super::send::mobile(&contacts).is_some() && (telling.message.by_sms || ways.len() == 1) {
            ways.push("sms");
        }
        // Whoever can be reached in no way has it printed where the account is kept.
        let printed_at = match contacts.is_empty() {
            true => people::counter::kept_at(cx, telling.account).await?,
            false => None,
        };
        if printed_at.is_some() {
            ways.push("paper");
        }
        for way in ways {
            let row = store::New {
                account: telling.account,
                file: telling.file,
                cause: &telling.cause,
                kind: &telling.message.key,
                channel: way,
                language: language.as_str(),
            };
            let carried = match way {
                // What is handed over in person needs no code that says it is ours.
                "inbox" | "paper" => words.clone(),
                // A repeated job mints a code that nobody is sent; its row is about nobody and is forgotten in time.
                way => {
                    let code = check::store::mint(cx, way).await?;
                    let check_at = format!("{}/{}/messages/check", self.public_url, language);
                    words.with_code(&self.texts, language, code, &check_at)
                }
            };
            if let Some(id) = store::insert(cx, &row, &carried).await? {
                if let Some(mission) = printed_at.as_deref().filter(|_| way == "paper") {
                    paper::store::insert(cx, telling.account, id, mission).await?;
                }
                if way == "inbox" {
                    news::announce(cx, &telling).await?;
                }
                self.send_later(cx, way, id, telling.account).await?;
            }
        }
        Ok(())
    }

    async fn send_later(&self, cx: &mut Cx, way: &str, id: Uuid, account: Id<marks::Account>) -> Outcome<()> {
        if way == "inbox" || way == "paper" {
            return Ok(());
        }
        // What was not sent within two days would only confuse; the inbox has it.
        let deadline = cx.now().plus(std::time::Duration::from_secs(2 * 86_400));
        let payload = json!({ "notice": id, "account": account });
        jobs::enqueue(cx, NewJob::new(super::send::SEND, payload).deadline(deadline)).await?;
        Ok(())
    }
}

pub(crate) fn id_in<T>(job: &Job, name: &str) -> Outcome<Id<T>> {
    let text = job.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    text.parse().map_err(|error: uuid::Error| Failure::fault(format!("reading `{name}` of a job"), error))
}
