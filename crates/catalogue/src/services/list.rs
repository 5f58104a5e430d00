//! The list of services, and the index of their names for the front page.

use askama::Template;
use axum::Extension;
use kernel::Outcome;
use service_model::{Group, country::Stage};
use web::{
    Answer, Visit,
    components::{ServiceCard, ServiceCards, Tag, Tone},
};

use super::{asked::Asked, price};
use crate::{CurrentCountry, CurrentService, Snapshot, life_events, reading::Catalogue};

#[derive(Template)]
#[template(path = "services/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    groups: Vec<(String, ServiceCards)>,
    countries: Vec<(String, String, Tag)>,
    events: Vec<(String, String)>,
}

/// The services by group, each with its price and its stage.
pub(super) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut groups: Vec<(Option<&Group>, Vec<ServiceCard>)> = Vec::new();
    for (key, service) in snapshot.services() {
        let group = service.definition.group.as_ref();
        let card = card(&v, &snapshot, key, service)?;
        match groups.last_mut() {
            Some((last, cards)) if last.map(|group| &group.key) == group.map(|group| &group.key) => cards.push(card),
            _ => groups.push((group, vec![card])),
        }
    }
    let named = |(group, cards): (Option<&Group>, Vec<ServiceCard>)| (group_name(&v, group), ServiceCards::new(cards));
    let groups = groups.into_iter().map(named).collect();
    let country = |(key, country): (&str, &CurrentCountry)| {
        (
            v.path(&format!("/countries/{key}")),
            country.definition.names.get(v.locale()).to_owned(),
            stage_tag(&v, country.stage),
        )
    };
    let countries = snapshot.countries().map(country).collect();
    let events = life_events::index(&v, &snapshot);
    Ok(v.page(v.t("catalogue-list-title"), ListPage { v: &v, groups, countries, events }))
}

/// The names of all services with the way to each, by group: what the front page shows.
pub fn index(v: &Visit, snapshot: &Snapshot) -> Vec<(String, Vec<(String, String)>)> {
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for (key, service) in snapshot.services() {
        let group = group_name(v, service.definition.group.as_ref());
        let link = (v.path(&format!("/services/{key}")), service.definition.texts.text(v.locale(), "name").to_owned());
        match groups.last_mut() {
            Some((last, links)) if *last == group => links.push(link),
            _ => groups.push((group, vec![link])),
        }
    }
    groups
}

fn group_name(v: &Visit, group: Option<&Group>) -> String {
    group.map_or_else(|| v.t("catalogue-list-other"), |group| group.names.get(v.locale()).to_owned())
}

fn card(v: &Visit, snapshot: &Snapshot, key: &str, service: &CurrentService) -> Outcome<ServiceCard> {
    let definition = &service.definition;
    let asked = Asked::read(definition, snapshot, Vec::new(), v.now())?;
    let country = snapshot.country(&asked.context.country)?;
    let price = price::usual(snapshot, definition, &asked, v.now())?;
    let done = snapshot.promise(definition, &country.definition, v.now()).day_in(&country.definition.zone);
    let card = ServiceCard::new(
        v.path(&format!("/services/{key}")),
        definition.texts.text(v.locale(), "name"),
        definition.texts.text(v.locale(), "summary"),
    )
    .in_language(v.foreign())
    .fact(usual_price(v, &price))
    .fact(v.t_with("catalogue-time-by", &[("day", &v.day(done))]));
    let stage = if service.stage.takes_applications() { country.stage } else { service.stage };
    // A death or a divorce is not offered in the colour of success, wherever it is open.
    let tone = if definition.voice.is_sober() { Tone::Quiet } else { tone(stage) };
    Ok(card.tag(Tag::new(stage_text(v, stage), tone)))
}

/// The usual price; also in the currency charged, once it is known which.
fn usual_price(v: &Visit, price: &price::Price) -> String {
    let pounds = v.money(price.quote.total);
    if price.charged != price::Charged::Known {
        return v.t_with("catalogue-card-price-pounds", &[("pounds", &pounds)]);
    }
    v.t_with("catalogue-card-price", &[("pounds", &pounds), ("charged", &v.money(price.quote.charged))])
}

/// The stage of a country or service as a tag.
pub(crate) fn stage_tag(v: &Visit, stage: Stage) -> Tag {
    Tag::new(stage_text(v, stage), tone(stage))
}

fn stage_text(v: &Visit, stage: Stage) -> String {
    v.t(&format!("catalogue-stage-{}", stage.as_str()))
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Open | Stage::Home => Tone::Ok,
        Stage::Pilot => Tone::Sand,
        Stage::Paused => Tone::Wait,
        Stage::Closed => Tone::Quiet,
    }
}
