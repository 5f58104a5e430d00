//! Who was at a session, marked for everybody at once. Opening the page shows names, and is recorded with what it was for.

use ::store::{
    access::{self, Access},
    idempotency::{self, Claim},
};
use axum::extract::Path;
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Banner, Checkboxes, Choice, QuestionPage, Tone},
};

use super::group::sessions;
use crate::training::{
    commands,
    model::{Cohort, Enrolment},
    policy,
    store::{self as rows, enrolments, marks},
};

/// The page of one session.
pub(in crate::training) const SESSION: &str = "/{lang}/desk/training/{id}/sessions/{number}";

#[derive(Deserialize)]
pub(in crate::training) struct AtSession {
    id: Id<Cohort>,
    number: i16,
}

pub(in crate::training) async fn show(v: Visit, Path(at): Path<AtSession>) -> Answer {
    page(&v, &at, &Filled::blank()).await
}

async fn page(v: &Visit, at: &AtSession, filled: &Filled) -> Answer {
    v.staff()?;
    policy::may_run(v.actor())?;
    let mut cx = v.begin().await?;
    let cohort = rows::cohort(&mut cx, at.id).await?;
    let session = cohort.session(at.number).ok_or_else(Failure::not_found)?;
    // Whoever could not mark does not read the names either; the permit itself is asked for again when marks are sent.
    let (_, _permit) = policy::may_mark(v.actor(), &cohort, session, cx.now())?;
    let purpose = format!("attendance of training group {}, session {}", at.id, at.number);
    access::record(&mut cx, Access { file: None, purpose, route: SESSION, fields: &["name"] }).await?;
    let present = marks::of_session(&mut cx, at.id, at.number).await?;
    let mut choices = Vec::new();
    for own in enrolments::placed(&mut cx, at.id).await? {
        choices.push(Choice::new(own.id.to_string(), name(v, &mut cx, &own).await?));
    }
    cx.commit().await?;
    let title = v.t_with("training-session-mark", &[("number", &v.number(i64::from(at.number)))]);
    let here = format!("/desk/training/{}", at.id);
    let place = usize::try_from(at.number).unwrap_or_default().saturating_sub(1);
    let said = sessions(v, &cohort).into_iter().nth(place).unwrap_or_default();
    let mut question = QuestionPage::new(v, v.path(&format!("{here}/sessions/{}", at.number)), filled)
        .back(BackLink::to(v.path(&here), cohort.content.title.get(v.locale())))
        .heading(title.clone())
        .lead(&said)
        .submit(v.t("training-mark-save"));
    if choices.is_empty() {
        question = question.field(&Banner::new(Tone::Quiet, v.t("training-mark-nobody")));
    } else {
        let ticked: Vec<String> = present.iter().map(ToString::to_string).collect();
        let ticked: Vec<&str> = ticked.iter().map(String::as_str).collect();
        let boxes = Checkboxes::new("present", v.t("training-mark-present"), choices);
        question = question.field(&boxes.chosen(&ticked));
    }
    Ok(v.page_with(filled.status(), title, question))
}

async fn name(v: &Visit, cx: &mut ::store::Cx, own: &Enrolment) -> Outcome<String> {
    if let Some(child) = enrolments::child(cx, own).await? {
        return Ok(child);
    }
    match people::name_of(cx, own.account).await {
        Ok(name) => Ok(name),
        // The account was closed meanwhile; its place is given on.
        Err(Failure::Refusal(_)) => Ok(v.t("training-name-gone")),
        Err(other) => Err(other),
    }
}

pub(in crate::training) async fn sent(v: Visit, Path(at): Path<AtSession>, form: Form<Fields>) -> Answer {
    match mark(&v, &at, &form).await {
        Ok(()) => Ok(v.redirect_with(format!("/desk/training/{}", at.id), "training-flash-marked")),
        Err(failure) => page(&v, &at, &form.filled(failure)?).await,
    }
}

async fn mark(v: &Visit, at: &AtSession, form: &Form<Fields>) -> Outcome<()> {
    v.staff()?;
    policy::may_run(v.actor())?;
    let mut cx = v.begin().await?;
    if idempotency::claim(&mut cx, SESSION, &form.idempotency_key, form.request_hash).await? == Claim::Fresh {
        let cohort = rows::lock(&mut cx, at.id).await?;
        let session = cohort.session(at.number).ok_or_else(Failure::not_found)?;
        let permit = policy::may_mark(v.actor(), &cohort, session, cx.now())?;
        let present: Vec<Id<Enrolment>> =
            form.fields.all("present").iter().filter_map(|own| own.parse().ok()).collect();
        commands::mark(&mut cx, permit, (&cohort, session), &present).await?;
        idempotency::settle(&mut cx, SESSION, &form.idempotency_key, at.id.uuid()).await?;
    }
    cx.commit().await
}
