//! What I agreed to, and taking it back.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use kernel::Failure;
use serde::Deserialize;
use store::{
    Scope,
    idempotency::{self, Claim},
};
use web::{
    Answer, Form, Site, Visit,
    components::{BackLink, Button, LinkButton, Tag, Tone},
};

use super::{
    commands,
    model::{Basis, Choice, Given, NOTICES, Notice},
    store as rows,
};

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/account/consents", get(show))
        .route("/{lang}/account/consents/{notice}/give", post(give))
        .route("/{lang}/account/consents/{notice}/withdraw", post(withdraw))
}

#[derive(Template)]
#[template(path = "consent/consents.html")]
struct ConsentsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    notices: Vec<Line>,
    history: Vec<String>,
    erase: LinkButton,
}

struct Line {
    title: String,
    body: String,
    basis: String,
    state: Tag,
    since: Option<String>,
    act: Option<(String, Button)>,
}

async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let ledger = rows::ledger(&mut cx, &Scope::Owner(account), account).await?;
    drop(cx);
    let page = ConsentsPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        notices: NOTICES.into_iter().map(|notice| line(&v, notice, &ledger)).collect(),
        history: ledger.iter().filter_map(|given| past(&v, given)).collect(),
        erase: LinkButton::quiet(v.path("/account/data"), v.t("privacy-data-title")),
    };
    Ok(v.page(v.t("consent-title"), page))
}

fn line(v: &Visit, notice: Notice, ledger: &[Given]) -> Line {
    let living = ledger.iter().find(|given| given.notice == notice.key && given.withdrawn_at.is_none());
    let (state, tone) = match (living, notice.basis) {
        (Some(_), Basis::Consent) => ("consent-state-given", Tone::Ok),
        (None, Basis::Consent) => ("consent-state-not-given", Tone::Quiet),
        _ => ("consent-state-told", Tone::Quiet),
    };
    let act = match (living, notice.basis) {
        (Some(_), Basis::Consent) => Some(("withdraw", Button::quiet(v.t("consent-withdraw")))),
        // What belongs to a step is agreed to there, where its details are asked, never in advance.
        (None, Basis::Consent) if notice.offered => Some(("give", Button::quiet(v.t("consent-give")))),
        _ => None,
    };
    Line {
        title: v.t(&notice.title_key()),
        body: v.t(&notice.body_key()),
        basis: v.t(notice.basis.text()),
        state: Tag::new(v.t(state), tone),
        since: living.map(|given| v.t_with("consent-since", &[("moment", &v.moment(given.given_at, crate::ZONE))])),
        act: act.map(|(act, button)| (v.path(&format!("/account/consents/{}/{act}", notice.key)), button)),
    }
}

fn past(v: &Visit, given: &Given) -> Option<String> {
    let withdrawn = v.moment(given.withdrawn_at?, crate::ZONE);
    let title = Notice::find(&given.notice).map(|notice| v.t(&notice.title_key())).unwrap_or_default();
    let from = v.moment(given.given_at, crate::ZONE);
    Some(v.t_with("consent-past", &[("title", &title), ("from", &from), ("to", &withdrawn)]))
}

#[derive(Deserialize)]
struct At {
    notice: String,
}

async fn give(v: Visit, Path(at): Path<At>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let notice = Notice::find(&at.notice).filter(|notice| notice.offered).ok_or_else(Failure::not_found)?;
    let choice = Choice::new(notice, true, v.site().texts(), v.locale());
    let mut cx = v.begin().await?;
    commands::give(&mut cx, account, v.locale(), choice).await?;
    cx.commit().await?;
    Ok(v.redirect_with("/account/consents", "consent-given"))
}

/// Takes a consent back. A second click finds it taken back and says the same.
async fn withdraw(v: Visit, Path(at): Path<At>, form: Form<()>) -> Answer {
    const ROUTE: &str = "people.consent_withdraw";
    let account = v.account()?;
    let notice = Notice::find(&at.notice).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        commands::withdraw(&mut cx, account, notice).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with("/account/consents", "consent-withdrawn"))
}
