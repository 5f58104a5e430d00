//! Writing a synthetic case: what happened, what was stated beside what is recorded, and what may be done. It is made of words, and
//! no file or person can be reached from it.

use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, QuestionPage, TextInput, Textarea},
};

use super::{change, free, written};
use crate::academy::{
    model::{Deed, Practice},
    pages::Within,
    policy,
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/practice/{part}";
/// The part that is not there yet.
const NEW: &str = "new";
/// The longest title, and the longest of everything else, in characters.
const LINE: u32 = 160;
const TEXT: u32 = 2_000;
/// What stands between the parts of a line.
const BETWEEN: char = '|';

pub(in crate::academy) async fn show(v: Visit, Path(at): Path<Within>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let course = written(&mut cx, &at.course).await?;
    cx.commit().await?;
    let filled = match course.practice(&at.part) {
        Some(own) => Filled::from_pairs(typed(own)),
        None if at.part == NEW => Filled::blank(),
        None => return Err(Failure::not_found().into()),
    };
    Ok(page(&v, &at, &filled))
}

/// A case as its form shows it.
fn typed(own: &Practice) -> [(&'static str, String); 6] {
    let data = own.stated.iter().zip(&own.recorded);
    let data = data.map(|((label, stated), (_, recorded))| format!("{label} {BETWEEN} {stated} {BETWEEN} {recorded}"));
    let choices = own.choices.iter().map(|deed| format!("{} {BETWEEN} {}", deed.text, deed.why));
    let right = own.choices.iter().position(|deed| deed.right).map_or(0, |place| place + 1);
    [
        ("title", own.title.clone()),
        ("situation", own.situation.clone()),
        ("data", data.collect::<Vec<_>>().join("\n")),
        ("asked", own.asked.clone()),
        ("choices", choices.collect::<Vec<_>>().join("\n")),
        ("right", right.to_string()),
    ]
}

fn page(v: &Visit, at: &Within, filled: &Filled) -> Response {
    let title = v.t(if at.part == NEW { "academy-case-new" } else { "academy-case-edit" });
    let back = v.path(&format!("/desk/academy/courses/{}", at.course));
    let area =
        |name: &str, label: &str, rows: u8| Textarea::new(name, v.t(label)).rows(rows).limit(v, TEXT).filled(v, filled);
    let mut question =
        QuestionPage::new(v, v.path(&format!("/desk/academy/courses/{}/practice/{}", at.course, at.part)), filled)
            .back(BackLink::to(back, v.t("academy-course")))
            .heading(title.clone())
            .lead(&v.t("academy-case-made-up"))
            .field(&TextInput::new("title", v.t("academy-field-title")).maxlength(LINE).filled(v, filled))
            .field(&area("situation", "academy-field-situation", 4))
            .field(&area("data", "academy-field-data", 5).hint(v.t("academy-field-data-hint")))
            .field(&area("asked", "academy-field-asked", 2))
            .field(&area("choices", "academy-field-deeds", 5).hint(v.t("academy-field-deeds-hint")))
            .field(&TextInput::digits("right", v.t("academy-field-right")).width("short").filled(v, filled))
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
            course.practices.retain(|own| own.key != at.part);
            return Ok(());
        }
        let mut practice = read(&form.fields)?;
        match course.practices.iter_mut().find(|own| own.key == at.part) {
            Some(own) => {
                practice.key.clone_from(&own.key);
                *own = practice;
            }
            None if at.part == NEW => {
                practice.key = free("c", &|name| course.practice(name).is_some())?;
                course.practices.push(practice);
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

fn read(fields: &Fields) -> Outcome<Practice> {
    let mut slips = Slips::new();
    let title = fields.required("title", "academy-slip-title", &mut slips).to_owned();
    let situation = fields.required("situation", "academy-slip-text", &mut slips).to_owned();
    let asked = fields.required("asked", "academy-slip-text", &mut slips).to_owned();
    let (mut stated, mut recorded) = (Vec::new(), Vec::new());
    for line in lines(fields.text("data")) {
        match parts(line).as_slice() {
            [label, said, found] => {
                stated.push(((*label).to_owned(), (*said).to_owned()));
                recorded.push(((*label).to_owned(), (*found).to_owned()));
            }
            _ => {
                slips.add("data", "academy-slip-data");
            }
        }
    }
    let mut choices = Vec::new();
    for line in lines(fields.text("choices")) {
        match parts(line).as_slice() {
            [text, why] if !text.is_empty() && !why.is_empty() => {
                choices.push(Deed { text: (*text).to_owned(), right: false, why: (*why).to_owned() });
            }
            _ => {
                slips.add("choices", "academy-slip-deeds");
            }
        }
    }
    if !(2..=6).contains(&choices.len()) {
        slips.add("choices", "academy-wrong-choices");
    }
    let number = kernel::arabic::latin_digits(fields.text("right")).parse::<usize>().ok();
    match number.and_then(|number| number.checked_sub(1)).and_then(|place| choices.get_mut(place)) {
        Some(right) => right.right = true,
        None => {
            slips.add("right", "academy-wrong-right");
        }
    }
    let long = |text: &str, most: u32| u32::try_from(text.chars().count()).unwrap_or(u32::MAX) > most;
    let blocks = [situation.as_str(), asked.as_str(), fields.text("data"), fields.text("choices")];
    if long(&title, LINE) || blocks.iter().any(|block| long(block, TEXT)) {
        slips.add("situation", "academy-slip-long");
    }
    if slips.is_empty() {
        Ok(Practice { key: String::new(), title, situation, stated, recorded, asked, choices })
    } else {
        Err(slips.into())
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn parts(line: &str) -> Vec<&str> {
    line.split(BETWEEN).map(str::trim).collect()
}
