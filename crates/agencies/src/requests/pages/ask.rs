//! The questions an agency needs answered. Whoever is not known surely enough sees the way up instead.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::{CurrentAgencyService, Snapshot};
use kernel::Outcome;
use people::WayUp;
use service_model::agency_service::{Kind, Question};
use store::idempotency::{self, Claim};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Choice, DateInput, QuestionPage, Radios, Select, TextInput, Textarea},
};

use crate::{
    Ports,
    described::{At, shown},
    requests::{keep::keep, keep::read, list_of_sent::missions, open, policy, store as rows},
};

const KEEP: &str = "agencies.keep";

#[derive(Template)]
#[template(path = "way_up.html")]
struct WayUpPage<'a> {
    v: &'a Visit,
    back: BackLink,
    name: &'a str,
    way: WayUp,
}

pub(super) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let account = v.account()?;
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&at.key)?;
    if open(&ports, &snapshot, own, v.now()).is_err() {
        return Ok(v.redirect(format!("/agency-services/{}", at.key)));
    }
    let mut cx = v.begin().await?;
    let have = people::assurance(&mut cx, account).await?;
    if let Some(way) = WayUp::new(&v, have, policy::needed(&own.definition)) {
        let page = WayUpPage { v: &v, back: back(&v, own), name: own.definition.name(v.locale()), way };
        return Ok(v.page(v.t("agencies-ask"), page));
    }
    let filled = match rows::draft(&mut cx, account, &at.key).await? {
        Some(draft) => filled(own, &rows::answers(&mut cx, &draft).await?),
        None => Filled::blank(),
    };
    Ok(page(&v, &snapshot, own, &filled))
}

pub(super) async fn submit(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>, form: Form<()>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let own = snapshot.agency_service(&at.key)?;
    match kept(&v, &ports, &snapshot, own, &form).await {
        Ok(()) => Ok(v.redirect(format!("/agency-services/{}/check", at.key))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            Ok(page(&v, &snapshot, own, &filled))
        }
    }
}

async fn kept(
    v: &Visit,
    ports: &Ports,
    snapshot: &Snapshot,
    own: &CurrentAgencyService,
    form: &Form<()>,
) -> Outcome<()> {
    let account = v.account()?;
    open(ports, snapshot, own, v.now())?;
    let typed = days_joined(own, &form.fields)?;
    let answers = read(own, snapshot, |key| typed.text(key))?;
    let mut cx = v.begin().await?;
    let _permit = policy::may_ask(&own.definition, people::assurance(&mut cx, account).await?)?;
    if idempotency::claim(&mut cx, KEEP, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let id = keep(&mut cx, account, own, &answers).await?;
        idempotency::settle(&mut cx, KEEP, &form.idempotency_key, id.uuid()).await?;
    }
    cx.commit().await
}

/// A day arrives as three fields and is read as one.
fn days_joined(own: &CurrentAgencyService, fields: &Fields) -> Outcome<Fields> {
    let mut joined = fields.clone();
    let mut slips = kernel::Slips::new();
    for question in own.definition.questions.iter().filter(|question| question.kind == Kind::Day) {
        if let Some(day) = DateInput::read(fields, &question.key, &mut slips) {
            joined.set(question.key.clone(), day.to_string());
        }
    }
    slips.or(|| joined)
}

/// The answers of a draft as they were typed.
fn filled(own: &CurrentAgencyService, answers: &std::collections::BTreeMap<String, String>) -> Filled {
    let mut filled = Filled::from_pairs(answers.iter().map(|(key, answer)| (key.clone(), answer.clone())));
    for question in own.definition.questions.iter().filter(|question| question.kind == Kind::Day) {
        if let Some(day) = answers.get(&question.key).and_then(|text| text.parse().ok()) {
            DateInput::fill(&mut filled, &question.key, day);
        }
    }
    filled
}

fn back(v: &Visit, own: &CurrentAgencyService) -> BackLink {
    BackLink::to(v.path(&format!("/agency-services/{}", own.definition.key)), own.definition.name(v.locale()))
}

fn page(v: &Visit, snapshot: &Snapshot, own: &CurrentAgencyService, filled: &Filled) -> Response {
    let service = &own.definition;
    let agency = service.agency.names.get(v.locale());
    let action = v.path(&format!("/agency-services/{}/ask", service.key));
    let mut body = QuestionPage::new(v, action, filled)
        .back(back(v, own))
        .caption(service.name(v.locale()))
        .heading(v.t("agencies-ask"))
        .lead(&v.t_with("agencies-ask-lead", &[("agency", agency)]));
    for question in &service.questions {
        body = field(v, snapshot, question, filled, body);
    }
    if let Some(simulated) = shown::simulated(v) {
        body = body.after(&simulated);
    }
    v.page_with(filled.status(), v.t("agencies-ask"), body.submit(v.t("agencies-ask-next")))
}

fn field(v: &Visit, snapshot: &Snapshot, question: &Question, filled: &Filled, body: QuestionPage) -> QuestionPage {
    let locale = v.locale();
    let (key, label) = (question.key.clone(), question.names.get(locale));
    let hint = match &question.hint {
        Some(hint) => format!("{} {}", hint.get(locale), question.why.get(locale)),
        None => question.why.get(locale).to_owned(),
    };
    macro_rules! add {
        ($field:expr) => {{
            let field = $field.hint(hint);
            if question.is_optional {
                body.field(&field.optional(v).filled(v, filled))
            } else {
                body.field(&field.filled(v, filled))
            }
        }};
    }
    match &question.kind {
        Kind::Line(most) => add!(TextInput::new(key, label).maxlength(*most)),
        Kind::Code(most) => add!(TextInput::code(key, label).maxlength(most.saturating_add(8))),
        Kind::Words(most) => add!(Textarea::new(key, label).limit(v, *most)),
        Kind::Day => add!(DateInput::new(v, key, label)),
        Kind::Choice(choices) => {
            let choices = choices.iter().map(|own| Choice::new(own.value.clone(), own.names.get(locale)));
            add!(Radios::new(key, label, choices.collect()))
        }
        Kind::Mission => {
            let choices = missions(snapshot, locale).into_iter().map(|(key, name)| Choice::new(key, name));
            add!(Select::new(v, key, label, choices.collect()))
        }
    }
}
