//! The form of whoever lays a paper down: what may be chosen today, and what was typed. It never says whether anybody holds an
//! account with the number that was typed.

use catalogue::Catalogue;
use kernel::{Day, NationalNumber, Outcome, Slips};
use service_model::{capacity::Capacity, country::Stage};
use web::{Fields, Visit, components::DateInput};

use super::{
    commands::NewMandate,
    model::{Deed, Issuer},
};
use crate::applications::uploads::inspect::Kind;

/// The longest name, office or number of a paper.
const LONGEST: usize = 120;
/// The Authority's days are Egypt's.
pub(super) const ZONE: &str = "Africa/Cairo";

/// A service that somebody may ask for in another's name, and in which capacities.
pub(super) struct OfferedService {
    pub key: String,
    pub name: String,
    pub capacities: Vec<Capacity>,
}

/// What may be chosen: capacities that need a paper, services that take them, and missions that compare papers.
pub(super) struct Offered {
    pub services: Vec<OfferedService>,
    pub missions: Vec<(String, String)>,
}

impl Offered {
    /// What is offered today.
    pub(super) async fn today(v: &Visit, catalogue: &Catalogue) -> Outcome<Self> {
        let snapshot = catalogue.snapshot(v.site().store()).await?;
        let today = v.now().day_in(ZONE);
        let services = snapshot.services().filter_map(|(_, current)| {
            let service = &current.definition;
            let rows = service.kinship.iter().filter(|row| row.holds_on(today));
            let capacities: Vec<_> =
                rows.filter_map(|row| row.capacity).filter(|capacity| capacity.needs_paper()).collect();
            (!capacities.is_empty()).then(|| OfferedService {
                key: service.key.clone(),
                name: service.texts.text(v.locale(), "name").to_owned(),
                capacities,
            })
        });
        let services = services.collect();
        let countries = snapshot.countries().filter(|(_, country)| country.stage != Stage::Closed);
        let missions = countries.flat_map(|(_, country)| &country.definition.missions);
        let missions = missions.map(|one| (one.key.clone(), one.names.get(v.locale()).to_owned())).collect();
        Ok(Self { services, missions })
    }

    /// The capacities that a service of today takes, in the order of the form.
    pub(super) fn capacities(&self) -> impl Iterator<Item = Capacity> {
        Capacity::ALL.into_iter().filter(|one| self.services.iter().any(|service| service.capacities.contains(one)))
    }

    /// The name of a service, or its key once nobody may ask for it in another's name any more.
    pub(super) fn called(&self, key: &str) -> String {
        let known = self.services.iter().find(|service| service.key == key);
        known.map_or_else(|| key.to_owned(), |service| service.name.clone())
    }
}

/// What was typed.
pub(super) struct Typed {
    capacity: Capacity,
    name: String,
    number: NationalNumber,
    services: Vec<String>,
    issuer: Issuer,
    deed: Deed,
    issued_on: Day,
    expires_on: Option<Day>,
    mission: String,
}

impl Typed {
    /// Reads the form; every mistake is reported at once.
    pub(super) fn read(fields: &Fields, offered: &Offered, today: Day) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let capacity =
            Capacity::parse(fields.text("capacity")).filter(|typed| offered.capacities().any(|one| one == *typed));
        if capacity.is_none() {
            slips.add("capacity", "mandates-slip-capacity");
        }
        let name = fields.required("principal_name", "mandates-slip-name", &mut slips).to_owned();
        let digits = kernel::arabic::latin_digits(fields.text("principal_number"));
        let number = digits.split_whitespace().collect::<String>().parse::<NationalNumber>().ok();
        if number.is_none() {
            slips.add("principal_number", "mandates-slip-number");
        }
        let services = services(fields, offered, capacity, &mut slips);
        let issuer = Issuer::parse(fields.text("issuer"));
        match (issuer, capacity) {
            (None, _) => {
                slips.add("issuer", "mandates-slip-issuer");
            }
            (Some(issuer), Some(capacity)) if !issuer.proves(capacity) => {
                slips.add("issuer", "mandates-slip-issuer-other");
            }
            _ => {}
        }
        let office = fields.required("office", "mandates-slip-office", &mut slips).to_owned();
        let deed_number = fields.required("deed_number", "mandates-slip-deed", &mut slips).to_owned();
        for (field, text) in [("principal_name", &name), ("office", &office), ("deed_number", &deed_number)] {
            if text.chars().count() > LONGEST {
                slips.add(field, "mandates-slip-long");
            }
        }
        let (issued_on, expires_on) = days(fields, today, &mut slips);
        let mission = fields.text("mission").to_owned();
        if !offered.missions.iter().any(|(key, _)| *key == mission) {
            slips.add("mission", "mandates-slip-mission");
        }
        match (capacity, number, issuer, issued_on) {
            (Some(capacity), Some(number), Some(issuer), Some(issued_on)) if slips.is_empty() => Ok(Self {
                capacity,
                name,
                number,
                services,
                issuer,
                deed: Deed { office, number: deed_number },
                issued_on,
                expires_on,
                mission,
            }),
            _ => Err(slips),
        }
    }

    /// What is laid down, with the paper as it was sent.
    pub(super) fn with(self, proof: (kernel::Id<kernel::marks::Blob>, Kind)) -> NewMandate {
        NewMandate {
            capacity: self.capacity,
            principal_name: self.name,
            principal_number: self.number,
            deed: self.deed,
            issuer: self.issuer,
            services: self.services,
            days: (self.issued_on, self.expires_on),
            mission: self.mission,
            proof,
        }
    }
}

/// The services chosen. Each must take the capacity: a guardian is asked for only where something is changed.
fn services(fields: &Fields, offered: &Offered, capacity: Option<Capacity>, slips: &mut Slips) -> Vec<String> {
    let chosen: Vec<&OfferedService> = fields
        .all("services")
        .into_iter()
        .filter_map(|key| offered.services.iter().find(|service| service.key == key))
        .collect();
    if chosen.is_empty() {
        slips.add("services", "mandates-slip-services");
    } else if capacity.is_some_and(|own| chosen.iter().any(|service| !service.capacities.contains(&own))) {
        slips.add("services", "mandates-slip-services-other");
    }
    chosen.into_iter().map(|service| service.key.clone()).collect()
}

/// The day of the paper, never after today, and its last day, which is not over.
fn days(fields: &Fields, today: Day, slips: &mut Slips) -> (Option<Day>, Option<Day>) {
    let issued_on = DateInput::read(fields, "issued_on", slips);
    let expires_on = DateInput::read(fields, "expires_on", slips);
    match issued_on {
        None if slips.0.iter().all(|slip| slip.field != "issued_on") => {
            slips.add("issued_on", "mandates-slip-issued");
        }
        Some(issued) if issued > today => {
            slips.add("issued_on", "mandates-slip-issued");
        }
        _ => {}
    }
    if expires_on.is_some_and(|last| last < today || issued_on.is_some_and(|issued| last <= issued)) {
        slips.add("expires_on", "mandates-slip-expired");
    }
    (issued_on, expires_on)
}
