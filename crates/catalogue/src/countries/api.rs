//! A country over the API.

use axum::{Extension, Json, extract::Path, response::IntoResponse};
use kernel::Failure;
use serde::{Deserialize, Serialize};
use service_model::country::{DeliveryMode, Mission, Period, TodaysWay};
use utoipa::ToSchema;
use web::{Answer, Visit, openapi::Problems};

use crate::reading::Catalogue;

/// A country.
#[derive(Serialize, ToSchema)]
pub(crate) struct CountryBody {
    /// Its key (ISO 3166-1 alpha-2, small letters).
    key: String,
    /// Its name.
    name: String,
    /// `closed`, `pilot`, `open` or `paused`.
    stage: &'static str,
    /// While it is paused: why, in words. Applications made before go on.
    paused_because: Option<String>,
    /// Whether a first application from there needs an invitation of the ministry.
    by_invitation: bool,
    /// Languages offered there (ISO 639-1).
    languages: Vec<String>,
    /// How paper is brought to people there: `courier`, `mission`, `person_in_egypt`, `post_office`.
    delivery: Vec<&'static str>,
    /// The currency charged (ISO 4217).
    currency: String,
    /// Keys of the services for which applications are taken now.
    services: Vec<String>,
    /// Missions.
    missions: Vec<MissionBody>,
    /// Weeks with other working hours, such as Ramadan.
    periods: Vec<PeriodBody>,
    /// How services are obtained today without the platform.
    today: Vec<TodayBody>,
}

/// A mission.
#[derive(Serialize, ToSchema)]
pub(crate) struct MissionBody {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// Its city.
    city: String,
    /// Telephone in working hours, once confirmed.
    phone: Option<String>,
    /// Telephone at any hour, once confirmed.
    emergency_phone: Option<String>,
    /// When these facts were last verified (ISO 8601).
    verified_on: Option<String>,
}

/// Weeks with other working hours.
#[derive(Serialize, ToSchema)]
pub(crate) struct PeriodBody {
    /// Its name.
    name: String,
    /// The first day (ISO 8601).
    from: String,
    /// The last day (ISO 8601).
    until: String,
    /// When work begins (`09:00`).
    opens: String,
    /// When work ends (`14:30`).
    closes: String,
    /// Whether its days wait for an announcement.
    to_be_announced: bool,
    /// Where the hours are stated.
    source: String,
}

/// Today's way.
#[derive(Serialize, ToSchema)]
pub(crate) struct TodayBody {
    /// Key of the service.
    service: String,
    /// Keys of the missions.
    missions: Vec<String>,
    /// When.
    hours: String,
    /// What to bring.
    papers: Vec<String>,
    /// What it costs.
    fee: String,
    /// When this was last verified (ISO 8601).
    verified_on: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct At {
    key: String,
}

/// One country.
#[utoipa::path(get, path = "/api/v1/countries/{key}", tag = "catalogue",
    params(("key" = String, Path, description = "Key of the country")),
    responses((status = 200, body = CountryBody), Problems))]
pub(crate) async fn one(v: Visit, Extension(catalogue): Extension<Catalogue>, Path(at): Path<At>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let found = snapshot.countries().find(|(key, _)| *key == at.key).map(|(_, country)| country);
    let country = found.ok_or_else(Failure::not_found)?;
    let definition = &country.definition;
    let taken = definition.services.iter().filter(|key| snapshot.takes(key, &definition.key));
    let spoken = v.site().texts().locales().into_iter().filter(|locale| definition.speaks(*locale));
    let body = CountryBody {
        key: definition.key.clone(),
        name: definition.names.get(v.locale()).to_owned(),
        stage: country.stage.as_str(),
        paused_because: country.said.as_ref().map(|said| said.get(v.locale()).to_owned()),
        by_invitation: country.pilot().is_some_and(|pilot| pilot.invited),
        languages: spoken.map(|locale| locale.as_str().to_owned()).collect(),
        delivery: definition.ways_of_delivery().into_iter().map(DeliveryMode::as_str).collect(),
        currency: definition.currency.code().to_owned(),
        services: taken.cloned().collect(),
        missions: definition.missions.iter().map(|own| mission(&v, own)).collect(),
        periods: definition.calendar.periods.iter().map(|own| period(&v, own)).collect(),
        today: definition.todays_ways.iter().map(|own| today(&v, own)).collect(),
    };
    Ok(Json(body).into_response())
}

fn mission(v: &Visit, mission: &Mission) -> MissionBody {
    MissionBody {
        key: mission.key.clone(),
        name: mission.names.get(v.locale()).to_owned(),
        city: mission.city.get(v.locale()).to_owned(),
        phone: mission.phone.clone(),
        emergency_phone: mission.emergency_phone.clone(),
        verified_on: mission.verified_on.map(|day| day.to_string()),
    }
}

fn period(v: &Visit, period: &Period) -> PeriodBody {
    PeriodBody {
        name: period.names.get(v.locale()).to_owned(),
        from: period.from.to_string(),
        until: period.until.to_string(),
        opens: period.opens_text(),
        closes: period.closes_text(),
        to_be_announced: period.to_be_announced,
        source: period.source.get(v.locale()).to_owned(),
    }
}

fn today(v: &Visit, way: &TodaysWay) -> TodayBody {
    TodayBody {
        service: way.service.clone(),
        missions: way.missions.clone(),
        hours: way.hours.get(v.locale()).to_owned(),
        papers: way.papers.iter().map(|paper| paper.get(v.locale()).to_owned()).collect(),
        fee: way.fee.get(v.locale()).to_owned(),
        verified_on: way.verified_on.map(|day| day.to_string()),
    }
}
