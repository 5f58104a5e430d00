//! Writing a question of the bank.

use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, Choice, QuestionPage, Select, TextInput, Textarea},
};

use super::{change, free, written};
use crate::academy::{
    model::{Course, Question},
    pages::Within,
    policy,
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/questions/{part}";
/// The part that is not there yet.
const NEW: &str = "new";
/// The longest question with its choices, in characters.
const TEXT: u32 = 1_000;

pub(in crate::academy) async fn show(v: Visit, Path(at): Path<Within>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let course = written(&mut cx, &at.course).await?;
    cx.commit().await?;
    let filled = match course.question(&at.part) {
        Some(own) => Filled::from_pairs([
            ("lesson", own.lesson.clone()),
            ("text", own.text.clone()),
            ("choices", own.choices.join("\n")),
            ("right", (own.right + 1).to_string()),
            ("why", own.why.clone()),
        ]),
        None if at.part == NEW => Filled::blank(),
        None => return Err(Failure::not_found().into()),
    };
    Ok(page(&v, &at, &course, &filled))
}

fn page(v: &Visit, at: &Within, course: &Course, filled: &Filled) -> Response {
    let title = v.t(if at.part == NEW { "academy-question-new" } else { "academy-question-edit" });
    let back = v.path(&format!("/desk/academy/courses/{}", at.course));
    let lessons = course.lessons.iter().map(|own| Choice::new(own.key.clone(), own.title.clone())).collect();
    let area =
        |name: &str, label: &str, rows: u8| Textarea::new(name, v.t(label)).rows(rows).limit(v, TEXT).filled(v, filled);
    let mut question =
        QuestionPage::new(v, v.path(&format!("/desk/academy/courses/{}/questions/{}", at.course, at.part)), filled)
            .back(BackLink::to(back, v.t("academy-course")))
            .heading(title.clone())
            .field(&Select::new(v, "lesson", v.t("academy-lesson"), lessons).filled(v, filled))
            .field(&area("text", "academy-question", 2))
            .field(&area("choices", "academy-field-choices", 5).hint(v.t("academy-field-choices-hint")))
            .field(&TextInput::digits("right", v.t("academy-field-right")).width("short").filled(v, filled))
            .field(&area("why", "academy-field-why", 3).hint(v.t("academy-field-why-hint")))
            .submit(v.t("academy-save"));
    if at.part != NEW {
        question = question.button(Button::quiet(v.t("academy-remove")).named("do", "remove"));
    }
    v.page_with(filled.status(), title, question)
}

pub(in crate::academy) async fn save(v: Visit, Path(at): Path<Within>, form: Form<Fields>) -> Answer {
    v.staff()?;
    let saved = change(&v, &at.course, |course| {
        if form.fields.text("do") == "remove" {
            course.bank.retain(|own| own.key != at.part);
            return Ok(());
        }
        let mut question = read(&form.fields, course)?;
        match course.bank.iter_mut().find(|own| own.key == at.part) {
            Some(own) => {
                question.key.clone_from(&own.key);
                *own = question;
            }
            None if at.part == NEW => {
                question.key = free("q", &|name| course.question(name).is_some())?;
                course.bank.push(question);
            }
            None => return Err(Failure::not_found()),
        }
        Ok(())
    });
    match saved.await {
        Ok(()) => Ok(v.redirect(format!("/desk/academy/courses/{}", at.course))),
        Err(failure) => {
            let mut cx = v.begin().await?;
            let course = written(&mut cx, &at.course).await?;
            cx.commit().await?;
            Ok(page(&v, &at, &course, &form.filled(failure)?))
        }
    }
}

fn read(fields: &Fields, course: &Course) -> Outcome<Question> {
    let mut slips = Slips::new();
    let lesson = fields.text("lesson").to_owned();
    if course.lesson(&lesson).is_none() {
        slips.add("lesson", "academy-slip-choose");
    }
    let text = fields.required("text", "academy-slip-text", &mut slips).to_owned();
    let lines = fields.text("choices").lines().map(str::trim).filter(|line| !line.is_empty());
    let choices: Vec<String> = lines.map(str::to_owned).collect();
    if !(2..=6).contains(&choices.len()) {
        slips.add("choices", "academy-wrong-choices");
    }
    let number = kernel::arabic::latin_digits(fields.text("right")).parse::<usize>().ok();
    let right = number.and_then(|number| number.checked_sub(1)).filter(|place| *place < choices.len());
    if right.is_none() {
        slips.add("right", "academy-wrong-right");
    }
    let why = fields.required("why", "academy-slip-text", &mut slips).to_owned();
    match right {
        Some(right) if slips.is_empty() => Ok(Question { key: String::new(), lesson, text, choices, right, why }),
        _ => Err(slips.into()),
    }
}
