//! The page on which a payment is started, and the one to which the browser comes back.
//!
//! The return settles nothing and believes nothing in its address: it shows what our books say and asks for patience.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::{HeaderName, HeaderValue},
    response::Response,
    routing::get,
};
use catalogue::Catalogue;
use kernel::{Failure, Outcome, Reference};
use web::{
    Answer, Filled, Form, Hidden, Site, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, FeeTable, LinkButton, Tone},
};

use super::{
    model::{Attempt, AttemptStage},
    opening::{self, Addresses, PayRequest},
    port::Gateway,
    store as rows,
};
use crate::{
    applications::{
        definitions::{self, Definition},
        fees,
        model::{Application, Quote, Stage},
        people_in_file, store as files,
        titles::title,
    },
    baskets,
};

const PAY: &str = "/{lang}/files/{reference}/pay";
const RETURN: &str = "/{lang}/files/{reference}/pay/return";
/// Seconds after which the page of the return looks again.
const LOOK_AGAIN: &str = "4";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(PAY, get(show).post(start)).route(RETURN, get(came_back))
}

#[derive(serde::Deserialize)]
pub(super) struct At {
    reference: String,
}

impl At {
    pub(super) fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

#[derive(Template)]
#[template(path = "payments/pay.html")]
struct PayPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    banner: Option<Banner>,
    /// What each file costs, with its name where several are paid together.
    prices: Vec<(Option<String>, FeeTable)>,
    charged: String,
    until: String,
    action: String,
    hidden: Hidden,
    button: Button,
    by_another: LinkButton,
}

#[derive(Template)]
#[template(path = "payments/confirming.html")]
struct ConfirmingPage<'a> {
    v: &'a Visit,
    leave: String,
    again: LinkButton,
    file: LinkButton,
}

/// A file with what its payment pages show.
pub(super) struct Opened {
    pub(super) file: Application,
    pub(super) definition: Definition,
    pub(super) attempts: Vec<Attempt>,
    /// The files that are paid with it, itself among them, while it waits for money.
    order: Vec<Ordered>,
}

/// One of the files that are paid together.
struct Ordered {
    file: Application,
    definition: Definition,
    /// What it is and for whom, where there are several.
    name: Option<String>,
}

/// Opens the owner's file, or the one 404.
pub(super) async fn open(v: &Visit, catalogue: &Catalogue, reference: Reference) -> Outcome<Opened> {
    let scope = Scope::Owner(v.account()?);
    let mut cx = v.begin().await?;
    let file = files::load_by_reference(&mut cx, &scope, reference).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    if definition.service.sensitive {
        v.mark_sensitive();
    }
    let mut attempts = rows::of_file(&mut cx, &scope, file.id).await?;
    attempts.retain(|attempt| !attempt.repays);
    let mut order = Vec::new();
    if file.stage() == Stage::AwaitingPayment {
        let files = baskets::order(&mut cx, &scope, &file).await?;
        let several = files.len() > 1;
        for file in files {
            let definition = definitions::of(&cx, catalogue, &file).await?;
            if definition.service.sensitive {
                v.mark_sensitive();
            }
            let name = if several {
                let subject = people_in_file::subject(&mut cx, &file).await?;
                Some(title(v, &definition.service, subject.as_ref()))
            } else {
                None
            };
            order.push(Ordered { file, definition, name });
        }
    }
    Ok(Opened { file, definition, attempts, order })
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let opened = open(&v, &catalogue, at.reference()?).await?;
    if has_run_out(&v, &opened.file) {
        return Ok(v.redirect(format!("/files/{}/pay/price", opened.file.reference)));
    }
    Ok(page(&v, &opened, &Filled::blank())?)
}

/// Whether the file waits for money at a price that holds no more.
fn has_run_out(v: &Visit, file: &Application) -> bool {
    file.stage() == Stage::AwaitingPayment && file.quote.as_ref().is_some_and(|quote| v.now() >= quote.valid_until)
}

fn page(v: &Visit, opened: &Opened, filled: &Filled) -> Outcome<Response> {
    let file = &opened.file;
    let total = baskets::total(opened.order.iter().filter_map(|one| one.file.quote.as_ref()))?;
    let (Stage::AwaitingPayment, Some(total)) = (file.stage(), total) else {
        return Ok(v.redirect(beyond(file)));
    };
    let prices = opened.order.iter().filter_map(|one| {
        let quote = one.file.quote.as_ref()?;
        Some((one.name.clone(), with_rate(v, &one.definition, quote)))
    });
    let page = PayPage {
        v,
        back: BackLink::to(v.path(&format!("/files/{}", file.reference)), v.t("payment-back-to-file")),
        errors: ErrorSummary::new(v, filled),
        banner: banner(v, opened),
        prices: prices.collect(),
        charged: v.money(total.charged),
        until: v.moment(total.valid_until, &opened.definition.country.zone),
        action: v.path(&format!("/files/{}/pay", file.reference)),
        hidden: v.csrf_field(),
        button: Button::new(v.t("payment-pay-button")),
        by_another: LinkButton::quiet(v.path(&format!("/files/{}/pay/link", file.reference)), v.t("payer-link-see")),
    };
    Ok(v.page_with(filled.status(), v.t("payment-pay-title"), page))
}

/// The price with its rate.
pub(super) fn with_rate(v: &Visit, definition: &Definition, quote: &Quote) -> FeeTable {
    let table = fees::table(v, &definition.service, quote);
    match fees::rate(v, &definition.country, quote) {
        Some(rate) => table.note(rate),
        None => table,
    }
}

/// What became of the last attempt.
fn banner(v: &Visit, opened: &Opened) -> Option<Banner> {
    of_last(v, opened.attempts.first()?)
}

/// What the bank said of an attempt, where whoever tries again should know it.
pub(super) fn of_last(v: &Visit, last: &Attempt) -> Option<Banner> {
    match last.stage(v.now()) {
        AttemptStage::Declined => {
            Some(Banner::new(Tone::Wrong, v.t("payment-declined-text")).heading(v.t("payment-declined-title")))
        }
        AttemptStage::Pending => {
            Some(Banner::new(Tone::Wait, v.t("payment-pending-text")).heading(v.t("payment-pending-title")))
        }
        AttemptStage::Open | AttemptStage::Expired | AttemptStage::Succeeded => None,
    }
}

/// Where a file goes on that is not waiting for money.
fn beyond(file: &Application) -> String {
    let page = if file.facts.paid_at.is_some() && !file.stage().is_end() { "/confirmation" } else { "" };
    format!("/files/{}{page}", file.reference)
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
        PayRequest { reference, locale: v.locale(), route: PAY, key: &form.idempotency_key, hash: form.request_hash };
    let attempt = match opening::decide(v.begin().await?, gateway.provider(), &request).await {
        Ok(attempt) => attempt,
        Err(Failure::Refusal(refusal)) if refusal.code == "payment.quote_expired" => {
            return Ok(v.redirect(format!("/files/{reference}/pay/price")));
        }
        Err(failure) => {
            let filled = form.filled(failure)?;
            return Ok(page(&v, &open(&v, &catalogue, reference).await?, &filled)?);
        }
    };
    let open = opening::checkout(v.site().store(), gateway.as_ref(), &addresses, &attempt, reference).await?;
    Ok(v.leave(&open.url))
}

async fn came_back(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let opened = open(&v, &catalogue, at.reference()?).await?;
    let file = &opened.file;
    if file.stage() != Stage::AwaitingPayment {
        return Ok(v.redirect(beyond(file)));
    }
    let last = opened.attempts.first().map(|attempt| attempt.stage(v.now()));
    if !matches!(last, Some(AttemptStage::Open | AttemptStage::Pending | AttemptStage::Succeeded)) {
        return Ok(v.redirect(format!("/files/{}/pay", file.reference)));
    }
    Ok(confirming(&v, file.reference, "/pay/return"))
}

/// The page that asks for patience at `rest` of the file's address, and looks again by itself.
pub(super) fn confirming(v: &Visit, reference: Reference, rest: &str) -> Response {
    let file = v.path(&format!("/files/{reference}"));
    let page = ConfirmingPage {
        v,
        leave: v.t_with("payment-return-leave", &[("reference", &reference.to_string())]),
        again: LinkButton::new(format!("{file}{rest}"), v.t("payment-return-again")),
        file: LinkButton::quiet(file, v.t("payment-back-to-file")),
    };
    let mut response = v.page(v.t("payment-return-title"), page);
    response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(LOOK_AGAIN));
    response
}
