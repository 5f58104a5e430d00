//! Trainers' desk for one course: what is taught, what is being written, and letting it out with a second trainer.

pub(in crate::academy) mod about;
pub(in crate::academy) mod lesson;
pub(in crate::academy) mod part;
pub(in crate::academy) mod practice;
pub(in crate::academy) mod question;

use std::{sync::Arc, time::Duration};

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::Outcome;
use web::{
    Answer, Fields, Filled, Form, Value, Visit,
    components::{BackLink, Banner, Button, DataTable, ErrorSummary, LinkButton, Task, TaskList, Textarea, Tone},
};
use work::proposals::{Acts, NewProposal, propose_once};

use super::At;
use crate::academy::{
    acts::PublishEdition,
    model::{Course, Lesson, Wrong},
    policy, since,
    store::{self as rows, learners},
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}";
/// Exams of so long are counted for weak questions.
const YEAR: Duration = Duration::from_secs(365 * 86_400);
/// A question is called weak from so many answers on.
const ENOUGH: usize = 5;

#[derive(Template)]
#[template(path = "academy/edit.html")]
struct EditPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    about: String,
    draft: Option<Banner>,
    wrong: Vec<String>,
    lessons: TaskList,
    practices: TaskList,
    questions: TaskList,
    ways: Vec<LinkButton>,
    weak: DataTable,
    action: String,
    publish: Option<(Textarea, Button)>,
    drop: Option<Button>,
}

pub(in crate::academy) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(At { course }): Path<At>,
) -> Answer {
    v.staff()?;
    Ok(page(&v, &catalogue, &course, &Filled::blank()).await?)
}

/// What is being written of a course, else what is taught.
///
/// # Errors
/// Not found for a course there is not.
pub(super) async fn written(cx: &mut Cx, course: &str) -> Outcome<Course> {
    Ok(drafted(cx, course).await?.0)
}

/// The same, and whether it is a draft.
async fn drafted(cx: &mut Cx, course: &str) -> Outcome<(Course, bool)> {
    match rows::draft(cx, course).await? {
        Some((draft, _)) => Ok((draft, true)),
        None => Ok((rows::edition(cx, course).await?.body, false)),
    }
}

async fn page(v: &Visit, catalogue: &Catalogue, course: &str, filled: &Filled) -> Outcome<Response> {
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let (own, is_draft) = drafted(&mut cx, course).await?;
    let asked = learners::asked(&mut cx, course, v.now().minus(YEAR)).await?;
    // What is let out now and rests on older rules is what a trainer has to look at; a course that never was is all new.
    let let_out = rows::latest(&mut cx).await?.into_iter().find(|own| own.course == course);
    let snapshot = catalogue.snapshot_in(&mut cx).await?;
    cx.commit().await?;
    let outdated = |lesson: &Lesson| {
        let_out.as_ref().is_some_and(|edition| !since::newer_now(lesson, edition, &snapshot).is_empty())
    };
    let path = |rest: &str| v.path(&format!("/desk/academy/courses/{course}{rest}"));
    let wrong = own.check();
    let lessons = own.lessons.iter().map(|lesson| {
        let hint = if outdated(lesson) { v.t("academy-lesson-outdated") } else { lesson.teaches.join("، ") };
        Task::place(lesson.title.clone(), path(&format!("/lessons/{}", lesson.key))).hint(hint)
    });
    let lessons = lessons.collect();
    let practices = own
        .practices
        .iter()
        .map(|practice| Task::place(practice.title.clone(), path(&format!("/practice/{}", practice.key))))
        .collect();
    let questions = own.bank.iter().map(|question| {
        let title = own.lesson(&question.lesson).map_or("", |lesson| lesson.title.as_str());
        Task::place(question.text.clone(), path(&format!("/questions/{}", question.key))).hint(title)
    });
    let questions = questions.collect();
    let title = own.names.get(v.locale()).to_owned();
    let way = |rest: &str, key: &str| LinkButton::quiet(path(rest), v.t(key));
    let body = EditPage {
        v,
        back: BackLink::to(v.path("/desk/academy"), v.t("academy-title")),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        about: own.about.get(v.locale()).to_owned(),
        draft: is_draft.then(|| Banner::new(Tone::Wait, v.t("academy-draft-there"))),
        wrong: wrong.iter().map(|own| said(v, own)).collect(),
        lessons: TaskList::new("lessons", lessons).heading(v.t("academy-lessons")),
        practices: TaskList::new("practice", practices).heading(v.t("academy-practices")),
        questions: TaskList::new("questions", questions).heading(v.t("academy-bank")),
        ways: vec![
            way("/about", "academy-about-edit"),
            way("/lessons/new", "academy-lesson-new"),
            way("/practice/new", "academy-case-new"),
            way("/questions/new", "academy-question-new"),
            way("/print", "academy-print"),
        ],
        weak: weak(v, &own, &asked),
        action: path(""),
        publish: (is_draft && wrong.is_empty()).then(|| {
            let reason = Textarea::new("reason", v.t("staff-reason")).rows(2).filled(v, filled);
            (reason, Button::new(v.t("academy-propose")).named("do", "publish"))
        }),
        drop: is_draft.then(|| Button::quiet(v.t("academy-drop")).named("do", "drop")),
    };
    Ok(v.page_with(filled.status(), title, body))
}

fn said(v: &Visit, own: &Wrong) -> String {
    if own.place.is_empty() { v.t(own.text) } else { format!("{} ({})", v.t(own.text), own.place) }
}

/// How often each question was answered wrongly, the worst first; those asked seldom say nothing.
fn weak(
    v: &Visit,
    course: &Course,
    asked: &[(crate::academy::exam::Paper, crate::academy::exam::Answers)],
) -> DataTable {
    let mut table = DataTable::new(v, v.t("academy-weak"))
        .column(v.t("academy-question"))
        .number_column(v.t("academy-asked"))
        .number_column(v.t("academy-wrong"))
        .nothing(v.t("academy-weak-none"));
    let counted = course.bank.iter().map(|own| {
        let answers: Vec<usize> = asked.iter().filter_map(|(_, answers)| answers.get(&own.key).copied()).collect();
        let wrong = answers.iter().filter(|place| **place != own.right).count();
        (own, answers.len(), wrong)
    });
    let mut counted: Vec<_> = counted.filter(|(_, all, wrong)| *all >= ENOUGH && *wrong > 0).collect();
    counted.sort_by(|(_, all, wrong), (_, other, more)| (more * all).cmp(&(wrong * other)));
    let number = |number: usize| v.number(i64::try_from(number).unwrap_or(i64::MAX));
    for (own, all, wrong) in counted.into_iter().take(10) {
        let cells: Vec<Value> = vec![own.text.clone().into(), number(all).into(), number(wrong).into()];
        table = table.row(cells);
    }
    table
}

/// Proposes to let the draft out, or gives it up.
pub(in crate::academy) async fn act(
    v: Visit,
    Extension(acts): Extension<Arc<Acts>>,
    Extension(catalogue): Extension<Catalogue>,
    Path(At { course }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    if form.fields.text("do") == "drop" {
        let mut cx = v.begin().await?;
        rows::drop_draft(&mut cx, &course).await?;
        // Of a course that was never let out nothing is left.
        let taught = rows::latest(&mut cx).await?.iter().any(|own| own.course == course);
        cx.commit().await?;
        let to = if taught { format!("/desk/academy/courses/{course}") } else { "/desk/academy".to_owned() };
        return Ok(v.redirect(to));
    }
    let proposed = propose_once(v.begin().await?, &acts, (PAGE, &form), |_cx| {
        let subject = PublishEdition::subject(&course)?;
        Ok(NewProposal { kind: PublishEdition::KIND, subject, reason: form.fields.text("reason"), seen: None })
    });
    match proposed.await {
        Ok(id) => Ok(v.redirect(format!("/desk/proposals/{id}"))),
        Err(failure) => Ok(page(&v, &catalogue, &course, &form.filled(failure)?).await?),
    }
}

/// Changes what is being written of a course; a first change copies what is taught.
pub(super) async fn change(v: &Visit, course: &str, with: impl FnOnce(&mut Course) -> Outcome<()>) -> Outcome<()> {
    let me = policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let mut own = written(&mut cx, course).await?;
    with(&mut own)?;
    rows::keep_draft(&mut cx, course, &own, Some(me)).await?;
    cx.commit().await
}
