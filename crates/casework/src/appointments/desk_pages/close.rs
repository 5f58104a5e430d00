//! Taking a day back, or all that are left of a session. Asked once more, because everybody in it is told at once.

use ::store::idempotency::{self, Claim};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use kernel::{Day, Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, Choice, QuestionPage, Radios, Warning},
};

use super::{Alone, CLOSE, at_the_desk, carried::Carried};
use crate::{
    appointments::{
        counter::{self, Closing},
        model::{CLOSINGS, Session},
        refusal, store as rows,
    },
    desk::policy,
};

/// The session of a path.
#[derive(Deserialize)]
pub(super) struct At {
    session: uuid::Uuid,
}

/// One day of it, or all of them.
#[derive(Clone, Copy, Default, Deserialize)]
pub(super) struct Of {
    day: Option<Day>,
}

pub(super) async fn show(v: Visit, Path(at): Path<At>, Query(of): Query<Of>) -> Answer {
    Ok(page(&v, &at, of.day, &Filled::blank()).await?)
}

async fn page(v: &Visit, at: &At, day: Option<Day>, filled: &Filled) -> Outcome<Response> {
    at_the_desk(v)?;
    policy::examines(v.actor())?;
    let mut cx = v.begin_desk().await?;
    let session = session(&mut cx, at).await?;
    let days = rows::days(&mut cx, &session).await?;
    let meant = |known: &&rows::DayCount| known.to_come && day.is_none_or(|day| known.day == day);
    let (mut any, mut people) = (false, 0);
    for known in days.iter().filter(meant) {
        any = true;
        people += known.taken;
    }
    if !any {
        return Err(refusal::nothing_to_close());
    }
    let title = match day {
        Some(day) => v.t_with("appointment-close-day-title", &[("day", &v.weekday(day))]),
        None => v.t("appointment-close-all-title"),
    };
    let place = v.t_with(
        "appointment-place",
        &[("place", session.place.get(v.locale())), ("address", session.address.get(v.locale()))],
    );
    let reasons = CLOSINGS.iter().map(|code| Choice::new(*code, v.t(&format!("appointment-close-{code}")))).collect();
    let question = QuestionPage::new(v, v.path(&format!("/desk/appointments/{}/close", session.id)), filled)
        .back(BackLink::to(v.path("/desk/appointments"), v.t("appointment-desk-title")))
        .caption(place)
        .heading(title.clone())
        .lead(&v.t("appointment-close-lead"))
        .field(&Warning::new(v, v.t_count("appointment-close-people", people)))
        .field(&Carried::new("day", day.map(|day| day.to_string()).unwrap_or_default()))
        .field(&Radios::new("reason", v.t("appointment-close-reason"), reasons).filled(v, filled))
        .button(Button::grave(v.t("appointment-close-button")));
    Ok(v.page_with(filled.status(), title, Alone { question }))
}

async fn session(cx: &mut ::store::Cx, at: &At) -> Outcome<Session> {
    rows::session(cx, Id::from_uuid(at.session)).await?.ok_or_else(Failure::not_found)
}

pub(super) async fn submit(v: Visit, Path(at): Path<At>, form: Form<Fields>) -> Answer {
    let day = form.fields.opt("day").and_then(|day| day.parse::<Day>().ok());
    match closed(&v, &at, day, &form).await {
        Ok(()) => Ok(v.redirect_with("/desk/appointments", "appointment-flash-closed")),
        Err(failure) => Ok(page(&v, &at, day, &form.filled(failure)?).await?),
    }
}

async fn closed(v: &Visit, at: &At, day: Option<Day>, form: &Form<Fields>) -> Outcome<()> {
    at_the_desk(v)?;
    let mut cx = v.begin_desk().await?;
    let session = session(&mut cx, at).await?;
    let key = &form.idempotency_key;
    if let Claim::Done(_) = idempotency::claim(&mut cx, CLOSE, key, form.request_hash).await? {
        return Ok(());
    }
    // A day that cannot be read must not become every day.
    if day.is_none() && form.fields.opt("day").is_some_and(|text| !text.is_empty()) {
        return Err(Failure::not_found());
    }
    let closing = Closing { day, reason: form.fields.text("reason").to_owned() };
    counter::close(&mut cx, &session, &closing).await?;
    idempotency::settle(&mut cx, CLOSE, key, session.id.uuid()).await?;
    cx.commit().await
}
