//! Every initiative by how it stands now, narrowed to whom it is for and how one takes part.

use std::collections::BTreeSet;

use askama::Template;
use axum::{Extension, extract::Query};
use catalogue::{CurrentTraining, Snapshot};
use kernel::Outcome;
use serde::Deserialize;
use service_model::{
    privilege::State,
    training::{AUDIENCES, MANNERS},
};
use web::{
    Answer, Visit,
    components::{Button, Choice, Empty, LinkButton, Select, ServiceCard, ServiceCards},
};

use super::{audiences, manner, state_tag, window};
use crate::training::Ports;

/// What the list is narrowed to; what is unknown counts as not said.
#[derive(Deserialize, Default)]
pub(in crate::training) struct Narrowed {
    #[serde(default)]
    audience: String,
    #[serde(default)]
    manner: String,
}

#[derive(Template)]
#[template(path = "training/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    action: String,
    audience: Select,
    manner: Select,
    button: Button,
    mine: LinkButton,
    check: LinkButton,
    sections: Vec<Section>,
}

struct Section {
    heading: String,
    about: String,
    cards: Option<ServiceCards>,
    nothing: Empty,
}

/// Keys of the initiatives of which a group takes applications now.
pub(in crate::training) async fn taking(v: &Visit) -> Outcome<BTreeSet<String>> {
    let mut cx = v.begin().await?;
    let taking = crate::training::taking(&mut cx).await?;
    cx.commit().await?;
    Ok(taking)
}

/// The initiatives for somebody, in their order.
pub(in crate::training) fn narrow<'s>(snapshot: &'s Snapshot, narrowed: &Narrowed) -> Vec<&'s CurrentTraining> {
    let audience = AUDIENCES.into_iter().find(|own| *own == narrowed.audience);
    let manner = MANNERS.into_iter().find(|own| *own == narrowed.manner);
    let fits = |own: &&CurrentTraining| {
        audience.is_none_or(|audience| own.definition.audiences.contains(&audience))
            && manner.is_none_or(|manner| own.definition.manner == manner)
    };
    snapshot.trainings().into_iter().filter(fits).collect()
}

pub(in crate::training) async fn show(
    v: Visit,
    Extension(ports): Extension<Ports>,
    Query(narrowed): Query<Narrowed>,
) -> Answer {
    let snapshot = ports.catalogue.snapshot(v.site().store()).await?;
    let taking = taking(&v).await?;
    let found = narrow(&snapshot, &narrowed);
    let choices = |names: &[&'static str], key: &str| {
        let choice = |own: &&'static str| Choice::new(*own, v.t(&format!("training-{key}-{}", own.replace('_', "-"))));
        names.iter().map(choice).collect::<Vec<_>>()
    };
    let page = ListPage {
        v: &v,
        action: v.path("/training"),
        audience: Select::narrowing(&v, "audience", v.t("training-audience"), choices(&AUDIENCES, "audience"))
            .chosen(&narrowed.audience),
        manner: Select::narrowing(&v, "manner", v.t("training-manner"), choices(&MANNERS, "manner"))
            .chosen(&narrowed.manner),
        button: Button::quiet(v.t("training-narrow")),
        mine: LinkButton::quiet(v.path("/account/training"), v.t("training-mine-title")),
        check: LinkButton::quiet(v.path("/credentials"), v.t("training-public-title")),
        sections: sections(&v, &found, &taking),
    };
    Ok(v.page(v.t("training-list-title"), page))
}

/// What takes applications now stands first, and what does not stands last; it is never left out, for people look for it.
fn sections(v: &Visit, found: &[&CurrentTraining], taking: &BTreeSet<String>) -> Vec<Section> {
    let now = v.now();
    let place = |own: &CurrentTraining| match own.definition.state(now) {
        _ if taking.contains(&own.definition.key) => "open",
        State::Open { .. } => "open",
        State::Soon { .. } => "soon",
        State::Unconfirmed => "unconfirmed",
        State::Closed { .. } => "closed",
    };
    let section = |name: &'static str| {
        let cards: Vec<ServiceCard> =
            found.iter().filter(|own| place(own) == name).map(|own| card(v, own, taking)).collect();
        Section {
            heading: v.t(&format!("training-section-{name}")),
            about: v.t(&format!("training-section-{name}-about")),
            cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
            nothing: Empty::new(v.t("training-section-empty"), v.t("training-section-empty-about")),
        }
    };
    let sections = ["open", "soon", "unconfirmed", "closed"].map(section);
    // That nothing is open is said; that nothing is closed needs no words.
    sections.into_iter().enumerate().filter(|(at, own)| *at == 0 || own.cards.is_some()).map(|(_, own)| own).collect()
}

fn card(v: &Visit, own: &CurrentTraining, taking: &BTreeSet<String>) -> ServiceCard {
    let training = &own.definition;
    let takes = taking.contains(&training.key);
    let href = v.path(&format!("/training/{}", training.key));
    let card = ServiceCard::new(href, training.name(v.locale()), training.summary.get(v.locale()))
        .fact(audiences(v, training))
        .fact(manner(v, training))
        .tag(state_tag(v, training.state(v.now()), takes));
    if takes { card.fact(v.t("training-window-group")) } else { card.fact(window(v, training)) }
}
