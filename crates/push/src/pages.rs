//! The page of notifications on devices: turning them on for the device in hand, ending them for any, and what one is told
//! about and when. Choices and endings need no script; turning on does, because only a browser can ask its service.

use askama::Template;
use axum::{
    Extension, Json,
    extract::Path,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use kernel::{Failure, Outcome, Slips};
use serde::Deserialize;
use serde_json::json;
use store::idempotency::{self, Claim};
use uuid::Uuid;
use web::{
    Answer, Fields, Form, FromFields, Hidden, Visit,
    components::{BackLink, Button, Checkboxes, Choice, LinkButton, Select},
};

use crate::{
    Ports, commands,
    model::{Address, Preference, Quiet, Topic},
    store as rows,
};

/// The zone in which moments of an account are shown; it is named beside each.
const ZONE: &str = "Africa/Cairo";
/// Where the page is, below the language.
const PAGE: &str = "/account/push";

#[derive(Template)]
#[template(path = "push/push.html")]
struct PushPage<'a> {
    v: &'a Visit,
    back: BackLink,
    shared: bool,
    /// Our public key; nothing where nothing can be sent.
    key: Option<String>,
    device: LinkButton,
    script: String,
    lines: Vec<Line>,
    end: Button,
    choice: String,
    hidden: Hidden,
    topics: Checkboxes,
    from: Select,
    until: Select,
    save: Button,
}

struct Line {
    id: Uuid,
    agent: String,
    since: String,
    told: Option<String>,
    end_path: String,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let devices = people::devices::living(&mut cx, account).await?;
    let told = rows::of(&mut cx, account).await?;
    let chosen = rows::preference(&mut cx, account).await?;
    drop(cx);
    let lines = told.into_iter().filter_map(|own| {
        let device = devices.iter().find(|device| device.id == own.device)?;
        Some(Line {
            id: own.id,
            agent: if device.agent.is_empty() { v.t("push-device-unknown") } else { device.agent.clone() },
            since: v.t_with("push-since", &[("moment", &v.moment(own.begun_at, ZONE))]),
            told: own.sent_at.map(|at| v.t_with("push-told", &[("moment", &v.moment(at, ZONE))])),
            end_path: v.path(&format!("{PAGE}/{}/end", own.id)),
        })
    });
    Ok(page(&v, lines.collect(), &chosen, ports.service.key()?))
}

fn page(v: &Visit, lines: Vec<Line>, chosen: &Preference, key: Option<String>) -> Response {
    let topics = Topic::ALL.map(|topic| {
        let name = topic.as_str();
        Choice::new(name, v.t(&format!("push-topic-{name}"))).hint(v.t(&format!("push-topic-{name}-hint")))
    });
    let wanted: Vec<&str> = chosen.wanted().map(Topic::as_str).collect();
    let hours = |name: &str, label: String, hour: i16| {
        let choices = (0..24_i8).map(|own| Choice::new(own.to_string(), v.hour(jiff::civil::time(own, 0, 0, 0))));
        Select::new(v, name, label, choices.collect()).chosen(&hour.to_string())
    };
    let page = PushPage {
        v,
        back: BackLink::to(v.path("/account/messages"), v.t("push-back")),
        shared: v.session().is_none_or(|session| session.shared),
        key,
        device: LinkButton::new(v.path("/account/device"), v.t("push-device-first")),
        script: v.site().assets().url("app/60-push.js"),
        lines,
        end: Button::quiet(v.t("push-end")),
        choice: v.path(&format!("{PAGE}/choice")),
        hidden: v.csrf_field(),
        topics: Checkboxes::new("topics", v.t("push-topics"), topics.into()).chosen(&wanted),
        from: hours("from", v.t("push-quiet-from"), chosen.quiet.from),
        until: hours("until", v.t("push-quiet-until"), chosen.quiet.until),
        save: Button::quiet(v.t("push-save")),
    };
    v.page(v.t("push-title"), page)
}

/// Sent by the script of the page, with what the browser was given by its service.
pub(crate) async fn begin(
    v: Visit,
    Extension(ports): Extension<Ports>,
    headers: HeaderMap,
    form: Form<Address>,
) -> Answer {
    const ROUTE: &str = "push.begin";
    let address = form.read()?;
    let mut cx = v.begin().await?;
    let id = match idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? {
        Claim::Done(id) => id,
        Claim::Fresh => {
            let id = commands::begin(&v, (&mut cx, &ports), &headers, &address).await?;
            idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id).await?;
            id
        }
    };
    cx.commit().await?;
    Ok(Json(json!({ "on": id })).into_response())
}

/// Whether the device in hand is told: the identifier of its line, or nothing.
pub(crate) async fn state(v: Visit, headers: HeaderMap) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let device = commands::in_hand(&v, &mut cx, account, &headers).await?;
    let on = rows::of(&mut cx, account).await?.into_iter().find(|own| Some(own.device) == device).map(|own| own.id);
    Ok(Json(json!({ "own": device.is_some(), "on": on })).into_response())
}

#[derive(Deserialize)]
pub(crate) struct At {
    id: Uuid,
}

/// Tells a device nothing any more.
pub(crate) async fn end(v: Visit, Path(At { id }): Path<At>, form: Form<()>) -> Answer {
    const ROUTE: &str = "push.end";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        ended(rows::end(&mut cx, account, id).await?)?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with(PAGE, "push-ended"))
}

fn ended(there: bool) -> Outcome<()> {
    if there { Ok(()) } else { Err(Failure::not_found()) }
}

impl FromFields for Preference {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let wanted: Vec<Topic> = fields.all("topics").into_iter().filter_map(Topic::parse).collect();
        let mut slips = Slips::default();
        let mut hour = |name: &'static str| match fields.text(name).parse::<i16>() {
            Ok(hour) if (0..24).contains(&hour) => hour,
            _ => {
                slips.add(name, "push-slip-hour");
                0
            }
        };
        let quiet = Quiet { from: hour("from"), until: hour("until") };
        let muted = Topic::ALL.into_iter().filter(|topic| !wanted.contains(topic)).collect();
        if slips.is_empty() { Ok(Self { muted, quiet }) } else { Err(slips) }
    }
}

/// Keeps what was chosen. Choosing the same twice changes nothing, so no key is remembered.
pub(crate) async fn choose(v: Visit, form: Form<Preference>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    rows::choose(&mut cx, account, &form.read()?).await?;
    cx.commit().await?;
    Ok(v.redirect_with(PAGE, "push-saved"))
}
