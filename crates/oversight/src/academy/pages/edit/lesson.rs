//! Writing a lesson.

use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, QuestionPage, TextInput, Textarea},
};

use super::{change, free, written};
use crate::academy::{
    model::{Lesson, is_key},
    pages::Within,
    policy,
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/lessons/{part}";
/// The part that is not there yet.
const NEW: &str = "new";
/// The longest title and text, in characters.
const LINE: u32 = 160;
const TEXT: u32 = 12_000;

pub(in crate::academy) async fn show(v: Visit, Path(at): Path<Within>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let course = written(&mut cx, &at.course).await?;
    cx.commit().await?;
    let filled = match course.lesson(&at.part) {
        Some(own) => Filled::from_pairs([
            ("title", own.title.clone()),
            ("teaches", own.teaches.join(" ")),
            ("text", own.text.clone()),
        ]),
        None if at.part == NEW => Filled::blank(),
        None => return Err(Failure::not_found().into()),
    };
    Ok(page(&v, &at, &filled))
}

fn page(v: &Visit, at: &Within, filled: &Filled) -> Response {
    let title = v.t(if at.part == NEW { "academy-lesson-new" } else { "academy-lesson-edit" });
    let back = v.path(&format!("/desk/academy/courses/{}", at.course));
    let mut question =
        QuestionPage::new(v, v.path(&format!("/desk/academy/courses/{}/lessons/{}", at.course, at.part)), filled)
            .back(BackLink::to(back, v.t("academy-course")))
            .heading(title.clone())
            .field(&TextInput::new("title", v.t("academy-field-title")).maxlength(LINE).filled(v, filled))
            .field(
                &TextInput::code("teaches", v.t("academy-field-teaches"))
                    .hint(v.t("academy-field-teaches-hint"))
                    .filled(v, filled),
            )
            .field(
                &Textarea::new("text", v.t("academy-field-text"))
                    .hint(v.t("academy-field-text-hint"))
                    .rows(16)
                    .limit(v, TEXT)
                    .filled(v, filled),
            )
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
            course.lessons.retain(|own| own.key != at.part);
            return Ok(());
        }
        let mut lesson = read(&form.fields)?;
        match course.lessons.iter_mut().find(|own| own.key == at.part) {
            Some(own) => {
                lesson.key.clone_from(&own.key);
                *own = lesson;
            }
            None if at.part == NEW => {
                lesson.key = free("l", &|name| course.lesson(name).is_some())?;
                course.lessons.push(lesson);
            }
            None => return Err(Failure::not_found()),
        }
        Ok(())
    });
    match saved.await {
        Ok(()) => Ok(v.redirect(format!("/desk/academy/courses/{}", at.course))),
        Err(failure) => Ok(page(&v, &at, &form.filled(failure)?)),
    }
}

fn read(fields: &Fields) -> Outcome<Lesson> {
    let mut slips = Slips::new();
    let title = fields.required("title", "academy-slip-title", &mut slips).to_owned();
    let text = fields.required("text", "academy-slip-text", &mut slips).to_owned();
    if !discovery::content::is_written(&text) {
        slips.add("text", "academy-wrong-text");
    }
    let teaches: Vec<String> = fields.text("teaches").split_whitespace().map(str::to_owned).collect();
    if !teaches.iter().all(|key| is_key(key)) {
        slips.add("teaches", "academy-slip-teaches");
    }
    let long = |text: &str, most: u32| u32::try_from(text.chars().count()).unwrap_or(u32::MAX) > most;
    if long(&title, LINE) || long(&text, TEXT) {
        slips.add("text", "academy-slip-long");
    }
    if slips.is_empty() { Ok(Lesson { key: String::new(), title, teaches, text }) } else { Err(slips.into()) }
}
