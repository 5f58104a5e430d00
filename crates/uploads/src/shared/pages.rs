//! Taking what another application hands over, and asking what it is for.

use ::store::idempotency::{self, Claim};
use askama::Template;
use axum::{
    Extension,
    extract::{Multipart, Path},
    http::HeaderMap,
};
use kernel::{Failure, Outcome, RefusalKind};
use serde::Deserialize;
use uuid::Uuid;
use web::{
    Answer, Form, Hidden, Visit,
    components::{BackLink, Button, LinkButton},
};

use crate::{
    HERE_SHARED, Ports, SHARED_HOURS, pieces,
    ports::Wanted,
    shared,
    store::{self as rows, Shared},
};

/// The zone in which moments of an account are shown; it is named beside each.
const ZONE: &str = "Africa/Cairo";

#[derive(Template)]
#[template(path = "uploads/shared.html")]
struct SharedPage<'a> {
    v: &'a Visit,
    back: BackLink,
    lead: String,
    files: Vec<File>,
    remove: Button,
}

/// A file that waits.
struct File {
    id: Uuid,
    what: String,
    since: String,
    taken: bool,
    choose: LinkButton,
    drop_path: String,
}

#[derive(Template)]
#[template(path = "uploads/shared_for.html")]
struct ForWhatPage<'a> {
    v: &'a Visit,
    back: BackLink,
    what: String,
    since: String,
    file: Uuid,
    places: Vec<Place>,
    services: LinkButton,
    remove: Button,
    drop_path: String,
}

/// A document that a request waits for.
struct Place {
    wanted: Wanted,
    sent: Option<String>,
    to: String,
    hidden: Hidden,
    choose: Button,
}

#[derive(Deserialize)]
pub(crate) struct At {
    id: Uuid,
}

/// `POST`, from the browser itself: keeps what was shared and asks what it is for. Of somebody who is not signed in nothing is
/// kept; she signs in and shares again.
pub(crate) async fn take(v: Visit, headers: HeaderMap, form: Multipart) -> Answer {
    let account = match v.account() {
        Ok(account) => account,
        Err(Failure::Refusal(refusal)) if refusal.kind == RefusalKind::SignIn => {
            shared::pass_over(form).await;
            let back = v.path(HERE_SHARED).replace('/', "%2F");
            return Ok(v.redirect_with(format!("/sign-in?next={back}"), "uploads-shared-sign-in"));
        }
        Err(failure) => return Err(failure.into()),
    };
    shared::must_come_from_the_device(&headers)?;
    let cx = v.begin().await?;
    shared::may_share(&cx, account).await?;
    drop(cx);
    let files = shared::read(form).await?;
    let kept = shared::keep(v.site().store(), account, files).await?;
    let mut cx = v.begin().await?;
    let laid = shared::lay(&mut cx, account, kept).await?;
    cx.commit().await?;
    match laid.as_slice() {
        [one] => Ok(v.redirect(format!("{HERE_SHARED}/{one}"))),
        _ => Ok(v.redirect(HERE_SHARED)),
    }
}

/// What waits.
pub(crate) async fn list(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let files = rows::shared(&mut cx, account).await?;
    drop(cx);
    let files = files.into_iter().map(|own| File {
        id: own.id,
        what: what(&v, &own),
        since: since(&v, &own),
        taken: own.taken_at.is_some(),
        choose: LinkButton::quiet(v.path(&format!("{HERE_SHARED}/{}", own.id)), v.t("uploads-shared-choose")),
        drop_path: drop_path(&v, own.id),
    });
    let body = SharedPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("uploads-shared-back")),
        lead: v.t_with("uploads-shared-lead", &[("hours", &v.number(i64::from(SHARED_HOURS)))]),
        files: files.collect(),
        remove: Button::quiet(v.t("uploads-shared-remove")),
    };
    Ok(v.page(v.t("uploads-shared-title"), body))
}

/// Asks which document of which request one of them is for. The choice goes where a form with the file would go.
pub(crate) async fn for_what(v: Visit, Extension(ports): Extension<Ports>, Path(At { id }): Path<At>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let own = one(rows::shared(&mut cx, account).await?, id)?;
    let waiting = ports.requests.waiting(&mut cx, &v, account).await?;
    drop(cx);
    let places = waiting.into_iter().map(|wanted| Place {
        sent: (wanted.sent > 0)
            .then(|| v.t_count("uploads-shared-sent", i64::try_from(wanted.sent).unwrap_or(i64::MAX))),
        to: v.path(&wanted.taken_at),
        hidden: v.csrf_field(),
        choose: Button::quiet(v.t("uploads-shared-use")),
        wanted,
    });
    let body = ForWhatPage {
        v: &v,
        back: BackLink::to(v.path(HERE_SHARED), v.t("uploads-shared-title")),
        what: what(&v, &own),
        since: since(&v, &own),
        file: id,
        places: places.collect(),
        services: LinkButton::quiet(v.path("/services"), v.t("uploads-shared-services")),
        remove: Button::quiet(v.t("uploads-shared-remove")),
        drop_path: drop_path(&v, id),
    };
    Ok(v.page(v.t("uploads-shared-for-title"), body))
}

/// Destroys one of them.
pub(crate) async fn remove(v: Visit, Path(At { id }): Path<At>, form: Form<()>) -> Answer {
    const ROUTE: &str = "uploads.shared_remove";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let own = one(rows::shared(&mut cx, account).await?, id)?;
        pieces::destroy(&mut cx, account, own.id).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with(HERE_SHARED, "uploads-shared-removed"))
}

fn one(files: Vec<Shared>, id: Uuid) -> Outcome<Shared> {
    files.into_iter().find(|own| own.id == id).ok_or_else(Failure::not_found)
}

fn what(v: &Visit, own: &Shared) -> String {
    let kilobytes = v.number((own.length / 1024).max(1));
    v.t_with("uploads-shared-what", &[("kind", &own.kind), ("size", &kilobytes)])
}

fn since(v: &Visit, own: &Shared) -> String {
    v.t_with("uploads-shared-since", &[("moment", &v.moment(own.at, ZONE))])
}

fn drop_path(v: &Visit, id: Uuid) -> String {
    v.path(&format!("{HERE_SHARED}/{id}/remove"))
}
