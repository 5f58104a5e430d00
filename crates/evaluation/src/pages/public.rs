//! How the service does, for everybody: the last thirteen weeks of what may be published, once the permission that publishing
//! needs is recorded. The same as JSON.

use ::store::Cx;
use askama::Template;
use axum::{Extension, Json, response::IntoResponse};
use kernel::Outcome;
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{
    Answer, Visit,
    components::{Banner, DataTable, Empty, Tone},
    openapi::Problems,
};

use super::{interval, said};
use crate::{
    counting::THRESHOLD,
    entries::Scope,
    indicators::{self, By, Indicator, Source},
    measure::{Of, TABLE, Tally, estimate},
    ports::Ports,
    store::{cells, entered},
    table::table,
    week::Weeks,
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/performance";
/// So many weeks are told together.
const WEEKS: i32 = 13;

#[derive(Template)]
#[template(path = "evaluation/performance.html")]
struct PerformancePage<'a> {
    v: &'a Visit,
    lead: String,
    simulated: Option<Banner>,
    table: Option<DataTable>,
    empty: Option<Empty>,
}

/// What may be published of each indicator; nothing at all without the permission.
async fn published(cx: &mut Cx, ports: &Ports) -> Outcome<Option<Vec<(&'static Indicator, Tally)>>> {
    if !entered::allows(cx, Scope::Public).await? {
        return Ok(None);
    }
    let weeks = Weeks::last(WEEKS, cx.now());
    let mut told = Vec::new();
    for own in indicators::all()?.iter().filter(|own| own.public && own.source == Source::Operation) {
        let counts = cells::read(cx, &own.key, weeks).await?;
        let total = table(own, &counts, "", ports.disclosure.as_ref()).total;
        // The whole alone is told, and only of enough: nobody can compare it with its parts.
        let enough = |tally: &Tally| own.by.is_empty() || tally.n >= THRESHOLD;
        told.extend(total.filter(enough).map(|tally| (own, tally)));
    }
    Ok(Some(told))
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let mut cx = v.begin().await?;
    let told = published(&mut cx, &ports).await?;
    cx.commit().await?;
    let weeks = Weeks::last(WEEKS, v.now());
    let args = [("from", &*v.day(weeks.from)), ("until", &*v.day(weeks.until.plus_days(-1)))];
    let mut page = PerformancePage {
        lead: v.t_with("evaluation-public-lead", &args),
        v: &v,
        simulated: None,
        table: None,
        empty: None,
    };
    match told {
        None => page.empty = Some(Empty::new(v.t("evaluation-public-closed"), v.t("evaluation-public-closed-about"))),
        Some(told) => {
            let simulated = told.iter().any(|(_, tally)| tally.simulated);
            page.simulated = simulated.then(|| Banner::new(Tone::Sand, v.t("evaluation-simulated")));
            page.table = Some(figures(&v, &told)?);
        }
    }
    Ok(v.page(v.t("evaluation-public-title"), page))
}

fn figures(v: &Visit, told: &[(&Indicator, Tally)]) -> Outcome<DataTable> {
    let mut table = DataTable::new(v, v.t("evaluation-public-title"))
        .caption_hidden()
        .column(v.t("evaluation-indicator"))
        .number_column(v.t("evaluation-value"))
        .column(v.t("evaluation-interval"))
        .column(v.t("evaluation-meaning"))
        .nothing(v.t("evaluation-none"));
    for (own, tally) in told {
        let Some(estimate) = estimate(own.unit, Of::Middle, tally, TABLE) else { continue };
        table = table.row(vec![
            own.names.get(v.locale()).into(),
            said(v, own.unit, estimate.value)?.into(),
            interval(v, own.unit, &estimate)?.into(),
            own.meaning.get(v.locale()).into(),
        ]);
    }
    Ok(table)
}

/// How the service does.
#[derive(Serialize, ToSchema)]
pub(crate) struct PerformanceBody {
    /// Whether publishing is permitted; without it nothing follows.
    permitted: bool,
    /// The first day that is counted.
    #[schema(value_type = String)]
    from: kernel::Day,
    /// The last day that is counted.
    #[schema(value_type = String)]
    until: kernel::Day,
    /// Of fewer than this nothing is told.
    threshold: u64,
    /// Every indicator of which enough was counted.
    indicators: Vec<PerformanceFigure>,
}

/// One indicator.
#[derive(Serialize, ToSchema)]
pub(crate) struct PerformanceFigure {
    /// Its key.
    key: String,
    /// What its value is: a share in 0..1, so many per thousand, seconds.
    unit: &'static str,
    /// The value; of times the median.
    value: f64,
    /// From where it may lie (95 %).
    low: f64,
    /// To where; nothing where too few times were seen to say.
    high: Option<f64>,
    /// Whether it is told by country at the desk.
    by_country: bool,
    /// Whether any of it is made up for a rehearsal.
    simulated: bool,
}

/// What is published of how the service does, over the last thirteen weeks.
#[utoipa::path(get, path = "/api/v1/performance", tag = "evaluation",
    responses((status = 200, body = PerformanceBody), Problems))]
pub(crate) async fn performance(v: Visit, Extension(ports): Extension<Ports>) -> Answer {
    let mut cx = v.begin().await?;
    let told = published(&mut cx, &ports).await?;
    cx.commit().await?;
    let weeks = Weeks::last(WEEKS, v.now());
    let permitted = told.is_some();
    let figures = told.unwrap_or_default().into_iter().filter_map(|(own, tally)| {
        let estimate = estimate(own.unit, Of::Middle, &tally, TABLE)?;
        Some(PerformanceFigure {
            key: own.key.clone(),
            unit: own.unit.as_str(),
            value: estimate.value,
            low: estimate.low,
            high: Some(estimate.high).filter(|own| own.is_finite()),
            by_country: own.is_by(By::Country),
            simulated: tally.simulated,
        })
    });
    let body = PerformanceBody {
        permitted,
        from: weeks.from,
        until: weeks.until.plus_days(-1),
        threshold: THRESHOLD,
        indicators: figures.collect(),
    };
    Ok(Json(body).into_response())
}

#[derive(OpenApi)]
#[openapi(paths(performance))]
struct Api;

/// The description of this operation.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Api::openapi()
}
