//! The public page of what is kept and never kept, and the page of one's own data.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension, Router,
    routing::{get, post},
};
use kernel::Failure;
use store::{
    Scope,
    idempotency::{self, Claim},
};
use web::{
    Answer, Form, Site, Value, Visit,
    components::{BackLink, Banner, Button, DataTable, Tone, Warning},
};

use super::{
    copy, erase, jobs,
    register::{Group, Keep, Register},
    store as rows,
};
use crate::{
    consent::Basis,
    ports::{AccountFiles, HeldData},
};

/// The pages of this module.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/privacy", get(show))
        .route("/{lang}/account/data", get(own))
        .route("/{lang}/account/data/copy", post(copy))
        .route("/{lang}/account/data/erase", post(ask_to_erase))
        .route("/{lang}/account/data/keep", post(take_back))
}

#[derive(Template)]
#[template(path = "privacy/register.html")]
struct RegisterPage<'a> {
    v: &'a Visit,
    groups: Vec<KeptGroup>,
    never: Vec<String>,
}

/// One heading of the page and what stands under it.
struct KeptGroup {
    title: String,
    table: DataTable,
}

async fn show(v: Visit, Extension(register): Extension<Arc<Register>>) -> Answer {
    let groups = Group::ALL.into_iter().map(|group| kept(&v, &register, group)).collect();
    let never = register.never().iter().map(|never| v.t(never.what)).collect();
    Ok(v.page(v.t("privacy-title"), RegisterPage { v: &v, groups, never }))
}

fn kept(v: &Visit, register: &Register, group: Group) -> KeptGroup {
    let title = v.t(group.text());
    let mut table = DataTable::new(v, title.clone())
        .caption_hidden()
        .column(v.t("privacy-column-what"))
        .column(v.t("privacy-column-how-long"))
        .column(v.t("privacy-column-why"))
        .column(v.t("privacy-column-basis"));
    for row in register.kept().iter().filter(|row| row.group == group) {
        table = table.row(vec![
            Value::from(v.t(row.what)),
            Value::from(how_long(v, row.keep)),
            Value::from(v.t(row.why)),
            Value::from(v.t(basis(row.basis))),
        ]);
    }
    KeptGroup { title, table }
}

/// The legal basis in a word or two; the pages of consent say it as a sentence.
fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Consent => "privacy-basis-consent",
        Basis::ServiceRequested => "privacy-basis-service",
        Basis::LegalDuty => "privacy-basis-duty",
    }
}

fn how_long(v: &Visit, keep: Keep) -> String {
    match keep {
        Keep::Account => v.t("privacy-keep-account"),
        Keep::UntilUsed => v.t("privacy-keep-until-used"),
        Keep::Days(days) if days % 365 == 0 => v.t_count("privacy-keep-whole-years", i64::from(days / 365)),
        Keep::Days(days) => v.t_count("privacy-keep-days", i64::from(days)),
        Keep::Years(years) => v.t_count("privacy-keep-years", i64::from(years)),
        Keep::Always => v.t("privacy-keep-always"),
    }
}

#[derive(Template)]
#[template(path = "privacy/own.html")]
struct OwnPage<'a> {
    v: &'a Visit,
    back: BackLink,
    copy: Button,
    warning: Warning,
    erase: Option<Button>,
    waiting: Option<Banner>,
    take_back: Button,
}

async fn own(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let waiting = rows::waiting(&mut cx, &Scope::Owner(account), account).await?;
    drop(cx);
    let page = OwnPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        copy: Button::quiet(v.t("privacy-copy-button")),
        warning: Warning::new(&v, v.t("privacy-erase-warning")),
        erase: waiting.is_none().then(|| Button::grave(v.t("privacy-erase-button"))),
        waiting: waiting.map(|asked| {
            let (asked, due) = (v.moment(asked, crate::ZONE), v.moment(erase::due(asked), crate::ZONE));
            Banner::new(Tone::Wait, v.t_with("privacy-erase-waiting", &[("asked", &asked), ("due", &due)]))
        }),
        take_back: Button::quiet(v.t("privacy-erase-take-back")),
    };
    Ok(v.page(v.t("privacy-data-title"), page))
}

/// A copy of everything that is held about the person, to take along. Whoever finds an open phone must not get it, so the
/// sign-in must be fresh.
async fn copy(v: Visit, Extension(held): Extension<Arc<[Arc<dyn HeldData>]>>, _form: Form<()>) -> Answer {
    let account = v.account()?;
    v.require_fresh()?;
    let mut cx = v.begin().await?;
    let copy = copy::of(&mut cx, account, &held).await?;
    drop(cx);
    let body =
        serde_json::to_vec_pretty(&copy).map_err(|error| Failure::fault("writing a copy of one's own data", error))?;
    Ok(v.file("wasl-my-data.json", "application/json", body))
}

/// Asks to be forgotten. Somebody who found an open phone must not be able to, so the sign-in must be fresh; the owner is
/// told besides.
async fn ask_to_erase(v: Visit, Extension(files): Extension<Arc<dyn AccountFiles>>, form: Form<()>) -> Answer {
    const ROUTE: &str = "people.erase";
    let account = v.account()?;
    v.require_fresh()?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, ROUTE, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        erase::ask(&mut cx, files.as_ref(), account).await?;
        store::jobs::enqueue(&mut cx, jobs::telling(account)).await?;
        idempotency::settle(&mut cx, ROUTE, &form.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(v.redirect_with("/account/data", "privacy-erase-asked"))
}

/// Takes the request back. That takes no fresh sign-in: it destroys nothing.
async fn take_back(v: Visit, _form: Form<()>) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let taken_back = rows::withdraw(&mut cx, &Scope::Owner(account), account).await?;
    cx.commit().await?;
    let said = if taken_back { "privacy-erase-taken-back" } else { "privacy-erase-none" };
    Ok(v.redirect_with("/account/data", said))
}
