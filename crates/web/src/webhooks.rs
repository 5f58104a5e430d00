//! What gateways and carriers push to us: how a push arrives, why it is not believed, and what they are answered.
//!
//! The answer says whether to send it again, and nothing else, to nobody: 204 taken or known, 4xx never again, 503 later.
//! What a push means is decided by the module that listens for it.

use axum::{
    Json,
    body::Bytes,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use kernel::{Failure, Outcome, RefusalKind};
use serde_json::json;

/// A push as it arrived.
#[derive(Clone, Copy)]
pub struct Webhook<'a> {
    /// Header names in small letters, and values that are text.
    pub headers: &'a [(String, String)],
    /// The query string.
    pub query: &'a str,
    /// The body, byte for byte.
    pub body: &'a [u8],
}

/// Why a push is not believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unbelieved {
    /// Not signed, or not by the sender, or over other bytes.
    Signature,
    /// Signed too long ago, or in the future.
    Age,
    /// Signed, but unreadable.
    Malformed,
}

/// A push with its headers as text, kept while it is read.
pub struct Arrived {
    headers: Vec<(String, String)>,
    query: Option<String>,
    body: Bytes,
}

impl Arrived {
    /// Takes the parts of the request; a header that is not text is left out.
    pub fn new(headers: &HeaderMap, query: Option<String>, body: Bytes) -> Self {
        let headers = headers
            .iter()
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect();
        Self { headers, query, body }
    }

    /// What an adapter reads.
    pub fn webhook(&self) -> Webhook<'_> {
        Webhook { headers: &self.headers, query: self.query.as_deref().unwrap_or_default(), body: &self.body }
    }
}

/// No sender of this name is ours.
pub fn stranger() -> Response {
    refuse(StatusCode::NOT_FOUND, "not_found")
}

/// What is answered to a push that is not believed.
pub fn unbelieved(why: Unbelieved) -> Response {
    match why {
        Unbelieved::Signature => refuse(StatusCode::UNAUTHORIZED, "webhook.signature"),
        Unbelieved::Age => refuse(StatusCode::UNAUTHORIZED, "webhook.age"),
        Unbelieved::Malformed => refuse(StatusCode::UNPROCESSABLE_ENTITY, "webhook.malformed"),
    }
}

/// What is answered to a push that was believed, by what became of it.
pub fn answer<T>(outcome: Outcome<T>) -> Response {
    match outcome {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        // Two facts about one file met, and the other was first.
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::Conflict => {
            refuse(StatusCode::SERVICE_UNAVAILABLE, refusal.code)
        }
        Err(Failure::Refusal(refusal)) => refuse(StatusCode::UNPROCESSABLE_ENTITY, refusal.code),
        Err(failure) => {
            tracing::error!(%failure, "a webhook could not be taken; it will be sent again");
            refuse(StatusCode::SERVICE_UNAVAILABLE, "webhook.later")
        }
    }
}

fn refuse(status: StatusCode, code: &str) -> Response {
    tracing::warn!(code, status = status.as_u16(), "a webhook was refused");
    (status, Json(json!({ "code": code }))).into_response()
}

#[cfg(test)]
mod tests {
    use kernel::Refusal;

    use super::*;

    #[test]
    fn what_may_go_well_later_is_asked_for_again_and_what_never_will_is_not() {
        let status = |outcome: Outcome<()>| answer(outcome).status().as_u16();
        assert_eq!(status(Ok(())), 204);
        assert_eq!(
            status(Err(Refusal::new(RefusalKind::Conflict, "file.changed", "error-conflict").into())),
            503,
            "the other fact was first"
        );
        assert_eq!(status(Err(Refusal::not_found().into())), 422, "sending it again changes nothing");
    }
}
