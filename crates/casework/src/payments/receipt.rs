//! The receipt of a paid file: what, for whom it is kept, when and by which charge, in figures and in words; as a page, and
//! as a PDF in both languages. A file that cost nothing has one too, which says so.
//!
//! It is never sealed: a receipt is no document of the Authority.

mod printed;

use std::sync::Arc;

use ::store::Scope;
use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use catalogue::Catalogue;
use kernel::{Failure, Locale, Moment, Money, Outcome, Reference, money_words};
use service_model::Texts;
use web::{
    Answer, Digits, Site, Value, Visit,
    components::{BackLink, FeeTable, LinkButton, Slip},
    texts::{Formats, without_isolates},
};

pub use self::printed::{Both, Printed, ReceiptPrinter, Row};
use super::{pages, refunds::Refund, store::shares};
use crate::applications::{
    definitions::{self, Definition},
    model::{Quote, QuoteLine, in_full},
    store as files,
};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/receipt", get(show))
        .route("/{lang}/files/{reference}/receipt.pdf", get(print))
}

#[derive(Template)]
#[template(path = "payments/receipt.html")]
struct ReceiptPage<'a> {
    v: &'a Visit,
    back: BackLink,
    slip: Slip,
    fees: Option<FeeTable>,
    print: LinkButton,
}

/// What a receipt is about.
struct Receipt {
    opened: pages::Opened,
    quote: Quote,
    /// Transactions and when the bank decided; none where nothing was due.
    charges: Vec<(String, Moment)>,
    paid_at: Moment,
    paid: Money,
    refunds: Vec<Refund>,
    /// What was paid again after a bank had given it back: transaction, when, and how much.
    again: Vec<(String, Moment, Money)>,
    /// The other files that its charges paid, with what each had in them.
    others: Vec<Other>,
    /// What was taken in all, where others were paid with it.
    whole: Option<Money>,
}

/// Another file that was paid by the same charge.
struct Other {
    reference: Reference,
    definition: Definition,
    amount: Money,
}

/// The receipt of the owner's file, or the one 404 for a foreign file and for one that was never settled.
async fn open(v: &Visit, catalogue: &Catalogue, at: &pages::At) -> Outcome<Receipt> {
    let opened = pages::open(v, catalogue, at.reference()?).await?;
    let file = &opened.file;
    let mut cx = v.begin().await?;
    let charges = shares::settling_charges(&mut cx, file.id, false).await?;
    let again = shares::settling_charges(&mut cx, file.id, true).await?;
    let again = again.into_iter().map(|charge| (charge.transaction, charge.charged_at, charge.amount)).collect();
    let refunds = super::refunds::of_file(&mut cx, &Scope::Owner(file.owner), file.id).await?;
    let mut others = Vec::new();
    let mut whole = None;
    for charge in &charges {
        for (other, amount) in shares::paid_together(&mut cx, (charge.attempt, &charge.transaction)).await? {
            if other != file.id {
                let other = files::load(&mut cx, &Scope::Owner(file.owner), other).await?;
                let definition = definitions::of(&cx, catalogue, &other).await?;
                others.push(Other { reference: other.reference, definition, amount });
                whole = Some(charge.whole);
            }
        }
    }
    drop(cx);
    let (Some(quote), Some(settled)) = (file.quote.clone(), file.facts.paid_at) else {
        return Err(Failure::not_found());
    };
    let mut paid = charges.iter().map(|charge| charge.amount);
    let first = paid.next().unwrap_or(Money::zero(quote.charged.currency()));
    let paid =
        paid.try_fold(first, Money::plus).map_err(|error| Failure::fault("adding up the charges of a file", error))?;
    let paid_at = charges.last().map_or(settled, |charge| charge.charged_at);
    let charges = charges.into_iter().map(|charge| (charge.transaction, charge.charged_at)).collect();
    Ok(Receipt { opened, quote, charges, paid_at, paid, refunds, again, others, whole })
}

async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<pages::At>) -> Answer {
    let receipt = open(&v, &catalogue, &at).await?;
    let (file, definition) = (&receipt.opened.file, &receipt.opened.definition);
    let zone = &definition.country.zone;
    let document = definition.service.texts.text(v.locale(), "name").to_owned();
    let mut slip = Slip::reference(v.t("payment-receipt-file"), file.reference.to_string())
        .row(v.t("payment-receipt-for"), document)
        .row(v.t("payment-receipt-at"), v.moment(receipt.paid_at, zone));
    for (transaction, _) in &receipt.charges {
        slip = slip.row(v.t("payment-receipt-charge"), Value::Code(transaction.clone()));
    }
    if receipt.charges.is_empty() {
        slip = slip.row(v.t("payment-receipt-paid"), v.t("payment-receipt-nothing-due"));
    } else {
        slip = slip
            .row(v.t("payment-receipt-words"), in_words(&v, receipt.paid))
            .total(v.t("payment-receipt-paid"), v.money(receipt.paid));
    }
    for other in &receipt.others {
        let name = other.definition.service.texts.text(v.locale(), "name");
        let said =
            v.t_with("basket-receipt-other-file", &[("document", name), ("reference", &other.reference.to_string())]);
        slip = slip.row(said, v.money(other.amount));
    }
    if let Some(whole) = receipt.whole {
        slip = slip.row(v.t("basket-receipt-whole"), v.money(whole));
    }
    for (transaction, at, amount) in &receipt.again {
        slip = slip
            .row(v.t_with("payment-receipt-again", &[("at", &v.moment(*at, zone))]), v.money(*amount))
            .row(v.t("payment-receipt-charge"), Value::Code(transaction.clone()));
    }
    for refund in receipt.refunds.iter().filter(|refund| refund.amount.minor() > 0) {
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
        fees: (!receipt.quote.lines.is_empty()).then(|| pages::with_rate(&v, definition, &receipt.quote)),
        print: LinkButton::quiet(
            v.path(&format!("/files/{}/receipt.pdf", file.reference)),
            v.t("payment-receipt-print"),
        )
        .download(),
    };
    Ok(v.page(v.t("payment-receipt-title"), page))
}

/// The amount in the words of the page's language («فقط ... لا غير»); in figures where they are not known.
pub(super) fn in_words(v: &Visit, amount: Money) -> String {
    money_words::in_words(amount, v.locale()).unwrap_or_else(|| v.money(amount))
}

async fn print(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Extension(printer): Extension<Arc<dyn ReceiptPrinter>>,
    Path(at): Path<pages::At>,
) -> Answer {
    let receipt = open(&v, &catalogue, &at).await?;
    let name = format!("receipt-{}.pdf", receipt.opened.file.reference);
    let pdf = printer.print(written(&v, &receipt)).await?;
    Ok(v.file(&name, "application/pdf", pdf))
}

/// The receipt in both languages, each with its own digits.
fn written(v: &Visit, receipt: &Receipt) -> Printed {
    let texts = &receipt.opened.definition.service.texts;
    let text = |key: &str| in_both(|locale| v.site().texts().text(locale, key));
    let of_service = |key: &str| in_both(|locale| texts.text(locale, key).to_owned());
    let money = |amount: Money| in_both(|locale| said(v, locale, amount));
    let zone = &receipt.opened.definition.country.zone;
    let day = |at: Moment| in_both(|locale| Formats::new(locale, Digits::Eastern).day(at.day_in(zone)));
    let row = |key: &str, value: Both| Row { label: text(key), value };
    let alike = |value: &str| Both { ar: value.to_owned(), en: value.to_owned() };
    let mut rows =
        vec![row("payment-receipt-for", of_service("name")), row("payment-receipt-at", day(receipt.paid_at))];
    rows.extend(receipt.others.iter().map(|other| {
        let texts = &other.definition.service.texts;
        let (reference, name) = (other.reference.to_string(), |locale| texts.text(locale, "name"));
        let label = in_both(|locale| {
            let args = [("document", name(locale)), ("reference", reference.as_str())];
            v.site().texts().text_with(locale, "basket-receipt-other-file", &args)
        });
        Row { label, value: money(other.amount) }
    }));
    rows.extend(receipt.whole.map(|whole| row("basket-receipt-whole", money(whole))));
    rows.extend(receipt.charges.iter().map(|(transaction, _)| row("payment-receipt-charge", alike(transaction))));
    rows.extend(receipt.again.iter().map(|(_, at, amount)| {
        let label = |locale| {
            let day = Formats::new(locale, Digits::Eastern).day(at.day_in(zone));
            v.site().texts().text_with(locale, "payment-receipt-again", &[("at", &day)])
        };
        Row { label: in_both(label), value: money(*amount) }
    }));
    let priced: Vec<_> = in_full(&receipt.quote).collect();
    let mut lines: Vec<Row> = priced
        .iter()
        .map(|line| Row { label: in_both(|locale| counted(v, locale, texts, line)), value: money(line.amount) })
        .collect();
    if let Ok(total) = priced.iter().map(|line| line.amount).try_fold(Money::zero(kernel::Currency::EGP), Money::plus)
        && !lines.is_empty()
    {
        lines.push(row("payment-receipt-total", money(total)));
    }
    let free = receipt.charges.is_empty();
    let words = |locale| money_words::in_words(receipt.paid, locale).unwrap_or_default();
    Printed {
        reference: receipt.opened.file.reference.to_string(),
        dated_at: receipt.paid_at,
        title: text(if free { "payment-receipt-free-title" } else { "payment-receipt-title" }),
        number: text("payment-receipt-file"),
        facts: text("payment-receipt-details"),
        rows,
        fees: text("payment-receipt-fees"),
        lines,
        paid: row("payment-receipt-paid", if free { text("payment-receipt-nothing-due") } else { money(receipt.paid) }),
        words: if free { Both::default() } else { in_both(words) },
        returns: text("payment-receipt-returns"),
        returned: receipt
            .refunds
            .iter()
            .filter(|refund| refund.amount.minor() > 0)
            .map(|refund| Row {
                label: match refund.given_at {
                    Some(at) => day(at),
                    None => text("payment-receipt-refunding"),
                },
                value: money(refund.amount),
            })
            .collect(),
        note: text("payment-receipt-note"),
        issuer: text("payment-receipt-issuer"),
    }
}

/// What a line is for, and how many times where that is more than once.
fn counted(v: &Visit, locale: Locale, texts: &Texts, line: &QuoteLine) -> String {
    let key = format!("fees.{}", line.code);
    let name = texts.text(locale, &key);
    if line.count <= 1 {
        return name.to_owned();
    }
    let count = Formats::new(locale, Digits::Eastern).number(line.count);
    v.site().texts().text_with(locale, "application-fees-counted", &[("name", name), ("count", &count)])
}

fn in_both(words: impl Fn(Locale) -> String) -> Both {
    // A typesetter knows the direction of its runs; marks that isolate them are refused there.
    let plain = |locale| without_isolates(&words(locale)).replace('\u{202F}', "\u{A0}");
    Both { ar: plain(Locale::AR), en: plain(Locale::EN) }
}

/// An amount in the words of a language: `٦٨٫٥٠ درهمًا إماراتيًا`, `AED 68.50`.
fn said(v: &Visit, locale: Locale, amount: Money) -> String {
    let formats = Formats::new(locale, Digits::Eastern);
    let (number, code) = (formats.amount(amount), amount.currency());
    let key = format!("web-money-{}", code.code().to_lowercase());
    let key = if v.site().texts().has(&key) { key.as_str() } else { "web-money-other" };
    let args = [("amount", number.as_str()), ("form", formats.amount_form(amount)), ("code", code.code())];
    v.site().texts().text_with(locale, key, &args)
}
