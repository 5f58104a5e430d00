//! What a colleague's own posts need, and how she stands; every other course below.

use ::store::Cx;
use askama::Template;
use kernel::Outcome;
use people::qualifications;
use web::{
    Answer, Visit,
    components::{Banner, Task, TaskList, Tone},
};

use super::standing;
use crate::academy::{policy, store as rows};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/learning";

#[derive(Template)]
#[template(path = "academy/learning.html")]
struct LearningPage<'a> {
    v: &'a Visit,
    nothing: Option<Banner>,
    needed: TaskList,
    others: TaskList,
}

pub(in crate::academy) async fn show(v: Visit) -> Answer {
    v.staff()?;
    let me = policy::may_learn(v.actor())?;
    let mut cx = v.begin().await?;
    let held = qualifications::of(&mut cx, me).await?;
    let needed = needed(&mut cx, me).await?;
    let editions = rows::latest(&mut cx).await?;
    cx.commit().await?;
    let task = |own: &rows::Edition| {
        let qualification = held.iter().find(|held| held.course == own.course);
        let href = v.path(&format!("/desk/learning/{}", own.course));
        let names = own.body.names.get(v.locale()).to_owned();
        Task::new(names, Some(href), standing(&v, qualification)).hint(own.body.about.get(v.locale()))
    };
    let (mine, others): (Vec<_>, Vec<_>) = editions.iter().partition(|own| needed.contains(&own.course));
    let nothing = mine.is_empty().then(|| Banner::new(Tone::Quiet, v.t("academy-needs-nothing")));
    let needed = TaskList::new("needed", mine.into_iter().map(task).collect()).heading(v.t("academy-needed-title"));
    let others = TaskList::new("others", others.into_iter().map(task).collect()).heading(v.t("academy-others-title"));
    Ok(v.page(v.t("academy-learning-title"), LearningPage { v: &v, nothing, needed, others }))
}

/// The courses that somebody's posts need now or later.
async fn needed(cx: &mut Cx, me: kernel::Id<kernel::marks::Staff>) -> Outcome<Vec<String>> {
    let standings = qualifications::standings(cx).await?;
    Ok(standings.into_iter().filter(|own| own.staff == me).map(|own| own.course).collect())
}
