//! What writing a lesson, a case and a question have in common: a form below the course, a key of its own, and being taken out.

use axum::{extract::Path, response::Response};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, QuestionPage},
};

use super::{change, written};
use crate::academy::{model::Course, pages::Within, policy};

/// The part that is not there yet.
const NEW: &str = "new";
/// The longest title, in characters.
pub(super) const LINE: u32 = 160;

/// A part of a course that is written in a form of its own.
pub(in crate::academy) trait Part: Sized {
    /// Where its forms are below the course.
    const FOLDER: &str;
    /// What its keys begin with: `l4`, `q17`.
    const LETTER: &str;
    /// The titles of its form: for a new one, and for one that is there.
    const TITLES: [&str; 2];

    /// All of this kind in a course.
    fn all(course: &mut Course) -> &mut Vec<Self>;
    /// Its key in the course.
    fn key(&self) -> &str;
    /// The same part under this key.
    fn keyed(self, key: String) -> Self;
    /// As its form shows it.
    fn typed(&self) -> Filled;
    /// Its form, after the heading and before the button.
    fn fields(v: &Visit, course: &Course, filled: &Filled, form: QuestionPage) -> QuestionPage;
    /// What was typed, without a key.
    ///
    /// # Errors
    /// Slips at their fields.
    fn read(fields: &Fields, course: &Course) -> Outcome<Self>;
}

/// Shows the form of a part.
pub(in crate::academy) async fn show<P: Part>(v: Visit, Path(at): Path<Within>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let mut course = written(&mut cx, &at.course).await?;
    cx.commit().await?;
    let filled = match P::all(&mut course).iter().find(|own| own.key() == at.part) {
        Some(own) => own.typed(),
        None if at.part == NEW => Filled::blank(),
        None => return Err(Failure::not_found().into()),
    };
    Ok(page::<P>(&v, &at, &course, &filled))
}

fn page<P: Part>(v: &Visit, at: &Within, course: &Course, filled: &Filled) -> Response {
    let [new, edit] = P::TITLES;
    let title = v.t(if at.part == NEW { new } else { edit });
    let below = format!("/desk/academy/courses/{}", at.course);
    let action = v.path(&format!("{below}/{}/{}", P::FOLDER, at.part));
    let form = QuestionPage::new(v, action, filled)
        .back(BackLink::to(v.path(&below), v.t("academy-course")))
        .heading(title.clone());
    let mut form = P::fields(v, course, filled, form).submit(v.t("academy-save"));
    if at.part != NEW {
        form = form.button(Button::quiet(v.t("academy-remove")).named("do", "remove"));
    }
    v.page_with(filled.status(), title, form)
}

/// Keeps what was typed of a part in what is being written of the course, or takes the part out.
pub(in crate::academy) async fn save<P: Part>(v: Visit, Path(at): Path<Within>, form: Form<Fields>) -> Answer {
    v.staff()?;
    match change(&v, &at.course, |course| put::<P>(course, &at.part, &form.fields)).await {
        Ok(()) => Ok(v.redirect(format!("/desk/academy/courses/{}", at.course))),
        Err(failure) => {
            let filled = form.filled(failure)?;
            let mut cx = v.begin().await?;
            let course = written(&mut cx, &at.course).await?;
            cx.commit().await?;
            Ok(page::<P>(&v, &at, &course, &filled))
        }
    }
}

fn put<P: Part>(course: &mut Course, part: &str, fields: &Fields) -> Outcome<()> {
    if fields.text("do") == "remove" {
        P::all(course).retain(|own| own.key() != part);
        return Ok(());
    }
    let read = P::read(fields, course)?;
    let all = P::all(course);
    match all.iter_mut().find(|own| own.key() == part) {
        Some(own) => *own = read.keyed(part.to_owned()),
        None if part == NEW => {
            let key = free(all)?;
            all.push(read.keyed(key));
        }
        None => return Err(Failure::not_found()),
    }
    Ok(())
}

/// The next key of this kind that is free.
fn free<P: Part>(all: &[P]) -> Outcome<String> {
    let keys = (1..10_000).map(|number| format!("{}{number}", P::LETTER));
    let mut free = keys.filter(|key| !all.iter().any(|own| own.key() == key));
    free.next().ok_or_else(|| Failure::fault("naming a part of a course", "every name is taken"))
}

/// The lines of a field that say something.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The place, from 0, that is counted from 1 in the field `right`; nothing if there are not so many.
pub(super) fn right(fields: &Fields, choices: usize) -> Option<usize> {
    let number = kernel::arabic::latin_digits(fields.text("right")).parse::<usize>().ok();
    number.and_then(|number| number.checked_sub(1)).filter(|place| *place < choices)
}

/// Whether a text has more characters than this.
pub(super) fn is_long(text: &str, most: u32) -> bool {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX) > most
}
