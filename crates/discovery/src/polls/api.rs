//! Polls over the API.

use ::store::idempotency::{self, Claim};
use axum::{Json, extract::Path, response::IntoResponse};
use kernel::{Failure, Id, Outcome};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api, Visit, openapi::Problems};

use super::{
    commands,
    disclosure::{Cell, rounded_down},
    model::{Chosen, Poll, Stage},
    policy, store as rows,
};

const ROUTE: &str = "api.polls.answer";

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list, one, answer))]
    struct Ours;
    Ours::openapi()
}

/// A poll.
#[derive(Serialize, ToSchema)]
pub(crate) struct PollBody {
    /// Its identifier.
    id: String,
    /// Its title.
    title: String,
    /// Why it is asked, and by whom.
    about: String,
    /// Whether it can be answered now.
    open: bool,
    /// When it closes (RFC 3339).
    closes_at: String,
    /// At least so many people answered when what is shown was made; nothing below twenty.
    participants: Option<i64>,
    /// The questions in order.
    questions: Vec<PollQuestion>,
    /// What one chose oneself: numbers of choices from 0, question by question.
    own: Option<Vec<Vec<usize>>>,
}

/// A question.
#[derive(Serialize, ToSchema)]
pub(crate) struct PollQuestion {
    /// The question.
    words: String,
    /// Whether several may be chosen.
    several: bool,
    /// What can be chosen.
    choices: Vec<PollChoice>,
}

/// What can be chosen.
#[derive(Serialize, ToSchema)]
pub(crate) struct PollChoice {
    /// Its words.
    words: String,
    /// About so many people chose it, rounded to fives; nothing where they are too few to say.
    about: Option<i64>,
}

/// An answer.
#[derive(Deserialize, ToSchema)]
pub(crate) struct PollAnswer {
    /// Numbers of choices from 0, question by question.
    chosen: Vec<Vec<usize>>,
}

#[derive(Deserialize)]
pub(crate) struct At {
    id: Id<Poll>,
}

/// Every poll that opened.
#[utoipa::path(get, path = "/api/v1/polls", operation_id = "list_polls", tag = "discovery",
    responses((status = 200, body = Vec<PollBody>), Problems))]
pub(crate) async fn list(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let polls = rows::all(&mut cx).await?;
    cx.commit().await?;
    let mut bodies = Vec::new();
    for own in polls.iter().filter(|own| own.stage(v.now()) != Stage::Soon) {
        bodies.push(body(&v, own).await?);
    }
    Ok(Json(bodies).into_response())
}

/// One poll.
#[utoipa::path(get, path = "/api/v1/polls/{id}", operation_id = "read_poll", tag = "discovery",
    params(("id" = String, Path, description = "The poll")),
    responses((status = 200, body = PollBody), Problems))]
pub(crate) async fn one(v: Visit, Path(at): Path<At>) -> Answer {
    let poll = opened(&v, at.id).await?;
    Ok(Json(body(&v, &poll).await?).into_response())
}

/// Answers a poll, or changes one's answer.
#[utoipa::path(post, path = "/api/v1/polls/{id}/answer", operation_id = "answer_poll", tag = "discovery",
    params(("id" = String, Path, description = "The poll")), request_body = PollAnswer,
    responses((status = 200, body = PollBody), Problems))]
pub(crate) async fn answer(v: Visit, Path(at): Path<At>, request: Api<PollAnswer>) -> Answer {
    let account = v.account()?;
    let poll = opened(&v, at.id).await?;
    let mut cx = v.begin().await?;
    let claim = idempotency::claim(&mut cx, ROUTE, &request.idempotency_key, request.request_hash).await?;
    if claim == Claim::Fresh {
        let permit = policy::may_answer(&poll, cx.now())?;
        commands::answer(&mut cx, permit, account, &poll, &request.body.chosen).await?;
        idempotency::settle(&mut cx, ROUTE, &request.idempotency_key, account.uuid()).await?;
    }
    cx.commit().await?;
    Ok(Json(body(&v, &poll).await?).into_response())
}

async fn opened(v: &Visit, id: Id<Poll>) -> Outcome<Poll> {
    let mut cx = v.begin().await?;
    let poll = rows::poll(&mut cx, id).await?;
    cx.commit().await?;
    poll.filter(|own| own.stage(v.now()) != Stage::Soon).ok_or_else(Failure::not_found)
}

async fn body(v: &Visit, poll: &Poll) -> Outcome<PollBody> {
    let mut cx = v.begin().await?;
    let own: Option<Chosen> = match v.account() {
        Ok(account) => rows::own(&mut cx, account, poll.id).await?,
        Err(_) => None,
    };
    let released = rows::released(&mut cx, poll.id).await?;
    cx.commit().await?;
    let cell = |at: usize, number: usize| match released.as_ref()?.cells.get(at)?.get(number)? {
        Cell::About(people) => Some(*people),
        Cell::LeftOut => None,
    };
    let questions = poll.content.questions.iter().enumerate().map(|(at, question)| PollQuestion {
        words: question.words.get(v.locale()).to_owned(),
        several: question.several,
        choices: (question.choices.iter().enumerate())
            .map(|(number, own)| PollChoice { words: own.get(v.locale()).to_owned(), about: cell(at, number) })
            .collect(),
    });
    Ok(PollBody {
        id: poll.id.to_string(),
        title: poll.content.titles.get(v.locale()).to_owned(),
        about: poll.content.about.get(v.locale()).to_owned(),
        open: poll.stage(v.now()) == Stage::Open,
        closes_at: poll.closes_at.to_string(),
        participants: released.as_ref().map(|own| rounded_down(own.participants)),
        questions: questions.collect(),
        own,
    })
}
