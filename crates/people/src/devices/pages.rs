//! The page of one's own devices, and what the browser asks for its view. The view is asked for under the session; whether
//! a device still counts is answered to whoever holds its token, because a session ends sooner.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Json, Router,
    extract::Path,
    http::HeaderMap,
    response::IntoResponse,
    routing::{get, post},
};
use kernel::{Actor, Failure, Moment, Outcome};
use serde::Deserialize;
use serde_json::json;
use store::idempotency::{self, Claim};
use uuid::Uuid;
use web::{
    Answer, Form, Site, Visit,
    components::{BackLink, Button},
};

use super::{
    commands,
    store::{self as rows, Device},
    token::Token,
};
use crate::ports::Carrier;

/// Where the token stands; never in an address.
const HEADER: &str = "x-wasl-device";

/// The pages of this module.
pub(crate) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account/device", get(show).post(keep))
        .route("/{lang}/account/device/view", get(view))
        .route("/{lang}/account/device/{id}/end", post(end))
        .route("/{lang}/device/state", get(state))
        .route("/{lang}/device/end", post(end_by_itself))
}

#[derive(Template)]
#[template(path = "devices/device.html")]
struct DevicePage<'a> {
    v: &'a Visit,
    back: BackLink,
    shared: bool,
    script: String,
    lines: Vec<Line>,
    end: Button,
}

struct Line {
    agent: String,
    kept: String,
    seen: String,
    end_path: String,
}

async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let devices = rows::living(&mut cx, account).await?;
    drop(cx);
    let page = DevicePage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        shared: v.session().is_some_and(|session| session.shared),
        script: v.site().assets().url("app/20-device.js"),
        lines: devices.iter().map(|device| line(&v, device)).collect(),
        end: Button::quiet(v.t("device-end")),
    };
    Ok(v.page(v.t("device-title"), page))
}

fn line(v: &Visit, device: &Device) -> Line {
    let moment = |moment: Moment| v.moment(moment, crate::ZONE);
    Line {
        agent: if device.agent.is_empty() { v.t("sign-in-sessions-unknown") } else { device.agent.clone() },
        kept: moment(device.kept_at),
        seen: moment(device.seen_at),
        end_path: v.path(&format!("/account/device/{}/end", device.id)),
    }
}

/// Sent by the script of the page, which takes the token; a second sending of the same form gives none.
async fn keep(v: Visit, form: Form<()>) -> Answer {
    const ROUTE: &str = "people.device_keep";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? != Claim::Fresh {
        return Ok(v.redirect("/account/device"));
    }
    let (id, token) = commands::keep(&v, &mut cx, account).await?;
    idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id).await?;
    cx.commit().await?;
    Ok(Json(json!({ "device": token.text, "account": account, "days": super::KEPT_DAYS })).into_response())
}

/// What the device may keep; of a device that does not count any more only that.
async fn view(v: Visit, Extension(carrier): Extension<Arc<dyn Carrier>>, headers: HeaderMap) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let shared = v.session().is_none_or(|session| session.shared);
    let kept = match token(&headers) {
        Some(token) if !shared => commands::is_kept(&mut cx, account, &token).await?,
        _ => false,
    };
    if !kept {
        return Ok(Json(json!({ "kept": false })).into_response());
    }
    let view = carrier.view(&mut cx, &v, account).await?;
    cx.commit().await?;
    let body = json!({ "kept": true, "account": account, "days": super::KEPT_DAYS, "made_at": v.now(), "view": view });
    Ok(Json(body).into_response())
}

async fn state(v: Visit, headers: HeaderMap) -> Answer {
    let mut cx = v.site().store().begin(Actor::System("people.device")).await?;
    let kept = match token(&headers) {
        Some(token) => rows::by_token(&mut cx, &token).await?.is_some(),
        None => false,
    };
    Ok(Json(json!({ "kept": kept })).into_response())
}

/// Said by a device that has just forgotten everything. An unknown token is answered alike.
async fn end_by_itself(v: Visit, headers: HeaderMap) -> Answer {
    let mut cx = v.site().store().begin(Actor::System("people.device")).await?;
    if let Some(token) = token(&headers)
        && let Some(device) = rows::by_token(&mut cx, &token).await?
    {
        super::end(&mut cx, device.account, device.id).await?;
    }
    cx.commit().await?;
    Ok(Json(json!({ "kept": false })).into_response())
}

#[derive(Deserialize)]
struct At {
    id: Uuid,
}

/// Ends a device from another one: it forgets when it next reaches us.
async fn end(v: Visit, Path(At { id }): Path<At>, form: Form<()>) -> Answer {
    const ROUTE: &str = "people.device_end";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        ended(super::end(&mut cx, account, id).await?)?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with("/account/device", "device-ended"))
}

fn ended(there: bool) -> Outcome<()> {
    if there { Ok(()) } else { Err(Failure::not_found()) }
}

pub(super) fn token(headers: &HeaderMap) -> Option<Token> {
    headers.get(HEADER).and_then(|value| value.to_str().ok()).and_then(Token::parse)
}
