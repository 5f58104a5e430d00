//! Other agencies, simulated: requests, what happens to them, and signed pushes as unreliable as real ones.
//!
//! Nothing happens to a request by itself. A test, or whoever plays the agency on the page at `/`, tells what happens with
//! `POST /control/requests/{reference}`; see [`Told`]. State survives restarts in `agencies.journal`.

mod page;
mod push;
mod requests;

use std::{io, sync::Arc};

use axum::{
    Form, Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use kernel::{Clock, Moment};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use self::requests::{Known, Requests, RequestsError};
use super::wire::{FollowedWire, RefusalWire, RequestWire};
use crate::{
    http::Http,
    signing::{self, SeenNonces, SharedKey, Stamp, StampFault},
    simulators::{Controls, Setup, frame},
};

/// The states the page offers: those of the protocol. Which of them a service knows is the product's business.
const STATES: [&str; 9] =
    ["received", "examined", "called", "attended", "made", "forwarded", "ready", "done", "refused"];

/// How what happened is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Story {
    /// Each once and in order.
    #[default]
    Normal,
    /// From the last to the first.
    OutOfOrder,
    /// Each twice.
    Duplicated,
    /// No push ever: only asking finds out.
    Silent,
    /// Signed by somebody else.
    Forged,
    /// Signed ten minutes ago.
    Stale,
}

/// What happens to a request.
#[derive(Clone, Debug, Deserialize)]
pub struct Told {
    /// The states, in the order in which they come.
    pub states: Vec<String>,
    /// How it is told.
    #[serde(default)]
    pub story: Story,
    /// Why, where it is refused.
    #[serde(default)]
    pub reason: Option<String>,
    /// When whoever asked must be there.
    #[serde(default)]
    pub visit_at: Option<Moment>,
}

struct House {
    requests: Requests,
    http: Http,
    clock: Arc<dyn Clock>,
    controls: Controls,
    request_key: SharedKey,
    webhook_key: SharedKey,
    seen: SeenNonces,
}

/// Serves the agencies until dropped.
pub(crate) async fn serve(listener: TcpListener, setup: Setup) -> io::Result<()> {
    let controls = Controls::new(setup.script);
    let house = Arc::new(House {
        requests: Requests::open(&setup.state_dir.join("agencies.journal"))?,
        http: Http::new(setup.clock.clone()),
        clock: setup.clock,
        controls: controls.clone(),
        request_key: SharedKey::new("agencies", &setup.secrets.agency_request).map_err(io::Error::other)?,
        webhook_key: SharedKey::new("agencies", &setup.secrets.agency_webhook).map_err(io::Error::other)?,
        seen: SeenNonces::default(),
    });
    let protocol = Router::new()
        .route("/v1/agencies/{agency}/requests", post(ask))
        .route("/v1/agencies/{agency}/requests/{reference}", get(follow))
        .with_state(house.clone());
    let control = Router::new()
        .route("/", get(front))
        .route("/play/{reference}", post(play_by_hand))
        .route("/control/requests", get(list))
        .route("/control/requests/{reference}", post(play))
        .with_state(house);
    axum::serve(listener, frame(protocol, &controls).merge(control)).await
}

async fn ask(State(house): State<Arc<House>>, Path(agency): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    let path = super::wire::requests(&agency);
    house.answer(("POST", &path), &headers, &body, |house| {
        let Ok(request) = serde_json::from_slice::<RequestWire>(&body) else {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, refusal("unreadable")));
        };
        let reference = request.reference.clone();
        match house.requests.take(&agency, request) {
            Ok(()) => Ok((StatusCode::CREATED, followed(reference, Vec::new()))),
            Err(error) => error.answered(),
        }
    })
}

async fn follow(
    State(house): State<Arc<House>>,
    Path((agency, reference)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let path = format!("{}/{reference}", super::wire::requests(&agency));
    house.answer(("GET", &path), &headers, &[], |house| match house.requests.known(&reference) {
        Some(known) if known.agency == agency => Ok((StatusCode::OK, followed(reference.clone(), known.reports))),
        _ => Ok((StatusCode::NOT_FOUND, refusal("unknown_request"))),
    })
}

/// What the agencies were told: everything, and nothing else.
async fn list(State(house): State<Arc<House>>) -> Json<Vec<Known>> {
    Json(house.requests.all())
}

async fn play(State(house): State<Arc<House>>, Path(reference): Path<String>, Json(told): Json<Told>) -> Response {
    match happens(&house, &reference, &told) {
        Ok(()) => StatusCode::ACCEPTED.into_response(),
        Err(error) => error.into_response(),
    }
}

async fn front(State(house): State<Arc<House>>) -> Response {
    page::shown(&house.requests.all())
}

/// What the page sends.
#[derive(Deserialize)]
struct ByHand {
    state: String,
    #[serde(default)]
    reason: String,
}

async fn play_by_hand(
    State(house): State<Arc<House>>,
    Path(reference): Path<String>,
    Form(chosen): Form<ByHand>,
) -> Response {
    // Whoever is called is called in a week.
    let week = std::time::Duration::from_secs(7 * 24 * 3600);
    let told = Told {
        visit_at: (chosen.state == "called").then(|| house.clock.now().plus(week)),
        states: vec![chosen.state],
        story: Story::Normal,
        reason: Some(chosen.reason).filter(|reason| !reason.is_empty()),
    };
    match happens(&house, &reference, &told) {
        Ok(()) => Redirect::to("/").into_response(),
        Err(error) => error.into_response(),
    }
}

fn happens(house: &Arc<House>, reference: &str, told: &Told) -> Result<(), RequestsError> {
    let reports = house.requests.happen(reference, told, house.clock.now())?;
    push::tell(house, reference, told.story, reports);
    Ok(())
}

impl House {
    /// Checks the stamp, answers, signs.
    fn answer(
        &self,
        target: (&str, &str),
        headers: &HeaderMap,
        body: &[u8],
        answering: impl FnOnce(&Self) -> io::Result<(StatusCode, Vec<u8>)>,
    ) -> Response {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        let stamp = Stamp {
            timestamp: text(signing::TIMESTAMP),
            nonce: text(signing::NONCE),
            signature: text(signing::SIGNATURE),
        };
        let now = self.clock.now();
        let answered = match signing::verify_request(&self.request_key, target, body, &stamp, &self.seen, now) {
            Ok(()) => answering(self),
            Err(StampFault::Signature) => Ok((StatusCode::UNAUTHORIZED, refusal("bad_signature"))),
            Err(StampFault::Age) => Ok((StatusCode::UNAUTHORIZED, refusal("stale"))),
            Err(StampFault::Repeat) => Ok((StatusCode::UNAUTHORIZED, refusal("repeated"))),
        };
        match answered {
            Ok((status, body)) => {
                let signature = signing::sign_response(&self.request_key, &stamp.nonce, status.as_u16(), &body);
                let headers = [(signing::SIGNATURE, signature), ("content-type", "application/json".to_owned())];
                (status, headers, body).into_response()
            }
            Err(error) => RequestsError::Disk(error).into_response(),
        }
    }
}

fn followed(reference: String, reports: Vec<super::wire::ReportWire>) -> Vec<u8> {
    serde_json::to_vec(&FollowedWire { reference, reports }).unwrap_or_default()
}

fn refusal(code: &str) -> Vec<u8> {
    serde_json::to_vec(&RefusalWire { code: code.to_owned() }).unwrap_or_default()
}

impl RequestsError {
    fn answered(self) -> io::Result<(StatusCode, Vec<u8>)> {
        match self {
            Self::Differs => Ok((StatusCode::CONFLICT, refusal("reference_used_differently"))),
            Self::Unknown => Ok((StatusCode::NOT_FOUND, refusal("unknown_request"))),
            Self::Disk(error) => Err(error),
        }
    }
}

impl IntoResponse for RequestsError {
    fn into_response(self) -> Response {
        match self.answered() {
            Ok((status, body)) => (status, body).into_response(),
            Err(error) => {
                tracing::error!(%error, "the agencies' simulator cannot write its journal");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}
