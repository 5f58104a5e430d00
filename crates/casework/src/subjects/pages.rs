//! What was asked about me: the list, the switch "ask me first", and the answer to a question.
//!
//! Saying yes, and giving up being asked, take a sign-in of just now: whoever finds an unlocked phone gets neither.

use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, Slips};
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Form, FromFields, Site, Visit,
    components::{BackLink, Banner, Button, Empty, Tag, Tone},
};

use super::commands::{self, Request};

const LIST: &str = "/account/requests";
/// Moments of an account are shown where the ministry is, as on its other pages.
const ZONE: &str = "Africa/Cairo";

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account/requests", get(show))
        .route("/{lang}/account/requests/lock", get(back).post(lock))
        .route("/{lang}/account/requests/{id}", get(back).post(answer))
}

#[derive(Template)]
#[template(path = "subjects/requests.html")]
struct RequestsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    locked: bool,
    since: Option<String>,
    switch: Button,
    rows: Vec<Row>,
    nothing: Empty,
    safety: Banner,
}

/// One request as it is shown.
struct Row {
    title: String,
    by: String,
    at: String,
    state: Tag,
    action: Option<String>,
    yes: Button,
    no: Button,
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    v.mark_sensitive();
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let (requests, locked) = commands::requests(&mut cx, account).await?;
    drop(cx);
    let mut rows = Vec::with_capacity(requests.len());
    for request in requests {
        rows.push(row(&v, &catalogue, request).await?);
    }
    let since = locked.map(|at: Moment| v.t_with("subject-locked-since", &[("day", &v.day(at.day_in(ZONE)))]));
    let key = if locked.is_some() { "subject-unlock" } else { "subject-lock" };
    let value = if locked.is_some() { "no" } else { "yes" };
    let page = RequestsPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        locked: locked.is_some(),
        since,
        switch: Button::quiet(v.t(key)).named("answer", value),
        rows,
        nothing: Empty::new(v.t("subject-none-title"), v.t("subject-none-text")),
        safety: Banner::new(Tone::Quiet, v.t("subject-safety")),
    };
    Ok(v.page(v.t("subject-title"), page))
}

async fn row(v: &Visit, catalogue: &Catalogue, request: Request) -> Outcome<Row> {
    let service = catalogue.service_at(v.site().store(), &request.service, request.definition_revision).await?;
    let relation = service.texts.get(v.locale(), &format!("kinship.{}", request.relation));
    let relation = relation.map_or_else(|| v.t("subject-relation-unknown"), str::to_owned);
    let (key, tone) = match (request.question, request.allowed) {
        (false, _) => ("subject-state-told", Tone::Quiet),
        (true, None) => ("subject-state-waits", Tone::Wait),
        (true, Some(true)) => ("subject-state-allowed", Tone::Quiet),
        (true, Some(false)) => ("subject-state-refused", Tone::Quiet),
    };
    Ok(Row {
        title: service.texts.text(v.locale(), "name").to_owned(),
        by: v.t_with("subject-by", &[("relation", &relation)]),
        at: v.day(request.asked_at.day_in(ZONE)),
        state: Tag::new(v.t(key), tone),
        action: request.waits().then(|| v.path(&format!("{LIST}/{}", request.id))),
        yes: Button::quiet(v.t("subject-allow")).named("answer", "yes"),
        no: Button::quiet(v.t("subject-refuse")).named("answer", "no"),
    })
}

/// A form that is one of two buttons.
struct YesNo(bool);

impl FromFields for YesNo {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        match fields.text("answer") {
            "yes" => Ok(Self(true)),
            "no" => Ok(Self(false)),
            _ => {
                let mut slips = Slips::new();
                slips.add("answer", "subject-slip-answer");
                Err(slips)
            }
        }
    }
}

/// After proving again who one is the browser comes back by the address of the form.
async fn back(v: Visit) -> Answer {
    Ok(v.redirect(LIST))
}

async fn lock(v: Visit, form: Form<YesNo>) -> Answer {
    const ROUTE: &str = "subjects.lock";
    let account = v.account()?;
    let YesNo(locked) = form.read()?;
    if !locked {
        v.require_fresh()?;
    }
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        if locked {
            commands::lock(&mut cx, account).await?;
        } else {
            commands::unlock(&mut cx, account).await?;
        }
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, account.uuid()).await?;
        cx.commit().await?;
    }
    Ok(v.redirect(LIST))
}

async fn answer(v: Visit, Path((_, id)): Path<(String, String)>, form: Form<YesNo>) -> Answer {
    const ROUTE: &str = "subjects.answer";
    let account = v.account()?;
    let id: Id<Request> = id.parse().map_err(|_| Failure::not_found())?;
    let YesNo(allowed) = form.read()?;
    if allowed {
        v.require_fresh()?;
    }
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        commands::allow(&mut cx, account, id, allowed).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, id.uuid()).await?;
        cx.commit().await?;
    }
    Ok(v.redirect(LIST))
}
