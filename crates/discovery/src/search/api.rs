//! Search over the API. Words come in the language of `Accept-Language` where they are written in it; nothing is stored.

use axum::{Extension, Json, extract::Query, response::IntoResponse};
use catalogue::Snapshot;
use kernel::{Outcome, Slips};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::{
    passages::Kind,
    ports::Only,
    results::{Line, question},
};
use crate::Ports;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The question; its first 200 letters are read.
    #[serde(default)]
    q: String,
    /// Key of a country of residence.
    country: Option<String>,
    /// `service`, `privilege`, `life-event`, `guide`, `news`, `event`, `answer`, `mission` or `country`.
    kind: Option<String>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub(super) struct SearchBody {
    /// What answers, the best first.
    results: Vec<SearchResult>,
    /// Where nothing answers: what is nearest.
    near: Vec<SearchResult>,
}

/// A result.
#[derive(Serialize, ToSchema)]
pub(super) struct SearchResult {
    /// What it belongs to.
    kind: &'static str,
    /// The title of its page.
    title: String,
    /// What the part that was found is about.
    heading: Option<String>,
    /// The part that has most of the question.
    excerpt: String,
    /// The path of its page.
    path: String,
    /// The language it is written in.
    language: String,
    /// How much of the question stands in it, from 0 to 1.
    support: f32,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Typed {
    /// What was typed so far.
    #[serde(default)]
    q: String,
}

/// What may be meant by what was typed so far.
#[derive(Serialize, ToSchema)]
pub(super) struct SuggestionsBody {
    /// Titles, the nearest first.
    suggestions: Vec<SuggestionLine>,
}

/// A title.
#[derive(Serialize, ToSchema)]
pub(super) struct SuggestionLine {
    /// Its words.
    title: String,
    /// The path of its page.
    path: String,
}

/// Searches everything that is public.
#[utoipa::path(get, path = "/api/v1/search", tag = "discovery", params(Asked),
    responses((status = 200, body = SearchBody), Problems))]
pub(super) async fn find(v: Visit, Extension(ports): Extension<Ports>, Query(asked): Query<Asked>) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let only = only(&snapshot, &asked)?;
    let shelf = ports.search.shelf(v.site().store()).await?;
    let results = shelf.look(&question(&asked.q), v.locale(), &only)?;
    let line = |line: Line| SearchResult {
        kind: line.kind.as_str(),
        title: line.title,
        heading: line.heading,
        excerpt: line.excerpt.into_iter().map(|piece| piece.text).collect(),
        path: v.path_in(line.language, &line.path),
        language: line.language.to_string(),
        support: (line.support * 100.0).round() / 100.0,
    };
    let body = SearchBody {
        results: results.lines.into_iter().map(line).collect(),
        near: results.near.into_iter().map(line).collect(),
    };
    Ok(Json(body).into_response())
}

/// Titles while somebody types.
#[utoipa::path(get, path = "/api/v1/search/suggestions", tag = "discovery", params(Typed),
    responses((status = 200, body = SuggestionsBody), Problems))]
pub(super) async fn suggest(v: Visit, Extension(ports): Extension<Ports>, Query(typed): Query<Typed>) -> Answer {
    let shelf = ports.search.shelf(v.site().store()).await?;
    let found = shelf.suggest(&question(&typed.q), v.locale()).into_iter();
    let line = |own: super::Suggestion| SuggestionLine { title: own.title, path: v.path(&own.path) };
    Ok(Json(SuggestionsBody { suggestions: found.map(line).collect() }).into_response())
}

/// What is wanted; a country or kind that does not exist is told at its parameter.
fn only(snapshot: &Snapshot, asked: &Asked) -> Outcome<Only> {
    let mut slips = Slips::new();
    let country = asked.country.clone().filter(|key| !key.is_empty());
    if country.as_ref().is_some_and(|key| !snapshot.countries().any(|(own, _)| own == key)) {
        slips.add("country", "search-country-unknown");
    }
    let named = asked.kind.as_deref().filter(|name| !name.is_empty());
    let kind = named.and_then(Kind::parse);
    if named.is_some() && kind.is_none() {
        slips.add("kind", "search-kind-unknown");
    }
    if slips.is_empty() { Ok(Only { kind, country }) } else { Err(slips.into()) }
}

#[derive(OpenApi)]
#[openapi(paths(find, suggest))]
struct Api;

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
