//! A lesson with what changed in its rules since it was let out, and saying that one has read it. Whoever read the lesson before is
//! given the difference, and the lesson below it for looking up.

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::{Catalogue, Snapshot, definitions::Kind, rules};
use kernel::{Failure, Outcome};
use web::{
    Answer, Fields, Form, Markup, Visit,
    components::{BackLink, Banner, Button, DataTable, Details, Tone},
};

use super::Within;
use crate::academy::{
    commands, policy,
    progress::{self, Finished, Stands},
    since::{self, Newer},
    store::{self as rows, learners},
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/learning/{course}/lessons/{part}";

#[derive(Template)]
#[template(path = "academy/lesson.html")]
struct LessonPage<'a> {
    v: &'a Visit,
    back: BackLink,
    title: String,
    /// What changed, service by service.
    changed: Option<(Banner, Vec<Changed>)>,
    text: Option<Markup>,
    /// The lesson, where it was read before and only the difference is to be read.
    again: Option<Details>,
    action: String,
    seen: String,
    button: Button,
}

/// What changed in the rules of a service.
struct Changed {
    name: String,
    from_to: String,
    table: DataTable,
}

pub(in crate::academy) async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(Within { course, part }): Path<Within>,
) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    let edition = rows::edition(&mut cx, &course).await?;
    let own = edition.body.lesson(&part).ok_or_else(Failure::not_found)?;
    let finished = learners::finished(&mut cx, me, &course).await?;
    let snapshot = catalogue.snapshot_in(&mut cx).await?;
    let newer = since::newer_now(own, &edition, &snapshot);
    let changed = changes(&v, &mut cx, &snapshot, &newer).await?;
    cx.commit().await?;
    let difference = Finished::difference(own, &newer);
    let known = progress::stands(&finished, &Finished::lesson(own)) == Stands::Done;
    let only = known && difference.as_ref().is_some_and(|own| !finished.contains(own));
    let text = discovery::content::written(&v, &own.text)?;
    let said = if only { "academy-difference-only" } else { "academy-difference-lead" };
    let back = v.path(&format!("/desk/learning/{course}"));
    Ok(v.page(
        own.title.clone(),
        LessonPage {
            v: &v,
            back: BackLink::to(back, edition.body.names.get(v.locale())),
            title: own.title.clone(),
            changed: (!changed.is_empty())
                .then(|| (Banner::new(Tone::Wait, v.t(said)).heading(v.t("academy-difference")), changed)),
            again: only.then(|| Details::of(v.t("academy-difference-lesson"), text.clone())),
            text: (!only).then_some(text),
            action: v.path(&format!("/desk/learning/{course}/lessons/{part}")),
            seen: difference.map(|own| own.mark()).unwrap_or_default(),
            button: Button::new(v.t(if only { "academy-difference-read" } else { "academy-lesson-read" })),
        },
    ))
}

/// What changed since, in the words of the desk for rules; one table for each service. A change of nothing that is decided by is
/// said as such.
async fn changes(v: &Visit, cx: &mut Cx, snapshot: &Snapshot, newer: &[Newer]) -> Outcome<Vec<Changed>> {
    let mut changed = Vec::new();
    for one in newer {
        let mut table = DataTable::new(v, v.t("academy-difference"))
            .caption_hidden()
            .column(v.t("academy-difference-what"))
            .column(v.t("academy-difference-before"))
            .column(v.t("academy-difference-now"))
            .nothing(v.t("academy-difference-nothing"));
        for (what, before, now) in rules::between(cx, Kind::Service, &one.service, (one.then, one.now)).await? {
            table = table.row(vec![what.said(v).into(), before.said(v).into(), now.said(v).into()]);
        }
        let since = snapshot.edition(Kind::Service, &one.service).map(|own| v.day(own.since.day_in(crate::ZONE)));
        let number = |revision: i32| v.number(i64::from(revision));
        let args = [("then", number(one.then)), ("now", number(one.now)), ("day", since.unwrap_or_default())];
        changed.push(Changed {
            name: snapshot.service(&one.service)?.definition.texts.text(v.locale(), "name").to_owned(),
            from_to: v.t_with("academy-difference-from-to", &args.each_ref().map(|(key, own)| (*key, own.as_str()))),
            table,
        });
    }
    Ok(changed)
}

pub(in crate::academy) async fn read(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(Within { course, part }): Path<Within>,
    form: Form<Fields>,
) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    commands::read(&mut cx, &catalogue, me, (&course, &part), form.fields.text("seen")).await?;
    cx.commit().await?;
    Ok(v.redirect(format!("/desk/learning/{course}")))
}
