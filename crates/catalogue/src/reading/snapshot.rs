//! One state of the catalogue.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Currency, Failure, Moment, Outcome, Refusal, RefusalKind};
use service_model::{
    AgencyService, Context, Country, LifeEvent, Message, Names, Privilege, Service, Training, country::Stage,
    fees::Rate,
};
use store::Cx;

use super::{Catalogue, admission::Admission, edition::Edition};
use crate::{
    definitions::{Kind, messages},
    rates, revisions,
    switches::{self, Name, Setting, setting},
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
    /// While it is paused: why, as people are told.
    pub said: Option<Names>,
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
    /// While it is paused: why, as people are told.
    pub said: Option<Names>,
    /// What is switched for its pilot.
    pub admission: Admission,
}

/// A privilege as it stands.
#[derive(Clone, Debug)]
pub struct CurrentPrivilege {
    /// The revision.
    pub revision: i32,
    /// The definition.
    pub definition: Arc<Privilege>,
}

/// A service of another agency as new requests see it.
#[derive(Clone, Debug)]
pub struct CurrentAgencyService {
    /// The revision a new request keeps.
    pub revision: i32,
    /// The definition.
    pub definition: Arc<AgencyService>,
}

/// A training initiative as it stands.
#[derive(Clone, Debug)]
pub struct CurrentTraining {
    /// The revision.
    pub revision: i32,
    /// The definition.
    pub definition: Arc<Training>,
}

/// One state of the catalogue.
#[derive(Clone, Debug)]
pub struct Snapshot {
    pub(super) version: i64,
    services: BTreeMap<String, CurrentService>,
    countries: BTreeMap<String, CurrentCountry>,
    life_events: BTreeMap<String, Arc<LifeEvent>>,
    messages: BTreeMap<String, Arc<Message>>,
    privileges: BTreeMap<String, CurrentPrivilege>,
    agency_services: BTreeMap<String, CurrentAgencyService>,
    trainings: BTreeMap<String, CurrentTraining>,
    rates: Vec<Rate>,
    pub(super) editions: BTreeMap<(Kind, String), Edition>,
    /// When a revision that is published already begins to hold.
    until: Option<Moment>,
}

impl Snapshot {
    /// Every service, by the place of its group and its place in it; those of no group come last.
    pub fn services(&self) -> impl Iterator<Item = (&str, &CurrentService)> {
        let place = |service: &CurrentService| {
            let group = service.definition.group.as_ref();
            (group.is_none(), group.map(|group| (group.place, group.key.clone(), group.within)))
        };
        let mut services: Vec<_> = self.services.iter().map(|(key, service)| (key.as_str(), service)).collect();
        services.sort_by_cached_key(|(_, service)| place(service));
        services.into_iter()
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

    /// Every life event, in the order of their places.
    pub fn life_events(&self) -> Vec<&LifeEvent> {
        let mut events: Vec<&LifeEvent> = self.life_events.values().map(Arc::as_ref).collect();
        events.sort_by_key(|event| event.place);
        events
    }

    /// The life event with this key.
    ///
    /// # Errors
    /// Not found.
    pub fn life_event(&self, key: &str) -> Outcome<&Arc<LifeEvent>> {
        self.life_events.get(key).ok_or_else(Failure::not_found)
    }

    /// The message with this key: the words the ministry put in force, or those the program brings.
    ///
    /// # Errors
    /// Not found for a message this program does not send.
    pub fn message(&self, key: &str) -> Outcome<&Arc<Message>> {
        self.messages.get(key).ok_or_else(Failure::not_found)
    }

    /// Every privilege, in the order of their places.
    pub fn privileges(&self) -> Vec<&CurrentPrivilege> {
        let mut privileges: Vec<&CurrentPrivilege> = self.privileges.values().collect();
        privileges.sort_by_key(|own| own.definition.place);
        privileges
    }

    /// The privilege with this key.
    ///
    /// # Errors
    /// Not found.
    pub fn privilege(&self, key: &str) -> Outcome<&CurrentPrivilege> {
        self.privileges.get(key).ok_or_else(Failure::not_found)
    }

    /// Every training initiative, in the order of their places.
    pub fn trainings(&self) -> Vec<&CurrentTraining> {
        let mut trainings: Vec<&CurrentTraining> = self.trainings.values().collect();
        trainings.sort_by_key(|own| own.definition.place);
        trainings
    }

    /// The training initiative with this key.
    ///
    /// # Errors
    /// Not found.
    pub fn training(&self, key: &str) -> Outcome<&CurrentTraining> {
        self.trainings.get(key).ok_or_else(Failure::not_found)
    }

    /// Every service of another agency, in the order of their places.
    pub fn agency_services(&self) -> Vec<&CurrentAgencyService> {
        let mut services: Vec<&CurrentAgencyService> = self.agency_services.values().collect();
        services.sort_by_key(|own| own.definition.place);
        services
    }

    /// The service of another agency with this key.
    ///
    /// # Errors
    /// Not found.
    pub fn agency_service(&self, key: &str) -> Outcome<&CurrentAgencyService> {
        self.agency_services.get(key).ok_or_else(Failure::not_found)
    }

    /// Whether new applications for `service` are taken from `country`: both are open, the country's row names the service,
    /// and no row is missing that the applicant would need.
    pub fn takes(&self, service: &str, country: &str) -> bool {
        let (Some(service_now), Some(country)) = (self.services.get(service), self.countries.get(country)) else {
            return false;
        };
        service_now.stage.takes_applications()
            && country.stage.takes_applications()
            && country.definition.names_service(service)
            && country.definition.gaps(self.is_rated(&country.definition)).is_empty()
    }

    /// Whether the currency of a country has a rate at all. One that is over gives no price, but what was begun goes on.
    fn is_rated(&self, country: &Country) -> bool {
        country.currency == Currency::EGP || self.rates.iter().any(|rate| rate.currency == country.currency)
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

    /// What tells this state from every other: another change has another number, and a revision that was published before
    /// begins to hold at its moment.
    pub fn stamp(&self) -> (i64, Option<Moment>) {
        (self.version, self.until)
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
        life_events: BTreeMap::new(),
        messages: brought(),
        privileges: BTreeMap::new(),
        agency_services: BTreeMap::new(),
        trainings: BTreeMap::new(),
        rates: rates::store::newest(cx).await?,
        editions: BTreeMap::new(),
        until: revisions::store::next_change(cx, now).await?,
    };
    for (kind, key, revision, since) in revisions::store::holding(cx, now).await? {
        snapshot.editions.insert((kind, key.clone()), Edition { revision, since });
        match kind {
            Kind::Service => {
                let definition = catalogue.load_service(cx, &key, revision).await?;
                let stage = stage(&settings, kind, &key).unwrap_or(Stage::Open);
                let said = said(&settings, kind, &key);
                snapshot.services.insert(key, CurrentService { revision, definition, stage, said });
            }
            Kind::Country => {
                let definition = catalogue.load_country(cx, &key, revision).await?;
                let switched = stage(&settings, kind, &key).filter(|_| definition.stage != Stage::Home);
                let stage = switched.unwrap_or(definition.stage);
                let said = said(&settings, kind, &key);
                let admission = Admission::of(&settings, &key);
                snapshot.countries.insert(key, CurrentCountry { revision, definition, stage, said, admission });
            }
            Kind::LifeEvent => {
                let event = catalogue.load_life_event(cx, &key, revision).await?;
                snapshot.life_events.insert(key, event);
            }
            Kind::Message => {
                let message = catalogue.load_message(cx, &key, revision).await?;
                snapshot.messages.insert(key, message);
            }
            Kind::Privilege => {
                let definition = catalogue.load_privilege(cx, &key, revision).await?;
                snapshot.privileges.insert(key, CurrentPrivilege { revision, definition });
            }
            Kind::AgencyService => {
                let definition = catalogue.agency_service_at(cx, &key, revision).await?;
                snapshot.agency_services.insert(key, CurrentAgencyService { revision, definition });
            }
            Kind::Training => {
                let definition = catalogue.training_at(cx, &key, revision).await?;
                snapshot.trainings.insert(key, CurrentTraining { revision, definition });
            }
        }
    }
    Ok(snapshot)
}

/// The messages as the program brings them; one that was put in force takes its place.
fn brought() -> BTreeMap<String, Arc<Message>> {
    messages::delivered().map(|(message, _)| (message.key.clone(), Arc::new(message))).collect()
}

fn stage(settings: &[Setting], kind: Kind, key: &str) -> Option<Stage> {
    setting(settings, kind, key, Name::Stage).and_then(|own| Stage::parse(&own.value))
}

fn said(settings: &[Setting], kind: Kind, key: &str) -> Option<Names> {
    setting(settings, kind, key, Name::Stage).and_then(|own| own.said.clone())
}

/// States made by hand.
#[cfg(test)]
impl Snapshot {
    pub(super) fn empty() -> Self {
        Self {
            version: 0,
            services: BTreeMap::new(),
            countries: BTreeMap::new(),
            life_events: BTreeMap::new(),
            messages: BTreeMap::new(),
            privileges: BTreeMap::new(),
            agency_services: BTreeMap::new(),
            trainings: BTreeMap::new(),
            rates: Vec::new(),
            editions: BTreeMap::new(),
            until: None,
        }
    }

    pub(super) fn put_service(&mut self, key: String, service: CurrentService) {
        self.services.insert(key, service);
    }

    pub(super) fn put_country(&mut self, key: String, country: CurrentCountry) {
        self.countries.insert(key, country);
    }

    pub(super) fn put_rate(&mut self, rate: Rate) {
        self.rates.push(rate);
    }
}
