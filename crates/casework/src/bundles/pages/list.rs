//! My events: the bundles somebody keeps, newest first.

use askama::Template;
use axum::Extension;
use catalogue::Catalogue;
use kernel::{Failure, Outcome};
use web::{
    Answer, Visit,
    components::{BackLink, Empty, LinkButton, Tag, Task, TaskList, Tone},
};

use super::path;
use crate::bundles::{store as rows, view::View};

#[derive(Template)]
#[template(path = "bundles/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    back: BackLink,
    bundles: Option<TaskList>,
    nothing: Empty,
    new: LinkButton,
}

pub(super) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let mut tasks = Vec::new();
    for bundle in rows::of_owner(&mut cx, owner).await? {
        match View::of(&mut cx, &catalogue, bundle).await {
            Ok(view) => {
                if view.event.voice.is_sober() {
                    v.mark_sensitive();
                }
                tasks.push(task(&v, &view)?);
            }
            // The event was withdrawn since; what is left of it is reached by nobody and forgotten in time.
            Err(Failure::Refusal(_)) => {}
            Err(other) => return Err(other.into()),
        }
    }
    let events = || LinkButton::new(v.path("/life-events"), v.t("bundle-list-events"));
    let page = ListPage {
        v: &v,
        back: BackLink::to(v.path("/files"), v.t("bundle-files")),
        bundles: (!tasks.is_empty()).then(|| TaskList::new("bundles", tasks)),
        nothing: Empty::new(v.t("bundle-list-empty-title"), v.t("bundle-list-empty-text")).action(&events()),
        new: events(),
    };
    Ok(v.page(v.t("bundle-list-title"), page))
}

fn task(v: &Visit, view: &View) -> Outcome<Task> {
    let plan = view.plan();
    let done = plan.steps.iter().filter(|planned| view.standing(&planned.step.key).is_done()).count();
    let count = |n: usize| v.number(i64::try_from(n).unwrap_or(i64::MAX));
    let zone = &view.country()?.definition.zone;
    let args = [("done", count(done)), ("total", count(plan.steps.len()))];
    let args = args.each_ref().map(|(name, value)| (*name, value.as_str()));
    let tag = Tag::new(v.t_with("bundle-progress", &args), Tone::Quiet);
    let opened = v.t_with("bundle-opened", &[("day", &v.day(view.bundle.opened_at.day_in(zone)))]);
    Ok(Task::new(view.event.name(v.locale()), Some(v.path(&path(view.bundle.id))), tag).hint(opened))
}
