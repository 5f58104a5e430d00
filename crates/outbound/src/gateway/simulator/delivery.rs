//! Playing the bank and telling the product about it, as unreliably as chosen.

use std::{sync::Arc, time::Duration};

use super::{
    super::{
        Status,
        webhook::{self, SIGNATURE, TIMESTAMP},
        wire::EventWire,
    },
    Choice, Disputing, House,
    books::{BooksError, Charge, Extent},
};
use crate::http::{Call, CallError, Destination, Method, Reach};

/// How often a webhook is tried before it is left for the next start.
const TRIES: u32 = 7;

/// Lets the bank do as chosen.
pub(super) fn play(house: &Arc<House>, intention: &str, choice: Choice) -> Result<Charge, BooksError> {
    let now = house.clock.now();
    let charge = |status, announced| house.books.charge(intention, status, now, announced);
    match choice {
        Choice::Success => send(house, charge(Status::Succeeded, true)?, false),
        Choice::Decline => send(house, charge(Status::Declined, true)?, false),
        Choice::Pending => send(house, charge(Status::Pending, true)?, false),
        Choice::Late => send(house, charge(Status::Succeeded, true)?, true),
        Choice::Lost => drop(charge(Status::Succeeded, false)?),
        Choice::Duplicate => {
            let event = charge(Status::Succeeded, true)?;
            send(house, event.clone(), false);
            send(house, event, false);
        }
        Choice::Twice => {
            send(house, charge(Status::Succeeded, true)?, false);
            send(house, charge(Status::Succeeded, true)?, false);
        }
    }
    house.books.find(intention).ok_or(BooksError::Unknown)
}

/// Lets the payer's bank say something of a charge that was taken.
pub(super) fn dispute(
    house: &Arc<House>,
    intention: &str,
    outcome: Disputing,
    extent: Extent,
) -> Result<Charge, BooksError> {
    let status = match outcome {
        Disputing::Opened => Status::Disputed,
        Disputing::Won => Status::DisputeWon,
        Disputing::Lost => Status::DisputeLost,
    };
    send(house, house.books.dispute(intention, status, extent, house.clock.now())?, false);
    house.books.find(intention).ok_or(BooksError::Unknown)
}

/// Sends one webhook from a task of its own, again and again until it is acknowledged with 2xx.
pub(super) fn send(house: &Arc<House>, event: EventWire, late: bool) {
    let house = house.clone();
    tokio::spawn(async move {
        if late {
            tokio::time::sleep(Duration::from_millis(house.controls.script().late_ms)).await;
        }
        for attempt in 0..TRIES {
            if attempt > 0 {
                let wait = house.controls.script().retry_ms.saturating_mul(1 << (attempt - 1));
                tokio::time::sleep(Duration::from_millis(wait)).await;
            }
            match deliver(&house, &event).await {
                Ok(status) if (200..300).contains(&status) => {
                    if let Err(error) = house.books.delivered(&event.event) {
                        tracing::error!(?error, "the gateway simulator cannot write its journal");
                    }
                    return;
                }
                Ok(status) => tracing::info!(status, attempt, "webhook was not acknowledged"),
                Err(error) => tracing::info!(%error, attempt, "webhook did not arrive"),
            }
        }
    });
}

async fn deliver(house: &House, event: &EventWire) -> Result<u16, CallError> {
    let unsendable = |text: &str| CallError::Unsendable(text.to_owned());
    let charge = house.books.find(&event.intention).ok_or_else(|| unsendable("no such intention"))?;
    let url = reqwest::Url::parse(&charge.request.notification_url).map_err(|_| unsendable("not a URL"))?;
    let origin = url.origin().ascii_serialization();
    let destination =
        Destination::new("product", &origin, Reach::Loopback).map_err(|error| unsendable(&error.problem))?;
    let body = serde_json::to_vec(event).map_err(|error| unsendable(&error.to_string()))?;
    let timestamp = house.clock.now().as_second();
    let signature = webhook::sign(&house.webhook_secret, timestamp, &body);
    let call = Call::new(Method::Post, "/hooks/payments/{provider}")
        .path(url.path())
        .header(TIMESTAMP, timestamp.to_string())
        .header(SIGNATURE, signature)
        .bytes("application/json", body);
    Ok(house.http.send(&destination, call).await?.status)
}
