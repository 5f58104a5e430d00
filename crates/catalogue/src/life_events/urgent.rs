//! Whom to call at any hour. A number that nobody confirmed is shown with that said; one that is not known is never made up.

use askama::Template;
use service_model::{LifeEvent, country::Mission};
use web::Visit;

use super::Surroundings;
use crate::Snapshot;

/// The numbers of the missions of a country.
#[derive(Template)]
#[template(path = "life_events/urgent.html")]
pub struct Urgent {
    title: String,
    about: String,
    missions: Vec<Line>,
    more: (String, String),
}

struct Line {
    mission: String,
    serves: Option<String>,
    /// The number as it is dialled and as it is read.
    number: Option<(String, String)>,
    note: Option<String>,
}

impl Urgent {
    /// The missions of the country in `at`.
    pub fn new(at: &Surroundings<'_>, event: &LifeEvent) -> Self {
        let v = at.v;
        let country = &at.country.definition;
        let name = country.names.get(v.locale());
        Self {
            title: v.t_with("event-urgent-title", &[("country", name)]),
            about: event.urgent.get(v.locale()).to_owned(),
            missions: country.missions.iter().map(|own| Line::of(v, at, own)).collect(),
            more: (v.path(&format!("/countries/{}", country.key)), v.t_with("event-urgent-more", &[("country", name)])),
        }
    }
}

impl Line {
    fn of(v: &Visit, at: &Surroundings<'_>, mission: &Mission) -> Self {
        let areas: Vec<&str> = at
            .country
            .definition
            .address_form
            .areas()
            .iter()
            .filter(|(key, _)| mission.serves.contains(key))
            .map(|(_, names)| names.get(v.locale()))
            .collect();
        let several = at.country.definition.missions.len() > 1 && !areas.is_empty();
        let read = mission.emergency_phone.as_ref().or(mission.phone.as_ref());
        let note = match (&mission.emergency_phone, &mission.phone) {
            (None, None) => Some(v.t("event-urgent-unknown")),
            (None, Some(_)) => Some(v.t("event-urgent-hours-only")),
            (Some(_), _) if mission.verified_on.is_none() => Some(unverified(v, mission)),
            (Some(_), _) => None,
        };
        let number = read.map(|read| (dialled(read), read.clone()));
        Self {
            mission: mission.names.get(v.locale()).to_owned(),
            serves: several.then(|| areas.join(&v.t("catalogue-comma"))),
            number,
            note,
        }
    }
}

/// That nobody verified the number, and where it was seen.
fn unverified(v: &Visit, mission: &Mission) -> String {
    v.t_with("event-urgent-unverified", &[("source", mission.source.get(v.locale()))])
}

/// A number that is answered at any hour, with whose it is.
pub struct UrgentNumber {
    /// The mission that answers.
    pub mission: String,
    /// The number as it is dialled.
    pub dialled: String,
    /// The number as it is read.
    pub read: String,
    /// What the reader must know about it.
    pub note: Option<String>,
}

/// The emergency numbers of all missions that have one, whether their country is opened or not: for the front page.
pub fn urgent_numbers(v: &Visit, snapshot: &Snapshot) -> Vec<UrgentNumber> {
    let missions = snapshot.countries().flat_map(|(_, country)| &country.definition.missions);
    let number = |mission: &Mission| {
        let read = mission.emergency_phone.as_ref()?;
        Some(UrgentNumber {
            mission: mission.names.get(v.locale()).to_owned(),
            dialled: dialled(read),
            read: read.clone(),
            note: mission.verified_on.is_none().then(|| unverified(v, mission)),
        })
    };
    missions.filter_map(number).collect()
}

/// A number without the blanks and dashes it is read with.
fn dialled(read: &str) -> String {
    read.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

impl askama::filters::HtmlSafe for Urgent {}

#[cfg(test)]
mod tests {
    use super::dialled;

    #[test]
    fn a_number_is_dialled_without_what_helps_to_read_it() {
        assert_eq!(dialled("+965 2251-9956"), "+96522519956");
    }
}
