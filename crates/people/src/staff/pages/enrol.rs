//! Setting one's own password and second factor with an enrolment code.

use axum::{Extension, response::Response};
use kernel::{Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, FromFields, Visit,
    components::{PasswordInput, QuestionPage, Slip, Symbol, TextInput},
};

use crate::{
    hidden::Hidden,
    staff::{
        enrolment::{self, Enrolling},
        password::Passwords,
        throttles,
    },
};

/// Name and enrolment code.
pub(super) struct CodeForm {
    login: String,
    code: String,
}

impl FromFields for CodeForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let login = fields.required("login", "staff-user-missing", &mut slips).to_owned();
        let code = fields.required("code", "staff-enrol-code-missing", &mut slips).to_owned();
        if slips.is_empty() { Ok(Self { login, code }) } else { Err(slips) }
    }
}

/// The same, with what she chose.
pub(super) struct FinishForm {
    known: CodeForm,
    password: String,
    totp: String,
}

impl FromFields for FinishForm {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let known = CodeForm::from_fields(fields)?;
        Ok(Self { known, password: fields.text("password").to_owned(), totp: fields.text("totp").to_owned() })
    }
}

pub(super) async fn show(v: Visit) -> Answer {
    Ok(code_page(&v, &Filled::blank()))
}

pub(super) async fn open(v: Visit, form: Form<CodeForm>) -> Answer {
    let opened = async { enrolling(&v, &form.read()?).await };
    match opened.await {
        Ok(enrolling) => choose_page(&v, &enrolling, &Filled::from_pairs(form.fields.answers())),
        Err(failure) => Ok(code_page(&v, &form.filled(failure)?)),
    }
}

pub(super) async fn finish(v: Visit, Extension(passwords): Extension<Passwords>, form: Form<FinishForm>) -> Answer {
    let typed = match form.read() {
        Ok(typed) => typed,
        Err(failure) => return Ok(code_page(&v, &form.filled(failure)?)),
    };
    let enrolling = match enrolling(&v, &typed.known).await {
        Ok(enrolling) => enrolling,
        Err(failure) => return Ok(code_page(&v, &form.filled(failure)?)),
    };
    let mut cx = v.begin().await?;
    match enrolment::finish(&mut cx, (&enrolling, &typed.totp), (&passwords, &typed.password)).await {
        Ok(()) => {
            cx.commit().await?;
            Ok(v.redirect_with("/desk/sign-in", "staff-enrol-done"))
        }
        Err(failure) => choose_page(&v, &enrolling, &form.filled(failure)?),
    }
}

/// Commits whatever the answer, so that a wrong code costs its try.
async fn enrolling(v: &Visit, typed: &CodeForm) -> Outcome<Enrolling> {
    let mut cx = v.begin().await?;
    store::throttle::hit(&cx, &throttles::NETWORK, &v.network()).await?;
    store::throttle::hit(&cx, &throttles::LOGIN, &typed.login).await?;
    let found = enrolment::check(&mut cx, &typed.login, &typed.code).await?;
    cx.commit().await?;
    found.ok_or_else(|| Slips::one("code", "staff-enrol-wrong"))
}

fn code_page(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("staff-enrol-title");
    let body = QuestionPage::new(v, v.path("/desk/enrol"), filled)
        .heading(title.clone())
        .lead(&v.t("staff-enrol-lead"))
        .field(&TextInput::code("login", v.t("staff-user-label")).autocomplete("username").filled(v, filled))
        .field(&TextInput::code("code", v.t("staff-enrol-code")).hint(v.t("staff-enrol-code-hint")).filled(v, filled));
    v.page_with(filled.status(), title, body)
}

fn choose_page(v: &Visit, enrolling: &Enrolling, filled: &Filled) -> Answer {
    let address = enrolling.secret.address(filled.value("login"));
    let symbol = Symbol::of(&address, v.t("staff-enrol-symbol"))?;
    let title = v.t("staff-enrol-choose-title");
    let mut shown = filled.clone();
    shown.fields.set("totp", "");
    let question = QuestionPage::new(v, v.path("/desk/enrol/finish"), &shown)
        .heading(title.clone())
        .lead(&v.t("staff-enrol-choose-lead"))
        .field(&symbol)
        .field(&Slip::reference(v.t("staff-enrol-secret"), enrolling.secret.base32()))
        .field(&Hidden::new("login", shown.value("login")))
        .field(&Hidden::new("code", shown.value("code")))
        .field(
            &PasswordInput::fresh(v, "password", v.t("staff-enrol-password"))
                .hint(v.t("staff-password-length"))
                .filled(v, &shown),
        )
        .field(
            &TextInput::one_time_code("totp", v.t("staff-code-label")).hint(v.t("staff-code-hint")).filled(v, &shown),
        )
        .submit(v.t("staff-enrol-finish"));
    Ok(v.page_with(filled.status(), title, question))
}
