//! Somebody calls or comes with a slip and asks how it stands: reference and code, and nothing but the stage is told. Neither
//! a name nor what was asked for is on the answer.

use axum::{Extension, response::Response};
use catalogue::Catalogue;
use kernel::{Outcome, Reference, StaffRole};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, QuestionPage, SummaryList, SummaryRow, TextInput},
};

use super::{Alone, stage};
use crate::{
    applications::{definitions, model::Application},
    counter::commands,
};

pub(super) async fn show(v: Visit) -> Answer {
    v.staff()?;
    v.actor().staff_holding(&[StaffRole::MissionOfficer, StaffRole::CallAgent]).map(drop)?;
    Ok(page(&v, None, &Filled::blank()))
}

pub(super) async fn ask(v: Visit, Extension(catalogue): Extension<Catalogue>, form: Form<Fields>) -> Answer {
    match asked(&v, &catalogue, &form).await {
        Ok(answer) => Ok(page(&v, Some(answer), &Filled::blank())),
        Err(failure) => Ok(page(&v, None, &form.filled(failure)?)),
    }
}

async fn asked(v: &Visit, catalogue: &Catalogue, form: &Form<Fields>) -> Outcome<SummaryList> {
    v.staff()?;
    let reference: Reference = form.fields.text("found_by").parse().map_err(|_| people::counter::nobody())?;
    let mut cx = v.begin().await?;
    let file: Application = commands::by_slip(&mut cx, reference, form.fields.text("code")).await?;
    let definition = definitions::of(&cx, catalogue, &file).await?;
    cx.commit().await?;
    let paid = file.facts.paid_at.map(|at| v.moment(at, &definition.country.zone));
    Ok(SummaryList::new(vec![
        SummaryRow::new(v.t("application-reference"), web::Value::code(file.reference.to_string())),
        SummaryRow::new(v.t("at-counter-state"), stage(v, file.stage())),
        SummaryRow::new(v.t("desk-paid-at"), paid),
        SummaryRow::new(v.t("desk-promised"), file.promised_on.map(|day| v.day(day))),
    ]))
}

fn page(v: &Visit, answer: Option<SummaryList>, filled: &Filled) -> Response {
    let title = v.t("at-counter-ask-title");
    let mut question = QuestionPage::new(v, v.path("/desk/counter/ask"), filled)
        .back(BackLink::to(v.path("/desk/counter"), v.t("counter-title")))
        .heading(title.clone())
        .lead(&v.t("at-counter-ask-lead"));
    if let Some(answer) = &answer {
        question = question.field(answer);
    }
    // What was typed is never shown again: the next person stands before the same screen.
    let mut blank = filled.clone();
    blank.fields.set("code", "");
    let question = question
        .field(&TextInput::code("found_by", v.t("application-reference")).filled(v, &blank))
        .field(&TextInput::code("code", v.t("at-counter-code")).width("short").filled(v, &blank))
        .submit(v.t("at-counter-ask"));
    v.page_with(filled.status(), title, Alone { question })
}
