//! Pages: the code and what was redeemed of codes, for the person; partners, for the desk; and the keys, for everybody.

pub(super) mod code;
mod mask;
pub(super) mod partner;
pub(super) mod partners;
pub(super) mod used;

use std::sync::Arc;

use axum::{
    Extension,
    http::{HeaderName, HeaderValue, header},
    response::IntoResponse,
};
use web::Answer;

use super::port::CodePress;

/// Moments are shown by the ministry's clock, and named so.
const ZONE: &str = "Africa/Cairo";

/// The platform's keys, with which a partner checks codes without a network. Any page may read them.
pub(super) async fn keys(Extension(press): Extension<Arc<dyn CodePress>>) -> Answer {
    let mut response = press.key_set()?.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (HeaderName::from_static("access-control-allow-origin"), "*"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
