//! The page on which a code is typed, whatever the code is for.

use axum::{http::HeaderMap, response::Response};
use kernel::Slips;
use web::{
    Fields, Filled, FromFields, Visit,
    components::{BackLink, LinkButton, QuestionPage, TextInput},
};

use super::pocket::Pocket;
use crate::{
    accounts::contact::ContactKind,
    codes::{self, Purpose, Waiting, refusal},
};

/// A code as typed; what it must look like is said by the command.
pub(crate) struct CodeForm {
    pub typed: String,
}

impl FromFields for CodeForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        Ok(Self { typed: fields.text(refusal::FIELD).to_owned() })
    }
}

/// The code this browser waits for, with its pocket.
pub(crate) async fn carried(
    v: &Visit,
    headers: &HeaderMap,
    purpose: Purpose,
) -> Result<Option<(Pocket, Waiting)>, web::Stop> {
    let Some(pocket) = Pocket::read(v, headers) else { return Ok(None) };
    let mut cx = v.begin().await?;
    let waiting = codes::waiting(&mut cx, &pocket.holder, purpose).await?;
    Ok(waiting.map(|waiting| (pocket, waiting)))
}

/// Which code page: where it posts, and where one goes for another code.
pub(crate) struct CodePage {
    pub path: &'static str,
    pub ask_again: &'static str,
}

impl CodePage {
    /// Signing in.
    pub const ENTER: Self = Self { path: "/sign-in/code", ask_again: "/sign-in" };
}

/// The page on which a code is typed, for every purpose.
pub(crate) fn page(v: &Visit, which: &CodePage, waiting: &Waiting, filled: &Filled) -> Response {
    let title = v.t("codes-title");
    let masked = waiting.contact.masked();
    let lead = match waiting.contact.kind() {
        ContactKind::Email => v.t_with("codes-lead-email", &[("contact", &masked)]),
        ContactKind::Mobile => v.t_with("codes-lead-mobile", &[("contact", &masked)]),
    };
    // A wrong code is never shown again: it is typed anew.
    let mut blank = filled.clone();
    blank.fields.set(refusal::FIELD, "");
    let code = TextInput::one_time_code(refusal::FIELD, v.t("codes-code-label"))
        .hint(v.t("codes-code-hint"))
        .filled(v, &blank);
    let body = QuestionPage::new(v, v.path(which.path), &blank)
        .back(BackLink::new(v, v.path(which.ask_again)))
        .heading(title.clone())
        .lead(&lead)
        .field(&code)
        .submit(v.t("codes-submit"))
        .second(&LinkButton::quiet(v.path(which.ask_again), v.t("codes-ask-again")));
    v.page_with(filled.status(), title, body)
}
