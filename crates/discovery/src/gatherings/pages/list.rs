//! The coming events.

use askama::Template;
use axum::Extension;
use web::{
    Answer, Visit,
    components::{Empty, LinkButton, ServiceCard, ServiceCards},
};

use super::{tag, title, when};
use crate::{
    content::Shelf,
    gatherings::{model::Gathering, store as rows},
};

#[derive(Template)]
#[template(path = "gatherings/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: Option<ServiceCards>,
    nothing: Empty,
    mine: LinkButton,
}

pub(in crate::gatherings) async fn show(v: Visit, Extension(shelf): Extension<Shelf>) -> Answer {
    let showing = shelf.showing(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let mut cards = Vec::new();
    for own in Gathering::all(&showing).into_iter().filter(|own| !own.is_over(v.now())) {
        let seats = rows::seats(&mut cx, own.page()).await?;
        let summary = own.shown.content.words(v.locale()).map_or("", |(_, words)| words.summary.as_str());
        let card = ServiceCard::new(v.path(&format!("/events/{}", own.slug())), title(&v, &own), summary)
            .fact(when(&v, &own))
            .fact(own.happens.place.get(v.locale()))
            .tag(tag(&v, &own, seats));
        cards.push(card);
    }
    cx.commit().await?;
    let page = ListPage {
        v: &v,
        cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
        nothing: Empty::new(v.t("gathering-list-empty"), v.t("gathering-list-empty-about"))
            .action(&LinkButton::quiet(v.path("/news"), v.t("content-news-title"))),
        mine: LinkButton::quiet(v.path("/account/events"), v.t("gathering-mine-title")),
    };
    Ok(v.page(v.t("gathering-list-title"), page))
}
