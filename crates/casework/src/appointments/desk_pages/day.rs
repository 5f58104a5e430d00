//! The list of a day: who is expected when, and marking who came. It prints as it stands.

use ::store::{
    Cx, Scope,
    access::{self, Access},
    idempotency::{self, Claim},
};
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Day, Failure, Id, Outcome, RefusalKind};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, ErrorSummary, LinkButton, Tag, Tone},
};
use work::proposals;

use super::{DAY, MARK, at_the_desk};
use crate::{
    applications::{people_in_file, store as files},
    appointments::{
        counter::{self, TurnAway},
        model::{Appointment, Session},
        store::{self as rows, Booked},
    },
    desk::kin,
};

/// A day of a session, in the path.
#[derive(Deserialize)]
pub(super) struct At {
    session: uuid::Uuid,
    day: Day,
}

/// A line of the list.
struct Line {
    time: String,
    seat: String,
    reference: String,
    href: String,
    name: String,
    standing: Option<Tag>,
    id: String,
    came: Button,
    missed: Button,
    sending: LinkButton,
}

#[derive(Template)]
#[template(path = "appointments/desk_day.html")]
struct DayPage<'a> {
    v: &'a Visit,
    back: BackLink,
    errors: ErrorSummary,
    heading: String,
    place: String,
    lines: Vec<Line>,
    action: String,
}

pub(super) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    page(&v, &at, &Filled::blank()).await
}

async fn page(v: &Visit, at: &At, filled: &Filled) -> Answer {
    let staff = at_the_desk(v)?;
    let mut cx = v.begin_desk().await?;
    let session = session(&mut cx, at).await?;
    let scope = Scope::of(cx.actor())?;
    let mut lines = Vec::new();
    for booked in rows::day(&mut cx, &scope, &session, at.day).await? {
        lines.push(line(v, &mut cx, (&scope, staff), &session, booked).await?);
    }
    let look = Access { file: None, purpose: "appointments".to_owned(), route: DAY, fields: &["subject_name"] };
    access::record(&mut cx, look).await?;
    cx.commit().await?;
    let heading = v.t_with("appointment-desk-day-title", &[("day", &v.weekday(at.day))]);
    let page = DayPage {
        v,
        back: BackLink::to(v.path("/desk/appointments"), v.t("appointment-desk-title")),
        errors: ErrorSummary::new(v, filled),
        place: v.t_with(
            "appointment-place",
            &[("place", session.place.get(v.locale())), ("address", session.address.get(v.locale()))],
        ),
        lines,
        action: v.path(&format!("/desk/appointments/{}/{}/mark", session.id, at.day)),
        heading: heading.clone(),
    };
    Ok(v.page_with(filled.status(), heading, page))
}

async fn session(cx: &mut Cx, at: &At) -> Outcome<Session> {
    rows::session(cx, Id::from_uuid(at.session)).await?.ok_or_else(Failure::not_found)
}

async fn line(
    v: &Visit,
    cx: &mut Cx,
    (scope, staff): (&Scope, Id<kernel::marks::Staff>),
    session: &Session,
    booked: Booked,
) -> Outcome<Line> {
    let file = files::load(cx, scope, booked.file).await?;
    let name = match kin::may_act(cx, scope, &file, staff).await {
        Ok(_) => people_in_file::subject(cx, &file).await?.map(|subject| subject.name),
        Err(Failure::Refusal(refusal)) if refusal.kind != RefusalKind::NotFound => None,
        Err(other) => return Err(other),
    };
    let standing = booked.ending.as_deref().map(|ending| match ending {
        "attended" => Tag::new(v.t("appointment-desk-came"), Tone::Ok),
        "sent_back" => Tag::new(v.t("appointment-desk-sent-back"), Tone::Wait),
        "turned_away" => Tag::new(v.t("appointment-desk-turned-away"), Tone::Wrong),
        _ => Tag::new(v.t("appointment-desk-missed"), Tone::Wrong),
    });
    let waits = proposals::queries::open_of(cx, TurnAway::KIND, file.id.uuid()).await?.is_some();
    let sending = v.t(if waits { "appointment-desk-second-person" } else { "appointment-desk-mark-sent" });
    Ok(Line {
        time: v.time(booked.starts_at, &session.zone),
        seat: v.number(i64::from(booked.seat)),
        reference: file.reference.to_string(),
        href: v.path(&format!("/desk/files/{}/card", file.reference.compact())),
        name: name.unwrap_or_else(|| v.t("appointment-desk-withheld")),
        standing,
        id: booked.id.to_string(),
        came: Button::new(v.t("appointment-desk-mark-came")).named("mark", "came"),
        missed: Button::quiet(v.t("appointment-desk-mark-missed")).named("mark", "missed"),
        sending: LinkButton::quiet(v.path(&format!("/desk/files/{}/counter", file.reference.compact())), sending),
    })
}

pub(super) async fn mark(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    match marked(&v, &catalogue, &at, &form).await {
        Ok(()) => Ok(v.redirect(format!("/desk/appointments/{}/{}", at.session, at.day))),
        Err(failure) => page(&v, &at, &form.filled(failure)?).await,
    }
}

async fn marked(v: &Visit, catalogue: &Catalogue, at: &At, form: &Form<Fields>) -> Outcome<()> {
    at_the_desk(v)?;
    let mut cx = v.begin_desk().await?;
    let session = session(&mut cx, at).await?;
    let id: Id<Appointment> = form.fields.text("appointment").parse().map_err(|_| Failure::not_found())?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, MARK, key, form.request_hash).await? {
        return Ok(());
    }
    match form.fields.text("mark") {
        "came" => counter::attended(&mut cx, catalogue, &session, id).await?,
        "missed" => counter::missed(&mut cx, &session, id).await?,
        _ => return Err(Failure::not_found()),
    }
    idempotency::settle(&mut cx, MARK, key, id.uuid()).await?;
    cx.commit().await
}
