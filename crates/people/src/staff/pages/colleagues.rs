//! The list of staff, for the administrator and the privacy officer.

use askama::Template;
use kernel::{Failure, StaffRole};
use web::{
    Answer, Value, Visit,
    components::{BackLink, DataTable},
};

use crate::staff::{model::StaffLine, store as rows};

#[derive(Template)]
#[template(path = "staff/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    back: BackLink,
    table: DataTable,
}

pub(super) async fn list(v: Visit) -> Answer {
    v.staff()?;
    if !v.actor().holds(StaffRole::Administrator) && !v.actor().holds(StaffRole::PrivacyOfficer) {
        return Err(Failure::not_found().into());
    }
    let mut cx = v.begin().await?;
    let lines = rows::list(&mut cx).await?;
    drop(cx);
    let mut table = DataTable::new(&v, v.t("staff-list-title"))
        .caption_hidden()
        .column(v.t("staff-list-name"))
        .column(v.t("staff-user-label"))
        .column(v.t("staff-list-posts"))
        .column(v.t("staff-list-since"));
    for line in &lines {
        table = table.row(vec![
            Value::from(line.name.as_str()),
            Value::code(&line.login),
            Value::from(posts(&v, line)),
            Value::from(since(&v, line)),
        ]);
    }
    let page = ListPage { v: &v, back: BackLink::to(v.path("/desk"), v.t("staff-desk")), table };
    Ok(v.page(v.t("staff-list-title"), page))
}

fn posts(v: &Visit, line: &StaffLine) -> String {
    let posts = line.posts.iter().map(|post| {
        let role = v.t(&format!("staff-role-{}", post.role.as_str().replace('_', "-")));
        if post.mission.is_empty() { role } else { format!("{role} ({})", post.mission) }
    });
    posts.collect::<Vec<_>>().join("\n")
}

fn since(v: &Visit, line: &StaffLine) -> String {
    match line.disabled_at {
        Some(at) => v.t_with("staff-list-ended", &[("day", &v.day(at.day_in(crate::ZONE)))]),
        None => v.day(line.created_at.day_in(crate::ZONE)),
    }
}
