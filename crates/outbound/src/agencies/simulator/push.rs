//! Telling the product what happened, in the order and as often as the story says.

use std::{sync::Arc, time::Duration};

use super::{
    super::{
        webhook::{self, SIGNATURE, TIMESTAMP},
        wire::{PushWire, ReportWire},
    },
    House, Story,
};
use crate::http::{Call, CallError, Destination, Method, Reach};

/// How often a push is tried.
const TRIES: u32 = 7;
/// How old a stale push is, in seconds.
const STALE: i64 = 600;

/// Sends the reports one after another from a task of its own.
pub(super) fn tell(house: &Arc<House>, reference: &str, story: Story, mut reports: Vec<ReportWire>) {
    match story {
        Story::Silent => return,
        Story::OutOfOrder => reports.reverse(),
        Story::Duplicated => reports = reports.into_iter().flat_map(|report| [report.clone(), report]).collect(),
        _ => {}
    }
    let (house, reference) = (house.clone(), reference.to_owned());
    tokio::spawn(async move {
        for report in reports {
            push(&house, &PushWire { reference: reference.clone(), report }, story).await;
        }
    });
}

/// Sends one push again and again until it is acknowledged with 2xx, or told never to come again.
async fn push(house: &House, wire: &PushWire, story: Story) {
    for attempt in 0..TRIES {
        if attempt > 0 {
            let wait = house.controls.script().retry_ms.saturating_mul(1 << (attempt - 1));
            tokio::time::sleep(Duration::from_millis(wait)).await;
        }
        match deliver(house, wire, story).await {
            Ok(status) if (200..300).contains(&status) => return,
            Ok(status) if (400..500).contains(&status) => {
                tracing::info!(status, "a push was refused for good");
                return;
            }
            Ok(status) => tracing::info!(status, attempt, "a push was not acknowledged"),
            Err(error) => tracing::info!(%error, attempt, "a push did not arrive"),
        }
    }
}

async fn deliver(house: &House, wire: &PushWire, story: Story) -> Result<u16, CallError> {
    let unsendable = |text: &str| CallError::Unsendable(text.to_owned());
    let known = house.requests.known(&wire.reference).ok_or_else(|| unsendable("no such request"))?;
    let url = reqwest::Url::parse(&known.request.notification_url).map_err(|_| unsendable("not a URL"))?;
    let origin = url.origin().ascii_serialization();
    let destination =
        Destination::new("product", &origin, Reach::Loopback).map_err(|error| unsendable(&error.problem))?;
    let body = serde_json::to_vec(wire).map_err(|error| unsendable(&error.to_string()))?;
    let late = if story == Story::Stale { STALE } else { 0 };
    let timestamp = house.clock.now().as_second() - late;
    let key = if story == Story::Forged { &house.request_key } else { &house.webhook_key };
    let call = Call::new(Method::Post, "/hooks/agency/{agency}")
        .path(url.path())
        .header(TIMESTAMP, timestamp.to_string())
        .header(SIGNATURE, webhook::sign(key, &known.agency, timestamp, &body))
        .bytes("application/json", body);
    Ok(house.http.send(&destination, call).await?.status)
}
