//! One state of the catalogue.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Currency, Failure, Moment, Outcome, Refusal, RefusalKind};
use service_model::{Context, Country, Service, country::Stage, fees::Rate};
use store::Cx;

use super::Catalogue;
use crate::{
    definitions::Kind,
    rates, revisions,
    switches::{self, Name, Setting},
};

/// A service as new files see it.
#[derive(Clone, Debug)]
pub struct CurrentService {
    /// The revision a new file keeps.
    pub revision: i32,
    /// The definition.
    pub definition: Arc<Service>,
    /// Whether operators take new applications for it at all.
    pub stage: Stage,
}

/// A country as it stands.
#[derive(Clone, Debug)]
pub struct CurrentCountry {
    /// The revision.
    pub revision: i32,
    /// The definition. Its stage is only a proposal; `stage` holds.
    pub definition: Arc<Country>,
    /// The stage that holds.
    pub stage: Stage,
    /// The most applications taken while it is a pilot.
    pub cap: Option<u32>,
}

/// One state of the catalogue.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) version: i64,
    services: BTreeMap<String, CurrentService>,
    countries: BTreeMap<String, CurrentCountry>,
    rates: Vec<Rate>,
    /// When a revision that is published already begins to hold.
    until: Option<Moment>,
}

impl Snapshot {
    /// Every service, by key.
    pub fn services(&self) -> impl Iterator<Item = (&str, &CurrentService)> {
        self.services.iter().map(|(key, service)| (key.as_str(), service))
    }

    /// Every country of residence, by key; Egypt itself is not one.
    pub fn countries(&self) -> impl Iterator<Item = (&str, &CurrentCountry)> {
        let abroad = self.countries.iter().filter(|(_, country)| country.stage != Stage::Home);
        abroad.map(|(key, country)| (key.as_str(), country))
    }

    /// The service with this key.
    ///
    /// # Errors
    /// Not found.
    pub fn service(&self, key: &str) -> Outcome<&CurrentService> {
        self.services.get(key).ok_or_else(Failure::not_found)
    }

    /// The country with this key, Egypt included.
    ///
    /// # Errors
    /// Not found.
    pub fn country(&self, key: &str) -> Outcome<&CurrentCountry> {
        self.countries.get(key).ok_or_else(Failure::not_found)
    }

    /// Whether new applications for `service` are taken from `country`.
    pub fn takes(&self, service: &str, country: &str) -> bool {
        let (Some(service_now), Some(country)) = (self.services.get(service), self.countries.get(country)) else {
            return false;
        };
        service_now.stage.takes_applications()
            && country.stage.takes_applications()
            && country.definition.services.iter().any(|key| key == service)
    }

    /// The rate by which somebody in this country is charged at `now`.
    ///
    /// # Errors
    /// The refusal `catalogue.no_rate` when none is valid: no price is shown rather than a stale one.
    pub fn rate(&self, country: &Country, now: Moment) -> Outcome<Rate> {
        if country.currency == Currency::EGP {
            return Ok(Rate::pound(now, now.plus(std::time::Duration::from_secs(24 * 3600))));
        }
        let rate = self.rates.iter().find(|rate| rate.currency == country.currency);
        rate.filter(|rate| rate.at <= now && now < rate.valid_until)
            .cloned()
            .ok_or_else(|| Refusal::new(RefusalKind::Conflict, "catalogue.no_rate", "catalogue-refused-no-rate").into())
    }

    /// The context of somebody living in `country`, with the stage that holds.
    ///
    /// # Errors
    /// Not found for an unknown country.
    pub fn context(&self, country: &str, now: Moment) -> Outcome<Context> {
        let country = self.country(country)?;
        let mut context = Context::of(&country.definition, country.definition.day_at(now));
        context.facts = context.facts.with("country_stage", country.stage.as_str());
        Ok(context)
    }

    /// The country in which a document will be used, from the answer of the field that asks it.
    pub fn country_of_use(&self, used_in: Option<&str>, residence: &str) -> Option<&Country> {
        let key = match used_in? {
            "residence" => residence,
            "egypt" => "eg",
            _ => return None,
        };
        self.countries.get(key).map(|country| country.definition.as_ref())
    }

    pub(super) fn outlived(&self, now: Moment) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

/// Reads the present state.
pub(super) async fn read(cx: &mut Cx, catalogue: &Catalogue, version: i64) -> Outcome<Snapshot> {
    let now = cx.now();
    let settings = switches::store::newest(cx).await?;
    let mut snapshot = Snapshot {
        version,
        services: BTreeMap::new(),
        countries: BTreeMap::new(),
        rates: rates::store::newest(cx).await?,
        until: revisions::store::next_change(cx, now).await?,
    };
    for (kind, key, revision) in revisions::store::current(cx, now).await? {
        match kind {
            Kind::Service => {
                let definition = catalogue.load_service(cx, &key, revision).await?;
                let stage = stage(&settings, kind, &key).unwrap_or(Stage::Open);
                snapshot.services.insert(key, CurrentService { revision, definition, stage });
            }
            Kind::Country => {
                let definition = catalogue.load_country(cx, &key, revision).await?;
                let switched = stage(&settings, kind, &key).filter(|_| definition.stage != Stage::Home);
                let stage = switched.unwrap_or(definition.stage);
                let cap = value(&settings, kind, &key, Name::Cap).and_then(|cap| cap.parse().ok());
                snapshot.countries.insert(key, CurrentCountry { revision, definition, stage, cap });
            }
        }
    }
    Ok(snapshot)
}

fn stage(settings: &[Setting], kind: Kind, key: &str) -> Option<Stage> {
    value(settings, kind, key, Name::Stage).and_then(Stage::parse)
}

fn value<'s>(settings: &'s [Setting], kind: Kind, key: &str, name: Name) -> Option<&'s str> {
    let setting = settings.iter().find(|own| (own.kind, own.key.as_str(), own.name) == (kind, key, name));
    setting.map(|own| own.value.as_str())
}
