//! The page a poster or a link leads to, in the words that two people approved. It keeps one code in the browser, the same for
//! everybody who came by the same poster, says so, and takes it back at one press.

use std::time::Duration;

use ::store::throttle;
use askama::Template;
use axum::{
    Extension,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Failure, Locale, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Form, Hidden, Visit,
    components::{Banner, Button, LinkButton, Tone},
};

use crate::{
    Ports, acts,
    model::{Campaign, Link, Stage, Standing},
    ports::Shown,
    store::{self as rows, counts, pauses},
};

/// What stands in the symbol of a poster.
pub(crate) const SHORT: &str = "/go/{code}";
/// The page.
pub(crate) const PAGE: &str = "/{lang}/go/{code}";

/// A whole class may stand before one poster; a program that tries codes, or counts itself, is slowed down.
const THROTTLE: throttle::Rule =
    throttle::Rule { name: "campaign-throttle", limit: 120, window: Duration::from_secs(10 * 60) };

/// A code in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    code: String,
}

#[derive(Template)]
#[template(path = "landing.html")]
struct LandingPage<'a> {
    v: &'a Visit,
    rests: Option<Banner>,
    headline: &'a str,
    text: &'a str,
    landing: &'a str,
    picture: Option<(Shown, &'a str)>,
    on: LinkButton,
    uncount: Option<(String, Hidden, Button)>,
}

/// Leads from the symbol to the page in the language the browser asks for.
pub(crate) async fn short(Path(at): Path<At>, headers: HeaderMap) -> Response {
    let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let first = asked.split(',').next().unwrap_or("").trim().to_ascii_lowercase();
    let language = if first.starts_with("en") { Locale::EN } else { Locale::AR };
    let code: String = at.code.chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    let mut response = StatusCode::SEE_OTHER.into_response();
    if let Ok(location) = HeaderValue::from_str(&format!("/{language}/go/{code}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    throttle::hit(&cx, &THROTTLE, &v.network()).await?;
    let (link, own) = linked(&mut cx, &at.code).await?;
    let standing = own.standing(cx.now(), &pauses::paused(&mut cx).await?);
    // A wording that was taken out leads to the first of those that are approved now.
    let creative = own.content.variants.get(link.variant).or(own.content.variants.first());
    let creative = creative.ok_or_else(Failure::not_found)?;
    acts::publish::promoted(&cx, &ports.catalogue, &own.content.target).await?;
    if standing == Standing::Out && v.came().as_deref() != Some(&link.code) {
        counts::count(&mut cx, &link.code, Stage::Came).await?;
        v.keep_came(&link.code);
    }
    let picture = match &creative.picture {
        Some(picture) => {
            let shown = ports.pictures.picture(&mut cx, &picture.key).await?;
            shown.map(|shown| (shown, picture.alt.get(v.locale())))
        }
        None => None,
    };
    cx.commit().await?;
    let rests = match standing {
        Standing::Out => None,
        Standing::Soon => Some("campaign-landing-soon"),
        Standing::Paused => Some("campaign-landing-paused"),
        Standing::Over => Some("campaign-landing-over"),
    };
    let headline = creative.headline.get(v.locale());
    let page = LandingPage {
        v: &v,
        rests: rests.map(|key| Banner::new(Tone::Wait, v.t(key))),
        headline,
        text: creative.text.get(v.locale()),
        landing: own.content.landing.get(v.locale()),
        picture,
        on: LinkButton::new(v.path(&own.content.target.path()), v.t("campaign-landing-on")),
        uncount: (standing == Standing::Out).then(|| {
            let action = v.path(&format!("/go/{}", link.code));
            (action, v.csrf_field(), Button::quiet(v.t("campaign-landing-uncount")))
        }),
    };
    Ok(v.page(headline, page))
}

/// Takes the code back from the browser; what was begun from then on is not counted. Harmless when repeated.
pub(crate) async fn uncount(v: Visit, Path(at): Path<At>, _form: Form<Fields>) -> Answer {
    let mut cx = v.begin().await?;
    let (_, own) = linked(&mut cx, &at.code).await?;
    cx.commit().await?;
    v.forget_came();
    Ok(v.redirect_with(own.content.target.path(), "campaign-flash-uncounted"))
}

/// The link and its campaign as approved; the one 404 for a code there is not.
async fn linked(cx: &mut ::store::Cx, code: &str) -> Outcome<(Link, Campaign)> {
    let link = rows::link(cx, code).await?.ok_or_else(Failure::not_found)?;
    let own = rows::campaign(cx, link.campaign).await?.ok_or_else(Failure::not_found)?;
    Ok((link, own))
}
