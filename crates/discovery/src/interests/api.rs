//! What is put before somebody, over the API: for whoever bears a token and agreed to it by what is known of her, for everybody else
//! by the country alone.

use axum::{Extension, Json, extract::Query, response::IntoResponse};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::{
    pages::for_you::{Found, Narrowed},
    recommender::{Interests, Why},
    told,
};

/// How many are told.
const MOST: usize = 20;

/// The description of these operations.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    #[derive(OpenApi)]
    #[openapi(paths(list))]
    struct Ours;
    Ours::openapi()
}

/// Suggestions.
#[derive(Serialize, ToSchema)]
pub(super) struct RecommendationsBody {
    /// Whether they rest on what the bearer agreed to have kept. If not, nothing about anybody was read.
    personal: bool,
    /// The country of residence they are for.
    country: Option<String>,
    /// Which state of what was learned from many they rest on; nothing before anybody taught anything.
    learned: Option<i64>,
    /// The suggestions, the first first.
    items: Vec<RecommendationBody>,
}

/// A suggestion.
#[derive(Serialize, ToSchema)]
pub(super) struct RecommendationBody {
    /// `service`, `privilege`, `guide`, `news` or `agency` (a service of another agency).
    kind: &'static str,
    /// Its key among its kind.
    key: String,
    /// Its name.
    name: String,
    /// What it is, in a sentence.
    summary: String,
    /// Where its page is.
    path: String,
    /// `item`, `interest`, `segment`, `popular` or `offered`: the part without which it would stand furthest below.
    because: &'static str,
    /// For `item`: kind and key of the other item.
    because_of: Option<String>,
    /// The reason in words.
    reason: String,
}

/// Services, privileges and pages that may concern the bearer. What is closed, or not for her country, is never among them.
#[utoipa::path(get, path = "/api/v1/recommendations", operation_id = "list_recommendations", tag = "discovery",
    params(("country" = Option<String>, Query, description = "Key of the country of residence")),
    responses((status = 200, body = RecommendationsBody), Problems))]
pub(super) async fn list(v: Visit, Extension(own): Extension<Interests>, Query(narrowed): Query<Narrowed>) -> Answer {
    let snapshot = own.0.catalogue.snapshot(v.site().store()).await?;
    let found = Found::of(&v, &own, &snapshot, &narrowed.country, MOST).await?;
    let items = found.suggestions.list.iter().map(|one| RecommendationBody {
        kind: one.item.kind.as_str(),
        key: one.item.key.clone(),
        name: one.item.name(v.locale()).to_owned(),
        summary: one.item.summary.get(v.locale()).to_owned(),
        path: v.path(&one.item.path()),
        because: told::code(one),
        because_of: match &one.why {
            Why::Item(item, _) => Some(item.id()),
            Why::Axis(_) | Why::Segment(..) | Why::Popular | Why::Offered => None,
        },
        reason: told::why(&v, own.axes(), &snapshot, one),
    });
    let body = RecommendationsBody {
        items: items.collect(),
        personal: found.personal,
        country: found.country,
        learned: found.suggestions.version,
    };
    Ok(Json(body).into_response())
}
