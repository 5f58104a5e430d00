//! The receipt of a paid file: what, for whom it is kept, when and by which charge, in figures and in words.

mod words;

use ::store::Scope;
use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use catalogue::Catalogue;
use kernel::{Failure, Locale, Money};
use web::{
    Answer, Site, Value, Visit,
    components::{BackLink, FeeTable, Slip},
};

use super::{pages, store as rows};

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/{lang}/files/{reference}/receipt", get(show))
}

#[derive(Template)]
#[template(path = "payments/receipt.html")]
struct ReceiptPage<'a> {
    v: &'a Visit,
    back: BackLink,
    slip: Slip,
    fees: FeeTable,
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<pages::At>) -> Answer {
    let opened = pages::open(&v, &catalogue, at.reference()?).await?;
    let (file, definition) = (&opened.file, &opened.definition);
    let mut cx = v.begin().await?;
    let charge = match file.facts.paid_at {
        Some(_) => rows::settling_charges(&mut cx, file.id).await?.pop(),
        None => None,
    };
    let refund = super::refunds::of_file(&mut cx, &Scope::Owner(file.owner), file.id).await?;
    drop(cx);
    let (Some(charge), Some(quote)) = (charge, &file.quote) else { return Err(Failure::not_found().into()) };
    let zone = &definition.country.zone;
    let document = definition.service.texts.text(v.locale(), "name").to_owned();
    let mut slip = Slip::reference(v.t("payment-receipt-file"), file.reference.to_string())
        .row(v.t("payment-receipt-for"), document)
        .row(v.t("payment-receipt-at"), v.moment(charge.charged_at, zone))
        .row(v.t("payment-receipt-charge"), Value::Code(charge.transaction))
        .row(v.t("payment-receipt-words"), in_words(&v, quote.charged))
        .total(v.t("payment-receipt-paid"), v.money(quote.charged));
    for refund in refund {
        let text = match refund.given_at {
            Some(at) => v.t_with("payment-receipt-refunded", &[("at", &v.moment(at, zone))]),
            None => v.t("payment-receipt-refunding"),
        };
        slip = slip.row(v.money(refund.amount), text);
    }
    let page = ReceiptPage {
        v: &v,
        back: BackLink::to(v.path(&format!("/files/{}", file.reference)), v.t("payment-back-to-file")),
        slip,
        fees: pages::with_rate(&v, definition, quote),
    };
    Ok(v.page(v.t("payment-receipt-title"), page))
}

/// The amount in words in Arabic («فقط ... لا غير»), as receipts are written; other languages repeat the figures.
fn in_words(v: &Visit, amount: Money) -> String {
    let words = if v.locale() == Locale::AR { words::arabic(amount) } else { None };
    words.unwrap_or_else(|| v.money(amount))
}
