//! The civil registry, simulated: the protocol of [`super::wire`] over a fictional population.
//!
//! It believes only signed questions with a signed file ticket, keeps a journal of who asked for which file (never what
//! was answered) and holds five requests a second split by purpose. What it is asked to enter it keeps beside the
//! population, so that records entered before it was started again are found. `GET /control/asked` shows the journal;
//! `PUT /control/computerised` takes a birth record over from the paper registers.

mod answering;
mod budget;
mod entering;
#[cfg(test)]
mod entering_tests;
mod kin;
mod matching;
mod population;
mod records;
#[cfg(test)]
mod tests;

use std::{
    io,
    sync::{Arc, LazyLock, Mutex, PoisonError, RwLock, RwLockReadGuard},
    time::Instant,
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header::RETRY_AFTER},
    response::{Html, IntoResponse, Response},
    routing::{get, post, put},
};
use kernel::{Clock, Moment, NationalNumber};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

pub use self::population::{Cast, CastMember, Population, cast};
use self::{answering::Answer, budget::Budget};
use super::{
    Mandate, Purpose, ticket,
    wire::{ENTER_RECORD, FIND_RECORD, KIN, MATCH_IDENTITY, RefusalWire},
};
use crate::{
    signing::{self, SeenNonces, SharedKey, Stamp, StampFault},
    simulators::{Controls, Journal, Setup, frame},
};

/// The seed of the population that is served.
pub const SEED: u64 = 20_261_122;

/// The population before anything is entered: a process that serves it more than once makes it once.
static POPULATION: LazyLock<Population> = LazyLock::new(|| Population::generate(SEED));

/// One question that was put, as the journal keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Asked {
    at: Moment,
    file: String,
    purpose: Purpose,
    officer: String,
    question: String,
    outcome: String,
}

struct Office {
    book: RwLock<entering::Book>,
    request_key: SharedKey,
    ticket_key: SharedKey,
    seen: SeenNonces,
    budget: Budget,
    controls: Controls,
    clock: Arc<dyn Clock>,
    journal: Journal<Asked>,
    asked: Mutex<Vec<Asked>>,
}

/// Serves the registry until dropped.
pub(crate) async fn serve(listener: TcpListener, setup: Setup) -> io::Result<()> {
    let (journal, asked) = Journal::open(&setup.state_dir.join("registry.journal"))?;
    let key = |secret| SharedKey::new("wasl", secret).map_err(io::Error::other);
    let controls = Controls::new(setup.script);
    let office = Arc::new(Office {
        book: RwLock::new(entering::Book::open(POPULATION.clone(), &setup.state_dir)?),
        request_key: key(&setup.secrets.registry_request)?,
        ticket_key: key(&setup.secrets.registry_ticket)?,
        seen: SeenNonces::default(),
        budget: Budget::full(Instant::now()),
        controls: controls.clone(),
        clock: setup.clock,
        journal,
        asked: Mutex::new(asked),
    });
    let protocol = Router::new()
        .route(FIND_RECORD, post(find_record))
        .route(ENTER_RECORD, post(enter))
        .route(MATCH_IDENTITY, post(match_identity))
        .route(KIN, post(find_kin))
        .with_state(office.clone());
    let pages = Router::new().route("/", get(front)).route("/control/asked", get(list_asked));
    let pages = pages.route("/control/computerised", put(computerise)).with_state(office);
    axum::serve(listener, frame(protocol, &controls).merge(pages)).await
}

async fn find_record(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Response {
    office.answer(FIND_RECORD, &headers, &body, |body, _| answering::find_record(office.book().population(), body))
}

async fn enter(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Response {
    let book = || office.book.write().unwrap_or_else(PoisonError::into_inner);
    office.answer(ENTER_RECORD, &headers, &body, |body, now| book().enter(body, now.day_in("Africa/Cairo")))
}

async fn match_identity(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Response {
    office
        .answer(MATCH_IDENTITY, &headers, &body, |body, _| answering::match_identity(office.book().population(), body))
}

async fn find_kin(State(office): State<Arc<Office>>, headers: HeaderMap, body: Bytes) -> Response {
    office.answer(KIN, &headers, &body, |body, _| answering::kin(office.book().population(), body))
}

async fn list_asked(State(office): State<Arc<Office>>) -> Json<Vec<Asked>> {
    Json(office.asked.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

/// Whose birth record is computerised.
#[derive(Deserialize)]
struct Computerised {
    number: String,
}

async fn computerise(State(office): State<Arc<Office>>, Json(asked): Json<Computerised>) -> StatusCode {
    let Ok(number) = asked.number.parse::<NationalNumber>() else { return StatusCode::UNPROCESSABLE_ENTITY };
    match office.book.write().unwrap_or_else(PoisonError::into_inner).computerise(&number) {
        Ok(true) => StatusCode::NO_CONTENT,
        Ok(false) => StatusCode::NOT_FOUND,
        Err(error) => {
            tracing::error!(%error, "the registry simulator cannot write its journal");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

async fn front(State(office): State<Arc<Office>>) -> Html<String> {
    let book = office.book();
    let (people, marriages) = (book.population().people().len(), book.population().marriages().len());
    Html(format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><meta charset=\"utf-8\"><title>محاكي السجل المدني</title>\
         <h1>محاكي السجل المدني</h1><p>بيانات خيالية: {people} شخصًا و{marriages} زواجًا. لا صلة لها بأشخاص حقيقيين.</p></html>"
    ))
}

/// Why a question was not answered.
enum Unanswered {
    /// It is not in the protocol's words.
    Unreadable,
    /// What came of it could not be kept.
    Journal(io::Error),
}

impl From<serde_json::Error> for Unanswered {
    fn from(_: serde_json::Error) -> Self {
        Self::Unreadable
    }
}

impl Office {
    fn book(&self) -> RwLockReadGuard<'_, entering::Book> {
        self.book.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Checks stamp, ticket and budget in that order, answers, journals, signs.
    fn answer<E: Into<Unanswered>>(
        &self,
        path: &'static str,
        headers: &HeaderMap,
        body: &[u8],
        answering: impl FnOnce(&[u8], Moment) -> Result<Answer, E>,
    ) -> Response {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let stamp = Stamp {
            timestamp: text(signing::TIMESTAMP),
            nonce: text(signing::NONCE),
            signature: text(signing::SIGNATURE),
        };
        let now = self.clock.now();
        if let Err(fault) = signing::verify_request(&self.request_key, ("POST", path), body, &stamp, &self.seen, now) {
            let code = match fault {
                StampFault::Signature => "bad_signature",
                StampFault::Age => "stale",
                StampFault::Repeat => "repeated",
            };
            return self.refuse(&stamp, StatusCode::UNAUTHORIZED, code);
        }
        let Some(mandate) = ticket::read(&self.ticket_key, &text(ticket::FILE_TICKET), now) else {
            return self.refuse(&stamp, StatusCode::FORBIDDEN, "no_open_file");
        };
        if let Err(wait) = self.budget.take(mandate.purpose, self.controls.script().per_second, Instant::now()) {
            let seconds = wait.as_secs() + 1;
            let refusal = self.refuse(&stamp, StatusCode::TOO_MANY_REQUESTS, "too_many");
            return ([(RETRY_AFTER, seconds.to_string())], refusal).into_response();
        }
        let answered = answering(body, now).map_err(Into::into).and_then(|answer| {
            self.remember(path, mandate, answer.outcome, now).map_err(Unanswered::Journal)?;
            Ok(answer.body)
        });
        match answered {
            Ok(answer) => self.signed(&stamp, StatusCode::OK, answer),
            Err(Unanswered::Unreadable) => self.refuse(&stamp, StatusCode::UNPROCESSABLE_ENTITY, "unreadable"),
            Err(Unanswered::Journal(error)) => {
                tracing::error!(%error, "the registry simulator cannot write its journal");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }

    fn remember(&self, path: &str, mandate: Mandate, outcome: &str, at: Moment) -> io::Result<()> {
        let Mandate { file, purpose, officer } = mandate;
        let asked = Asked { at, file, purpose, officer, question: path.to_owned(), outcome: outcome.to_owned() };
        self.journal.append(&asked)?;
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
        Ok(())
    }

    fn refuse(&self, stamp: &Stamp, status: StatusCode, code: &str) -> Response {
        let body = serde_json::to_vec(&RefusalWire { code: code.to_owned() }).unwrap_or_default();
        self.signed(stamp, status, body)
    }

    fn signed(&self, stamp: &Stamp, status: StatusCode, body: Vec<u8>) -> Response {
        let signature = signing::sign_response(&self.request_key, &stamp.nonce, status.as_u16(), &body);
        let headers = [(signing::SIGNATURE, signature), ("content-type", "application/json".to_owned())];
        (status, headers, body).into_response()
    }
}
