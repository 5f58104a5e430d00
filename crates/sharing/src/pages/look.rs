//! The page of whoever was given a link: a door that shows nothing, and behind it what its maker chose, with whether it is
//! genuine at this moment. Nothing here may name the file, the account, or why a link does not open.

use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use kernel::{Actor, Outcome};
use serde::Deserialize;
use web::{
    Answer, Form, Hidden, Value, Visit,
    components::{Banner, Button, LinkButton, Slip, Tone},
};

use super::{ZONE, name_of};
use crate::{
    Ports,
    commands::{self, Found},
    model::{Detail, Link},
    ports::{Document, Facts, Standing},
};

/// The address of a link.
pub(crate) const ROUTE: &str = "/{lang}/s/{secret}";
/// The name under which a look reads what its link leads to.
const LOOK: &str = "sharing.look";

#[derive(Deserialize)]
pub(crate) struct At {
    secret: String,
}

#[derive(Template)]
#[template(path = "sharing/door.html")]
struct DoorPage<'a> {
    v: &'a Visit,
    action: String,
    hidden: Hidden,
    show: Button,
}

#[derive(Template)]
#[template(path = "sharing/shown.html")]
struct ShownPage<'a> {
    v: &'a Visit,
    title: String,
    genuine: Banner,
    test: Option<Banner>,
    slip: Slip,
    until: String,
    verify: LinkButton,
}

#[derive(Template)]
#[template(path = "sharing/told.html")]
struct ToldPage {
    title: String,
    banner: Banner,
    verify: LinkButton,
}

/// The door. It says that there is something to see and shows none of it; a look is counted behind it.
pub(crate) async fn door(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    // Whoever holds a link looks alike, signed in or not; what she may see is decided by the link alone.
    let mut cx = v.site().store().begin(Actor::System(LOOK)).await?;
    let found = commands::find(&mut cx, &ports, &at.secret, &v.network()).await?;
    cx.commit().await?;
    let response = match found {
        Found::Here(_) => {
            let page = DoorPage {
                v: &v,
                action: v.path(&format!("/s/{}", at.secret)),
                hidden: v.csrf_field(),
                show: Button::new(v.t("sharing-door-show")),
            };
            v.page(v.t("sharing-door-title"), page)
        }
        Found::Ended(standing) => ended(&v, standing),
        Found::Gone => gone(&v),
    };
    Ok(kept_private(response))
}

/// What is behind the door.
pub(crate) async fn look(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, _form: Form<()>) -> Answer {
    let mut cx = v.site().store().begin(Actor::System(LOOK)).await?;
    let found = commands::look(&mut cx, &ports, (&at.secret, ROUTE), &v.network()).await?;
    cx.commit().await?;
    let response = match found {
        Found::Here(found) => shown(&v, &found)?,
        Found::Ended(standing) => ended(&v, standing),
        Found::Gone => gone(&v),
    };
    Ok(kept_private(response))
}

fn shown(v: &Visit, (link, document): &(Link, Document)) -> Outcome<Response> {
    let facts = document.facts.as_ref().ok_or_else(kernel::Failure::not_found)?;
    let mut slip = Slip::reference(v.t("sharing-serial"), &document.serial)
        .row(v.t("sharing-document"), document.title.get(v.locale()))
        .row(v.t("sharing-name"), facts.name.as_str());
    for detail in &link.also {
        if let Some(value) = value(facts, *detail) {
            slip = slip.row(name_of(v, *detail), value);
        }
    }
    let slip = slip
        .row(v.t("sharing-issuer"), document.issuer.get(v.locale()))
        .row(v.t("sharing-issued-on"), v.day(document.issued_on));
    let page = ShownPage {
        v,
        title: v.t("sharing-shown-title"),
        genuine: Banner::new(Tone::Ok, v.t_with("sharing-genuine", &[("moment", &v.moment(v.now(), ZONE))])),
        test: facts.test.then(|| Banner::new(Tone::Sand, v.t("sharing-test"))),
        slip,
        until: v.t_with("sharing-shown-until", &[("moment", &v.moment(link.expires_at, ZONE))]),
        verify: LinkButton::quiet(v.path("/verify"), v.t("sharing-verify")),
    };
    Ok(v.page(page.title.clone(), page))
}

fn value(facts: &Facts, detail: Detail) -> Option<Value> {
    match detail {
        Detail::LatinName => facts.latin_name.as_deref().map(Value::code),
        Detail::BirthYear => Some(Value::code(facts.birth_year.to_string())),
        Detail::NumberEnd => facts.number_end.as_deref().map(Value::code),
    }
}

/// The document does not stand any more. That is said, because whoever relies on it must know; nothing else of it is.
fn ended(v: &Visit, standing: Standing) -> Response {
    let (tone, key) = match standing {
        Standing::Replaced => (Tone::Wait, "sharing-shown-replaced"),
        Standing::Revoked | Standing::Valid => (Tone::Wrong, "sharing-shown-revoked"),
    };
    told(v, StatusCode::GONE, "sharing-shown-ended-title", Banner::new(tone, v.t(key)))
}

/// One page for what never was, has ended, is over or was opened often enough: the words and the status are the same.
fn gone(v: &Visit) -> Response {
    told(v, StatusCode::NOT_FOUND, "sharing-gone-title", Banner::new(Tone::Quiet, v.t("sharing-gone-text")))
}

fn told(v: &Visit, status: StatusCode, title: &str, banner: Banner) -> Response {
    let verify = LinkButton::quiet(v.path("/verify"), v.t("sharing-verify"));
    let page = ToldPage { title: v.t(title), banner, verify };
    v.page_with(status, page.title.clone(), page)
}

/// Nobody keeps the page, and no search engine lists it. Where somebody goes from it learns nothing of the address: no page
/// of ours tells other sites from where one came.
fn kept_private(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow, noarchive, nosnippet"),
    );
    response
}
