//! The list of services, and the cards the front page shows too.

use askama::Template;
use axum::Extension;
use kernel::Outcome;
use service_model::country::Stage;
use web::{
    Answer, Visit,
    components::{ServiceCard, ServiceCards, Tag, Tone},
};

use super::{asked::Asked, price};
use crate::{CurrentCountry, Snapshot, reading::Catalogue};

#[derive(Template)]
#[template(path = "services/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: ServiceCards,
    countries: Vec<(String, String, Tag)>,
}

/// The services, each with its price and its stage.
pub(super) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let cards = cards(&v, &snapshot)?;
    let country = |(key, country): (&str, &CurrentCountry)| {
        (
            v.path(&format!("/countries/{key}")),
            country.definition.names.get(v.locale()).to_owned(),
            stage_tag(&v, country.stage),
        )
    };
    let countries = snapshot.countries().map(country).collect();
    Ok(v.page(v.t("catalogue-list-title"), ListPage { v: &v, cards, countries }))
}

/// Cards of all services, for the list and the front page.
///
/// # Errors
/// A fault if a definition's fees cannot be worked out.
pub fn cards(v: &Visit, snapshot: &Snapshot) -> Outcome<ServiceCards> {
    let mut cards = Vec::new();
    for (key, service) in snapshot.services() {
        let definition = &service.definition;
        let asked = Asked::read(definition, snapshot, Vec::new(), v.now())?;
        let country = &snapshot.country(&asked.context.country)?.definition;
        let price = price::of(snapshot, definition, country, (&asked.answers, &asked.context), v.now())?;
        let done = snapshot.promise(definition, country, v.now()).day_in(&country.zone);
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
        let stage = snapshot.country(&asked.context.country)?.stage;
        cards.push(card.tag(stage_tag(v, if service.stage.takes_applications() { stage } else { service.stage })));
    }
    Ok(ServiceCards::new(cards))
}

/// The stage of a country or service as a tag.
pub(crate) fn stage_tag(v: &Visit, stage: Stage) -> Tag {
    let tone = match stage {
        Stage::Open | Stage::Home => Tone::Ok,
        Stage::Pilot => Tone::Sand,
        Stage::Paused => Tone::Wait,
        Stage::Closed => Tone::Quiet,
    };
    Tag::new(v.t(&format!("catalogue-stage-{}", stage.as_str())), tone)
}
