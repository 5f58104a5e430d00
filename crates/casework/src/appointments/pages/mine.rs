//! A seat that is held, offered or booked: what it is, what to bring, and what can be done about it.

use askama::Template;
use axum::{Extension, extract::Path, response::Response};
use catalogue::Catalogue;
use kernel::Failure;
use service_model::documents;
use web::{
    Answer, Filled, Visit,
    calendar::{Event, calendar_file},
    components::{BackLink, Banner, Button, ErrorSummary, LinkButton, Slip, Tone},
};

use super::{At, choose::sent_notice, opened, path, place};
use crate::{
    applications::{sheet::Sheet, subject::Subject},
    appointments::{
        model::{Appointment, Sent, Session, Standing},
        queries,
    },
};

#[derive(Template)]
#[template(path = "appointments/mine.html")]
struct MinePage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    sent: Option<Banner>,
    banner: Option<Banner>,
    slip: Slip,
    confirm: Option<(String, Button)>,
    let_go: Option<(String, Button)>,
    ways: Vec<LinkButton>,
    bring: String,
    papers: Vec<String>,
    after: String,
}

pub(super) fn page(
    v: &Visit,
    sheet: &Sheet,
    (own, session, sent): (&Appointment, &Session, Option<&Sent>),
    filled: &Filled,
) -> Response {
    let name = own.standing.as_str();
    let heading = v.t(&format!("appointment-{name}-title"));
    let booked = own.standing == Standing::Booked;
    let banner = own.standing.until().map(|until| {
        let until = v.moment(until, &session.zone);
        Banner::new(Tone::Wait, v.t_with(&format!("appointment-{name}-until"), &[("until", &until)]))
    });
    let confirm = Button::new(v.t(&format!("appointment-{name}-confirm")));
    let let_go = Button::quiet(v.t(&format!("appointment-{name}-let-go")));
    let texts = &sheet.definition.service.texts;
    let body = MinePage {
        v,
        back: BackLink::new(v, v.path(&path(sheet, ""))),
        errors: ErrorSummary::new(v, filled),
        heading: heading.clone(),
        sent: sent.map(|sent| sent_notice(v, sheet, sent)),
        banner,
        slip: slip(v, sheet, own, session),
        confirm: (!booked).then(|| (v.path(&path(sheet, "/appointment/confirm")), confirm)),
        let_go: (!booked).then(|| (v.path(&path(sheet, "/appointment/give-up")), let_go)),
        ways: if booked { ways(v, sheet) } else { Vec::new() },
        bring: texts.text(v.locale(), "appointment.bring").to_owned(),
        papers: papers(v, sheet),
        after: texts.text(v.locale(), "appointment.after").to_owned(),
    };
    v.page_with(filled.status(), heading, body)
}

fn slip(v: &Visit, sheet: &Sheet, own: &Appointment, session: &Session) -> Slip {
    let person = Subject::read(&sheet.definition.service, sheet.journey.kept(), &sheet.owner);
    let mut slip = Slip::reference(v.t("application-reference"), sheet.file.reference.to_string())
        .row(v.t("appointment-when"), v.weekday(own.starts_at.day_in(&session.zone)))
        .row(v.t("appointment-time"), v.moment(own.starts_at, &session.zone))
        .row(v.t("appointment-where"), place(v, session));
    if let Some(person) = person {
        slip = slip.row(v.t("appointment-who"), person.name);
    }
    slip.row(v.t("application-slip-document"), sheet.definition.service.texts.text(v.locale(), "name"))
}

fn ways(v: &Visit, sheet: &Sheet) -> Vec<LinkButton> {
    let way = |rest: &str, key: &str| LinkButton::quiet(v.path(&path(sheet, rest)), v.t(key));
    vec![
        way("/appointment/calendar", "appointment-calendar").download(),
        way("/appointment?change=true", "appointment-change"),
        way("/appointment/give-up", "appointment-give-up"),
    ]
}

/// The originals of what was sent in with the file.
fn papers(v: &Visit, sheet: &Sheet) -> Vec<String> {
    let service = &sheet.definition.service;
    let needed = documents::needed(service, sheet.journey.kept(), &sheet.context).unwrap_or_default();
    needed.iter().map(|needed| service.texts.text(v.locale(), &needed.document.name()).to_owned()).collect()
}

/// The booking as a calendar file.
pub(super) async fn calendar(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, &at).await?;
    let situation = queries::situation(&mut cx, &sheet).await?;
    let booked = situation.appointment.filter(|(own, _)| own.standing == Standing::Booked);
    let (own, session) = booked.ok_or_else(Failure::not_found)?;
    let reference = sheet.file.reference.to_string();
    let event = Event {
        product: "Appointments",
        uid: &format!("{}@wasl", own.id),
        stamp: v.now(),
        starts_at: own.starts_at,
        ends_at: own.ends_at,
        title: &web::texts::without_isolates(&v.t("appointment-calendar-title")),
        place: &web::texts::without_isolates(&place(&v, &session)),
        notes: &web::texts::without_isolates(&v.t_with("appointment-calendar-notes", &[("reference", &reference)])),
    };
    Ok(v.file(&format!("{reference}.ics"), "text/calendar; charset=utf-8", calendar_file(&event).into_bytes()))
}
