//! The check anybody can make: a number, or the text of a credential, and whether it stands. Who was awarded it is not told.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use kernel::{Failure, Outcome, Slips};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Banner, LinkButton, QuestionPage, SummaryList, SummaryRow, Tag, Textarea, Tone},
};

use super::award_tag;
use crate::training::{
    Ports, draws,
    model::Award,
    ports::Judged,
    store::{self as rows, awards},
};

/// The longest text worth reading.
const LONGEST: usize = 16_384;

#[derive(Deserialize)]
pub(in crate::training) struct AtNumber {
    number: String,
}

pub(in crate::training) async fn ask(v: Visit) -> Answer {
    Ok(form(&v, &Filled::blank()))
}

fn form(v: &Visit, filled: &Filled) -> Response {
    let title = v.t("training-public-title");
    let question = QuestionPage::new(v, v.path("/credentials"), filled)
        .back(BackLink::to(v.path("/training"), v.t("training-list-title")))
        .heading(title.clone())
        .lead(&v.t("training-public-lead"))
        .field(
            &Textarea::new("text", v.t("training-public-text"))
                .rows(4)
                .hint(v.t("training-public-text-hint"))
                .filled(v, filled),
        )
        .submit(v.t("training-public-check"))
        .second(&LinkButton::quiet(v.path("/verify"), v.t("training-public-documents")));
    v.page_with(filled.status(), title, question)
}

/// Nothing is changed by it, so no key is remembered.
pub(in crate::training) async fn sent(v: Visit, Extension(ports): Extension<Ports>, form_sent: Form<Fields>) -> Answer {
    match number_in(&ports, form_sent.fields.text("text")) {
        Ok(number) => {
            let mut cx = v.begin().await?;
            let known = awards::numbered(&mut cx, &number).await.map(drop);
            cx.commit().await?;
            match known {
                Ok(()) => Ok(v.redirect(format!("/credentials/{number}"))),
                Err(Failure::Refusal(_)) => {
                    let unknown = Slips::one("text", "training-slip-unknown-number");
                    Ok(form(&v, &form_sent.filled(unknown)?))
                }
                Err(other) => Err(other.into()),
            }
        }
        Err(failure) => Ok(form(&v, &form_sent.filled(failure)?)),
    }
}

/// The number that was typed, or the one a credential signed here names.
fn number_in(ports: &Ports, text: &str) -> Outcome<String> {
    if let Some(number) = draws::typed(text) {
        return Ok(number);
    }
    if text.len() > LONGEST || !text.contains('.') {
        return Err(Slips::one("text", "training-slip-number"));
    }
    match ports.press.judge(text)? {
        Judged::Ours { number, .. } => Ok(number),
        Judged::NotOurs => Err(Slips::one("text", "training-slip-not-ours")),
    }
}

#[derive(Template)]
#[template(path = "training/public.html")]
struct OnePage<'a> {
    v: &'a Visit,
    back: BackLink,
    tag: Tag,
    said: Banner,
    facts: SummaryList,
    criteria: &'a str,
}

pub(in crate::training) async fn one(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtNumber>) -> Answer {
    let number = draws::typed(&at.number).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    let award = awards::numbered(&mut cx, &number).await?;
    let cohort = rows::cohort(&mut cx, award.cohort).await?;
    let training = ports.catalogue.training_at(&mut cx, &award.training, award.revision).await?;
    cx.commit().await?;
    let locale = v.locale();
    let (names, criteria) = match &training.award {
        Some(own) => (&own.names, &own.criteria),
        None => (&training.names, &training.summary),
    };
    let page = OnePage {
        v: &v,
        back: BackLink::to(v.path("/credentials"), v.t("training-public-title")),
        tag: award_tag(&v, &award),
        said: said(&v, &award),
        facts: SummaryList::new(vec![
            SummaryRow::new(v.t("training-award"), names.get(locale)),
            SummaryRow::new(v.t("training-number"), web::Value::code(award.number.as_str())),
            SummaryRow::new(v.t("training-field-training"), training.name(locale)),
            SummaryRow::new(v.t("training-run-by"), training.run_by.get(locale)),
            SummaryRow::new(v.t("training-group"), cohort.content.title.get(locale)),
            SummaryRow::new(v.t("training-awarded"), v.day(award.awarded_at.day_in(crate::training::ZONE))),
        ]),
        criteria: criteria.get(locale),
    };
    Ok(v.page(v.t("training-public-one"), page))
}

fn said(v: &Visit, award: &Award) -> Banner {
    match &award.revoked {
        None => Banner::new(Tone::Ok, v.t("training-public-stands")),
        Some((at, reason)) => {
            let day = v.day(at.day_in(crate::training::ZONE));
            let reason = v.t(&format!("training-reason-{reason}"));
            Banner::new(Tone::Wrong, v.t_with("training-public-revoked", &[("day", &day), ("reason", &reason)]))
        }
    }
}
