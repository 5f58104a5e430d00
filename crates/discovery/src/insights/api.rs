//! The open data over the API: what may be downloaded by anybody, with what it cost.

use std::collections::BTreeMap;

use axum::{Json, response::IntoResponse};
use kernel::{Day, Moment};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Answer, Visit, openapi::Problems};

use super::{
    ZONE,
    open_data::{self, EPSILON_A_YEAR},
    store,
};

/// The open data.
#[derive(Serialize, ToSchema)]
pub(super) struct OpenDataBody {
    /// How much may be said of anybody in a year (epsilon of differential privacy).
    budget_of_the_year: f64,
    /// How much of it is left.
    budget_left: f64,
    /// Every release, the latest first.
    releases: Vec<OpenDataRelease>,
}

/// A release.
#[derive(Serialize, ToSchema)]
pub(super) struct OpenDataRelease {
    /// Year and quarter.
    name: String,
    /// The Monday of the week that was counted.
    #[schema(value_type = String)]
    week: Day,
    /// When it was published.
    #[schema(value_type = String)]
    published_at: Moment,
    /// What it cost.
    epsilon: f64,
    /// With what chance it says more than that.
    delta: f64,
    /// Scale of the discrete Laplace noise in each count.
    scale: f64,
    /// No count below this is published.
    threshold: i64,
    /// Noised counts of people by key: an act and a country, or `word` and a word.
    counts: BTreeMap<String, i64>,
}

/// Noised counts of what people look for, and what of the year's budget of privacy is left.
#[utoipa::path(get, path = "/api/v1/open-data", tag = "discovery",
    responses((status = 200, body = OpenDataBody), Problems))]
pub(super) async fn open_data(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let releases = store::releases(&mut cx).await?;
    let year = cx.now().day_in(ZONE).year();
    let budget_left = open_data::left(&mut cx, year).await?;
    cx.commit().await?;
    let releases = releases.into_iter().map(|own| OpenDataRelease {
        name: own.name,
        week: own.week,
        published_at: own.published_at,
        epsilon: own.noised.paid.epsilon,
        delta: own.noised.paid.delta,
        scale: own.noised.scale,
        threshold: own.noised.threshold,
        counts: own.noised.counts,
    });
    let body = OpenDataBody { budget_of_the_year: EPSILON_A_YEAR, budget_left, releases: releases.collect() };
    Ok(Json(body).into_response())
}

#[derive(OpenApi)]
#[openapi(paths(open_data))]
struct Api;

/// The description of this operation.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
