//! A lesson, and saying that one has read it.

use askama::Template;
use axum::extract::Path;
use kernel::Failure;
use web::{
    Answer, Form, Markup, Visit,
    components::{BackLink, Button},
};

use super::Within;
use crate::academy::{commands, policy, store as rows};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/learning/{course}/lessons/{part}";

#[derive(Template)]
#[template(path = "academy/lesson.html")]
struct LessonPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    text: Markup,
    action: String,
    button: Button,
}

pub(in crate::academy) async fn show(v: Visit, Path(Within { course, part }): Path<Within>) -> Answer {
    v.staff()?;
    policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    let edition = rows::edition(&mut cx, &course).await?;
    cx.commit().await?;
    let own = edition.body.lesson(&part).ok_or_else(Failure::not_found)?;
    let back = v.path(&format!("/desk/learning/{course}"));
    Ok(v.page(
        own.title.clone(),
        LessonPage {
            v: &v,
            back: BackLink::to(back, edition.body.names.get(v.locale())),
            title: own.title.clone(),
            text: discovery::content::written(&v, &own.text)?,
            action: v.path(&format!("/desk/learning/{course}/lessons/{part}")),
            button: Button::new(v.t("academy-lesson-read")),
        },
    ))
}

pub(in crate::academy) async fn read(v: Visit, Path(Within { course, part }): Path<Within>, form: Form<()>) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    form.read()?;
    let mut cx = v.begin().await?;
    commands::read(&mut cx, me, &course, &part).await?;
    cx.commit().await?;
    Ok(v.redirect(format!("/desk/learning/{course}")))
}
