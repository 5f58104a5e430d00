//! The hosted checkout page: says that nothing is charged, and lets the payer choose what the bank does.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use kernel::{Currency, Money};
use serde::Deserialize;

use super::{super::Status, Choice, House, books::Charge, delivery};
use crate::simulators::escape;

#[derive(Deserialize)]
pub(super) struct Chosen {
    choice: Choice,
}

pub(super) async fn page(State(house): State<Arc<House>>, Path(secret): Path<String>) -> Response {
    match house.books.by_secret(&secret) {
        Some(charge) => Html(render(&charge, charge.status(house.clock.now()))).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Does as chosen and sends the browser back. What the address says then is not signed and must not be believed.
pub(super) async fn choose(
    State(house): State<Arc<House>>,
    Path(secret): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Response {
    let Some(charge) = house.books.by_secret(&secret) else { return StatusCode::NOT_FOUND.into_response() };
    match delivery::play(&house, &charge.id, chosen.choice) {
        Ok(charge) => Redirect::to(&charge.request.redirection_url).into_response(),
        Err(error) => error.into_response(),
    }
}

struct Words {
    title: &'static str,
    notice: &'static str,
    amount: &'static str,
    reference: &'static str,
    paid: &'static str,
    expired: &'static str,
    back: &'static str,
    choices: [&'static str; 7],
}

const ARABIC: Words = Words {
    title: "صفحة سداد تجريبية",
    notice: "محاكاة: لا تُسحب أي مبالغ",
    amount: "المبلغ المطلوب سداده",
    reference: "مرجع محاولة السداد",
    paid: "تم السداد",
    expired: "انتهت مهلة السداد",
    back: "العودة إلى وصل",
    choices: [
        "سداد ناجح",
        "رفض البنك العملية",
        "العملية معلّقة لدى البنك",
        "سداد ناجح وإخطار متأخر",
        "سداد ناجح وإخطار مفقود",
        "سداد ناجح وإخطار مكرر",
        "خصم مكرر: عمليتان ناجحتان",
    ],
};

const ENGLISH: Words = Words {
    title: "Simulated checkout",
    notice: "Simulation: no money is charged",
    amount: "Amount to pay",
    reference: "Payment attempt",
    paid: "Paid",
    expired: "Too late to pay",
    back: "Back to Wasl",
    choices: [
        "Payment succeeds",
        "The bank declines",
        "The bank has not decided yet",
        "Succeeds, notification late",
        "Succeeds, notification lost",
        "Succeeds, notification twice",
        "Charged twice",
    ],
};

fn render(charge: &Charge, status: Status) -> String {
    let arabic = charge.request.locale != "en";
    let words = if arabic { ARABIC } else { ENGLISH };
    let (lang, dir) = if arabic { ("ar", "rtl") } else { ("en", "ltr") };
    let amount = Currency::new(&charge.request.currency, charge.request.exponent)
        .map(|currency| Money::new(charge.request.amount, currency).to_string())
        .unwrap_or_default();
    let lines: String = charge.request.items.iter().map(|item| format!("<li>{}</li>", escape(&item.name))).collect();
    let act = match status {
        Status::Succeeded | Status::Expired | Status::Disputed | Status::DisputeWon | Status::DisputeLost => {
            let said = if status == Status::Expired { words.expired } else { words.paid };
            format!(
                "<p role=\"status\">{said}</p><p><a href=\"{}\">{}</a></p>",
                escape(&charge.request.redirection_url),
                words.back
            )
        }
        Status::Open | Status::Pending | Status::Declined => buttons(&words),
    };
    format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{dir}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title><style>{STYLE}</style></head>\
         <body><main><p class=\"notice\"><strong>{notice}</strong></p><h1>{title}</h1>\
         <dl><dt>{amount_label}</dt><dd><bdi>{amount}</bdi></dd><dt>{reference_label}</dt><dd><bdi>{reference}</bdi></dd></dl>\
         <ul>{lines}</ul>{act}</main></body></html>",
        title = words.title,
        notice = words.notice,
        amount_label = words.amount,
        reference_label = words.reference,
        reference = escape(&charge.request.special_reference),
    )
}

fn buttons(words: &Words) -> String {
    let buttons: String = Choice::ALL
        .iter()
        .zip(words.choices)
        .map(|(choice, text)| format!("<button name=\"choice\" value=\"{}\">{text}</button>", choice.as_str()))
        .collect();
    format!("<form method=\"post\">{buttons}</form>")
}

const STYLE: &str = "body{font-family:system-ui,sans-serif;margin:0;background:#f6f4ef;color:#1d2733;line-height:1.6}\
    main{max-inline-size:34rem;margin-inline:auto;padding:1.5rem}.notice{background:#fff3cd;border:2px solid #8a6100;padding:.75rem 1rem}\
    dt{font-weight:600}dd{margin:0 0 .75rem;font-size:1.25rem}form{display:grid;gap:.75rem}\
    button{font:inherit;padding:.75rem 1rem;border:2px solid #1d4f4a;background:#fff;color:#1d4f4a;text-align:start;cursor:pointer}\
    button:first-child{background:#1d4f4a;color:#fff}button:focus-visible{outline:3px solid #b5651d;outline-offset:2px}";
