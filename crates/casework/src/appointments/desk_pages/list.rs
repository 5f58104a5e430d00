//! The sessions of the actor's missions with their days.

use ::store::Scope;
use askama::Template;
use axum::Extension;
use catalogue::Catalogue;
use web::{
    Answer, Value, Visit,
    components::{DataTable, LinkButton},
};

use super::at_the_desk;
use crate::appointments::store as rows;

#[derive(Template)]
#[template(path = "appointments/desk_list.html")]
struct ListPage {
    heading: String,
    lead: String,
    plan: LinkButton,
    sessions: Vec<DataTable>,
    none: Option<String>,
}

pub(super) async fn show(v: Visit, Extension(_catalogue): Extension<Catalogue>) -> Answer {
    at_the_desk(&v)?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let today = cx.now().minus(std::time::Duration::from_secs(86_400));
    let mut sessions = Vec::new();
    for session in rows::of_mission(&mut cx, scope.missions().as_deref(), today).await? {
        let name = v.t_with(
            "appointment-place",
            &[("place", session.place.get(v.locale())), ("address", session.address.get(v.locale()))],
        );
        let mut table = DataTable::new(&v, name)
            .column(v.t("appointment-desk-day"))
            .number_column(v.t("appointment-desk-taken"))
            .number_column(v.t("appointment-desk-seats"));
        for day in rows::days(&mut cx, &session).await? {
            let href = v.path(&format!("/desk/appointments/{}/{}", session.id, day.day));
            let link = Value::link(&href, &v.weekday(day.day));
            table = table.row(vec![link, v.number(day.taken).into(), v.number(day.seats).into()]);
        }
        sessions.push(table);
    }
    cx.commit().await?;
    let heading = v.t("appointment-desk-title");
    let page = ListPage {
        heading: heading.clone(),
        lead: v.t("appointment-desk-lead"),
        plan: LinkButton::new(v.path("/desk/appointments/new"), v.t("appointment-plan-title")),
        none: sessions.is_empty().then(|| v.t("appointment-desk-none")),
        sessions,
    };
    Ok(v.page(heading, page))
}
