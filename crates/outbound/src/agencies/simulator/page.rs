//! The page on which somebody plays the agencies of a demo: what came, and what happens next.

use axum::response::{Html, IntoResponse, Response};

use super::{STATES, requests::Known};
use crate::simulators::escape;

/// Every request with a button for each state.
pub(super) fn shown(all: &[Known]) -> Response {
    let requests: String = all.iter().map(one).collect();
    let nothing = if all.is_empty() { "<p>لم يصل أي طلب بعد.</p>" } else { "" };
    Html(format!(
        "<!doctype html><html lang=\"ar\" dir=\"rtl\"><meta charset=\"utf-8\"><title>محاكي الجهات الحكومية</title>\
         <h1>محاكي الجهات الحكومية</h1><p>كل ما هنا محاكاة: لا تصل هذه الطلبات إلى أي جهة. يُختار ما يحدث للطلب، \
         فيصل إلى وصل إخطار موقّع به.</p>{nothing}{requests}</html>"
    ))
    .into_response()
}

fn one(known: &Known) -> String {
    let request = &known.request;
    let told: String = request.data.keys().map(|name| format!("<li>{}</li>", escape(name))).collect();
    let past: String =
        known.reports.iter().map(|report| format!("<li>{} {}</li>", escape(&report.state), report.at)).collect();
    let buttons: String =
        STATES.iter().map(|state| format!("<button name=\"state\" value=\"{state}\">{state}</button> ")).collect();
    format!(
        "<section><h2>{agency}: {service} <bdi>{reference}</bdi></h2><p>ما أُرسل (بالاسم فقط):</p><ul>{told}</ul>\
         <ol>{past}</ol><form method=\"post\" action=\"/play/{reference}\">{buttons}\
         <label>reason <input name=\"reason\"></label></form></section>",
        agency = escape(&known.agency),
        service = escape(&request.service),
        reference = escape(&request.reference),
    )
}
