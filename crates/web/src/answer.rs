//! What a handler gives back, and the one way it stops.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{Failure, Outcome, Refusal, RefusalKind, Slips};

/// What a handler gives back.
pub type Answer = Result<Response, Stop>;

/// A failure on its way to the layer that turns it into a page or into problem details.
#[derive(Debug)]
pub struct Stop(pub Failure);

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}
impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self(refusal.into())
    }
}
impl From<Slips> for Stop {
    fn from(slips: Slips) -> Self {
        Self(slips.into())
    }
}

/// The failure travels in the response's extensions; [`crate::layers`] renders it in the language of the request.
#[derive(Clone, Debug)]
pub(crate) struct Stopped(pub Arc<Failure>);

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Stopped(Arc::new(self.0)));
        response
    }
}

/// The HTTP status of a failure.
pub fn status(failure: &Failure) -> StatusCode {
    match failure {
        Failure::Refusal(refusal) => match refusal.kind {
            RefusalKind::SignIn => StatusCode::UNAUTHORIZED,
            RefusalKind::Forbidden => StatusCode::FORBIDDEN,
            RefusalKind::NotFound => StatusCode::NOT_FOUND,
            RefusalKind::Conflict => StatusCode::CONFLICT,
            RefusalKind::Rule => StatusCode::UNPROCESSABLE_ENTITY,
            RefusalKind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        },
        Failure::Slips(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Failure::Fault(fault) if fault.passing => StatusCode::SERVICE_UNAVAILABLE,
        Failure::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Turns a page that may fail to render into a response.
pub(crate) fn answered(outcome: Outcome<Response>) -> Response {
    outcome.unwrap_or_else(|failure| Stop(failure).into_response())
}
