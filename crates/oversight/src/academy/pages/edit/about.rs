//! What a course is, whom it is for, and how its exam is held; and beginning a course that is not there yet.

use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome, Slips, StaffRole};
use service_model::Names;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Checkboxes, Choice, QuestionPage, TextInput, Textarea},
};

use super::{change, written};
use crate::academy::{
    model::{Course, is_key},
    pages::{At, overview::role_text},
    policy, store as rows,
};

/// The page of a course.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/about";
/// Where one is begun.
pub(in crate::academy) const NEW: &str = "/{lang}/desk/academy/new";
/// The longest name, and the longest sentence about it, in characters.
const LINE: u32 = 160;
const TEXT: u32 = 600;
/// The numbers of an exam, each with its label, and what a new course begins with.
const NUMBERS: [(&str, &str, u16); 5] = [
    ("pass_percent", "academy-field-percent", 80),
    ("questions", "academy-field-questions", 10),
    ("refresher_questions", "academy-field-refresher", 5),
    ("minutes", "academy-field-minutes", 30),
    ("valid_days", "academy-field-days", 365),
];

pub(in crate::academy) async fn show(v: Visit, Path(At { course }): Path<At>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let own = written(&mut cx, &course).await?;
    cx.commit().await?;
    Ok(page(&v, Some(&course), &Filled::from_pairs(typed(&own))))
}

pub(in crate::academy) async fn show_new(v: Visit) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let numbers = NUMBERS.map(|(name, _, usual)| (name, usual.to_string()));
    Ok(page(&v, None, &Filled::from_pairs(numbers)))
}

/// A course as its form shows it.
fn typed(own: &Course) -> Vec<(&'static str, String)> {
    let numbers = [u16::from(own.pass_percent), own.questions, own.refresher_questions, own.minutes, own.valid_days];
    let mut typed = vec![
        ("name_ar", own.names.ar.clone()),
        ("name_en", own.names.en.clone()),
        ("about_ar", own.about.ar.clone()),
        ("about_en", own.about.en.clone()),
    ];
    typed.extend(own.roles.iter().map(|role| ("roles", role.as_str().to_owned())));
    typed.extend(NUMBERS.iter().zip(numbers).map(|((name, _, _), number)| (*name, number.to_string())));
    typed
}

fn page(v: &Visit, course: Option<&str>, filled: &Filled) -> Response {
    let title = v.t(if course.is_some() { "academy-about-edit" } else { "academy-course-new" });
    let (action, back) = match course {
        Some(course) => (format!("/desk/academy/courses/{course}/about"), format!("/desk/academy/courses/{course}")),
        None => ("/desk/academy/new".to_owned(), "/desk/academy".to_owned()),
    };
    let line = |name: &'static str, label: &str| TextInput::new(name, v.t(label)).maxlength(LINE).filled(v, filled);
    let area = |name: &str, label: &str| Textarea::new(name, v.t(label)).rows(2).limit(v, TEXT).filled(v, filled);
    let roles = StaffRole::ALL.iter().map(|role| Choice::new(role.as_str(), v.t(&role_text(*role)))).collect();
    let mut question = QuestionPage::new(v, v.path(&action), filled)
        .back(BackLink::to(v.path(&back), v.t(if course.is_some() { "academy-course" } else { "academy-title" })))
        .heading(title.clone());
    if course.is_none() {
        let key = TextInput::code("key", v.t("academy-field-key")).hint(v.t("academy-field-key-hint"));
        question = question.lead(&v.t("academy-course-new-lead")).field(&key.filled(v, filled));
    }
    question = question
        .field(&line("name_ar", "academy-field-name-ar"))
        .field(&line("name_en", "academy-field-name-en"))
        .field(&area("about_ar", "academy-field-about-ar"))
        .field(&area("about_en", "academy-field-about-en"))
        .field(&Checkboxes::new("roles", v.t("academy-field-roles"), roles).filled(v, filled));
    for (name, label, _) in NUMBERS {
        question = question.field(&TextInput::digits(name, v.t(label)).width("short").filled(v, filled));
    }
    v.page_with(filled.status(), title, question.submit(v.t("academy-save")))
}

pub(in crate::academy) async fn save(v: Visit, Path(At { course }): Path<At>, form: Form<Fields>) -> Answer {
    v.staff()?;
    let saved = change(&v, &course, |own| {
        let read = read(&form.fields)?;
        *own = Course {
            lessons: std::mem::take(&mut own.lessons),
            practices: std::mem::take(&mut own.practices),
            bank: std::mem::take(&mut own.bank),
            ..read
        };
        Ok(())
    });
    match saved.await {
        Ok(()) => Ok(v.redirect(format!("/desk/academy/courses/{course}"))),
        Err(failure) => Ok(page(&v, Some(&course), &form.filled(failure)?)),
    }
}

/// Begins a course as a draft; it is taught to nobody before a second trainer lets it out.
pub(in crate::academy) async fn begin(v: Visit, form: Form<Fields>) -> Answer {
    v.staff()?;
    let begun = async {
        let me = policy::may_teach(v.actor())?;
        let key = form.fields.text("key").trim().to_owned();
        if !is_key(&key) {
            return Err(Slips::one("key", "academy-slip-key"));
        }
        let course = read(&form.fields)?;
        let mut cx = v.begin().await?;
        let there = rows::draft(&mut cx, &key).await?.is_some()
            || rows::latest(&mut cx).await?.iter().any(|own| own.course == key);
        if there {
            return Err(Slips::one("key", "academy-slip-key-taken"));
        }
        rows::keep_draft(&mut cx, &key, &course, Some(me)).await?;
        cx.commit().await?;
        Ok::<String, Failure>(key)
    };
    match begun.await {
        Ok(key) => Ok(v.redirect(format!("/desk/academy/courses/{key}"))),
        Err(failure) => Ok(page(&v, None, &form.filled(failure)?)),
    }
}

/// What was typed, without lessons, cases or questions. Whether its numbers fit together is told before it is let out.
fn read(fields: &Fields) -> Outcome<Course> {
    let mut slips = Slips::new();
    let mut text = |name: &'static str, most: u32| {
        let text = fields.required(name, "academy-slip-text", &mut slips).to_owned();
        if u32::try_from(text.chars().count()).unwrap_or(u32::MAX) > most {
            slips.add(name, "academy-slip-long");
        }
        text
    };
    let names = Names { ar: text("name_ar", LINE), en: text("name_en", LINE) };
    let about = Names { ar: text("about_ar", TEXT), en: text("about_en", TEXT) };
    let roles: Vec<StaffRole> = fields.all("roles").into_iter().filter_map(StaffRole::parse).collect();
    if roles.is_empty() {
        slips.add("roles", "academy-wrong-roles");
    }
    let mut numbers = [0_u16; 5];
    for (number, (name, _, _)) in numbers.iter_mut().zip(NUMBERS) {
        match kernel::arabic::latin_digits(fields.text(name)).parse() {
            Ok(read) => *number = read,
            Err(_) => {
                slips.add(name, "academy-slip-number");
            }
        }
    }
    let [percent, questions, refresher_questions, minutes, valid_days] = numbers;
    let pass_percent = u8::try_from(percent).unwrap_or(u8::MAX);
    if !slips.is_empty() {
        return Err(slips.into());
    }
    Ok(Course {
        names,
        roles,
        about,
        pass_percent,
        questions,
        refresher_questions,
        minutes,
        valid_days,
        lessons: Vec::new(),
        practices: Vec::new(),
        bank: Vec::new(),
    })
}
