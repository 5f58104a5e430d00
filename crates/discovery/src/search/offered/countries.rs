//! A country and its missions as passages, and how a service is obtained there today without the platform.

use service_model::{
    Country, Names,
    country::{Mission, TodaysWay},
};

use super::{Definitions, Kind, Passage, Pieces, Said};

/// The pieces of a country's page; each mission is a result of its own.
pub(super) fn pieces(said: &Said<'_>, country: &Country, definitions: &Definitions<'_>) -> Vec<Passage> {
    let get = |names: &Names| names.get(said.language).to_owned();
    let path = format!("/countries/{}", country.key);
    let only = vec![country.key.clone()];
    let missions: Vec<String> = country.missions.iter().map(|own| get(&own.names)).collect();
    let summary = format!("{} {}.", said.text("search-country-summary"), missions.join("، "));
    let id = format!("country/{}", country.key);
    let mut whole = Pieces::of(said, Kind::Country, id, path.clone(), country.names.get(said.language))
        .countries(only.clone())
        .first(&summary);
    for way in &country.todays_ways {
        let service = definitions.services.iter().find(|service| service.key == way.service);
        let name = service.map_or(way.service.as_str(), |own| own.texts.text(said.language, "name"));
        whole.piece(&format!("today-{}", way.service), &today(said, name), &words(said, way));
    }
    for mission in &country.missions {
        let id = format!("mission/{}/{}", country.key, mission.key);
        let title = mission.names.get(said.language);
        let own = Pieces::of(said, Kind::Mission, id, path.clone(), title).countries(only.clone());
        whole.made.extend(own.first(&place(said, country, mission)).made);
    }
    whole.made
}

fn today(said: &Said<'_>, service: &str) -> String {
    format!("{}: {service}", said.text("search-heading-today"))
}

fn words(said: &Said<'_>, way: &TodaysWay) -> String {
    let get = |names: &Names| names.get(said.language).to_owned();
    let papers = way.papers.iter().map(get).collect::<Vec<_>>().join("، ");
    [get(&way.hours), papers, get(&way.fee), get(&way.time)].map(|part| format!("{part} ")).concat()
}

fn place(said: &Said<'_>, country: &Country, mission: &Mission) -> String {
    let get = |names: &Names| names.get(said.language).to_owned();
    let areas = country.address_form.areas();
    let served = areas.iter().filter(|(key, _)| mission.serves.contains(key)).map(|(_, names)| get(names));
    let served = served.collect::<Vec<_>>().join("، ");
    let mut parts =
        vec![get(&country.names), get(&mission.city), format!("{} {served}", said.text("search-mission-serves"))];
    parts.extend(mission.address.as_ref().map(get));
    parts.extend(mission.phone.clone());
    parts.join(". ")
}
