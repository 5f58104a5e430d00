//! The same acts as JSON, for whoever holds a bearer token of the account. Every handler calls the commands of the pages.

use ::store::Cx;
use axum::{
    Extension, Json, Router,
    extract::Path,
    response::IntoResponse,
    routing::{get, post},
};
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, Reference};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Site, Visit, openapi::Problems};

use super::{
    commands,
    model::{Sent, Session},
    queries::{self, Situation},
};
use crate::applications::{outcomes::Once, sheet::Sheet};

/// The operations, to be merged under `/api/v1`.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/applications/{reference}/appointment", get(read))
        .route("/applications/{reference}/appointment/choose", post(choose))
        .route("/applications/{reference}/appointment/confirm", post(confirm))
        .route("/applications/{reference}/appointment/give-up", post(give_up))
        .route("/applications/{reference}/appointment/wait", post(wait))
        .route("/applications/{reference}/appointment/leave", post(leave))
}

/// Their description.
pub fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(read, choose, confirm, give_up, wait, leave))]
    struct Ours;
    Ours::openapi()
}

/// A time of a session.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChooseTime {
    /// The session.
    #[schema(value_type = String)]
    session: Id<Session>,
    /// When it begins (RFC 3339).
    #[schema(value_type = String)]
    starts_at: Moment,
}

/// A session to wait for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WaitFor {
    /// The session.
    #[schema(value_type = String)]
    session: Id<Session>,
}

/// A body without members.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NothingMore {}

/// How a file stands with its appointment.
#[derive(Serialize, ToSchema)]
struct AppointmentView {
    /// The seat it has, if it has one.
    appointment: Option<SeatView>,
    /// The line it waits in, if it does.
    waiting: Option<WaitingView>,
    /// Where a time may be chosen.
    sessions: Vec<SessionView>,
    /// What the mission did with the last appointment, while there is no other.
    ended: Option<EndedAppointmentView>,
    /// Until when no time can be chosen because appointments were missed.
    paused_until: Option<String>,
    /// How far the card is.
    card: CardView,
}

/// An appointment that the mission ended.
#[derive(Serialize, ToSchema)]
struct EndedAppointmentView {
    /// `closed`: the time was taken back and the place in the line is kept; `sent_back`: one has to come another time.
    by: &'static str,
    /// Code of the reason: of the platform for the first, of the service's workflow for the second.
    reason: String,
}

/// A seat.
#[derive(Serialize, ToSchema)]
struct SeatView {
    /// `held`, `offered` or `booked`.
    standing: &'static str,
    /// Until when it must be confirmed.
    until: Option<String>,
    /// When it begins.
    starts_at: String,
    /// When it ends.
    ends_at: String,
    /// IANA zone of the place.
    zone: String,
    /// The place in Arabic.
    place: String,
}

/// A place in a line.
#[derive(Serialize, ToSchema)]
struct WaitingView {
    /// The session.
    session: String,
    /// How many wait before.
    before: i64,
}

/// A session with its free times.
#[derive(Serialize, ToSchema)]
struct SessionView {
    /// The session.
    session: String,
    /// The place in Arabic.
    place: String,
    /// IANA zone of the place.
    zone: String,
    /// When one may come.
    times: Vec<String>,
}

/// The card as the mission recorded it.
#[derive(Serialize, ToSchema)]
struct CardView {
    /// When it was printed.
    printed_at: Option<String>,
    /// When it arrived.
    arrived_at: Option<String>,
}

impl AppointmentView {
    fn of(situation: &Situation) -> Self {
        let text = |moment: Moment| moment.to_string();
        Self {
            appointment: situation.appointment.as_ref().map(|(own, session)| SeatView {
                standing: own.standing.as_str(),
                until: own.standing.until().map(text),
                starts_at: text(own.starts_at),
                ends_at: text(own.ends_at),
                zone: session.zone.clone(),
                place: session.place.ar.clone(),
            }),
            waiting: situation
                .waiting
                .as_ref()
                .map(|(own, _)| WaitingView { session: own.session.to_string(), before: own.before }),
            sessions: situation
                .choices
                .iter()
                .map(|choice| SessionView {
                    session: choice.session.id.to_string(),
                    place: choice.session.place.ar.clone(),
                    zone: choice.session.zone.clone(),
                    times: choice.days.iter().flat_map(|day| &day.times).map(|time| text(time.starts_at)).collect(),
                })
                .collect(),
            ended: situation.sent.as_ref().map(|sent| match sent {
                Sent::Closed(reason) => EndedAppointmentView { by: "closed", reason: reason.clone() },
                Sent::Back(reason) => EndedAppointmentView { by: "sent_back", reason: reason.clone() },
            }),
            paused_until: situation.paused_until.map(text),
            card: CardView {
                printed_at: situation.card.printed_at.map(text),
                arrived_at: situation.card.arrived_at.map(text),
            },
        }
    }
}

/// The file of a path.
#[derive(Deserialize)]
struct At {
    reference: String,
}

async fn opened(v: &Visit, catalogue: &Catalogue, at: &At) -> Outcome<(Cx, Sheet)> {
    let reference: Reference = at.reference.parse().map_err(|_| Failure::not_found())?;
    let owner = v.account()?;
    let mut cx = v.begin().await?;
    let sheet = Sheet::open(&mut cx, catalogue, owner, reference).await?;
    Ok((cx, sheet))
}

#[utoipa::path(get, path = "/api/v1/applications/{reference}/appointment", tag = "appointments",
    params(("reference" = String, Path, description = "The public reference")), security(("session" = [])),
    responses((status = 200, body = AppointmentView), Problems))]
async fn read(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let (mut cx, sheet) = opened(&v, &catalogue, &at).await?;
    let situation = queries::situation(&mut cx, &sheet).await?;
    Ok(Json(AppointmentView::of(&situation)).into_response())
}

/// Does an act once and answers with how things stand then.
async fn acted<T, F>(v: &Visit, catalogue: &Catalogue, at: &At, (route, api): (&'static str, &Api<T>), act: F) -> Answer
where
    F: AsyncFnOnce(&mut Cx, &Sheet) -> Outcome<()>,
{
    let (mut cx, sheet) = opened(v, catalogue, at).await?;
    let once = Once::of_api(route, api);
    if once.claim(&mut cx).await? {
        act(&mut cx, &sheet).await?;
        once.settle(&mut cx, sheet.file.id).await?;
    }
    let situation = queries::situation(&mut cx, &sheet).await?;
    cx.commit().await?;
    Ok(Json(AppointmentView::of(&situation)).into_response())
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/appointment/choose", request_body = ChooseTime,
    tag = "appointments", params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 200, body = AppointmentView), Problems))]
async fn choose(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<ChooseTime>,
) -> Answer {
    acted(&v, &catalogue, &at, ("api.appointments.choose", &api), async |cx, sheet| {
        commands::choose(cx, &catalogue, sheet, (api.body.session, api.body.starts_at)).await.map(drop)
    })
    .await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/appointment/confirm", request_body = NothingMore,
    tag = "appointments", params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 200, body = AppointmentView), Problems))]
async fn confirm(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<NothingMore>,
) -> Answer {
    acted(&v, &catalogue, &at, ("api.appointments.confirm", &api), async |cx, sheet| {
        commands::confirm(cx, sheet).await.map(drop)
    })
    .await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/appointment/give-up", request_body = NothingMore,
    tag = "appointments", params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 200, body = AppointmentView), Problems))]
async fn give_up(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<NothingMore>,
) -> Answer {
    acted(&v, &catalogue, &at, ("api.appointments.give_up", &api), async |cx, sheet| {
        commands::give_up(cx, &catalogue, sheet).await
    })
    .await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/appointment/wait", request_body = WaitFor,
    tag = "appointments", params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 200, body = AppointmentView), Problems))]
async fn wait(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>, api: Api<WaitFor>) -> Answer {
    acted(&v, &catalogue, &at, ("api.appointments.wait", &api), async |cx, sheet| {
        commands::join(cx, sheet, api.body.session).await
    })
    .await
}

#[utoipa::path(post, path = "/api/v1/applications/{reference}/appointment/leave", request_body = NothingMore,
    tag = "appointments", params(("reference" = String, Path, description = "The public reference")),
    security(("session" = [])), responses((status = 200, body = AppointmentView), Problems))]
async fn leave(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Path(at): Path<At>,
    api: Api<NothingMore>,
) -> Answer {
    acted(&v, &catalogue, &at, ("api.appointments.leave", &api), async |cx, sheet| commands::leave(cx, sheet).await)
        .await
}
