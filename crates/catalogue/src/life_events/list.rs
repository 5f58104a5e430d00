//! The list of life events, which is one question: what happened.

use askama::Template;
use axum::Extension;
use web::{
    Answer, Visit,
    components::{ServiceCard, ServiceCards},
};

use crate::{Snapshot, reading::Catalogue};

#[derive(Template)]
#[template(path = "life_events/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: ServiceCards,
}

pub(super) async fn list(v: Visit, Extension(catalogue): Extension<Catalogue>) -> Answer {
    let snapshot = catalogue.snapshot(v.site().store()).await?;
    let card = |event: &service_model::LifeEvent| {
        let href = v.path(&format!("/life-events/{}", event.key));
        ServiceCard::new(href, event.name(v.locale()), event.summary.get(v.locale()))
    };
    let cards = ServiceCards::new(snapshot.life_events().into_iter().map(card).collect());
    Ok(v.page(v.t("event-list-title"), ListPage { v: &v, cards }))
}

/// The names of all life events with the way to each: what the front page and the list of services show.
pub fn index(v: &Visit, snapshot: &Snapshot) -> Vec<(String, String)> {
    let link = |event: &service_model::LifeEvent| {
        (v.path(&format!("/life-events/{}", event.key)), event.name(v.locale()).to_owned())
    };
    snapshot.life_events().into_iter().map(link).collect()
}
