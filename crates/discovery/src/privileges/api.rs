//! Privileges over the API. Words come in the language of `Accept-Language`; nothing is stored, and no answer is taken: whoever
//! is entitled is checked on the page, where answers travel in no address.

use axum::{
    Extension, Json,
    extract::{Path, Query},
    response::IntoResponse,
};
use catalogue::{Catalogue, CurrentPrivilege, Snapshot};
use serde::{Deserialize, Serialize};
use service_model::{
    Names, Privilege,
    privilege::{Offer, State, Way},
};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::list::{Narrowed, narrow};

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one))]
    struct Ours;
    Ours::openapi()
}

/// A privilege in the list.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivilegeLine {
    /// Its key.
    key: String,
    /// What it is about.
    topic: &'static str,
    /// Its name.
    name: String,
    /// What it is, in a sentence.
    summary: String,
    /// The body that grants it.
    granted_by: String,
    /// `open`, `soon`, `closed`, or `unconfirmed` where nobody verified that it is on offer. Only `open` may be called open.
    state: &'static str,
    /// While it is to open: when (RFC 3339).
    opens_at: Option<String>,
    /// While it is open: when it closes (RFC 3339), if it does; while it is closed: since when, if that is known.
    closes_at: Option<String>,
    /// When it was last verified (ISO 8601); nothing if it never was.
    verified_on: Option<String>,
}

/// A privilege.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivilegeBody {
    #[serde(flatten)]
    line: PrivilegeLine,
    /// The published revision.
    revision: i32,
    /// What one gets.
    benefit: String,
    /// For whom it is meant.
    audience: String,
    /// What could not be confirmed about it.
    caution: Option<String>,
    /// The zone in which whoever grants it counts days (IANA).
    zone: String,
    /// What was announced about when it is on offer.
    window_note: Option<String>,
    /// The periods that were announced.
    periods: Vec<PrivilegePeriod>,
    /// Keys of the only countries of residence it is for; everywhere, if empty.
    countries: Vec<String>,
    /// Who may have it.
    rules: Vec<PrivilegeRule>,
    /// What has to be shown.
    documents: Vec<String>,
    /// Where one asks for it.
    ways: Vec<PrivilegeWay>,
    /// Where all this was read.
    sources: Vec<String>,
}

/// A period in which a privilege is open.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivilegePeriod {
    /// The first moment in which it is open (RFC 3339).
    open_from: String,
    /// The first moment in which it is closed again (RFC 3339).
    closed_from: String,
}

/// A rule.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivilegeRule {
    /// Its key.
    key: String,
    /// The rule in words.
    rule: String,
    /// What would change it for somebody for whom it does not hold.
    change: String,
}

/// A way to ask for a privilege.
#[derive(Serialize, ToSchema)]
pub(crate) struct PrivilegeWay {
    /// `service` (of this platform), `office` or `site`.
    kind: &'static str,
    /// Key of the service.
    service: Option<String>,
    /// Name of the office or site.
    name: Option<String>,
    /// How it goes.
    about: String,
    /// Address of the site, once it is confirmed.
    address: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct At {
    key: String,
}

/// The privileges, with how each stands now.
#[utoipa::path(get, path = "/api/v1/privileges", operation_id = "list_privileges", tag = "discovery",
    params(("country" = Option<String>, Query, description = "Key of the country of residence"),
           ("topic" = Option<String>, Query, description = "What they are about")),
    responses((status = 200, body = Vec<PrivilegeLine>), Problems))]
pub(crate) async fn list(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(narrowed): Query<Narrowed>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let lines: Vec<PrivilegeLine> = narrow(&snapshot, &narrowed).iter().map(|own| line(&v, &own.definition)).collect();
    Ok(Json(lines).into_response())
}

/// One privilege.
#[utoipa::path(get, path = "/api/v1/privileges/{key}", operation_id = "show_privilege", tag = "discovery",
    params(("key" = String, Path, description = "Key of the privilege")),
    responses((status = 200, body = PrivilegeBody), Problems))]
pub(crate) async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let snapshot: std::sync::Arc<Snapshot> = catalogue.snapshot(v.site().store()).await?;
    Ok(Json(body(&v, snapshot.privilege(&at.key)?)).into_response())
}

fn line(v: &Visit, privilege: &Privilege) -> PrivilegeLine {
    let state = privilege.state(v.now());
    let (opens_at, closes_at) = match state {
        State::Soon { opens } => (Some(opens), None),
        State::Open { until } => (None, until),
        State::Closed { since } => (None, since),
        State::Unconfirmed => (None, None),
    };
    PrivilegeLine {
        key: privilege.key.clone(),
        topic: privilege.topic,
        name: privilege.name(v.locale()).to_owned(),
        summary: privilege.summary.get(v.locale()).to_owned(),
        granted_by: privilege.granted_by.get(v.locale()).to_owned(),
        state: state.as_str(),
        opens_at: opens_at.map(|at| at.to_string()),
        closes_at: closes_at.map(|at| at.to_string()),
        verified_on: privilege.verified.on.map(|day| day.to_string()),
    }
}

fn body(v: &Visit, own: &CurrentPrivilege) -> PrivilegeBody {
    let privilege = &own.definition;
    let say = |names: &Names| names.get(v.locale()).to_owned();
    let rule = |rule: &service_model::privilege::Rule| PrivilegeRule {
        key: rule.key.clone(),
        rule: say(&rule.names),
        change: say(&rule.change),
    };
    let periods = match &privilege.window.offer {
        Offer::Dated(periods) => periods.as_slice(),
        Offer::Standing | Offer::Ended | Offer::Unconfirmed => &[],
    };
    let period = |own: &service_model::privilege::Period| PrivilegePeriod {
        open_from: own.opens.to_string(),
        closed_from: own.closes.to_string(),
    };
    PrivilegeBody {
        line: line(v, privilege),
        revision: own.revision,
        benefit: say(&privilege.benefit),
        audience: say(&privilege.audience),
        caution: privilege.caution.as_ref().map(say),
        zone: privilege.window.zone.clone(),
        window_note: privilege.window.note.as_ref().map(say),
        periods: periods.iter().map(period).collect(),
        countries: privilege.countries.clone(),
        rules: privilege.rules.iter().map(rule).collect(),
        documents: privilege.documents.iter().map(say).collect(),
        ways: privilege.ways.iter().map(|own| way(own, say)).collect(),
        sources: privilege.sources.iter().map(say).collect(),
    }
}

fn way(way: &Way, say: impl Fn(&Names) -> String) -> PrivilegeWay {
    let (name, address) = match way {
        Way::Service { .. } => (None, None),
        Way::Office { names, .. } => (Some(say(names)), None),
        Way::Site { names, address, .. } => (Some(say(names)), address.clone()),
    };
    PrivilegeWay {
        kind: way.as_str(),
        service: way.service().map(str::to_owned),
        name,
        about: say(way.about()),
        address,
    }
}
