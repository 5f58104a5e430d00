//! Applying for a place in a group, for oneself or for a child.

use ::store::idempotency::{self, Claim};
use askama::{Template, filters::HtmlSafe};
use axum::{Extension, extract::Path, response::Response};
use kernel::{Id, Outcome};
use service_model::Training;
use web::{
    Answer, Fields, Filled, Form, Markup, Visit,
    components::{BackLink, Checkboxes, Choice, DateInput, QuestionPage, Radios, TextInput},
};

use super::{AtCohort, definition, group::APPLY};
use crate::training::{
    Ports, commands,
    model::{Cohort, Enrolment, Seats},
    policy,
    store::{self as rows, enrolments},
    typed,
};

pub(in crate::training) async fn ask(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<AtCohort>) -> Answer {
    page(&v, &ports, at.id, &Filled::blank()).await
}

async fn page(v: &Visit, ports: &Ports, id: Id<Cohort>, filled: &Filled) -> Answer {
    v.account()?;
    let mut cx = v.begin().await?;
    let cohort = rows::cohort(&mut cx, id).await?;
    let seats = enrolments::seats(&mut cx, id).await?;
    cx.commit().await?;
    let training = definition(v, ports, &cohort).await?;
    Ok(form(v, (&cohort, &training), seats, filled))
}

fn form(v: &Visit, (cohort, training): (&Cohort, &Training), seats: Seats, filled: &Filled) -> Response {
    let here = format!("/training-groups/{}", cohort.id);
    let title = v.t("training-apply-title");
    let about = if seats.free(cohort.content.places) > 0 { "training-apply-about" } else { "training-apply-full" };
    let mut question = QuestionPage::new(v, v.path(&format!("{here}/apply")), filled)
        .back(BackLink::to(v.path(&here), cohort.content.title.get(v.locale())))
        .heading(title.clone())
        .lead(&v.t(about));
    let child = ChildFields::new(v, filled);
    if training.is_for_children_only() {
        question = question.field(&child);
    } else if training.is_for_children() {
        let choices = vec![
            Choice::new("oneself", v.t("training-for-oneself")),
            Choice::new("child", v.t("training-for-child")).reveals(Markup::from(&child)),
        ];
        question =
            question.field(&Radios::new("for", v.t("training-for"), choices).chosen("oneself").filled(v, filled));
    }
    let question = question.submit(v.t("training-apply-now"));
    v.page_with(filled.status(), title, question)
}

/// What is asked about a child.
#[derive(Template)]
#[template(path = "training/child.html")]
struct ChildFields {
    name: TextInput,
    born: DateInput,
    guardian: Checkboxes,
    kept: String,
}

impl HtmlSafe for ChildFields {}

impl ChildFields {
    fn new(v: &Visit, filled: &Filled) -> Self {
        let most = u32::try_from(typed::NAME).unwrap_or(u32::MAX);
        let guardian = vec![Choice::new("yes", v.t("training-guardian"))];
        Self {
            name: TextInput::new("child_name", v.t("training-child-name"))
                .hint(v.t("training-child-name-hint"))
                .maxlength(most)
                .filled(v, filled),
            born: DateInput::new(v, "born", v.t("training-child-born"))
                .hint(v.t("training-child-born-hint"))
                .filled(v, filled),
            guardian: Checkboxes::new("guardian", v.t("training-guardian-legend"), guardian).filled(v, filled),
            kept: v.t("training-child-kept"),
        }
    }
}

pub(in crate::training) async fn sent(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtCohort>,
    form: Form<Fields>,
) -> Answer {
    match apply(&v, &ports, at.id, &form).await {
        Ok(own) => {
            let flash = if own.is_placed() { "training-flash-placed" } else { "training-flash-waiting" };
            Ok(v.redirect_with(format!("/account/training/{}", own.id), flash))
        }
        Err(failure) => page(&v, &ports, at.id, &form.filled(failure)?).await,
    }
}

async fn apply(v: &Visit, ports: &Ports, id: Id<Cohort>, form: &Form<Fields>) -> Outcome<Enrolment> {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let own = match idempotency::claim(&mut cx, APPLY, &form.idempotency_key, form.request_hash).await? {
        Claim::Done(own) => Id::from_uuid(own),
        Claim::Fresh => {
            let cohort = rows::lock(&mut cx, id).await?;
            let content = &cohort.content;
            let training = ports.catalogue.training_at(&mut cx, &content.training, content.revision).await?;
            let learner = typed::learner(&form.fields, &training, cx.now().day_in(&content.zone))?;
            let permit = policy::may_apply(&cohort, &training, &learner, cx.now())?;
            let own = commands::apply(&mut cx, permit, account, (&cohort, &learner)).await?;
            idempotency::settle(&mut cx, APPLY, &form.idempotency_key, own.uuid()).await?;
            own
        }
    };
    let own = enrolments::of_account_one(&mut cx, account, own).await?;
    cx.commit().await?;
    Ok(own)
}
