//! An exam: its questions on one page, open for its minutes, whichever device shows it; afterwards what was wrong, and why.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Banner, Button, Choice, ErrorSummary, LinkButton, Radios, Tone},
};

use super::At;
use crate::{
    ZONE,
    academy::{
        commands,
        exam::Answers,
        model::Course,
        policy,
        store::{
            self as rows,
            learners::{self, Attempt, Taken},
        },
    },
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/learning/{course}/exam";

#[derive(Template)]
#[template(path = "academy/exam.html")]
struct ExamPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    title: String,
    notice: Option<Banner>,
    until: Option<String>,
    action: String,
    attempt: Option<String>,
    questions: Vec<Radios>,
    reasons: Vec<(String, String, String)>,
    button: Option<Button>,
    on: Option<LinkButton>,
}

pub(in crate::academy) async fn show(v: Visit, Path(At { course }): Path<At>) -> Answer {
    v.staff()?;
    Ok(page(&v, &course, &Filled::blank()).await?)
}

async fn page(v: &Visit, course: &str, filled: &Filled) -> Outcome<Response> {
    let me = policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    let edition = rows::edition(&mut cx, course).await?;
    let attempts = learners::attempts(&mut cx, me, course).await?;
    let open = commands::open_attempt(&mut cx, me, course).await?;
    let asked = match open.as_ref().or(attempts.first()) {
        Some(own) => rows::body(&mut cx, course, own.edition).await?,
        None => edition.body.clone(),
    };
    cx.commit().await?;
    let names = edition.body.names.get(v.locale()).to_owned();
    let title = v.t_with("academy-exam-title", &[("course", &names)]);
    let mut body = ExamPage {
        v,
        back: BackLink::to(v.path(&format!("/desk/learning/{course}")), names),
        errors: ErrorSummary::new(v, filled),
        title: title.clone(),
        notice: None,
        until: None,
        action: v.path(&format!("/desk/learning/{course}/exam")),
        attempt: None,
        questions: Vec::new(),
        reasons: Vec::new(),
        button: None,
        on: None,
    };
    if let Some(open) = open {
        body.until = Some(v.t_with("academy-exam-until", &[("until", &v.moment(open.ends_at, ZONE))]));
        body.questions = questions(v, &asked, &open, filled);
        body.attempt = Some(open.id.to_string());
        body.button = Some(Button::new(v.t("academy-exam-end")));
    } else {
        if let Some(taken) = attempts.first().and_then(|own| own.result.as_ref()) {
            body.notice = Some(result(v, taken));
            body.reasons = reasons(&asked, taken);
        }
        match commands::next_at(&attempts, v.now()) {
            Some(next) => {
                let said = v.t_with("academy-exam-next", &[("next", &v.moment(next, ZONE))]);
                body.until = Some(said);
            }
            None => body.button = Some(Button::new(v.t("academy-exam-begin"))),
        }
        let passed = attempts.first().and_then(|own| own.result.as_ref()).is_some_and(|own| own.passed);
        if passed {
            body.button = None;
            body.until = None;
            body.on = Some(LinkButton::new(v.path("/desk/learning"), v.t("academy-learning-title")));
        }
    }
    Ok(v.page_with(filled.status(), title, body))
}

fn questions(v: &Visit, course: &Course, open: &Attempt, filled: &Filled) -> Vec<Radios> {
    let drawn = open.paper.0.iter().filter_map(|drawn| Some((drawn, course.question(&drawn.question)?)));
    let radios = drawn.zip(1..).map(|((drawn, question), number)| {
        let choices = drawn
            .order
            .iter()
            .filter_map(|place| question.choices.get(*place).map(|own| Choice::new(place.to_string(), own.clone())));
        let legend = format!("{}. {}", v.number(number), question.text);
        Radios::new(question.key.clone(), legend, choices.collect()).filled(v, filled)
    });
    radios.collect()
}

fn result(v: &Visit, taken: &Taken) -> Banner {
    let number = |number: i16| v.number(i64::from(number));
    let said = v.t_with("academy-exam-result", &[("right", &number(taken.right)), ("asked", &number(taken.asked))]);
    let (key, tone) =
        if taken.passed { ("academy-exam-passed", Tone::Ok) } else { ("academy-exam-failed", Tone::Wrong) };
    Banner::new(tone, said).heading(v.t(key))
}

/// What was wrong: the question, what is right, and why.
fn reasons(course: &Course, taken: &Taken) -> Vec<(String, String, String)> {
    let asked = taken.answers.keys().filter_map(|key| course.question(key));
    let wrong = asked.filter(|own| taken.answers.get(&own.key) != Some(&own.right));
    let right = wrong.filter_map(|own| Some((own.text.clone(), own.choices.get(own.right)?.clone(), own.why.clone())));
    right.collect()
}

/// Begins an exam, or ends the one that is open.
pub(in crate::academy) async fn act(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(At { course }): Path<At>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    let acted = async {
        let mut cx = v.begin().await?;
        match form.fields.opt("attempt") {
            None => {
                commands::begin(&mut cx, &catalogue, me, &course).await?;
            }
            Some(attempt) => {
                let id: Id<Attempt> = attempt.parse().map_err(|_| Failure::not_found())?;
                let mine = learners::attempts(&mut cx, me, &course).await?;
                let own = mine.iter().find(|own| own.id == id).ok_or_else(Failure::not_found)?;
                let answers = read(&form.fields, own)?;
                commands::end(&mut cx, me, &course, id, &answers).await?;
            }
        }
        cx.commit().await
    };
    match acted.await {
        Ok(()) => Ok(v.redirect(format!("/desk/learning/{course}/exam"))),
        Err(failure) => Ok(page(&v, &course, &form.filled(failure)?).await?),
    }
}

/// Every question takes an answer; what is missing is told at its place and nothing is lost.
fn read(fields: &Fields, own: &Attempt) -> Outcome<Answers> {
    let mut slips = kernel::Slips::new();
    let mut answers = BTreeMap::new();
    for drawn in &own.paper.0 {
        match fields.text(&drawn.question).parse::<usize>() {
            Ok(place) if drawn.order.contains(&place) => {
                answers.insert(drawn.question.clone(), place);
            }
            _ => {
                slips.add(drawn.question.clone(), "academy-slip-choose");
            }
        }
    }
    if slips.is_empty() { Ok(answers) } else { Err(Failure::Slips(slips)) }
}
