//! The citizen's pages of an appointment: choosing a time, confirming it, what to bring, and what becomes of the card.
//!
//! They are whole without scripts: days are links, times are buttons.

mod acts;
mod card;
mod choose;
mod mine;

use ::store::Cx;
use axum::{
    Extension, Router,
    extract::{Path, Query},
    response::Response,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Day, Failure, Id, Outcome, Reference};
use serde::Deserialize;
use web::{Answer, Filled, Site, Visit};

use super::{
    model::{Session, Standing},
    queries::{self, Situation},
};
use crate::applications::{model::Stage, sheet::Sheet};

/// The routes.
pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/{lang}/files/{reference}/appointment", get(show))
        .route("/{lang}/files/{reference}/appointment/choose", post(acts::choose))
        .route("/{lang}/files/{reference}/appointment/confirm", post(acts::confirm))
        .route("/{lang}/files/{reference}/appointment/give-up", get(acts::ask_give_up).post(acts::give_up))
        .route("/{lang}/files/{reference}/appointment/wait", post(acts::wait))
        .route("/{lang}/files/{reference}/appointment/leave", post(acts::leave))
        .route("/{lang}/files/{reference}/appointment/calendar", get(mine::calendar))
}

/// The file of a path.
#[derive(Deserialize)]
struct At {
    reference: String,
}

impl At {
    /// The reference; anything else is the one 404.
    fn reference(&self) -> Outcome<Reference> {
        self.reference.parse().map_err(|_| Failure::not_found())
    }
}

/// Which day of which session is looked at.
#[derive(Clone, Copy, Default, Deserialize)]
struct Looking {
    session: Option<uuid::Uuid>,
    day: Option<Day>,
    /// Whether another time is sought instead of the booked one.
    #[serde(default)]
    change: bool,
}

impl Looking {
    fn session(self) -> Option<Id<Session>> {
        self.session.map(Id::from_uuid)
    }
}

/// The sheet of a file of the signed-in person, with its transaction.
async fn opened(v: &Visit, catalogue: &Catalogue, at: &At) -> Outcome<(Cx, Sheet)> {
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, catalogue, owner, at.reference()?).await?;
    Ok((cx, sheet))
}

/// The path of the file, after the language.
fn path(sheet: &Sheet, rest: &str) -> String {
    format!("/files/{}{rest}", sheet.file.reference)
}

async fn show(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    Query(looking): Query<Looking>,
) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, &at).await?;
    Ok(page(&v, &mut cx, &sheet, looking, &Filled::blank()).await?)
}

/// The page as things stand, with the state of a form on it.
async fn page(v: &Visit, cx: &mut Cx, sheet: &Sheet, looking: Looking, filled: &Filled) -> Outcome<Response> {
    let situation = queries::situation(cx, sheet).await?;
    Ok(match sheet.file.stage() {
        Stage::Attended | Stage::HandedOver => card::page(v, sheet, &situation),
        Stage::Invited => match &situation.appointment {
            Some((own, session)) if !(looking.change && own.standing == Standing::Booked) => {
                mine::page(v, sheet, (own, session, situation.sent.as_ref()), filled)
            }
            _ => choose::page(v, sheet, &situation, looking, filled),
        },
        _ => v.redirect(path(sheet, "")),
    })
}

/// The place of a session, with its address.
fn place(v: &Visit, session: &Session) -> String {
    v.t_with(
        "appointment-place",
        &[("place", session.place.get(v.locale())), ("address", session.address.get(v.locale()))],
    )
}

/// Whether another time may be chosen now.
fn may_choose(situation: &Situation) -> bool {
    situation.choices.iter().any(|choice| !choice.days.is_empty())
}
