//! The payment gateway, simulated: intentions, a hosted checkout page, signed webhooks, refunds, statements.
//!
//! «محاكاة: لا تُسحب أي مبالغ». Whoever plays the payer chooses on the page what the bank does, or a test does so with
//! `POST /control/intentions/{id}` and `{"choice": "success"}`. State survives restarts in `gateway.journal`; a webhook
//! that was not acknowledged before a restart is sent again after it.

mod books;
mod checkout;
mod delivery;
#[cfg(test)]
mod tests;

use std::{io, sync::Arc};

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::AUTHORIZATION},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use kernel::{Clock, Day};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use self::books::{Books, BooksError, Charge, Extent};
use super::wire::{
    INTENTIONS, IntentionRequest, IntentionWire, REFUNDS, RefundRequestWire, RefundWire, RefusalWire, StatementWire,
};
use crate::{
    http::Http,
    simulators::{Controls, Setup, frame},
};

/// What the payer, or the test, lets the bank do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Paid, the webhook at once.
    Success,
    /// The bank says no.
    Decline,
    /// The bank has not decided; a later choice decides.
    Pending,
    /// Paid, the webhook comes late.
    Late,
    /// Paid, no webhook ever: only asking finds out.
    Lost,
    /// Paid once, the same webhook twice.
    Duplicate,
    /// Paid twice: two charges, two webhooks.
    Twice,
}

impl Choice {
    /// Every choice, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Success, Self::Decline, Self::Pending, Self::Late, Self::Lost, Self::Duplicate, Self::Twice];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Decline => "decline",
            Self::Pending => "pending",
            Self::Late => "late",
            Self::Lost => "lost",
            Self::Duplicate => "duplicate",
            Self::Twice => "twice",
        }
    }
}

/// What the payer's bank says of a charge that was taken, after `POST /control/intentions/{id}/dispute` and
/// `{"outcome": "opened"}`; with `"minor"` it is about that much of the charge, and with `"fee"` the gateway charges for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Disputing {
    /// It took the money back and looks into it.
    Opened,
    /// It gave it back to us.
    Won,
    /// It leaves it with the payer.
    Lost,
}

struct House {
    books: Books,
    http: Http,
    clock: Arc<dyn Clock>,
    controls: Controls,
    token: SecretString,
    webhook_secret: SecretString,
    /// Our own address, for the checkout URL.
    origin: String,
}

/// Serves the gateway until dropped.
pub(crate) async fn serve(listener: TcpListener, setup: Setup) -> io::Result<()> {
    let controls = Controls::new(setup.script);
    let house = Arc::new(House {
        books: Books::open(&setup.state_dir.join("gateway.journal"))?,
        http: Http::new(setup.clock.clone()),
        clock: setup.clock,
        controls: controls.clone(),
        token: setup.secrets.gateway_token,
        webhook_secret: setup.secrets.gateway_webhook,
        origin: format!("http://{}", listener.local_addr()?),
    });
    for event in house.books.undelivered() {
        delivery::send(&house, event, false);
    }
    let protocol = Router::new()
        .route(INTENTIONS, post(create))
        .route("/v1/intentions/{id}", get(status))
        .route(REFUNDS, post(refund))
        .route("/v1/statements/{day}", get(statement))
        .route("/checkout/{secret}", get(checkout::page).post(checkout::choose))
        .with_state(house.clone());
    let control = Router::new()
        .route("/control/intentions", get(list))
        .route("/control/intentions/{id}", post(decide))
        .route("/control/intentions/{id}/dispute", post(dispute))
        .with_state(house);
    axum::serve(listener, frame(protocol, &controls).merge(control)).await
}

async fn create(
    State(house): State<Arc<House>>,
    headers: HeaderMap,
    Json(request): Json<IntentionRequest>,
) -> Response {
    if !house.knows(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    let total: i64 = request.items.iter().map(|item| item.amount.saturating_mul(i64::from(item.quantity))).sum();
    if request.amount <= 0 || total != request.amount {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, "amount_differs");
    }
    match house.books.create(request) {
        Ok(charge) => (StatusCode::CREATED, Json(house.wire(&charge))).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn status(State(house): State<Arc<House>>, headers: HeaderMap, Path(id): Path<String>) -> Response {
    if !house.knows(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    match house.books.find(&id) {
        Some(charge) => Json(house.wire(&charge)).into_response(),
        None => refuse(StatusCode::NOT_FOUND, "unknown_intention"),
    }
}

async fn refund(
    State(house): State<Arc<House>>,
    headers: HeaderMap,
    Json(request): Json<RefundRequestWire>,
) -> Response {
    if !house.knows(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    match house.books.refund(request, house.clock.now()) {
        Ok(id) => (StatusCode::CREATED, Json(RefundWire { id })).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn statement(State(house): State<Arc<House>>, headers: HeaderMap, Path(day): Path<String>) -> Response {
    if !house.knows(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, "bad_token");
    }
    match day.parse::<Day>() {
        Ok(day) => Json(StatementWire { lines: house.books.statement(day) }).into_response(),
        Err(_) => refuse(StatusCode::UNPROCESSABLE_ENTITY, "not_a_day"),
    }
}

#[derive(Deserialize)]
struct Decision {
    choice: Choice,
}

async fn decide(State(house): State<Arc<House>>, Path(id): Path<String>, Json(decision): Json<Decision>) -> Response {
    match delivery::play(&house, &id, decision.choice) {
        Ok(charge) => Json(house.wire(&charge)).into_response(),
        Err(error) => error.into_response(),
    }
}

#[derive(Deserialize)]
struct Said {
    outcome: Disputing,
    minor: Option<i64>,
    fee: Option<i64>,
}

async fn dispute(State(house): State<Arc<House>>, Path(id): Path<String>, Json(said): Json<Said>) -> Response {
    match delivery::dispute(&house, &id, said.outcome, Extent { minor: said.minor, fee: said.fee }) {
        Ok(charge) => Json(house.wire(&charge)).into_response(),
        Err(error) => error.into_response(),
    }
}

async fn list(State(house): State<Arc<House>>) -> Json<Vec<IntentionWire>> {
    Json(house.books.all().iter().map(|charge| house.wire(charge)).collect())
}

impl House {
    /// Whether the caller has our token.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let expected = format!("Token {}", self.token.expose_secret());
        let given = headers.get(AUTHORIZATION).map(axum::http::HeaderValue::as_bytes).unwrap_or_default();
        aws_lc_rs::constant_time::verify_slices_are_equal(given, expected.as_bytes()).is_ok()
    }

    fn wire(&self, charge: &Charge) -> IntentionWire {
        IntentionWire {
            id: charge.id.clone(),
            special_reference: charge.request.special_reference.clone(),
            merchant: charge.request.merchant.clone(),
            status: charge.status(self.clock.now()),
            checkout_url: format!("{}/checkout/{}", self.origin, charge.secret),
            transactions: charge.transactions.clone(),
            disputes: charge.disputes.clone(),
        }
    }
}

fn refuse(status: StatusCode, code: &str) -> Response {
    (status, Json(RefusalWire { code: code.to_owned() })).into_response()
}

impl IntoResponse for BooksError {
    fn into_response(self) -> Response {
        match self {
            Self::Differs => refuse(StatusCode::CONFLICT, "reference_used_differently"),
            Self::Unknown => refuse(StatusCode::NOT_FOUND, "unknown_intention"),
            Self::Closed => refuse(StatusCode::CONFLICT, "closed"),
            Self::TooMuch => refuse(StatusCode::CONFLICT, "more_than_was_taken"),
            Self::Disk(error) => {
                tracing::error!(%error, "the gateway simulator cannot write its journal");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}
