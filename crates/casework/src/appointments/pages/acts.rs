//! What a citizen does about an appointment: the same commands as the API, with the page again where the rules say no.

use ::store::Cx;
use askama::Template;
use axum::{Extension, extract::Path};
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, Slips};
use web::{
    Answer, Fields, Filled, Form, Visit,
    components::{BackLink, Button, QuestionPage, Warning},
};

use super::{At, Looking, opened, page, path};
use crate::{
    applications::{outcomes::Once, sheet::Sheet},
    appointments::{commands, model::Session},
};

/// A session and a moment of it, as a button carries them.
pub(in crate::appointments) fn slot(text: &str) -> Outcome<(Id<Session>, Moment)> {
    let read = || {
        let (session, second) = text.split_once('.')?;
        let second: i64 = second.parse().ok()?;
        Some((session.parse().ok()?, Moment::from_microsecond(second.checked_mul(1_000_000)?)))
    };
    read().ok_or_else(|| Slips::one("slot", "appointment-slip-slot"))
}

/// Does an act once, and leads back to the appointment with a word of what was done.
async fn acted<F>(
    v: &Visit,
    catalogue: &Catalogue,
    (at, form): (&At, &Form<Fields>),
    (route, said): (&'static str, Option<&'static str>),
    act: F,
) -> Answer
where
    F: AsyncFnOnce(&mut Cx, &Sheet) -> Outcome<()>,
{
    let (mut cx, sheet) = opened(v, catalogue, at).await?;
    let once = Once { route, key: &form.idempotency_key, hash: form.request_hash };
    let done = async {
        if once.claim(&mut cx).await? {
            act(&mut cx, &sheet).await?;
            once.settle(&mut cx, sheet.file.id).await?;
        }
        cx.commit().await
    };
    match done.await {
        Ok(()) => {
            let to = path(&sheet, "/appointment");
            Ok(said.map_or_else(|| v.redirect(&to), |said| v.redirect_with(&to, said)))
        }
        Err(failure) => {
            let filled = form.filled(failure)?;
            let (mut cx, sheet) = opened(v, catalogue, at).await?;
            let looking = Looking { change: form.fields.text("change") == "true", ..Looking::default() };
            Ok(page(v, &mut cx, &sheet, looking, &filled).await?)
        }
    }
}

pub(super) async fn choose(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let wanted = form.fields.text("slot").to_owned();
    acted(&v, &catalogue, (&at, &form), ("appointments.choose", None), async |cx, sheet| {
        commands::choose(cx, &catalogue, sheet, slot(&wanted)?).await.map(drop)
    })
    .await
}

pub(super) async fn confirm(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let said = ("appointments.confirm", Some("appointment-flash-booked"));
    acted(&v, &catalogue, (&at, &form), said, async |cx, sheet| commands::confirm(cx, sheet).await.map(drop)).await
}

#[derive(Template)]
#[template(path = "applications/question.html")]
struct Asking {
    question: QuestionPage,
}

/// Asks before a booking is given up, because nobody gets it back.
pub(super) async fn ask_give_up(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (_, sheet) = opened(&v, &catalogue, &at).await?;
    let title = v.t("appointment-give-up-title");
    let question = QuestionPage::new(&v, v.path(&path(&sheet, "/appointment/give-up")), &Filled::blank())
        .back(BackLink::new(&v, v.path(&path(&sheet, "/appointment"))))
        .heading(title.clone())
        .field(&Warning::new(&v, v.t("appointment-give-up-warning")))
        .button(Button::grave(v.t("appointment-give-up")));
    Ok(v.page(title, Asking { question }))
}

pub(super) async fn give_up(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let said = ("appointments.give_up", Some("appointment-flash-given-up"));
    acted(&v, &catalogue, (&at, &form), said, async |cx, sheet| commands::give_up(cx, &catalogue, sheet).await).await
}

pub(super) async fn wait(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let wanted = form.fields.text("session").parse::<Id<Session>>();
    acted(&v, &catalogue, (&at, &form), ("appointments.wait", Some("appointment-flash-waits")), async |cx, sheet| {
        let session = wanted.map_err(|_| Failure::not_found())?;
        commands::join(cx, sheet, session).await
    })
    .await
}

pub(super) async fn leave(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    form: Form<Fields>,
) -> Answer {
    let said = ("appointments.leave", Some("appointment-flash-left"));
    acted(&v, &catalogue, (&at, &form), said, async |cx, sheet| commands::leave(cx, sheet).await).await
}
