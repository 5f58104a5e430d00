//! Events over the API, with the registration of whoever is signed in.

use ::store::idempotency::{self, Claim};
use axum::{Extension, Json, extract::Path, response::IntoResponse};
use kernel::Outcome;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Visit, openapi::Problems};

use super::{
    commands,
    model::{Attendance, Door, Gathering, Seats},
    policy, store as rows,
};
use crate::content::Shelf;

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one, register, cancel))]
    struct Ours;
    Ours::openapi()
}

/// An event.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventBody {
    /// Its name in addresses; `/news/{slug}` has its text.
    slug: String,
    /// Its title.
    title: String,
    /// Where it takes place.
    place: String,
    /// Its first day (ISO 8601).
    begins: String,
    /// Its last day (ISO 8601).
    ends: String,
    /// When it begins (RFC 3339), if its hours are known.
    starts_at: Option<String>,
    /// When it ends (RFC 3339), if its hours are known.
    ends_at: Option<String>,
    /// `none` (anybody may come), `soon`, `open`, `closed` or `over`.
    registration: &'static str,
    /// How many places there are, where one registers.
    places: Option<i64>,
    /// How many of them are free; none while somebody waits.
    free: Option<i64>,
    /// One's own registration: `placed` or `waiting`.
    own: Option<&'static str>,
    /// On the waiting list: how many are before.
    ahead: Option<i64>,
    /// Where it is joined from afar, once one has a place.
    online: Option<String>,
}

/// Nothing more needs to be said.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NoWords {}

#[derive(Deserialize)]
pub(crate) struct At {
    slug: String,
}

/// The coming events.
#[utoipa::path(get, path = "/api/v1/events", operation_id = "list_events", tag = "discovery",
    responses((status = 200, body = Vec<EventBody>), Problems))]
pub(crate) async fn list(v: Visit, Extension(shelf): Extension<Shelf>) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    let mut bodies = Vec::new();
    for own in Gathering::all(&showing).into_iter().filter(|own| !own.is_over(v.now())) {
        bodies.push(body(&v, &own).await?);
    }
    Ok(Json(bodies).into_response())
}

/// One event.
#[utoipa::path(get, path = "/api/v1/events/{slug}", operation_id = "read_event", tag = "discovery",
    params(("slug" = String, Path, description = "Name of the event")),
    responses((status = 200, body = EventBody), Problems))]
pub(crate) async fn one(v: Visit, Extension(shelf): Extension<Shelf>, Path(at): Path<At>) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    Ok(Json(body(&v, &Gathering::named(&showing, &at.slug)?).await?).into_response())
}

/// Registers for an event.
#[utoipa::path(post, path = "/api/v1/events/{slug}/registration", operation_id = "register_for_event", tag = "discovery",
    params(("slug" = String, Path, description = "Name of the event")), request_body = NoWords,
    responses((status = 200, body = EventBody), Problems))]
pub(crate) async fn register(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Path(at): Path<At>,
    request: Api<NoWords>,
) -> Answer {
    act(&v, &shelf, &at.slug, ("api.events.register", &request, false)).await
}

/// Gives a registration up.
#[utoipa::path(post, path = "/api/v1/events/{slug}/cancellation", operation_id = "cancel_event", tag = "discovery",
    params(("slug" = String, Path, description = "Name of the event")), request_body = NoWords,
    responses((status = 200, body = EventBody), Problems))]
pub(crate) async fn cancel(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Path(at): Path<At>,
    request: Api<NoWords>,
) -> Answer {
    act(&v, &shelf, &at.slug, ("api.events.cancel", &request, true)).await
}

async fn act(
    v: &Visit,
    shelf: &Shelf,
    slug: &str,
    (route, request, gives_up): (&'static str, &Api<NoWords>, bool),
) -> Answer {
    let account = v.account()?;
    let showing = shelf.showing(v.site().store()).await?;
    let gathering = Gathering::named(&showing, slug)?;
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, route, &request.idempotency_key, request.request_hash).await?;
    if claim == Claim::Fresh {
        if gives_up {
            let permit = policy::may_cancel(&gathering, cx.now())?;
            commands::cancel(&mut cx, permit, account, &gathering).await?;
        } else {
            let permit = policy::may_register(&gathering, cx.now())?;
            commands::register(&mut cx, permit, account, &gathering).await?;
        }
        idempotency::settle(&mut cx, route, &request.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(Json(body(v, &gathering).await?).into_response())
}

async fn body(v: &Visit, gathering: &Gathering) -> Outcome<EventBody> {
    let mut cx = v.begin().await?;
    let seats = rows::seats(&mut cx, gathering.page()).await?;
    let own = match v.account() {
        Ok(account) => rows::own(&mut cx, account, gathering.page()).await?,
        Err(_) => None,
    };
    cx.commit().await?;
    Ok(told(v, gathering, seats, own.as_ref()))
}

fn told(v: &Visit, gathering: &Gathering, seats: Seats, own: Option<&Attendance>) -> EventBody {
    let happens = &gathering.happens;
    let moments = happens.moments();
    let places = happens.registration.as_ref().map(|_| gathering.places());
    let free = |places: i64| if seats.waiting > 0 { 0 } else { places.saturating_sub(seats.placed).max(0) };
    let placed = own.is_some_and(Attendance::is_placed);
    EventBody {
        slug: gathering.slug().to_owned(),
        title: gathering.shown.content.titles().get(v.locale()).to_owned(),
        place: happens.place.get(v.locale()).to_owned(),
        begins: happens.begins.to_string(),
        ends: happens.ends.to_string(),
        starts_at: moments.map(|(starts, _)| starts.to_string()),
        ends_at: moments.map(|(_, ends)| ends.to_string()),
        registration: match gathering.door(v.now()) {
            Door::NoRegistration => "none",
            Door::Soon(_) => "soon",
            Door::Open(_) => "open",
            Door::Closed => "closed",
            Door::Over => "over",
        },
        places,
        free: places.map(free),
        own: own.map(|own| if own.is_placed() { "placed" } else { "waiting" }),
        ahead: own.filter(|own| !own.is_placed()).map(|own| own.ahead),
        online: happens.online.clone().filter(|_| placed || happens.registration.is_none()),
    }
}
