//! The assistant over the API. The question stands in the body, never in the address, and nothing of it is stored.

use axum::{Extension, Json, response::IntoResponse};
use kernel::Slips;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Api as Body, Visit, openapi::Problems};

use super::{
    compose::Composed,
    pages::{Asked, ways},
    told::Shown,
};
use crate::{Ports, search::Line};

/// A question.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionBody {
    /// Its words; the first 200 letters are read.
    question: String,
    /// Key of a country of residence.
    country: Option<String>,
}

/// What is said to it.
#[derive(Serialize, ToSchema)]
pub(super) struct AnswerBody {
    /// `answer`, `unknown`, or what is not answered from pages: `command`, `others`, `law`, `politics`, `own`.
    kind: &'static str,
    /// The sentences of an answer, each with its source.
    sentences: Vec<SentenceBody>,
    /// Where one applies for the service the answer is about.
    apply: Option<String>,
    /// Beside an answer: what else to read. Without one: what is nearest.
    pages: Vec<AnswerPageBody>,
    /// The page on which a human is asked.
    human: String,
}

/// A sentence.
#[derive(Serialize, ToSchema)]
pub(super) struct SentenceBody {
    /// Its words: those of its source, or worked out from the rules in force.
    text: String,
    /// The language it is written in.
    language: String,
    /// Where it stands.
    source: SourceBody,
}

/// A source.
#[derive(Serialize, ToSchema)]
pub(super) struct SourceBody {
    /// The title of its page.
    title: String,
    /// The part of it.
    heading: Option<String>,
    /// The path of its page, to the part.
    path: String,
    /// The version or revision; none for what comes with the program.
    version: Option<i32>,
    /// Since when that holds (ISO 8601).
    since: Option<String>,
    /// When it was last compared with its sources (ISO 8601).
    verified_on: Option<String>,
}

/// A page.
#[derive(Serialize, ToSchema)]
pub(super) struct AnswerPageBody {
    /// Its title.
    title: String,
    /// Its path.
    path: String,
}

/// Asks the assistant.
#[utoipa::path(post, path = "/api/v1/ask", tag = "discovery", request_body = QuestionBody,
    responses((status = 200, body = AnswerBody), Problems))]
pub(super) async fn ask(v: Visit, Extension(ports): Extension<Ports>, asked: Body<QuestionBody>) -> Answer {
    let QuestionBody { question, country } = asked.body;
    if question.trim().is_empty() {
        return Err(Slips::one("question", "ask-empty").into());
    }
    let country = country.unwrap_or_default();
    let asked = Asked::of(&v, &ports, (&question, &country)).await?;
    if !country.is_empty() && asked.country.is_none() {
        return Err(Slips::one("country", "search-country-unknown").into());
    }
    let shown = Shown::of(&v, &asked.snapshot, &asked.composed, asked.country.as_deref())?;
    let sentences = shown.said.into_iter().filter_map(|own| {
        let source = shown.sources.get(own.source)?;
        Some(SentenceBody {
            text: own.text,
            language: own.language.to_string(),
            source: SourceBody {
                title: source.title.clone(),
                heading: source.heading.clone(),
                path: source.href.clone(),
                version: source.edition.number,
                since: source.edition.since.map(|day| day.to_string()),
                verified_on: source.edition.verified_on.map(|day| day.to_string()),
            },
        })
    });
    let page = |line: &Line| AnswerPageBody { title: line.title.clone(), path: v.path_in(line.language, &line.path) };
    let (kind, pages) = match &asked.composed {
        Composed::Known(known) => ("answer", known.more.iter().map(page).collect()),
        Composed::Unknown(near) => ("unknown", near.iter().map(page).collect()),
        Composed::Bound(bound) => {
            let way = |(path, text): &(&str, &str)| AnswerPageBody { title: v.t(text), path: v.path(path) };
            (bound.as_str(), ways(*bound).iter().map(way).collect())
        }
    };
    let human = v.path("/account/enquiries/new");
    let body = AnswerBody { kind, sentences: sentences.collect(), apply: shown.apply, pages, human };
    Ok(Json(body).into_response())
}

#[derive(OpenApi)]
#[openapi(paths(ask))]
struct Api;

/// The description of this operation.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
