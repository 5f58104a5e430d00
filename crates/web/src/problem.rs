//! The one place where a failure becomes an answer: a page in the reader's language, or problem details (RFC 9457).

use askama::Template;
use axum::{
    Json,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Failure, Refusal, RefusalKind};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    site::Site,
    texts::without_isolates,
    visit::{Head, Surface, Visit},
};

/// Problem details (RFC 9457), media type `application/problem+json`.
#[derive(Serialize, ToSchema, Debug)]
pub struct ProblemDetails {
    /// A stable name of the kind of problem: `urn:wasl:problem:payment.quote_expired`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, in the language asked for.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The stable code.
    pub code: String,
    /// The incident number of a fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// Mistakes in the input, each at its field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One mistake in the input.
#[derive(Serialize, ToSchema, Debug)]
pub struct FieldProblem {
    /// The field, or a path into the body.
    pub field: String,
    /// The stable key of the mistake.
    pub code: String,
    /// What is wrong, in the language asked for.
    pub title: String,
}

#[derive(Template)]
#[template(path = "frame/problem.html")]
struct ProblemPage<'a> {
    v: &'a Visit,
    title: String,
    said: Vec<String>,
    hint: String,
    incident: Option<String>,
}

/// Answers a request that stopped with `failure`.
pub(crate) fn respond(
    site: &Site,
    head: Head,
    visit: Option<&Visit>,
    status: StatusCode,
    failure: &Failure,
) -> Response {
    let incident = log(&head, failure);
    let visit = visit.cloned().unwrap_or_else(|| Visit::anonymous(head.clone(), site));
    let rests = rests(&visit, failure);
    let (status, failure) = rests.as_ref().map_or((status, failure), |own| (StatusCode::FORBIDDEN, own));
    let mut response = match head.surface() {
        Surface::Api => json(&visit, status, failure, incident),
        surface => match failure {
            Failure::Refusal(refusal) if refusal.kind == RefusalKind::SignIn => {
                return sign_in(&visit, &head, surface, refusal.code);
            }
            _ => page(&visit, status, failure, incident),
        },
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match status {
        StatusCode::SERVICE_UNAVAILABLE => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("30")),
        StatusCode::TOO_MANY_REQUESTS => headers.insert(header::RETRY_AFTER, HeaderValue::from_static("60")),
        StatusCode::UNAUTHORIZED => headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")),
        _ => None,
    };
    response
}

/// What is said at the desk instead of no, where the actor lacks nothing but a qualification that holds: which course renews it.
fn rests(v: &Visit, failure: &Failure) -> Option<Failure> {
    let Failure::Refusal(refusal) = failure else { return None };
    let lapsed = v.lapsed().first().filter(|_| v.surface() == Surface::Desk)?;
    let barred = matches!(refusal.kind, RefusalKind::NotFound | RefusalKind::Forbidden);
    let said = Refusal::new(RefusalKind::Forbidden, "qualification.lapsed", "web-problem-lapsed");
    barred.then(|| said.arg("course", lapsed.name(v.locale())).into())
}

/// Logs a fault once, with its whole chain of causes, and gives the number that the person sees.
fn log(head: &Head, failure: &Failure) -> Option<String> {
    let Failure::Fault(fault) = failure else { return None };
    let mut causes = Vec::new();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(fault.cause.as_ref());
    while let Some(error) = cause {
        causes.push(error.to_string());
        cause = error.source();
    }
    tracing::error!(
        incident = head.request_id,
        route = head.route,
        doing = %fault.doing,
        passing = fault.passing,
        causes = causes.join(" ← "),
        "fault"
    );
    Some(head.request_id.clone())
}

/// Leads to the sign-in page, or to the page that asks to prove oneself again, and from there back.
fn sign_in(v: &Visit, head: &Head, surface: Surface, code: &str) -> Response {
    let page = match (surface, code) {
        (Surface::Desk, _) => "/desk/sign-in",
        (_, "sign_in.stale") => "/sign-in/again",
        _ => "/sign-in",
    };
    let mut address = v.path(page);
    if let Some(here) = asked_from(v, head) {
        let next = percent_encoding::utf8_percent_encode(&here, percent_encoding::NON_ALPHANUMERIC);
        address = format!("{address}?next={next}");
    }
    v.leave(&address)
}

/// The page a person should see again after signing in: the one asked for, or the one whose form was sent. What was sent
/// is not repeated; the button is pressed again by whoever signed in.
fn asked_from(v: &Visit, head: &Head) -> Option<String> {
    if head.method == Method::GET {
        return Some(v.path(&v.here()));
    }
    let referer = head.headers.get(header::REFERER)?.to_str().ok()?;
    v.return_path(referer.strip_prefix(v.site().settings().public_url.as_str())?)
}

fn page(v: &Visit, status: StatusCode, failure: &Failure, incident: Option<String>) -> Response {
    let keys: Vec<&str> = match failure {
        Failure::Refusal(refusal) if refusal.kind != RefusalKind::NotFound => vec![refusal.text],
        Failure::Slips(slips) => slips.0.iter().map(|slip| &*slip.text).collect(),
        Failure::Refusal(_) | Failure::Fault(_) => Vec::new(),
    };
    // What went wrong is told in the language that was chosen wherever that has the words, whatever page it was.
    let chosen = v.in_chosen();
    let has = |key: &&str| v.site().texts().has_in(chosen.tongue(), key);
    let v = if keys.iter().all(has) { &chosen } else { v };
    let said = match failure {
        Failure::Refusal(refusal) => vec![v.t_args(refusal.text, &refusal.args)],
        Failure::Slips(slips) => slips.0.iter().map(|slip| v.slip(slip)).collect(),
        Failure::Fault(_) => Vec::new(),
    };
    let name = match status.as_u16() {
        401 => "401",
        403 => "403",
        404 | 405 => "404",
        409 => "409",
        422 => "422",
        429 => "429",
        503 => "503",
        _ => "500",
    };
    let title = v.t(&format!("web-problem-{name}-title"));
    let hint = v.t(&format!("web-problem-{name}-hint"));
    let said = if name == "404" { Vec::new() } else { said };
    let body = ProblemPage { v, title: title.clone(), said, hint, incident };
    v.page_with(status, title, body)
}

fn json(v: &Visit, status: StatusCode, failure: &Failure, incident: Option<String>) -> Response {
    let plain = |text: String| without_isolates(&text);
    let (code, title) = match failure {
        Failure::Refusal(refusal) => (refusal.code, v.t_args(refusal.text, &refusal.args)),
        Failure::Slips(_) => ("input.invalid", v.t("web-problem-422-title")),
        Failure::Fault(fault) if fault.passing => ("service.unavailable", v.t("web-problem-503-title")),
        Failure::Fault(_) => ("service.fault", v.t("web-problem-500-title")),
    };
    let errors = match failure {
        Failure::Slips(slips) => slips
            .0
            .iter()
            .map(|slip| FieldProblem {
                field: slip.field.to_string(),
                code: slip.text.to_string(),
                title: plain(v.slip(slip)),
            })
            .collect(),
        Failure::Refusal(refusal) => refusal
            .field
            .iter()
            .map(|field| FieldProblem {
                field: field.to_string(),
                code: refusal.text.to_owned(),
                title: plain(v.t_args(refusal.text, &refusal.args)),
            })
            .collect(),
        Failure::Fault(_) => Vec::new(),
    };
    let details = ProblemDetails {
        kind: format!("urn:wasl:problem:{code}"),
        title: plain(title),
        status: status.as_u16(),
        code: code.to_owned(),
        incident,
        errors,
    };
    let mut response = (status, Json(details)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}
