//! Every privilege by how it stands now, narrowed to a country of residence and to a topic.

use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::{Catalogue, CurrentCountry, CurrentPrivilege, Snapshot};
use serde::Deserialize;
use service_model::privilege::{State, TOPICS};
use web::{
    Answer, Visit,
    components::{Button, Choice, Empty, LinkButton, Select, ServiceCards},
};

use super::shown;

/// What the list is narrowed to; what is unknown counts as not said.
#[derive(Deserialize, Default)]
pub(crate) struct Narrowed {
    #[serde(default)]
    country: String,
    #[serde(default)]
    topic: String,
}

#[derive(Template)]
#[template(path = "privileges/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    action: String,
    country: Select,
    topic: Select,
    button: Button,
    told: LinkButton,
    for_you: LinkButton,
    sections: Vec<Section>,
}

struct Section {
    heading: String,
    about: String,
    cards: Option<ServiceCards>,
    nothing: Empty,
}

pub(super) async fn list(
    v: Visit,
    Extension(catalogue): Extension<Catalogue>,
    Query(narrowed): Query<Narrowed>,
) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let found = narrow(&snapshot, &narrowed);
    let page = ListPage {
        v: &v,
        action: v.path("/privileges"),
        country: countries(&v, &snapshot).chosen(&narrowed.country),
        topic: topics(&v).chosen(&narrowed.topic),
        button: Button::quiet(v.t("privilege-narrow")),
        told: LinkButton::quiet(v.path("/account/privileges"), v.t("privilege-wishes-title")),
        for_you: LinkButton::quiet(v.path("/for-you"), v.t("interests-list-title")),
        sections: sections(&v, &found),
    };
    Ok(v.page(v.t("privilege-list-title"), page))
}

/// The privileges of a country and a topic, in their order.
pub(crate) fn narrow<'s>(snapshot: &'s Snapshot, narrowed: &Narrowed) -> Vec<&'s CurrentPrivilege> {
    let known = snapshot.countries().any(|(key, _)| key == narrowed.country);
    let topic = TOPICS.contains(&narrowed.topic.as_str());
    let fits = |own: &&CurrentPrivilege| {
        (!known || own.definition.is_for(&narrowed.country)) && (!topic || own.definition.topic == narrowed.topic)
    };
    snapshot.privileges().into_iter().filter(fits).collect()
}

/// What can be asked for now stands first, and what cannot stands last; it is never left out, for people look for it.
fn sections(v: &Visit, found: &[&CurrentPrivilege]) -> Vec<Section> {
    let now = v.now();
    let section = |name: &str, is: fn(State) -> bool| {
        let cards: Vec<_> =
            found.iter().filter(|own| is(own.definition.state(now))).map(|own| shown::card(v, own)).collect();
        Section {
            heading: v.t(&format!("privilege-section-{name}")),
            about: v.t(&format!("privilege-section-{name}-about")),
            cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
            nothing: Empty::new(v.t("privilege-section-empty"), v.t(&format!("privilege-section-{name}-empty"))),
        }
    };
    vec![
        section("open", State::is_open),
        section("soon", |state| matches!(state, State::Soon { .. })),
        section("unconfirmed", |state| state == State::Unconfirmed),
        section("closed", |state| matches!(state, State::Closed { .. })),
    ]
}

fn countries(v: &Visit, snapshot: &Snapshot) -> Select {
    let choice = |(key, country): (&str, &CurrentCountry)| Choice::new(key, country.definition.names.get(v.locale()));
    Select::narrowing(v, "country", v.t("privilege-country"), snapshot.countries().map(choice).collect())
}

fn topics(v: &Visit) -> Select {
    let choice = |topic: &&'static str| Choice::new(*topic, v.t(&format!("privilege-topic-{topic}")));
    Select::narrowing(v, "topic", v.t("privilege-topic"), TOPICS.iter().map(choice).collect())
}
