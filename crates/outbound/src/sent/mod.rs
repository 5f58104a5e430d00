//! The mail server and the SMS provider, simulated together, and one page of what was sent.
//!
//! `/` is the page (`?to=` filters by recipient), `/sent.json` the same for tests, `/v1/messages` the SMS provider; SMTP
//! is a second listener. Nothing leaves this machine. What was sent survives restarts in `sent.journal`.

mod letter;
mod page;
mod smtp;
#[cfg(test)]
mod tests;

use std::{
    collections::HashSet,
    io,
    sync::{Arc, Mutex, PoisonError},
};

use axum::{
    Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use kernel::{Clock, Moment};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use crate::{
    simulators::{Controls, Journal, Setup, frame},
    sms::{MESSAGES, MessageWire, RefusalWire},
};

/// How something was sent.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Mail.
    Mail,
    /// A short message.
    Sms,
}

/// One letter or message that was taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sent {
    /// The sender's id of it; a repeat is dropped.
    pub id: String,
    /// When it was taken.
    pub at: Moment,
    /// How.
    pub channel: Channel,
    /// To whom.
    pub to: String,
    /// The subject; empty for SMS.
    pub subject: String,
    /// The text.
    pub text: String,
}

pub(crate) struct Outbox {
    journal: Journal<Sent>,
    sent: Mutex<Taken>,
    clock: Arc<dyn Clock>,
    token: SecretString,
    controls: Controls,
}

/// What was taken, in order, and what of it a repeat is known by.
#[derive(Default)]
struct Taken {
    all: Vec<Sent>,
    known: HashSet<(Channel, String, String)>,
}

impl Taken {
    fn knows(&self, sent: &Sent) -> bool {
        self.known.contains(&(sent.channel, sent.to.clone(), sent.id.clone()))
    }

    fn add(&mut self, sent: Sent) {
        self.known.insert((sent.channel, sent.to.clone(), sent.id.clone()));
        self.all.push(sent);
    }
}

impl Outbox {
    /// Keeps one thing that was sent, unless it is a repeat.
    fn take(&self, sent: Sent) -> io::Result<()> {
        let mut taken = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.knows(&sent) {
            return Ok(());
        }
        self.journal.append(&sent)?;
        taken.add(sent);
        Ok(())
    }

    /// The newest first, to this recipient if one is given.
    fn newest(&self, to: Option<&str>) -> Vec<Sent> {
        let taken = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = to.map(str::trim).filter(|to| !to.is_empty());
        taken.all.iter().rev().filter(|sent| wanted.is_none_or(|to| sent.to.contains(to))).cloned().collect()
    }
}

/// Serves SMS, SMTP and the page until dropped.
pub(crate) async fn serve(listener: TcpListener, setup: Setup) -> io::Result<()> {
    let (journal, sent) = Journal::open(&setup.state_dir.join("sent.journal"))?;
    let mut taken = Taken::default();
    sent.into_iter().for_each(|sent| taken.add(sent));
    let controls = Controls::new(setup.script);
    let outbox = Arc::new(Outbox {
        journal,
        sent: Mutex::new(taken),
        clock: setup.clock,
        token: setup.secrets.sms_token,
        controls: controls.clone(),
    });
    let protocol = Router::new().route(MESSAGES, post(take_message)).with_state(outbox.clone());
    let pages = Router::new().route("/", get(show)).route("/sent.json", get(list)).with_state(outbox.clone());
    let web = axum::serve(listener, frame(protocol, &controls).merge(pages));
    match setup.smtp {
        Some(smtp) => tokio::select! {
            ended = web => ended,
            ended = smtp::serve(smtp, outbox) => ended,
        },
        None => web.await,
    }
}

#[derive(Deserialize)]
struct Filter {
    to: Option<String>,
}

async fn show(State(outbox): State<Arc<Outbox>>, Query(filter): Query<Filter>) -> Html<String> {
    let to = filter.to.as_deref();
    Html(page::render(&outbox.newest(to), to.unwrap_or_default()))
}

async fn list(State(outbox): State<Arc<Outbox>>, Query(filter): Query<Filter>) -> Json<Vec<Sent>> {
    Json(outbox.newest(filter.to.as_deref()))
}

async fn take_message(
    State(outbox): State<Arc<Outbox>>,
    headers: HeaderMap,
    Json(message): Json<MessageWire>,
) -> Response {
    let refuse = |status, code: &str| (status, Json(RefusalWire { code: code.to_owned() })).into_response();
    let expected = format!("Bearer {}", outbox.token.expose_secret());
    let given = headers.get(AUTHORIZATION).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
    if aws_lc_rs::constant_time::verify_slices_are_equal(given, expected.as_bytes()).is_err() {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    let digits = message.to.strip_prefix('+').unwrap_or_default();
    if !(7..=15).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "not_a_number");
    }
    if message.text.is_empty() || message.text.chars().count() > 670 {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "text_length");
    }
    let (id, to, text) = (message.id, message.to, message.text);
    let sent = Sent { id, at: outbox.clock.now(), channel: Channel::Sms, to, subject: String::new(), text };
    match outbox.take(sent) {
        Ok(()) => StatusCode::CREATED.into_response(),
        Err(error) => {
            tracing::error!(%error, "the message simulator cannot write its journal");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
