//! Declarations in the API: the same commands as the pages, for the applicant and for a co-signer.

use std::sync::Arc;

use axum::{
    Extension, Json, Router,
    extract::Path,
    http::StatusCode,
    response::IntoResponse,
    routing::{delete, get, post},
};
use kernel::{Failure, Locale};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    Ports,
    commands::{self, Asking, InviteRequest, Typed, reference},
    model::{Role, SigningState, hex},
    policy::Signer,
    standing::Standing,
};
use crate::applications::sheet::Sheet;

const INVITE: &str = "/api/v1/applications/{reference}/declarations/{declaration}/invitation";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/declarations", get(list))
        .route("/applications/{reference}/declarations/{declaration}/code", post(code))
        .route("/applications/{reference}/declarations/{declaration}/signature", post(sign))
        .route("/applications/{reference}/declarations/{declaration}/invitation", post(invite).merge(delete(revoke)))
        .route("/co-signatures/{token}", get(other))
        .route("/co-signatures/{token}/code", post(other_code))
        .route("/co-signatures/{token}/signature", post(other_sign))
        .route("/co-signatures/{token}/refusal", post(other_refuse))
}

/// The description of these operations.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, code, sign, invite, revoke, other, other_code, other_sign, other_refuse))]
    struct Ours;
    Ours::openapi()
}

/// A declaration of a file.
#[derive(Serialize, ToSchema)]
struct DeclarationEntry {
    /// Its key.
    key: String,
    /// Who signs it.
    signer: Role,
    /// Where it stands.
    state: SigningState,
    /// The exact Arabic text that is signed; absent until the questions are answered.
    text: Option<String>,
    /// Its SHA-256, hexadecimal; to be sent back with whatever is done to the text.
    text_sha256: Option<String>,
    /// When it was signed (RFC 3339).
    signed_at: Option<String>,
}

/// A declaration as whoever was asked to sign it may know it.
#[derive(Serialize, ToSchema)]
struct AskedDeclaration {
    /// Who asks.
    asked_by: String,
    /// The exact Arabic text that is signed.
    text: String,
    /// Its SHA-256, hexadecimal.
    text_sha256: String,
    /// When it was signed (RFC 3339), if it was.
    signed_at: Option<String>,
}

/// A request for the code that signs one text.
#[derive(Deserialize, ToSchema)]
struct AskSigningCode {
    /// SHA-256 of the text that was shown, hexadecimal.
    text_sha256: String,
    /// The identifier of the contact it goes to; may be left out if the account has one alone.
    #[schema(value_type = Option<String>, format = "uuid")]
    contact: Option<uuid::Uuid>,
    /// The language of the message: `ar` or `en`.
    #[schema(value_type = Option<String>)]
    language: Option<Locale>,
}

/// A signature.
#[derive(Deserialize, ToSchema)]
struct GiveSignature {
    /// SHA-256 of the text that was shown, hexadecimal.
    text_sha256: String,
    /// The six digits that were sent for it.
    code: String,
}

/// Nothing is said but that it is done.
#[derive(Deserialize, ToSchema)]
struct Plainly {}

/// A link for the other person. Its address is told this once.
#[derive(Serialize, ToSchema)]
struct SigningLink {
    /// The address to give to the other person; a secret.
    url: String,
    /// Until when it may be signed by it (RFC 3339).
    expires_at: String,
}

#[derive(Deserialize)]
struct At {
    reference: String,
}

#[derive(Deserialize)]
struct AtDeclaration {
    reference: String,
    declaration: String,
}

#[derive(Deserialize)]
struct AtToken {
    token: String,
}

fn entry(standing: &Standing) -> DeclarationEntry {
    DeclarationEntry {
        key: standing.key.clone(),
        signer: standing.role,
        state: standing.state,
        text: standing.wording.as_ref().map(super::Wording::exact),
        text_sha256: standing.wording.as_ref().map(|wording| hex(&wording.sha256())),
        signed_at: standing.signature.as_ref().map(|signature| signature.signed_at.to_string()),
    }
}

fn language(v: &Visit, wanted: Option<Locale>) -> Locale {
    wanted.filter(|language| v.site().texts().speaks(*language)).unwrap_or(Locale::AR)
}

async fn own(v: &Visit, ports: &Ports, text: &str) -> kernel::Outcome<(store::Cx, Sheet, Signer)> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, &ports.catalogue, account, reference(text)?).await?;
    let level = people::assurance(&mut cx, account).await?;
    let signer = Signer { account, birth: sheet.owner.birth, level, role: Role::Applicant };
    Ok((cx, sheet, signer))
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/declarations", tag = "declarations",
    params(("reference" = String, Path, description = "The file's public reference")),
    security(("session" = [])), responses((status = 200, body = Vec<DeclarationEntry>), Problems))]
async fn list(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<At>) -> Answer {
    let (_, sheet, _) = own(&v, &ports, &at.reference).await?;
    Ok(Json(sheet.declarations.iter().map(entry).collect::<Vec<_>>()).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/declarations/{declaration}/code", tag = "declarations",
    request_body = AskSigningCode, params(("reference" = String, Path), ("declaration" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn code(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtDeclaration>,
    api: Api<AskSigningCode>,
) -> Answer {
    let (mut cx, sheet, signer) = own(&v, &ports, &at.reference).await?;
    let network = v.network();
    let asking = Asking {
        declaration: &at.declaration,
        shown: &api.body.text_sha256,
        contact: api.body.contact,
        language: language(&v, api.body.language),
        network: &network,
        request: (&api.idempotency_key, api.request_hash),
    };
    commands::ask_code(&mut cx, &ports.codes, (&sheet, &signer), &asking).await?;
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/declarations/{declaration}/signature",
    tag = "declarations", request_body = GiveSignature,
    params(("reference" = String, Path), ("declaration" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn sign(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtDeclaration>,
    api: Api<GiveSignature>,
) -> Answer {
    let (mut cx, sheet, signer) = own(&v, &ports, &at.reference).await?;
    let network = v.network();
    let GiveSignature { text_sha256, code } = &api.body;
    let typed = Typed { declaration: &at.declaration, shown: text_sha256, code, network: &network };
    let answer = commands::sign(&mut cx, (&sheet, &signer), &typed).await?;
    // A wrong guess costs its try: it is committed whatever the answer.
    cx.commit().await?;
    answer?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/declarations/{declaration}/invitation",
    tag = "declarations", request_body = Plainly,
    params(("reference" = String, Path), ("declaration" = String, Path)),
    security(("session" = [])), responses((status = 201, body = SigningLink), Problems))]
async fn invite(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtDeclaration>,
    api: Api<Plainly>,
) -> Answer {
    let Plainly {} = api.body;
    let (mut cx, sheet, _) = own(&v, &ports, &at.reference).await?;
    let request = InviteRequest {
        declaration: &at.declaration,
        route: INVITE,
        key: &api.idempotency_key,
        hash: api.request_hash,
    };
    let invited = commands::invite(&mut cx, &sheet, &request).await?;
    cx.commit().await?;
    let path = v.path_in(Locale::AR, &format!("/sign/{}", invited.token.text()));
    let body = SigningLink { url: format!("{}{path}", ports.public_url), expires_at: invited.expires_at.to_string() };
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

#[utoipa::path(delete, path = "/api/v1/applications/{reference}/declarations/{declaration}/invitation",
    tag = "declarations", params(("reference" = String, Path), ("declaration" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn revoke(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<AtDeclaration>) -> Answer {
    let (mut cx, sheet, _) = own(&v, &ports, &at.reference).await?;
    commands::revoke(&mut cx, &sheet, &at.declaration).await?;
    cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

async fn opened(v: &Visit, ports: &Ports, at: &AtToken) -> kernel::Outcome<commands::Opened> {
    let account = v.account()?;
    commands::opened(v.site().store(), &ports.catalogue, account, (&at.token, &v.network())).await
}

#[utoipa::path(get, path = "/api/v1/co-signatures/{token}", tag = "declarations",
    params(("token" = String, Path, description = "The secret of the link")),
    security(("session" = [])), responses((status = 200, body = AskedDeclaration), Problems))]
async fn other(v: Visit, Extension(ports): Extension<Arc<Ports>>, Path(at): Path<AtToken>) -> Answer {
    let opened = opened(&v, &ports, &at).await?;
    let standing = opened.standing()?;
    let wording = standing.wording.as_ref().ok_or_else(Failure::not_found)?;
    let body = AskedDeclaration {
        asked_by: standing.names.get("applicant").cloned().unwrap_or_default(),
        text: wording.exact(),
        text_sha256: hex(&wording.sha256()),
        signed_at: standing.signature.as_ref().map(|signature| signature.signed_at.to_string()),
    };
    Ok(Json(body).into_response())
}

#[utoipa::path(post, path = "/api/v1/co-signatures/{token}/code", tag = "declarations",
    request_body = AskSigningCode, params(("token" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn other_code(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtToken>,
    api: Api<AskSigningCode>,
) -> Answer {
    let mut opened = opened(&v, &ports, &at).await?;
    let network = v.network();
    let key = opened.invitation.declaration.clone();
    let asking = Asking {
        declaration: &key,
        shown: &api.body.text_sha256,
        contact: api.body.contact,
        language: language(&v, api.body.language),
        network: &network,
        request: (&api.idempotency_key, api.request_hash),
    };
    commands::ask_code(&mut opened.cx, &ports.codes, (&opened.sheet, &opened.signer), &asking).await?;
    opened.cx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(post, path = "/api/v1/co-signatures/{token}/signature", tag = "declarations",
    request_body = GiveSignature, params(("token" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn other_sign(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtToken>,
    api: Api<GiveSignature>,
) -> Answer {
    let mut opened = opened(&v, &ports, &at).await?;
    let network = v.network();
    let key = opened.invitation.declaration.clone();
    let GiveSignature { text_sha256, code } = &api.body;
    let typed = Typed { declaration: &key, shown: text_sha256, code, network: &network };
    let answer = commands::sign(&mut opened.cx, (&opened.sheet, &opened.signer), &typed).await?;
    // A wrong guess costs its try: it is committed whatever the answer.
    opened.cx.commit().await?;
    answer?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[utoipa::path(post, path = "/api/v1/co-signatures/{token}/refusal", tag = "declarations",
    request_body = Plainly, params(("token" = String, Path)),
    security(("session" = [])), responses((status = 204), Problems))]
async fn other_refuse(
    v: Visit,
    Extension(ports): Extension<Arc<Ports>>,
    Path(at): Path<AtToken>,
    api: Api<Plainly>,
) -> Answer {
    let Plainly {} = api.body;
    commands::refuse(opened(&v, &ports, &at).await?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
