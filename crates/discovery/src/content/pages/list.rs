//! The public lists: what to do in a situation of life, and what is new; narrowed by situation and country.

use std::sync::Arc;

use askama::Template;
use axum::{
    Extension,
    extract::{Path, Query},
};
use catalogue::{Catalogue, Snapshot};
use serde::Deserialize;
use web::{
    Answer, Visit,
    components::{Button, Choice, Empty, Select, ServiceCard, ServiceCards, Tag, Tone},
};

use crate::content::{
    facets::SITUATIONS,
    kind::{Kind, Place},
    model::ZONE,
    shelf::{Shelf, Showing, Shown},
};

/// By what a list is narrowed; what is unknown narrows nothing.
#[derive(Deserialize, Default)]
pub(super) struct Narrow {
    #[serde(default)]
    situation: String,
    #[serde(default)]
    country: String,
}

impl Narrow {
    /// Whether a page is among what is wanted.
    pub fn wants(&self, shown: &Shown) -> bool {
        let situation = SITUATIONS.contains(&self.situation.as_str()).then_some(&self.situation);
        situation.is_none_or(|own| shown.content.situations.contains(own))
            && (self.country.is_empty() || shown.concerns(&self.country))
    }
}

#[derive(Template)]
#[template(path = "content/list.html")]
struct ListPage {
    title: String,
    lead: String,
    action: String,
    situation: Select,
    country: Select,
    button: Button,
    groups: Vec<(String, ServiceCards)>,
    empty: Option<Empty>,
}

pub(super) async fn guides(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Extension(catalogue): Extension<Catalogue>,
    Query(narrow): Query<Narrow>,
) -> Answer {
    page(&v, &shelf, &catalogue, &narrow, Place::Guides).await
}

pub(super) async fn news(
    v: Visit,
    Extension(shelf): Extension<Shelf>,
    Extension(catalogue): Extension<Catalogue>,
    Query(narrow): Query<Narrow>,
) -> Answer {
    page(&v, &shelf, &catalogue, &narrow, Place::News).await
}

async fn page(v: &Visit, shelf: &Shelf, catalogue: &Catalogue, narrow: &Narrow, place: Place) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let groups = groups(v, &showing, narrow, place);
    let (title, lead) = match place {
        Place::Guides => ("content-guides-title", "content-guides-lead"),
        Place::News => ("content-news-title", "content-news-lead"),
    };
    let empty = groups.is_empty().then(|| Empty::new(v.t("content-list-empty"), v.t("content-list-empty-text")));
    let situations = SITUATIONS.iter().map(|key| Choice::new(*key, v.t(&format!("content-situation-{key}"))));
    let page = ListPage {
        title: v.t(title),
        lead: v.t(lead),
        action: v.path(place.path()),
        situation: Select::narrowing(v, "situation", v.t("content-field-situation"), situations.collect())
            .chosen(&narrow.situation),
        country: Select::narrowing(v, "country", v.t("content-field-country"), countries(v, &snapshot))
            .chosen(&narrow.country),
        button: Button::quiet(v.t("content-narrow")),
        groups,
        empty,
    };
    Ok(v.page(v.t(title), page))
}

/// The countries of residence that are published.
pub(super) fn countries(v: &Visit, snapshot: &Snapshot) -> Vec<Choice> {
    snapshot.countries().map(|(key, own)| Choice::new(key, own.definition.names.get(v.locale()))).collect()
}

/// What is wanted, by kind; what is of the day has the newest first, warnings before everything.
fn groups(v: &Visit, showing: &Showing, narrow: &Narrow, place: Place) -> Vec<(String, ServiceCards)> {
    let order: [Kind; 3] = match place {
        Place::Guides => [Kind::Guide, Kind::Article, Kind::Question],
        Place::News => [Kind::Emergency, Kind::Event, Kind::Announcement],
    };
    let mut groups = Vec::new();
    for kind in order {
        let mut own: Vec<&Arc<Shown>> =
            showing.pages().filter(|own| own.content.kind == kind && narrow.wants(own)).collect();
        if place == Place::News {
            own.sort_by_key(|own| std::cmp::Reverse(own.since));
        }
        if !own.is_empty() {
            let cards = own.into_iter().filter_map(|own| card(v, own)).collect();
            groups.push((v.t(&format!("content-kinds-{}", kind.as_str())), ServiceCards::new(cards)));
        }
    }
    groups
}

fn card(v: &Visit, shown: &Shown) -> Option<ServiceCard> {
    let (language, words, _) = shown.words(v.locale())?;
    let mut card = ServiceCard::new(v.path(&shown.path()), &words.title, &words.summary);
    card = match (&shown.content.happens, shown.content.kind.place()) {
        (Some(happens), _) => card.fact(
            v.t_with("content-happens", &[("day", &v.day(happens.begins)), ("place", happens.place.get(v.locale()))]),
        ),
        (None, Place::News) => card.fact(v.day(shown.since.day_in(ZONE))),
        (None, Place::Guides) => card.fact(v.t_with("content-verified", &[("day", &v.day(shown.verified_on))])),
    };
    if language != v.locale() {
        card = card.tag(Tag::new(v.t("content-translation-missing"), Tone::Quiet));
    }
    Some(card)
}

/// The name of a page in an address.
pub(super) type Slug = Path<super::Named>;
