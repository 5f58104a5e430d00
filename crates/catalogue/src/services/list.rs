//! The list of services, and the cards the front page shows too.

use askama::Template;
use axum::Extension;
use kernel::Outcome;
use service_model::{Group, country::Stage};
use web::{
    Answer, Visit,
    components::{ServiceCard, ServiceCards, Tag, Tone},
};

use super::{asked::Asked, price};
use crate::{CurrentCountry, CurrentService, Snapshot, reading::Catalogue};

#[derive(Template)]
#[template(path = "services/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    groups: Vec<(String, ServiceCards)>,
    countries: Vec<(String, String, Tag)>,
}

/// The services by group, each with its price and its stage.
pub(super) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let mut groups: Vec<(Option<&Group>, Vec<ServiceCard>)> = Vec::new();
    for (key, service) in in_order(&snapshot) {
        let group = service.definition.group.as_ref();
        let card = card(&v, &snapshot, key, service)?;
        match groups.last_mut() {
            Some((last, cards)) if last.map(|group| &group.key) == group.map(|group| &group.key) => cards.push(card),
            _ => groups.push((group, vec![card])),
        }
    }
    let named = |(group, cards): (Option<&Group>, Vec<ServiceCard>)| {
        let name = group.map_or_else(|| v.t("catalogue-list-other"), |group| group.names.get(v.locale()).to_owned());
        (name, ServiceCards::new(cards))
    };
    let groups = groups.into_iter().map(named).collect();
    let country = |(key, country): (&str, &CurrentCountry)| {
        (
            v.path(&format!("/countries/{key}")),
            country.definition.names.get(v.locale()).to_owned(),
            stage_tag(&v, country.stage),
        )
    };
    let countries = snapshot.countries().map(country).collect();
    Ok(v.page(v.t("catalogue-list-title"), ListPage { v: &v, groups, countries }))
}

/// Cards of all services in the order of their groups, for the front page.
///
/// # Errors
/// A fault if a definition's fees cannot be worked out.
pub fn cards(v: &Visit, snapshot: &Snapshot) -> Outcome<ServiceCards> {
    let cards = in_order(snapshot).into_iter().map(|(key, service)| card(v, snapshot, key, service));
    Ok(ServiceCards::new(cards.collect::<Outcome<_>>()?))
}

/// The services by the place of their group and their place in it; those of no group come last.
fn in_order(snapshot: &Snapshot) -> Vec<(&str, &CurrentService)> {
    let place = |service: &CurrentService| {
        let group = service.definition.group.as_ref();
        (group.is_none(), group.map(|group| (group.place, group.key.clone(), group.within)))
    };
    let mut services: Vec<_> = snapshot.services().collect();
    services.sort_by_cached_key(|(_, service)| place(service));
    services
}

fn card(v: &Visit, snapshot: &Snapshot, key: &str, service: &CurrentService) -> Outcome<ServiceCard> {
    let definition = &service.definition;
    let asked = Asked::read(definition, snapshot, Vec::new(), v.now())?;
    let country = snapshot.country(&asked.context.country)?;
    let price = price::of(snapshot, definition, &country.definition, (&asked.answers, &asked.context), v.now())?;
    let done = snapshot.promise(definition, &country.definition, v.now()).day_in(&country.definition.zone);
    let card = ServiceCard::new(
        v.path(&format!("/services/{key}")),
        definition.texts.text(v.locale(), "name"),
        definition.texts.text(v.locale(), "summary"),
    )
    .fact(v.t_with(
        "catalogue-card-price",
        &[("pounds", &v.money(price.quote.total)), ("charged", &v.money(price.quote.charged))],
    ))
    .fact(v.t_with("catalogue-time-by", &[("day", &v.day(done))]));
    let stage = if service.stage.takes_applications() { country.stage } else { service.stage };
    // A death or a divorce is not offered in the colour of success, wherever it is open.
    let tone = if definition.voice.is_sober() { Tone::Quiet } else { tone(stage) };
    Ok(card.tag(Tag::new(stage_text(v, stage), tone)))
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
