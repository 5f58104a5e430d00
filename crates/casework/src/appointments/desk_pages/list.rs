//! The sessions of the actor's missions with their days. A day that has become a holiday since it was published, because
//! the moon decides some of them late, is marked: people would stand before a closed door.

use ::store::Scope;
use askama::Template;
use axum::Extension;
use catalogue::{Catalogue, Snapshot};
use kernel::Day;
use web::{
    Answer, Value, Visit,
    components::{DataTable, LinkButton, Tag, Tone},
};

use super::at_the_desk;
use crate::{
    appointments::{
        model::Session,
        store::{self as rows, DayCount},
    },
    desk::policy,
};

/// A session with the way to take back what is left of it.
struct Shown {
    table: DataTable,
    close: Option<LinkButton>,
}

#[derive(Template)]
#[template(path = "appointments/desk_list.html")]
struct ListPage {
    heading: String,
    lead: String,
    plan: LinkButton,
    sessions: Vec<Shown>,
    none: Option<String>,
}

pub(super) async fn show(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    at_the_desk(&v)?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut cx = v.begin_desk().await?;
    let scope = Scope::of(cx.actor())?;
    let today = cx.now().minus(std::time::Duration::from_secs(86_400));
    let mut sessions = Vec::new();
    for session in rows::of_mission(&mut cx, scope.missions().as_deref(), today).await? {
        let days = rows::days(&mut cx, &session).await?;
        sessions.push(shown(&v, &snapshot, &session, &days));
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

fn shown(v: &Visit, snapshot: &Snapshot, session: &Session, days: &[DayCount]) -> Shown {
    let name = v.t_with(
        "appointment-place",
        &[("place", session.place.get(v.locale())), ("address", session.address.get(v.locale()))],
    );
    let closes = policy::examines(v.actor()).is_ok();
    let close = |day: &str| v.path(&format!("/desk/appointments/{}/close{day}", session.id));
    let mut table = DataTable::new(v, name)
        .column(v.t("appointment-desk-day"))
        .number_column(v.t("appointment-desk-taken"))
        .number_column(v.t("appointment-desk-seats"))
        .column(v.t("appointment-desk-state"));
    if closes {
        table = table.column(v.t("appointment-close-column"));
    }
    for day in days {
        let href = v.path(&format!("/desk/appointments/{}/{}", session.id, day.day));
        let link = Value::link(&href, &v.weekday(day.day));
        let state = match (day.seats, is_holiday(snapshot, session, day.day)) {
            (0, _) => Value::component(&Tag::new(v.t("appointment-desk-closed"), Tone::Quiet)),
            (_, true) if day.to_come => Value::component(&Tag::new(v.t("appointment-desk-holiday"), Tone::Wrong)),
            _ => Value::from(None::<String>),
        };
        let mut row = vec![link, v.number(day.taken).into(), v.number(day.seats).into(), state];
        if closes {
            row.push(if day.to_come {
                Value::link(&close(&format!("?day={}", day.day)), &v.t("appointment-close-day"))
            } else {
                Value::from(None::<String>)
            });
        }
        table = table.row(row);
    }
    let any = days.iter().filter(|day| day.to_come).count() > 1;
    Shown { table, close: (closes && any).then(|| LinkButton::quiet(close(""), v.t("appointment-close-all"))) }
}

/// Whether the country's calendar, as it is published now, calls the day a holiday.
fn is_holiday(snapshot: &Snapshot, session: &Session, day: Day) -> bool {
    let country = snapshot.countries().find(|(key, _)| *key == session.country);
    country.is_some_and(|(_, standing)| {
        let holidays = &standing.definition.calendar.holidays;
        holidays.iter().any(|holiday| holiday.from <= day && day <= holiday.until)
    })
}
