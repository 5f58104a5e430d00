//! `POST /api/v1/verify`: the same answer as the page, for machines.
//!
//! It takes the PDF itself (`application/pdf`) or the QR text (`application/json`). It changes nothing, so it needs neither a
//! session nor an `Idempotency-Key`.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    body::Bytes,
    extract::DefaultBodyLimit,
    http::{HeaderMap, header},
    response::IntoResponse,
    routing::post,
};
use kernel::{Outcome, Refusal, RefusalKind};
use serde::{Deserialize, Serialize};
use utoipa::OpenApi;
use web::{Answer, Site, Visit};

use super::{
    Ports,
    model::{Finding, Reason, Stated, Verdict},
    pages::{count, explain},
    port::MAX_PDF,
    verify::{verify_pdf, verify_text},
};

pub(super) fn routes(ports: Arc<Ports>) -> Router<Site> {
    Router::new().route("/verify", post(verify).layer(DefaultBodyLimit::max(MAX_PDF))).layer(Extension(ports))
}

/// The text of a QR symbol.
#[derive(Deserialize, utoipa::ToSchema)]
pub struct CredentialText {
    /// `EGA1:…`
    credential: String,
}

/// A verdict with its sentence in the caller's language.
#[derive(Serialize, utoipa::ToSchema)]
pub struct VerdictAnswer {
    #[serde(flatten)]
    verdict: Verdict,
    /// The reason in a sentence.
    message: String,
    /// That genuine is not the same as attested.
    attestation: String,
}

/// Says whether a document is genuine, and why not.
#[utoipa::path(
    post, path = "/api/v1/verify", tag = "verification",
    request_body(content(("application/pdf"), (CredentialText = "application/json")), description = "The PDF, or the text of its QR symbol"),
    responses((status = 200, body = VerdictAnswer), web::openapi::Problems)
)]
async fn verify(v: Visit, Extension(ports): Extension<Arc<Ports>>, headers: HeaderMap, body: Bytes) -> Answer {
    count(&v).await?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let verdict = answer(&v, &ports, kind, &body).await?;
    let message = explain(&v, &verdict);
    let attestation = v.t("verify-attestation");
    Ok(Json(VerdictAnswer { verdict, message, attestation }).into_response())
}

async fn answer(v: &Visit, ports: &Ports, kind: &str, body: &[u8]) -> Outcome<Verdict> {
    let (store, examiner) = (v.site().store(), ports.examiner.as_ref());
    if kind.starts_with("application/pdf") {
        return verify_pdf(store, examiner, body.to_vec()).await;
    }
    let read = if kind.starts_with("application/json") { serde_json::from_slice(body).ok() } else { None };
    let CredentialText { credential } =
        read.ok_or_else(|| Refusal::new(RefusalKind::Rule, "verification.unreadable", "verify-refused-unreadable"))?;
    verify_text(store, examiner, &credential).await
}

#[derive(OpenApi)]
#[openapi(paths(verify), components(schemas(CredentialText, VerdictAnswer, Verdict, Finding, Reason, Stated)))]
struct Described;

/// The description of this operation.
pub fn openapi() -> utoipa::openapi::OpenApi {
    Described::openapi()
}
