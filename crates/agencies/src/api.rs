//! Services of other agencies over the API, and the requests of whoever holds a bearer token. Asking takes the answers and
//! the agreement at once: the list of what is sent is part of the description of the service.

use std::collections::BTreeMap;

use ::store::idempotency::{self, Claim};
use axum::{Extension, Json, Router, extract::Path, http::StatusCode, response::IntoResponse, routing::get};
use catalogue::{CurrentAgencyService, Snapshot};
use kernel::{Failure, Id, Outcome};
use serde::{Deserialize, Serialize};
use service_model::{AgencyService, agency_service::Kind};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use crate::{
    Ports,
    described::At,
    requests::{
        ask::{Agreement, ask as send},
        keep::{keep, read},
        lines::words,
        list_of_sent,
        model::Request,
        open, policy, store as rows,
    },
};

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one, requests, request, ask))]
    struct Ours;
    Ours::openapi()
}

pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/agency-services", get(list))
        .route("/agency-services/{key}", get(one))
        .route("/agency-requests", get(requests).post(ask))
        .route("/agency-requests/{reference}", get(request))
}

/// A service of another agency in the list.
#[derive(Serialize, ToSchema)]
struct AgencyServiceLine {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// What it is, in a sentence.
    summary: String,
    /// The agency's name.
    agency: String,
    /// Whether it can be asked for here now.
    asked_here: bool,
}

/// A service of another agency.
#[derive(Serialize, ToSchema)]
struct AgencyServiceBody {
    #[serde(flatten)]
    line: AgencyServiceLine,
    /// The published revision.
    revision: i32,
    /// The level of assurance that asking needs: `contact`, `matched` or `verified`.
    level: &'static str,
    /// Key of the privilege it belongs to, where there is one: it is asked for only while that is open.
    privilege: Option<String>,
    /// What one must know before asking.
    notice: Option<String>,
    /// What could not be confirmed about it.
    caution: Option<String>,
    /// What the agency is sent, with what for.
    sent: Vec<AgencyDatum>,
    /// What is asked; the answers are sent.
    questions: Vec<AgencyQuestion>,
    /// Its steps, in their order.
    steps: Vec<AgencyStep>,
    /// What has to be shown.
    documents: Vec<String>,
    /// Where all this was read.
    sources: Vec<String>,
}

/// A datum the agency is sent.
#[derive(Serialize, ToSchema)]
struct AgencyDatum {
    /// Which.
    datum: &'static str,
    /// What the agency needs it for.
    why: String,
}

/// A question.
#[derive(Serialize, ToSchema)]
struct AgencyQuestion {
    /// Its key.
    key: String,
    /// What is asked.
    question: String,
    /// What the agency needs it for.
    why: String,
    /// `line`, `code`, `words`, `day` (ISO 8601), `choice` or `mission` (its key).
    kind: &'static str,
    /// Whether it may stay unanswered.
    optional: bool,
    /// The values of a choice.
    choices: Vec<String>,
}

/// A step.
#[derive(Serialize, ToSchema)]
struct AgencyStep {
    /// Its state.
    state: &'static str,
    /// Its name.
    name: String,
    /// Who holds the request meanwhile.
    holder: String,
    /// Why somebody must be there, if that is so.
    presence: Option<String>,
}

/// A request to another agency.
#[derive(Serialize, ToSchema)]
struct AgencyRequest {
    /// Its reference.
    reference: String,
    /// Key of the service.
    service: String,
    /// Name of the agency.
    agency: String,
    /// How far it is: `leaving`, `handed_over`, the state the agency reported last, `refused` or `turned_down`.
    state: String,
    /// The same in words.
    words: String,
    /// Whether it waits for its owner.
    yours: bool,
    /// Whether nothing more happens.
    ended: bool,
    /// When its owner agreed and asked (RFC 3339).
    asked_at: String,
    /// Everything the agency reported, in the order in which it happened.
    reports: Vec<AgencyReport>,
}

/// One thing an agency reported.
#[derive(Serialize, ToSchema)]
struct AgencyReport {
    /// The state.
    state: String,
    /// When it happened (RFC 3339).
    at: String,
    /// Why, where the agency refused.
    reason: Option<String>,
    /// When its owner must be there (RFC 3339).
    visit_at: Option<String>,
}

/// What is asked.
#[derive(Deserialize, ToSchema)]
struct AskAgencyBody {
    /// Key of the service.
    service: String,
    /// The answers by the keys of their questions.
    answers: BTreeMap<String, String>,
    /// That what the service names is sent to its agency.
    agreed: bool,
}

fn line(v: &Visit, ports: &Ports, snapshot: &Snapshot, own: &CurrentAgencyService) -> AgencyServiceLine {
    let service = &own.definition;
    AgencyServiceLine {
        key: service.key.clone(),
        name: service.name(v.locale()).to_owned(),
        summary: service.summary.get(v.locale()).to_owned(),
        agency: service.agency.names.get(v.locale()).to_owned(),
        asked_here: open(ports, snapshot, own, v.now()).is_ok(),
    }
}

/// Every service of other agencies.
#[utoipa::path(get, path = "/api/v1/agency-services", operation_id = "list_agency_services", tag = "agencies",
    responses((status = 200, body = Vec<AgencyServiceLine>), Problems))]
async fn list(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let all = snapshot.agency_services().into_iter().map(|own| line(&v, &ports, &snapshot, own));
    Ok(Json(all.collect::<Vec<_>>()).into_response())
}

/// One service of another agency.
#[utoipa::path(get, path = "/api/v1/agency-services/{key}", operation_id = "show_agency_service", tag = "agencies",
    params(("key" = String, Path, description = "Key of the service")),
    responses((status = 200, body = AgencyServiceBody), Problems))]
async fn one(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&at.key)?;
    let service = &own.definition;
    let locale = v.locale();
    let step = |step: &service_model::agency_service::Step| AgencyStep {
        state: step.state,
        name: step.names.get(locale).to_owned(),
        holder: service.holder(step).get(locale).to_owned(),
        presence: step.presence.as_ref().map(|own| own.get(locale).to_owned()),
    };
    let body = AgencyServiceBody {
        line: line(&v, &ports, &snapshot, own),
        revision: own.revision,
        level: service.level.as_str(),
        privilege: service.privilege.clone(),
        notice: service.notice.as_ref().map(|own| own.get(locale).to_owned()),
        caution: service.caution.as_ref().map(|own| own.get(locale).to_owned()),
        sent: service
            .sent
            .iter()
            .map(|own| AgencyDatum { datum: own.datum, why: own.why.get(locale).to_owned() })
            .collect(),
        questions: service.questions.iter().map(|own| question(&v, own)).collect(),
        steps: service.steps.iter().map(step).collect(),
        documents: service.documents.iter().map(|own| own.get(locale).to_owned()).collect(),
        sources: service.sources.iter().map(|own| own.get(locale).to_owned()).collect(),
    };
    Ok(Json(body).into_response())
}

fn question(v: &Visit, own: &service_model::agency_service::Question) -> AgencyQuestion {
    let (kind, choices) = match &own.kind {
        Kind::Line(_) => ("line", Vec::new()),
        Kind::Code(_) => ("code", Vec::new()),
        Kind::Words(_) => ("words", Vec::new()),
        Kind::Day => ("day", Vec::new()),
        Kind::Choice(choices) => ("choice", choices.iter().map(|choice| choice.value.clone()).collect()),
        Kind::Mission => ("mission", Vec::new()),
    };
    AgencyQuestion {
        key: own.key.clone(),
        question: own.names.get(v.locale()).to_owned(),
        why: own.why.get(v.locale()).to_owned(),
        kind,
        optional: own.is_optional,
        choices,
    }
}

/// The requests of the account that were asked.
#[utoipa::path(get, path = "/api/v1/agency-requests", operation_id = "list_agency_requests", tag = "agencies",
    security(("session" = [])), responses((status = 200, body = Vec<AgencyRequest>), Problems))]
async fn requests(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let mut told = Vec::new();
    for own in rows::of_account(&mut cx, account).await? {
        let service = ports.catalogue.agency_service_at(&mut cx, &own.service, own.revision).await?;
        told.extend(tell(&v, &own, &service));
    }
    cx.commit().await?;
    Ok(Json(told).into_response())
}

#[derive(Deserialize)]
struct AtReference {
    reference: String,
}

/// One request of the account.
#[utoipa::path(get, path = "/api/v1/agency-requests/{reference}", operation_id = "show_agency_request",
    tag = "agencies", security(("session" = [])),
    params(("reference" = String, Path, description = "The reference of the request")),
    responses((status = 200, body = AgencyRequest), Problems))]
async fn request(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtReference>) -> Answer {
    let account = v.account()?;
    let reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let own = rows::by_reference(&mut cx, account, reference).await?;
    let service = ports.catalogue.agency_service_at(&mut cx, &own.service, own.revision).await?;
    cx.commit().await?;
    Ok(Json(tell(&v, &own, &service).ok_or_else(Failure::not_found)?).into_response())
}

/// Asks an agency.
#[utoipa::path(post, path = "/api/v1/agency-requests", operation_id = "ask_agency", tag = "agencies",
    request_body = AskAgencyBody, security(("session" = [])),
    responses((status = 201, body = AgencyRequest), Problems))]
async fn ask(v: Visit, Extension(ports): Extension<Ports>, api: Api<AskAgencyBody>) -> Answer {
    let (own, service) = asked(&v, &ports, &api).await?;
    let told = tell(&v, &own, &service).ok_or_else(Failure::not_found)?;
    Ok((StatusCode::CREATED, Json(told)).into_response())
}

async fn asked(
    v: &Visit,
    ports: &Ports,
    api: &Api<AskAgencyBody>,
) -> Outcome<(Request, std::sync::Arc<AgencyService>)> {
    const ROUTE: &str = "api.agencies.ask";
    let account = v.account()?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&api.body.service)?;
    let scope = ::store::Scope::Owner(account);
    let mut cx = v.begin().await?;
    let claimed = idempotency::claim(&mut cx, ROUTE, &api.idempotency_key, api.request_hash).await?;
    if let Claim::Done(id) = claimed {
        let done = rows::lock(&mut cx, &scope, Id::from_uuid(id)).await?;
        let service = ports.catalogue.agency_service_at(&mut cx, &done.service, done.revision).await?;
        return Ok((done, service));
    }
    open(ports, &snapshot, own, v.now())?;
    let permit = policy::may_ask(&own.definition, people::assurance(&mut cx, account).await?)?;
    let answers = read(own, &snapshot, |key| api.body.answers.get(key).map_or("", String::as_str))?;
    let id = keep(&mut cx, account, own, &answers).await?;
    let draft = rows::lock(&mut cx, &scope, id).await?;
    let list = list_of_sent::of(&own.definition, &people::profile(&mut cx, account).await?, &answers);
    let shown = list_of_sent::digest_of(&own.definition, own.revision, &list);
    let agreement = Agreement { agreed: api.body.agreed, shown, language: v.locale() };
    send(&mut cx, permit, (&draft, &own.definition), &list, &agreement).await?;
    idempotency::settle(&mut cx, ROUTE, &api.idempotency_key, id.uuid()).await?;
    let request = rows::lock(&mut cx, &scope, id).await?;
    cx.commit().await?;
    Ok((request, own.definition.clone()))
}

/// A request as it is told; nothing of a draft.
fn tell(v: &Visit, own: &Request, service: &AgencyService) -> Option<AgencyRequest> {
    let (reference, asked_at) = own.asked.as_ref()?;
    let stage = own.stage(service);
    let report = |report: &crate::requests::model::Report| AgencyReport {
        state: report.state.clone(),
        at: report.at.to_string(),
        reason: report.reason.clone(),
        visit_at: report.visit_at.map(|at| at.to_string()),
    };
    Some(AgencyRequest {
        reference: reference.to_string(),
        service: own.service.clone(),
        agency: service.agency.names.get(v.locale()).to_owned(),
        state: stage.name().to_owned(),
        words: words(v, service, &stage),
        yours: stage.is_yours(),
        ended: stage.is_end(),
        asked_at: asked_at.to_string(),
        reports: own.reports.iter().map(report).collect(),
    })
}
