//! A course: its lessons and cases with what is done of them, and the way to its exam.

use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use people::qualifications;
use web::{
    Answer, Visit,
    components::{BackLink, Banner, Details, LinkButton, Tag, Task, TaskList, Tone},
};

use super::{At, standing};
use crate::academy::{
    model::Lesson,
    policy,
    progress::{self, Finished, Stands},
    since,
    store::{self as rows, learners},
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/learning/{course}";

#[derive(Template)]
#[template(path = "academy/course.html")]
struct CoursePage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    about: String,
    held: Tag,
    outdated: Option<Banner>,
    lessons: TaskList,
    practices: Option<TaskList>,
    rules: Details,
    exam: Option<LinkButton>,
}

pub(in crate::academy) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(At { course }): Path<At>,
) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    let edition = rows::edition(&mut cx, &course).await?;
    let finished = learners::finished(&mut cx, me, &course).await?;
    let held = qualifications::held(&mut cx, me, &course).await?;
    let snapshot = catalogue.snapshot_in(&mut cx).await?;
    cx.commit().await?;
    let newer = |own: &Lesson| Finished::difference(own, &since::newer_now(own, &edition, &snapshot));
    let body = &edition.body;
    let path = |part: &str, key: &str| v.path(&format!("/desk/learning/{course}/{part}/{key}"));
    let tag = |own: &Finished| match progress::stands(&finished, own) {
        Stands::Open => Tag::new(v.t("academy-part-open"), Tone::Quiet),
        Stands::Changed => Tag::new(v.t("academy-part-changed"), Tone::Wait),
        Stands::Done => Tag::new(v.t("academy-part-done"), Tone::Ok),
    };
    let lessons = body.lessons.iter().map(|own| {
        // Whoever read the lesson has only the difference to read.
        let unread = newer(own).filter(|difference| !finished.contains(difference));
        let known = progress::stands(&finished, &Finished::lesson(own)) == Stands::Done;
        let stands = match &unread {
            Some(_) if known => Tag::new(v.t("academy-part-difference"), Tone::Wait),
            _ => tag(&Finished::lesson(own)),
        };
        let task = Task::new(own.title.clone(), Some(path("lessons", &own.key)), stands);
        if unread.is_some() { task.hint(v.t("academy-lesson-outdated")) } else { task }
    });
    let practices = body
        .practices
        .iter()
        .map(|own| Task::new(own.title.clone(), Some(path("practice", &own.key)), tag(&Finished::practice(own))));
    let practices: Vec<Task> = practices.collect();
    let number = |number: u16| v.number(i64::from(number));
    let renews = held.is_some();
    let asked = if renews { body.refresher_questions } else { body.questions };
    let rules = v.t_with(
        "academy-exam-rules",
        &[
            ("asked", &number(asked)),
            ("percent", &number(u16::from(body.pass_percent))),
            ("minutes", &number(body.minutes)),
            ("days", &number(body.valid_days)),
        ],
    );
    let differences: Vec<Finished> = body.lessons.iter().filter_map(newer).collect();
    let ready = progress::is_ready(body, &differences, &finished);
    let go = v.t(if renews { "academy-exam-refresh" } else { "academy-exam-go" });
    Ok(v.page(
        body.names.get(v.locale()).to_owned(),
        CoursePage {
            v: &v,
            back: BackLink::to(v.path("/desk/learning"), v.t("academy-learning-title")),
            title: body.names.get(v.locale()).to_owned(),
            about: body.about.get(v.locale()).to_owned(),
            held: standing(&v, held.as_ref()),
            outdated: (!ready).then(|| Banner::new(Tone::Quiet, v.t("academy-before-exam"))),
            lessons: TaskList::new("lessons", lessons.collect()).heading(v.t("academy-lessons")),
            practices: (!practices.is_empty())
                .then(|| TaskList::new("practice", practices).heading(v.t("academy-practices"))),
            rules: Details::new(v.t("academy-exam-rules-title"), &rules),
            exam: ready.then(|| LinkButton::new(v.path(&format!("/desk/learning/{course}/exam")), go)),
        },
    ))
}
