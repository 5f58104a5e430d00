//! JSON bodies of the API, with the same mapping of mistakes as forms.

use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Request},
    http::{StatusCode, header},
};
use data_encoding::BASE64;
use kernel::{FieldSlip, Outcome, Refusal, RefusalKind, Slips};
use serde::de::DeserializeOwned;

use crate::{answer::Stop, site::Site};

/// The header that makes a write safe to repeat.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A JSON body and its idempotency key.
#[derive(Debug)]
pub struct Api<T> {
    /// The body.
    pub body: T,
    /// The `Idempotency-Key` header (8 to 100 visible ASCII characters).
    pub idempotency_key: String,
    /// SHA-256 over the path and the body's bytes: the same body sent to another file is another request.
    pub request_hash: [u8; 32],
}

impl<T: DeserializeOwned> FromRequest<Site> for Api<T> {
    type Rejection = Stop;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Stop> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
        if !kind.starts_with("application/json") {
            return Err(rule("api.not_json", "web-problem-not-json").into());
        }
        let idempotency_key = request
            .headers()
            .get(IDEMPOTENCY_KEY)
            .and_then(|value| value.to_str().ok())
            .filter(|key| (8..=100).contains(&key.len()))
            .ok_or_else(|| rule("api.idempotency_key_missing", "web-problem-idempotency-key"))?
            .to_owned();
        let path = request.uri().path().to_owned();
        let bytes = Bytes::from_request(request, site).await.map_err(|refused| match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => rule("body.too_large", "web-problem-upload-too-large"),
            _ => rule("api.unreadable", "web-problem-not-json"),
        })?;
        let body = parse(&bytes)?;
        Ok(Self { body, idempotency_key, request_hash: request_hash(&path, &bytes) })
    }
}

/// What an idempotency key is bound to: the path, which names the file, and the bytes of the body.
pub fn request_hash(path: &str, body: &[u8]) -> [u8; 32] {
    let mut sum = aws_lc_rs::digest::Context::new(&aws_lc_rs::digest::SHA256);
    sum.update(&(path.len() as u64).to_be_bytes());
    sum.update(path.as_bytes());
    sum.update(body);
    let mut hash = [0; 32];
    hash.copy_from_slice(sum.finish().as_ref());
    hash
}

/// The limit of a JSON body that carries one file of at most `bytes` bytes among its members: Base64 makes four letters of
/// three bytes. To be layered on the route.
pub fn limit_with_file(bytes: u64) -> DefaultBodyLimit {
    let letters = bytes.div_ceil(3).saturating_mul(4);
    let limit = usize::try_from(letters).unwrap_or(usize::MAX).saturating_add(crate::BODY_LIMIT);
    DefaultBodyLimit::max(limit)
}

/// The bytes of a file that came as the Base64 member `field`. A file beside other members is part of the same request: it
/// is bound to the same key, and no words about a person need to stand in an address.
///
/// # Errors
/// A slip at the member for anything but Base64 (RFC 4648, with padding).
pub fn file_of(field: &'static str, text: &str) -> Outcome<Vec<u8>> {
    BASE64.decode(text.as_bytes()).map_err(|_| Slips::one(field, "web-problem-not-base64"))
}

fn rule(code: &'static str, text: &'static str) -> Refusal {
    Refusal::new(RefusalKind::Rule, code, text)
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Stop> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let pointer = error.path().to_string().replace('.', "/");
        let text = if error.inner().is_data() { "web-problem-json-field" } else { "web-problem-not-json" };
        Stop::from(Slips(vec![FieldSlip { field: pointer.into(), text: text.into(), args: Vec::new() }]))
    })
}
