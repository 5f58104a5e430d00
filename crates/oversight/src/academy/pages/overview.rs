//! The academy from above: courses, who has to learn what until when, and where a mission would be left with nobody.

use std::{collections::BTreeMap, time::Duration};

use ::store::{
    Cx,
    access::{self, Access},
};
use askama::Template;
use axum::Extension;
use catalogue::{Catalogue, Snapshot};
use kernel::{Outcome, StaffRole};
use people::qualifications::{self, Standing};
use web::{
    Answer, Value, Visit,
    components::{DataTable, LinkButton, Tag, Tone},
};

use super::ends;
use crate::{
    academy::{
        policy,
        store::{self as rows, learners},
    },
    access::Names,
};

/// The page.
pub(in crate::academy) const PAGE: &str = "/{lang}/desk/academy";
/// The span over which exams are counted.
const YEAR: Duration = Duration::from_secs(365 * 86_400);
/// Ends within so long count as near.
const SOON: Duration = Duration::from_secs(30 * 86_400);

#[derive(Template)]
#[template(path = "academy/overview.html")]
struct OverviewPage<'a> {
    v: &'a Visit,
    ways: Vec<LinkButton>,
    courses: DataTable,
    posts: DataTable,
    people: DataTable,
}

pub(in crate::academy) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let standings = qualifications::standings(&mut cx).await?;
    let courses = courses(&v, &mut cx, &standings).await?;
    let people = people(&v, &mut cx, &standings).await?;
    let look = Access { file: None, purpose: "academy".to_owned(), route: PAGE, fields: &["staff_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let way = |path: &str, key: &str| LinkButton::quiet(v.path(path), v.t(key));
    let mut ways = Vec::new();
    if policy::may_head(v.actor()).is_ok() {
        ways.push(way("/desk/academy/requirements", "academy-heads-title"));
    }
    if policy::may_teach(v.actor()).is_ok() {
        ways.push(way("/desk/academy/classes", "academy-classes-title"));
        ways.push(way("/desk/academy/new", "academy-course-new"));
    }
    let posts = posts(&v, &snapshot, &standings);
    Ok(v.page(v.t("academy-title"), OverviewPage { v: &v, ways, courses, posts, people }))
}

async fn courses(v: &Visit, cx: &mut Cx, standings: &[Standing]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("academy-courses"))
        .column(v.t("academy-course"))
        .number_column(v.t("academy-edition"))
        .number_column(v.t("academy-holders"))
        .number_column(v.t("academy-exams"))
        .number_column(v.t("academy-passed"))
        .column(v.t("academy-state"))
        .nothing(v.t("academy-courses-none"));
    let drafted = rows::drafted(cx).await?;
    let (now, since) = (cx.now(), cx.now().minus(YEAR));
    let taught = rows::latest(cx).await?;
    for key in drafted.iter().filter(|key| !taught.iter().any(|own| own.course == **key)) {
        let Some((draft, _)) = rows::draft(cx, key).await? else { continue };
        let href = v.path(&format!("/desk/academy/courses/{key}"));
        table = table.row(vec![
            Value::link(&href, draft.names.get(v.locale())),
            Value::Missing,
            Value::Missing,
            Value::Missing,
            Value::Missing,
            Value::component(&Tag::new(v.t("academy-never-out"), Tone::Wait)),
        ]);
    }
    for own in taught {
        let posts = standings.iter().filter(|standing| standing.course == own.course);
        let (all, held) = posts.fold((0, 0), |(all, held), post| (all + 1, held + i64::from(post.in_force(now))));
        let (exams, passed) = learners::taken(cx, &own.course, since).await?;
        let state = drafted.contains(&own.course).then(|| Tag::new(v.t("academy-drafted"), Tone::Wait));
        let href = v.path(&format!("/desk/academy/courses/{}", own.course));
        table = table.row(vec![
            Value::link(&href, own.body.names.get(v.locale())),
            v.number(i64::from(own.number)).into(),
            v.t_with("academy-of", &[("some", &v.number(held)), ("all", &v.number(all))]).into(),
            v.number(exams).into(),
            v.number(passed).into(),
            state.map_or_else(|| Value::from(""), |tag| Value::component(&tag)),
        ]);
    }
    Ok(table)
}

/// Each kind of post: how many hold it, how many will in a month. Where that is nobody, the work would stand still.
fn posts(v: &Visit, snapshot: &Snapshot, standings: &[Standing]) -> DataTable {
    let missions = names(v, snapshot);
    let mut table = DataTable::new(v, v.t("academy-posts"))
        .column(v.t("academy-role"))
        .column(v.t("academy-mission"))
        .number_column(v.t("academy-now"))
        .number_column(v.t("academy-in-a-month"))
        .column(v.t("academy-state"))
        .nothing(v.t("academy-posts-none"));
    let mut posts: BTreeMap<(StaffRole, &str), (i64, i64, i64)> = BTreeMap::new();
    for own in standings {
        let counts = posts.entry((own.post.role, &own.post.mission)).or_default();
        counts.0 += 1;
        counts.1 += i64::from(own.in_force(v.now()));
        counts.2 += i64::from(own.in_force(v.now().plus(SOON)));
    }
    for ((role, mission), (_, now, later)) in posts {
        let tag = match (now, later) {
            (0, _) => Tag::new(v.t("academy-nobody"), Tone::Wrong),
            (_, 0) => Tag::new(v.t("academy-nobody-soon"), Tone::Wait),
            _ => Tag::new(v.t("academy-covered"), Tone::Ok),
        };
        table = table.row(vec![
            v.t(&role_text(role)).into(),
            missions.get(mission).map_or(mission, String::as_str).to_owned().into(),
            v.number(now).into(),
            v.number(later).into(),
            Value::component(&tag),
        ]);
    }
    table
}

/// The names of missions by their keys.
fn names(v: &Visit, snapshot: &Snapshot) -> BTreeMap<String, String> {
    let missions = snapshot.countries().flat_map(|(_, country)| &country.definition.missions);
    missions.map(|own| (own.key.clone(), own.names.get(v.locale()).to_owned())).collect()
}

async fn people(v: &Visit, cx: &mut Cx, standings: &[Standing]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("academy-due"))
        .column(v.t("academy-colleague"))
        .column(v.t("academy-role"))
        .column(v.t("academy-course"))
        .column(v.t("academy-state"))
        .nothing(v.t("academy-due-none"));
    let editions = rows::latest(cx).await?;
    let mut names = Names::default();
    for own in standings.iter().filter(|own| !own.in_force(v.now().plus(SOON))) {
        let course = editions.iter().find(|edition| edition.course == own.course);
        table = table.row(vec![
            names.of(cx, own.staff).await?.into(),
            v.t(&role_text(own.post.role)).into(),
            course.map_or(own.course.as_str(), |edition| edition.body.names.get(v.locale())).to_owned().into(),
            Value::component(&ends(v, own.ends_at)),
        ]);
    }
    Ok(table)
}

/// Key of the name of a role.
pub(super) fn role_text(role: StaffRole) -> String {
    format!("staff-role-{}", role.as_str().replace('_', "-"))
}
