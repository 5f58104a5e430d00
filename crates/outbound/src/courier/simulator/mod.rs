//! The courier, simulated: parcels, what happens to them, and signed pushes as unreliable as real ones.
//!
//! Nothing happens to a parcel by itself. A test, or whoever plays the courier, tells its story with
//! `POST /control/parcels/{number}` and `{"story": "normal"}`; see [`Story`]. State survives restarts in `courier.journal`.

mod parcels;
mod push;

use std::{io, sync::Arc};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kernel::Clock;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use self::parcels::{Parcels, ParcelsError};
use super::{
    Status,
    wire::{PARCELS, ParcelWire, RefusalWire, TrackedWire},
};
use crate::{
    http::Http,
    signing::SharedKey,
    simulators::{Controls, Setup, frame},
};

/// What happens to a parcel, and how it is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Story {
    /// Accepted, carried, brought, taken; each told once and in order.
    Normal,
    /// The same, told from the last to the first.
    OutOfOrder,
    /// The same, each told twice.
    Duplicated,
    /// Brought, and nobody took it.
    Failed,
    /// Kept by customs.
    Held,
    /// Nobody took it, and it came back.
    Returned,
    /// Accepted and not to be found.
    Lost,
    /// Taken by the recipient, and no push ever: only asking finds out.
    Silent,
}

impl Story {
    /// What happens, in the order in which it does.
    fn statuses(self) -> &'static [Status] {
        use Status::{Accepted, Delivered, Failed, Held, InTransit, Lost, OutForDelivery, Returned};
        match self {
            Self::Normal | Self::OutOfOrder | Self::Duplicated | Self::Silent => {
                &[Accepted, InTransit, OutForDelivery, Delivered]
            }
            Self::Failed => &[Accepted, InTransit, OutForDelivery, Failed],
            Self::Held => &[Accepted, InTransit, Held],
            Self::Returned => &[Accepted, InTransit, OutForDelivery, Failed, Returned],
            Self::Lost => &[Accepted, InTransit, Lost],
        }
    }
}

struct House {
    parcels: Parcels,
    http: Http,
    clock: Arc<dyn Clock>,
    controls: Controls,
    token: SecretString,
    key: SharedKey,
}

/// Serves the courier until dropped.
pub(crate) async fn serve(listener: TcpListener, setup: Setup) -> io::Result<()> {
    let controls = Controls::new(setup.script);
    let house = Arc::new(House {
        parcels: Parcels::open(&setup.state_dir.join("courier.journal"))?,
        http: Http::new(setup.clock.clone()),
        clock: setup.clock,
        controls: controls.clone(),
        token: setup.secrets.courier_token,
        key: SharedKey::new("courier", &setup.secrets.courier_webhook).map_err(io::Error::other)?,
    });
    let protocol = Router::new()
        .route(PARCELS, post(announce))
        .route("/v1/parcels/{number}", get(track))
        .with_state(house.clone());
    let control = Router::new()
        .route("/control/parcels", get(list))
        .route("/control/parcels/{number}", post(play))
        .with_state(house);
    axum::serve(listener, frame(protocol, &controls).merge(control)).await
}

async fn announce(State(house): State<Arc<House>>, headers: HeaderMap, Json(parcel): Json<ParcelWire>) -> Response {
    if !house.knows(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    if !kernel::s10::is_valid(&parcel.number) {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "bad_number");
    }
    let number = parcel.number.clone();
    match house.parcels.announce(parcel) {
        Ok(()) => (StatusCode::CREATED, Json(TrackedWire { number, reports: Vec::new() })).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn track(State(house): State<Arc<House>>, headers: HeaderMap, Path(number): Path<String>) -> Response {
    if !house.knows(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    match house.parcels.reports(&number) {
        Some(reports) => Json(TrackedWire { number, reports }).into_response(),
        None => refuse(StatusCode::NOT_FOUND, "unknown_parcel"),
    }
}

/// What the courier was told: everything, and nothing else.
async fn list(State(house): State<Arc<House>>) -> Json<Vec<ParcelWire>> {
    Json(house.parcels.all())
}

#[derive(Deserialize)]
struct Told {
    story: Story,
}

async fn play(State(house): State<Arc<House>>, Path(number): Path<String>, Json(told): Json<Told>) -> Response {
    match house.parcels.happen(&number, told.story.statuses(), house.clock.now()) {
        Ok(reports) => {
            push::tell(&house, &number, told.story, reports);
            StatusCode::ACCEPTED.into_response()
        }
        Err(error) => error.into_response(),
    }
}

impl House {
    /// Whether the caller has our token.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let expected = format!("Token {}", self.token.expose_secret());
        let given = headers.get(AUTHORIZATION).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
        aws_lc_rs::constant_time::verify_slices_are_equal(given, expected.as_bytes()).is_ok()
    }
}

fn refuse(status: StatusCode, code: &str) -> Response {
    (status, Json(RefusalWire { code: code.to_owned() })).into_response()
}

impl IntoResponse for ParcelsError {
    fn into_response(self) -> Response {
        match self {
            Self::Differs => refuse(StatusCode::CONFLICT, "number_used_differently"),
            Self::Unknown => refuse(StatusCode::NOT_FOUND, "unknown_parcel"),
            Self::Disk(error) => {
                tracing::error!(%error, "the courier simulator cannot write its journal");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}
