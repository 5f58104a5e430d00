//! Choosing a time: sessions with their days, the times of one day, and the waiting list where nothing is free.

use askama::Template;
use axum::response::Response;
use web::{
    Filled, Visit,
    components::{BackLink, Banner, Button, ErrorSummary, Tone},
};

use super::{Looking, may_choose, path};
use crate::{
    applications::sheet::Sheet,
    appointments::{
        model::{Sent, Session, Standing},
        queries::{Choices, Situation},
    },
};

/// A day to look at.
struct DayLink {
    day: String,
    free: String,
    href: String,
    chosen: bool,
}

/// A session as it is shown.
struct Shown {
    key: String,
    place: String,
    address: String,
    roving: Option<String>,
    days: Vec<DayLink>,
    times: Vec<Button>,
    times_of: String,
    wait: Option<Button>,
}

#[derive(Template)]
#[template(path = "appointments/choose.html")]
struct ChoosePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    lead: String,
    notices: Vec<Banner>,
    sessions: Vec<Shown>,
    choose: String,
    wait: String,
    leave: Option<(String, Button)>,
    change: bool,
}

pub(super) fn page(v: &Visit, sheet: &Sheet, situation: &Situation, looking: Looking, filled: &Filled) -> Response {
    let booked = situation.appointment.as_ref().filter(|(own, _)| own.standing == Standing::Booked);
    let heading = v.t(if booked.is_some() { "appointment-change-title" } else { "appointment-choose-title" });
    let waits = situation.waiting.as_ref().map(|(own, _)| own.session);
    let lead = if situation.paused_until.is_some() {
        v.t("appointment-paused-lead")
    } else if situation.choices.is_empty() {
        v.t("appointment-none-open")
    } else if may_choose(situation) {
        v.t("appointment-choose-lead")
    } else {
        v.t("appointment-full-lead")
    };
    let paused = situation.paused_until.is_some();
    let may_wait = waits.is_none() && booked.is_none() && !paused;
    let shown = |choice: &Choices| session(v, sheet, choice, looking, may_wait);
    let body = ChoosePage {
        v,
        back: BackLink::new(v, v.path(&path(sheet, if booked.is_some() { "/appointment" } else { "" }))),
        errors: ErrorSummary::new(v, filled),
        heading: heading.clone(),
        lead,
        notices: notices(v, sheet, situation),
        // While one has to pause there is nothing to choose.
        sessions: situation.choices.iter().filter(|_| !paused).map(shown).collect(),
        choose: v.path(&path(sheet, "/appointment/choose")),
        wait: v.path(&path(sheet, "/appointment/wait")),
        change: looking.change,
        leave: waits
            .map(|_| (v.path(&path(sheet, "/appointment/leave")), Button::quiet(v.t("appointment-leave-button")))),
    };
    v.page_with(filled.status(), heading, body)
}

/// Why the mission took the time back, or why she has to come again and with what.
pub(super) fn sent_notice(v: &Visit, sheet: &Sheet, sent: &Sent) -> Banner {
    match sent {
        Sent::Closed(reason) => {
            let why = v.t(&format!("appointment-close-{reason}"));
            Banner::new(Tone::Wait, v.t_with("appointment-closed", &[("why", &why)]))
                .heading(v.t("appointment-closed-title"))
        }
        Sent::Back(reason) => {
            let texts = &sheet.definition.service.texts;
            let text = |part: &str| texts.text(v.locale(), &format!("returns.{reason}.{part}")).to_owned();
            Banner::new(Tone::Wait, text("remedy")).heading(text("reason"))
        }
    }
}

/// What must be known first: a time that was taken back or missed, a place in the line.
fn notices(v: &Visit, sheet: &Sheet, situation: &Situation) -> Vec<Banner> {
    let mut notices = Vec::new();
    if let Some(sent) = &situation.sent {
        notices.push(sent_notice(v, sheet, sent));
    }
    if let Some(until) = situation.paused_until {
        let until = v.moment(until, &sheet.definition.country.zone);
        notices.push(Banner::new(Tone::Wait, v.t_with("appointment-paused", &[("until", &until)])));
    } else if situation.missed > 0 {
        notices.push(Banner::new(Tone::Wait, v.t("appointment-missed")));
    }
    if let Some((own, session)) = &situation.waiting {
        let before = v.t_count_with("appointment-waits", own.before, &[("place", session.place.get(v.locale()))]);
        notices.push(Banner::new(Tone::Wait, before).heading(v.t("appointment-waits-title")));
    }
    notices
}

fn session(v: &Visit, sheet: &Sheet, choice: &Choices, looking: Looking, may_wait: bool) -> Shown {
    let Choices { session, days } = choice;
    let here = looking.session() == Some(session.id);
    let day = looking.day.filter(|_| here).and_then(|day| days.iter().find(|known| known.day == day));
    let open = day.or_else(|| days.first().filter(|_| looking.session().is_none()));
    let change = if looking.change { "&change=true" } else { "" };
    let link = |known: &crate::appointments::model::SessionDay| DayLink {
        day: v.weekday(known.day),
        free: v.t_count("appointment-free", known.times.iter().map(|time| time.free).sum()),
        href: v.path(&path(sheet, &format!("/appointment?session={}&day={}{change}", session.id, known.day))),
        chosen: open.is_some_and(|open| open.day == known.day),
    };
    Shown {
        key: session.id.to_string(),
        place: session.place.get(v.locale()).to_owned(),
        address: session.address.get(v.locale()).to_owned(),
        roving: session.roving.then(|| v.t("appointment-roving")),
        days: days.iter().map(link).collect(),
        times: open.map(|open| times(v, session, open)).unwrap_or_default(),
        times_of: open
            .map(|open| v.t_with("appointment-times-of", &[("day", &v.weekday(open.day))]))
            .unwrap_or_default(),
        wait: (days.is_empty() && may_wait)
            .then(|| Button::new(v.t("appointment-wait-button")).named("session", session.id.to_string())),
    }
}

fn times(v: &Visit, session: &Session, day: &crate::appointments::model::SessionDay) -> Vec<Button> {
    let button = |time: &crate::appointments::model::Offered| {
        let value = format!("{}.{}", session.id, time.starts_at.as_second());
        Button::quiet(v.time(time.starts_at, &session.zone)).named("slot", value)
    };
    day.times.iter().map(button).collect()
}
