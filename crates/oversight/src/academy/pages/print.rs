//! A whole course on one page, to be printed for rooms without network: lessons, cases and the questions of the bank, the answers at
//! the end.

use askama::Template;
use axum::extract::Path;
use web::{Answer, Markup, Visit, components::BackLink};

use super::At;
use crate::academy::{model::Course, policy, store as rows};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy/courses/{course}/print";

#[derive(Template)]
#[template(path = "academy/print.html")]
struct PrintPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    about: String,
    lessons: Vec<(String, Markup)>,
    course: Course,
    answers: Vec<(String, String, String)>,
}

pub(in crate::academy) async fn show(v: Visit, Path(At { course }): Path<At>) -> Answer {
    v.staff()?;
    policy::may_teach(v.actor())?;
    let mut cx = v.begin().await?;
    let edition = rows::edition(&mut cx, &course).await?;
    cx.commit().await?;
    let body = edition.body;
    let mut lessons = Vec::new();
    for own in &body.lessons {
        lessons.push((own.title.clone(), discovery::content::written(&v, &own.text)?));
    }
    let answers = body
        .bank
        .iter()
        .zip(1..)
        .filter_map(|(own, number)| Some((v.number(number), own.choices.get(own.right)?.clone(), own.why.clone())));
    let answers = answers.collect();
    let title = body.names.get(v.locale()).to_owned();
    let about = body.about.get(v.locale()).to_owned();
    let back = BackLink::to(v.path(&format!("/desk/academy/courses/{course}")), title.clone());
    Ok(v.page(title.clone(), PrintPage { v: &v, back, title, about, lessons, course: body, answers }))
}
