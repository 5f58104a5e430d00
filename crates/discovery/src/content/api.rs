//! What the state publishes, over the API. Words come in the language of `Accept-Language`, or in Arabic with its name where
//! a translation is missing; texts are Markdown of the closed list.

use axum::{
    Extension, Json,
    extract::{Path, Query},
    response::IntoResponse,
};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::{
    facets::SITUATIONS,
    kind::{Kind, Place},
    shelf::{Shelf, Shown},
};

/// A page in a list.
#[derive(Serialize, ToSchema)]
pub(crate) struct ContentLine {
    /// Its name in addresses.
    slug: String,
    /// `guide`, `article`, `question`, `announcement`, `event` or `emergency`.
    kind: &'static str,
    /// The language the words are in.
    language: String,
    /// Its title.
    title: String,
    /// What it says in a sentence or two.
    summary: String,
    /// Situations of life it is about.
    situations: Vec<String>,
    /// Whom it is for.
    audiences: Vec<String>,
    /// Keys of the countries it is about; every country if there are none.
    countries: Vec<String>,
    /// The agency that answers for it.
    owner: String,
    /// When it was last compared with its sources (ISO 8601).
    verified_on: String,
    /// Since when this version is shown (ISO 8601).
    since: String,
    /// Its last day (ISO 8601), if it has one.
    until: Option<String>,
}

/// A page.
#[derive(Serialize, ToSchema)]
pub(crate) struct ContentBody {
    #[serde(flatten)]
    line: ContentLine,
    /// The number of the version.
    version: i32,
    /// Its text, in Markdown.
    body: String,
    /// Keys of the services it leads to.
    services: Vec<String>,
    /// On what it rests.
    sources: Vec<ContentSource>,
    /// When and where it takes place, if it is an event.
    happens: Option<ContentHappening>,
}

/// A source.
#[derive(Serialize, ToSchema)]
pub(crate) struct ContentSource {
    /// What it is called.
    name: String,
    /// Where it is.
    address: Option<String>,
    /// When it was read (ISO 8601).
    seen_on: String,
}

/// When and where an event takes place.
#[derive(Serialize, ToSchema)]
pub(crate) struct ContentHappening {
    /// Its first day (ISO 8601).
    begins: String,
    /// Its last day (ISO 8601).
    ends: String,
    /// Where.
    place: String,
}

#[derive(Deserialize)]
pub(crate) struct At {
    slug: String,
}

#[derive(Deserialize)]
pub(crate) struct Narrow {
    situation: Option<String>,
    country: Option<String>,
}

/// Guides, articles and answers.
#[utoipa::path(get, path = "/api/v1/guides", tag = "discovery",
    params(("situation" = Option<String>, Query, description = "Situation of life"),
           ("country" = Option<String>, Query, description = "Key of the country of residence")),
    responses((status = 200, body = Vec<ContentLine>), Problems))]
pub(crate) async fn guides(v: Visit, Extension(shelf): Extension<Shelf>, Query(narrow): Query<Narrow>) -> Answer {
    list(&v, &shelf, &narrow, |own| own.content.kind.place() == Place::Guides).await
}

/// Announcements, events and warnings.
#[utoipa::path(get, path = "/api/v1/news", tag = "discovery",
    params(("situation" = Option<String>, Query, description = "Situation of life"),
           ("country" = Option<String>, Query, description = "Key of the country of residence")),
    responses((status = 200, body = Vec<ContentLine>), Problems))]
pub(crate) async fn news(v: Visit, Extension(shelf): Extension<Shelf>, Query(narrow): Query<Narrow>) -> Answer {
    list(&v, &shelf, &narrow, |own| own.content.kind.place() == Place::News).await
}

/// Warnings that hold now, which every application shows at once to people in the countries concerned.
#[utoipa::path(get, path = "/api/v1/emergencies", tag = "discovery",
    params(("country" = Option<String>, Query, description = "Key of the country of residence")),
    responses((status = 200, body = Vec<ContentLine>), Problems))]
pub(crate) async fn emergencies(v: Visit, Extension(shelf): Extension<Shelf>, Query(narrow): Query<Narrow>) -> Answer {
    list(&v, &shelf, &narrow, |own| own.content.kind == Kind::Emergency).await
}

/// One guide, article or answer.
#[utoipa::path(get, path = "/api/v1/guides/{slug}", tag = "discovery",
    params(("slug" = String, Path, description = "Name of the page")),
    responses((status = 200, body = ContentBody), Problems))]
pub(crate) async fn guide(v: Visit, Extension(shelf): Extension<Shelf>, Path(at): Path<At>) -> Answer {
    one(&v, &shelf, (Place::Guides, &at.slug)).await
}

/// One announcement, event or warning.
#[utoipa::path(get, path = "/api/v1/news/{slug}", tag = "discovery",
    params(("slug" = String, Path, description = "Name of the page")),
    responses((status = 200, body = ContentBody), Problems))]
pub(crate) async fn piece(v: Visit, Extension(shelf): Extension<Shelf>, Path(at): Path<At>) -> Answer {
    one(&v, &shelf, (Place::News, &at.slug)).await
}

async fn list(v: &Visit, shelf: &Shelf, narrow: &Narrow, is_ours: impl Fn(&Shown) -> bool) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    let situation = narrow.situation.as_ref().filter(|own| SITUATIONS.contains(&own.as_str()));
    let wanted = showing.pages().filter(|own| {
        is_ours(own)
            && situation.is_none_or(|key| own.content.situations.contains(key))
            && narrow.country.as_deref().is_none_or(|key| own.concerns(key))
    });
    let lines: Vec<ContentLine> = wanted.filter_map(|own| line(v, own)).collect();
    Ok(Json(lines).into_response())
}

async fn one(v: &Visit, shelf: &Shelf, (place, slug): (Place, &str)) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    let shown = showing.page(place, slug)?;
    let (_, words, _) = shown.words(v.locale()).ok_or_else(kernel::Failure::not_found)?;
    let content = &shown.content;
    let body = ContentBody {
        line: line(v, shown).ok_or_else(kernel::Failure::not_found)?,
        version: shown.number,
        body: words.body.clone(),
        services: content.services.clone(),
        sources: content
            .sources
            .iter()
            .map(|own| ContentSource {
                name: own.names.get(v.locale()).to_owned(),
                address: own.address.clone(),
                seen_on: own.seen_on.to_string(),
            })
            .collect(),
        happens: content.happens.as_ref().map(|own| ContentHappening {
            begins: own.begins.to_string(),
            ends: own.ends.to_string(),
            place: own.place.get(v.locale()).to_owned(),
        }),
    };
    Ok(Json(body).into_response())
}

fn line(v: &Visit, shown: &Shown) -> Option<ContentLine> {
    let (language, words, _) = shown.words(v.locale())?;
    let content = &shown.content;
    Some(ContentLine {
        slug: shown.page.slug.clone(),
        kind: content.kind.as_str(),
        language: language.to_string(),
        title: words.title.clone(),
        summary: words.summary.clone(),
        situations: content.situations.clone(),
        audiences: content.audiences.clone(),
        countries: content.countries.clone(),
        owner: content.owner.get(v.locale()).to_owned(),
        verified_on: shown.verified_on.to_string(),
        since: shown.since.to_string(),
        until: content.until.map(|day| day.to_string()),
    })
}

#[derive(OpenApi)]
#[openapi(paths(guides, guide, news, piece, emergencies))]
struct Api;

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
