//! The list of staff, for the administrator and the privacy officer.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use kernel::{Failure, StaffRole};
use store::access::{self, Access};
use web::{
    Answer, Markup, Value, Visit,
    components::{DataTable, LinkButton},
};

use crate::{
    ports::{MissionChoice, MissionDirectory},
    staff::{
        model::{Post, StaffLine},
        store as rows,
    },
};

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    table: DataTable,
    new: Option<LinkButton>,
}

/// A link inside a cell.
#[derive(Template)]
#[template(source = r#"<a href="{{ href }}"><bdi>{{ text }}</bdi></a>"#, ext = "html")]
struct Link<'a> {
    href: &'a str,
    text: &'a str,
}

const LIST: &str = "/{lang}/desk/staff";

pub(super) async fn list(v: Visit, Extension(missions): Extension<Arc<dyn MissionDirectory>>) -> Answer {
    v.staff()?;
    if !v.actor().holds(StaffRole::Administrator) && !v.actor().holds(StaffRole::PrivacyOfficer) {
        return Err(Failure::not_found().into());
    }
    let missions = missions.every(v.locale()).await?;
    let mut cx = v.begin().await?;
    let lines = rows::list(&mut cx).await?;
    // Names of colleagues are personal data too: the look is recorded, without a file.
    let look =
        Access { file: None, purpose: "staff".to_owned(), route: LIST, fields: &["staff_name", "user_name", "posts"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let mut table = DataTable::new(&v, v.t("staff-list-title"))
        .caption_hidden()
        .column(v.t("staff-list-name"))
        .column(v.t("staff-user-label"))
        .column(v.t("staff-list-posts"))
        .column(v.t("staff-list-since"));
    let administers = v.actor().holds(StaffRole::Administrator);
    for line in &lines {
        let name = if administers && line.disabled_at.is_none() {
            let href = v.path(&format!("/desk/staff/{}", line.id));
            Markup::render(&Link { href: &href, text: &line.name })?.into()
        } else {
            Value::from(line.name.as_str())
        };
        table = table.row(vec![
            name,
            Value::code(&line.login),
            Value::from(posts(&v, &missions, line)),
            Value::from(since(&v, line)),
        ]);
    }
    let new = administers.then(|| LinkButton::new(v.path("/desk/staff/new"), v.t("staff-new-title")));
    let page = ListPage { v: &v, table, new };
    Ok(v.page(v.t("staff-list-title"), page))
}

fn posts(v: &Visit, missions: &[MissionChoice], line: &StaffLine) -> String {
    line.posts.iter().map(|post| post_words(v, missions, post)).collect::<Vec<_>>().join("\n")
}

/// A post in words, its mission by name; by its key where no country row names it any more.
pub(super) fn post_words(v: &Visit, missions: &[MissionChoice], post: &Post) -> String {
    let role = v.t(&format!("staff-role-{}", post.role.as_str().replace('_', "-")));
    if post.mission.is_empty() {
        return role;
    }
    let named = missions.iter().find(|mission| mission.key == post.mission);
    format!("{role} ({})", named.map_or(post.mission.as_str(), |mission| mission.name.as_str()))
}

fn since(v: &Visit, line: &StaffLine) -> String {
    match line.disabled_at {
        Some(at) => v.t_with("staff-list-ended", &[("day", &v.day(at.day_in(crate::ZONE)))]),
        None => v.day(line.created_at.day_in(crate::ZONE)),
    }
}
