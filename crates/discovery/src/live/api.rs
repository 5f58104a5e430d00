//! Live hours over the API.

use ::store::idempotency::{self, Claim};
use axum::{Json, extract::Path, http::StatusCode, response::IntoResponse};
use kernel::{Failure, Id, Outcome};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Visit, openapi::Problems};

use super::{
    commands,
    model::{Judged, Question, Session, Stage},
    policy, store as rows,
};
use crate::content::ZONE;

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one, ask, vote))]
    struct Ours;
    Ours::openapi()
}

/// A session.
#[derive(Serialize, ToSchema)]
pub(crate) struct LiveHourLine {
    /// Its identifier.
    id: String,
    /// Its topic.
    topic: String,
    /// What can be asked.
    about: String,
    /// The agency that answers.
    host: String,
    /// When it begins (RFC 3339).
    starts_at: String,
    /// When it ends (RFC 3339).
    ends_at: String,
    /// `asking`, `live` or `over`.
    stage: &'static str,
}

/// A session with its questions.
#[derive(Serialize, ToSchema)]
pub(crate) struct LiveHourBody {
    #[serde(flatten)]
    line: LiveHourLine,
    /// The questions that are shown; what most want answered first.
    questions: Vec<LiveQuestion>,
}

/// A question.
#[derive(Serialize, ToSchema)]
pub(crate) struct LiveQuestion {
    /// Its identifier.
    id: String,
    /// Its words.
    words: String,
    /// How many want it answered.
    votes: i64,
    /// The answer, if there is one.
    answer: Option<String>,
    /// Who answers for it.
    owner: Option<String>,
    /// On which day it was answered (ISO 8601).
    answered_on: Option<String>,
}

/// A question to be asked.
#[derive(Deserialize, ToSchema)]
pub(crate) struct NewLiveQuestion {
    /// Ten to 300 characters, without numbers and addresses of a person.
    words: String,
}

/// A question that was asked: somebody looks at it before it is shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct AskedLiveQuestion {
    /// Its identifier.
    id: String,
}

/// A voice for a question.
#[derive(Deserialize, ToSchema)]
pub(crate) struct LiveVote {
    /// The question.
    question: String,
    /// Whether it is given; it is taken back otherwise.
    gives: bool,
}

#[derive(Deserialize)]
pub(crate) struct At {
    id: Id<Session>,
}

/// Every session, the latest first.
#[utoipa::path(get, path = "/api/v1/live-hours", operation_id = "list_live_hours", tag = "discovery",
    responses((status = 200, body = Vec<LiveHourLine>), Problems))]
pub(crate) async fn list(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let sessions = rows::sessions(&mut cx).await?;
    cx.commit().await?;
    let lines: Vec<LiveHourLine> = sessions.iter().map(|own| line(&v, own)).collect();
    Ok(Json(lines).into_response())
}

/// One session with its questions.
#[utoipa::path(get, path = "/api/v1/live-hours/{id}", operation_id = "read_live_hour", tag = "discovery",
    params(("id" = String, Path, description = "The session")),
    responses((status = 200, body = LiveHourBody), Problems))]
pub(crate) async fn one(v: Visit, Path(at): Path<At>) -> Answer {
    Ok(Json(body(&v, at.id).await?).into_response())
}

/// Asks a question.
#[utoipa::path(post, path = "/api/v1/live-hours/{id}/questions", operation_id = "ask_live_hour", tag = "discovery",
    params(("id" = String, Path, description = "The session")), request_body = NewLiveQuestion,
    responses((status = 201, body = AskedLiveQuestion), Problems))]
pub(crate) async fn ask(v: Visit, Path(at): Path<At>, request: Api<NewLiveQuestion>) -> Answer {
    const ROUTE: &str = "api.live.ask";
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let session = rows::session(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    let id = match idempotency::claim(&mut cx, ROUTE, &request.idempotency_key, request.request_hash).await? {
        Claim::Done(id) => Id::from_uuid(id),
        Claim::Fresh => {
            let permit = policy::may_ask(&session, cx.now())?;
            let words = (request.body.words.trim(), v.locale());
            let id = commands::ask(&mut cx, permit, account, &session, words).await?;
            idempotency::settle(&mut cx, ROUTE, &request.idempotency_key, id.uuid()).await?;
            id
        }
    };
    cx.commit().await?;
    Ok((StatusCode::CREATED, Json(AskedLiveQuestion { id: id.to_string() })).into_response())
}

/// Gives a question one's voice, or takes it back.
#[utoipa::path(post, path = "/api/v1/live-hours/{id}/votes", operation_id = "vote_live_hour", tag = "discovery",
    params(("id" = String, Path, description = "The session")), request_body = LiveVote,
    responses((status = 200, body = LiveHourBody), Problems))]
pub(crate) async fn vote(v: Visit, Path(at): Path<At>, request: Api<LiveVote>) -> Answer {
    const ROUTE: &str = "api.live.vote";
    let account = v.account()?;
    let question: Id<Question> = request.body.question.parse().map_err(|_| Failure::not_found())?;
    let mut cx = v.begin().await?;
    let session = rows::session(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    let claim = idempotency::claim(&mut cx, ROUTE, &request.idempotency_key, request.request_hash).await?;
    if claim == Claim::Fresh {
        let permit = policy::may_vote(&session, cx.now())?;
        commands::vote(&mut cx, permit, account, (&session, question), request.body.gives).await?;
        idempotency::settle(&mut cx, ROUTE, &request.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(Json(body(&v, at.id).await?).into_response())
}

fn line(v: &Visit, session: &Session) -> LiveHourLine {
    LiveHourLine {
        id: session.id.to_string(),
        topic: session.content.topic.get(v.locale()).to_owned(),
        about: session.content.about.get(v.locale()).to_owned(),
        host: session.content.host.get(v.locale()).to_owned(),
        starts_at: session.starts_at.to_string(),
        ends_at: session.ends_at.to_string(),
        stage: match session.stage(v.now()) {
            Stage::Asking => "asking",
            Stage::Live => "live",
            Stage::Over => "over",
        },
    }
}

async fn body(v: &Visit, id: Id<Session>) -> Outcome<LiveHourBody> {
    let mut cx = v.begin().await?;
    let session = rows::session(&mut cx, id).await?.ok_or_else(Failure::not_found)?;
    let questions = rows::questions(&mut cx, id).await?;
    cx.commit().await?;
    let shown = questions.into_iter().filter(|own| own.judged == Judged::Admitted);
    let question = |own: Question| LiveQuestion {
        id: own.id.to_string(),
        words: own.words,
        votes: own.votes,
        owner: own.answer.as_ref().map(|own| own.said.owner.get(v.locale()).to_owned()),
        answered_on: own.answer.as_ref().map(|own| own.at.day_in(ZONE).to_string()),
        answer: own.answer.map(|own| own.said.words.get(v.locale()).to_owned()),
    };
    Ok(LiveHourBody { line: line(v, &session), questions: shown.map(question).collect() })
}
