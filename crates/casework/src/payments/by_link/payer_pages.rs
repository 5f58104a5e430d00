//! What the payer sees: the amount before he pays, and the receipt afterwards. Nothing here may name the document, a person,
//! the file's number or where it stands, and no moment is shown in the zone of the file's country.

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
    routing::get,
};
use kernel::{Actor, Failure, Money, money_words};
use web::{
    Answer, Filled, Form, Hidden, Site, Value, Visit,
    components::{Banner, Button, ErrorSummary, LinkButton, Slip, Tone},
};

use super::{
    commands::{self, StartRequest},
    model::PayerLink,
    pass, refusal, store as rows,
};
use crate::{
    applications::store as files,
    payments::{
        model::{Attempt, AttemptStage},
        opening::{self, Addresses},
        port::Gateway,
        refunds,
        refunds::Refund,
        store as attempts,
    },
};

const PAY: &str = "/{lang}/pay/{token}";
/// Seconds after which the page of the return looks again.
const LOOK_AGAIN: &str = "4";
/// The zone of the Treasury, to which the fee goes: it says nothing of where anybody lives.
const ZONE: &str = "Africa/Cairo";
const REASON: &str = "payments.by_link";

pub(super) fn routes() -> Router<Site> {
    Router::new().route(PAY, get(show).post(start)).route("/{lang}/pay/receipt/{pass}", get(receipt))
}

#[derive(serde::Deserialize)]
struct At {
    token: String,
}

#[derive(serde::Deserialize)]
struct AtReceipt {
    pass: String,
}

#[derive(Template)]
#[template(path = "payments/payer.html")]
struct PayerPage<'a> {
    v: &'a Visit,
    errors: ErrorSummary,
    simulated: Option<Banner>,
    slip: Slip,
    action: String,
    hidden: Hidden,
    button: Button,
}

#[derive(Template)]
#[template(path = "payments/payer_told.html")]
struct ToldPage {
    heading: String,
    text: String,
    slip: Option<Slip>,
    note: Option<String>,
    again: Option<LinkButton>,
}

async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    let mut cx = v.begin().await?;
    match commands::look(&mut cx, &at.token, &v.network()).await {
        Ok((link, amount)) => Ok(page(&v, &at.token, &link, (amount, &Filled::blank()))),
        Err(failure) => stopped(&v, failure),
    }
}

async fn start(
    v: Visit,
    Extension(gateway): Extension<Arc<dyn Gateway>>,
    Extension(addresses): Extension<Arc<Addresses>>,
    Path(at): Path<At>,
    form: Form<()>,
) -> Answer {
    let network = v.network();
    let request = StartRequest {
        token: &at.token,
        network: &network,
        locale: v.locale(),
        route: PAY,
        key: &form.idempotency_key,
        hash: form.request_hash,
    };
    // A payer acts for nobody: signed in or not, he pays as a visitor does.
    let cx = v.site().store().begin(Actor::Visitor).await?;
    let attempt = match commands::start(cx, gateway.provider(), &request).await {
        Ok(attempt) => attempt,
        Err(failure) => return stopped(&v, failure),
    };
    let store = v.site().store();
    let reference = {
        let mut cx = store.begin(Actor::System(REASON)).await?;
        files::load(&mut cx, &Scope::System(REASON), attempt.file).await?.reference
    };
    let open = opening::checkout(store, gateway.as_ref(), &addresses, &attempt, reference).await?;
    Ok(v.leave(&open.url))
}

fn page(v: &Visit, token: &str, link: &PayerLink, (amount, filled): (Money, &Filled)) -> Response {
    let slip = Slip::titled(v.t("payer-pay-what"), v.t("payer-pay-fee"))
        .row(v.t("payer-pay-to"), v.t("payer-pay-platform"))
        .row(v.t("payer-pay-until"), v.moment(link.expires_at, ZONE))
        .total(v.t("payer-pay-amount"), v.money(amount));
    let page = PayerPage {
        v,
        errors: ErrorSummary::new(v, filled),
        simulated: v.site().settings().demo.then(|| Banner::new(Tone::Wait, v.t("payer-pay-simulated"))),
        slip,
        action: v.path(&format!("/pay/{token}")),
        hidden: v.csrf_field(),
        button: Button::new(v.t("payer-pay-button")),
    };
    v.page_with(filled.status(), v.t("payer-pay-title"), page)
}

/// The page for a link that does not pay: it was paid, or there is nothing to pay by. Anything else is a failure as usual.
fn stopped(v: &Visit, failure: Failure) -> Answer {
    let code = match &failure {
        Failure::Refusal(refusal) => refusal.code,
        _ => "",
    };
    let (status, name) = match code {
        "payment.not_awaited" => (StatusCode::OK, "paid"),
        refusal::GONE => (StatusCode::NOT_FOUND, "gone"),
        _ => return Err(failure.into()),
    };
    let heading = v.t(&format!("payer-{name}-title"));
    let text = v.t(&format!("payer-{name}-text"));
    let page = ToldPage { heading: heading.clone(), text, slip: None, note: None, again: None };
    Ok(v.page_with(status, heading, page))
}

/// What became of one payment, for whoever made it. The browser's return settles nothing: this shows what our books say.
async fn receipt(v: Visit, Path(at): Path<AtReceipt>) -> Answer {
    let store = v.site().store();
    let id = pass::read(store.vault(), &at.pass).ok_or_else(Failure::not_found)?;
    let mut cx = store.begin(Actor::System(REASON)).await?;
    let attempt = attempts::load(&mut cx, id).await?;
    if attempt.by_link.is_none() {
        return Err(Failure::not_found().into());
    }
    let charges = rows::charges(&mut cx, attempt.id).await?;
    let mut given_back = Vec::new();
    for share in &attempt.shares {
        given_back.extend(refunds::of_file(&mut cx, &Scope::System(REASON), share.file).await?);
    }
    drop(cx);
    let own: Vec<Refund> = given_back.into_iter().filter(|refund| refund.attempt == attempt.id).collect();
    match attempt.stage(v.now()) {
        AttemptStage::Succeeded => Ok(paid(&v, &attempt, &charges, &own)),
        AttemptStage::Open | AttemptStage::Pending => waiting(&v, &at.pass),
        AttemptStage::Declined | AttemptStage::Expired => {
            let heading = v.t("payer-declined-title");
            let text = v.t("payer-declined-text");
            let page = ToldPage { heading: heading.clone(), text, slip: None, note: None, again: None };
            Ok(v.page(heading, page))
        }
    }
}

fn waiting(v: &Visit, pass: &str) -> Answer {
    let heading = v.t("payer-waiting-title");
    let again = LinkButton::new(v.path(&format!("/pay/receipt/{pass}")), v.t("payer-waiting-again"));
    let page = ToldPage {
        heading: heading.clone(),
        text: v.t("payer-waiting-text"),
        slip: None,
        note: Some(v.t("payer-receipt-keep")),
        again: Some(again),
    };
    let mut response = v.page(heading, page);
    response.headers_mut().insert(HeaderName::from_static("refresh"), HeaderValue::from_static(LOOK_AGAIN));
    Ok(response)
}

/// Every charge of the payer with what became of it: one paid the fee, any other goes back to the card it came from.
fn paid(v: &Visit, attempt: &Attempt, charges: &[rows::OwnCharge], refunds: &[Refund]) -> Response {
    let settled = charges.iter().any(|charge| charge.settles);
    let heading = v.t(if settled { "payer-receipt-title" } else { "payer-surplus-title" });
    let text = v.t(if settled { "payer-receipt-text" } else { "payer-surplus-text" });
    let mut slip = Slip::titled(v.t("payer-pay-what"), v.t("payer-pay-fee"))
        .row(v.t("payer-pay-to"), v.t("payer-pay-platform"))
        .row(
            v.t("payer-receipt-words"),
            money_words::in_words(attempt.amount, v.locale()).unwrap_or_else(|| v.money(attempt.amount)),
        )
        .total(v.t("payer-receipt-amount"), v.money(attempt.amount));
    for charge in charges {
        slip = slip
            .row(v.t("payer-receipt-charge"), Value::code(charge.transaction.clone()))
            .row(v.t("payer-receipt-at"), v.moment(charge.charged_at, ZONE));
        for refund in
            refunds.iter().filter(|refund| refund.transaction == charge.transaction && refund.amount.minor() > 0)
        {
            let given = match refund.given_at {
                Some(at) => v.t_with("payer-receipt-refunded", &[("at", &v.moment(at, ZONE))]),
                None => v.t("payer-receipt-refunding"),
            };
            slip = slip.row(v.t_with("payer-receipt-refund", &[("amount", &v.money(refund.amount))]), given);
        }
    }
    let note = Some(v.t("payer-receipt-keep"));
    let page = ToldPage { heading: heading.clone(), text, slip: Some(slip), note, again: None };
    v.page(heading, page)
}
