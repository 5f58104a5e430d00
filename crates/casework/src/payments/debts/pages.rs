//! The page on which what a bank gave back is paid again, and the one to which the browser comes back; it settles nothing.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, Router, extract::Path, response::Response, routing::get};
use catalogue::Catalogue;
use kernel::{Money, Outcome, Reference};
use web::{
    Answer, Filled, Form, Hidden, Site, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, Slip},
};

use super::opening::{self, Owing, owing};
use crate::{
    applications::{definitions, people_in_file, store as files, titles::title},
    payments::{
        model::{Attempt, AttemptStage},
        opening::{Addresses, PayRequest, checkout},
        pages::{At, confirming, of_last},
        port::Gateway,
        refusal, store as rows,
    },
};

const AGAIN: &str = "/{lang}/files/{reference}/pay/again";
const RETURN: &str = "/{lang}/files/{reference}/pay/again/return";

pub(in crate::payments) fn routes() -> Router<Site> {
    Router::new().route(AGAIN, get(show).post(start)).route(RETURN, get(came_back))
}

#[derive(Template)]
#[template(path = "payments/again.html")]
struct AgainPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    banner: Option<Banner>,
    slip: Slip,
    action: String,
    hidden: Hidden,
    button: Button,
}

/// What the pages of a debt show.
struct Opened {
    /// Each file with its name and what is owed of it.
    owed: Vec<(String, Money)>,
    total: Option<Money>,
    /// The newest attempt to pay it.
    last: Option<Attempt>,
}

/// Opens the debt of the owner's file, or the one 404.
async fn open(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<Opened> {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    if definitions::of(&cx, catalogue, &file).await?.service.sensitive {
        v.mark_sensitive();
    }
    let owing = owing(&mut cx, &scope, &file).await?;
    let total = opening::total(&owing);
    let mut owed = Vec::new();
    for Owing { file, amount } in owing {
        let definition = definitions::of(&cx, catalogue, &file).await?;
        if definition.service.sensitive {
            v.mark_sensitive();
        }
        let subject = people_in_file::subject(&mut cx, &file).await?;
        owed.push((title(v, &definition.service, subject.as_ref()), amount));
    }
    let attempts = rows::of_file(&mut cx, &scope, file.id).await?;
    Ok(Opened { owed, total, last: attempts.into_iter().find(|attempt| attempt.repays) })
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let reference = at.reference()?;
    let opened = open(&v, &catalogue, reference).await?;
    Ok(page(&v, reference, &opened, &Filled::blank()))
}

fn page(v: &Visit, reference: Reference, opened: &Opened, filled: &Filled) -> Response {
    let Some(total) = opened.total else { return v.redirect(format!("/files/{reference}")) };
    let slip = Slip::titled(v.t("payment-again-owed"), v.t("payment-again-what"));
    let slip = opened.owed.iter().fold(slip, |slip, (name, amount)| slip.row(name.clone(), v.money(*amount)));
    let page = AgainPage {
        v,
        back: BackLink::to(v.path(&format!("/files/{reference}")), v.t("payment-back-to-file")),
        errors: ErrorSummary::new(v, filled),
        banner: opened.last.as_ref().and_then(|last| of_last(v, last)),
        slip: slip.total(v.t("payment-again-total"), v.money(total)),
        action: v.path(&format!("/files/{reference}/pay/again")),
        hidden: v.csrf_field(),
        button: Button::new(v.t("payment-pay-button")),
    };
    v.page_with(filled.status(), v.t("payment-again-title"), page)
}

async fn start(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(gateway): Extension<Arc<dyn Gateway>>,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(at): Path<At>,
    form: Form<()>,
) -> Answer {
    v.account()?;
    let reference = at.reference()?;
    let request =
        PayRequest { reference, locale: v.locale(), route: AGAIN, key: &form.idempotency_key, hash: form.request_hash };
    let attempt = match opening::decide(v.begin().await?, gateway.provider(), &request).await {
        Ok(attempt) => attempt,
        Err(failure) => {
            let filled = form.filled(failure)?;
            let opened = open(&v, &catalogue, reference).await?;
            // A refusal of which the page has nothing more to show is an answer of its own.
            if opened.total.is_none() {
                return Err(refusal::nothing_owed().into());
            }
            return Ok(page(&v, reference, &opened, &filled));
        }
    };
    let open = checkout(v.site().store(), gateway.as_ref(), &addresses, &attempt, reference).await?;
    Ok(v.leave(&open.url))
}

async fn came_back(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let reference = at.reference()?;
    let opened = open(&v, &catalogue, reference).await?;
    if opened.total.is_none() {
        return Ok(v.redirect(format!("/files/{reference}")));
    }
    let stage = opened.last.as_ref().map(|last| last.stage(v.now()));
    if !matches!(stage, Some(AttemptStage::Open | AttemptStage::Pending)) {
        return Ok(v.redirect(format!("/files/{reference}/pay/again")));
    }
    Ok(confirming(&v, reference, "/pay/again/return"))
}
