//! The sessions there are: what comes, and what was answered.

use askama::Template;
use web::{
    Answer, Visit,
    components::{Empty, ServiceCard, ServiceCards},
};

use super::tag;
use crate::{content::ZONE, live::store as rows};

#[derive(Template)]
#[template(path = "live/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: Option<ServiceCards>,
    nothing: Empty,
}

pub(in crate::live) async fn show(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let sessions = rows::sessions(&mut cx).await?;
    cx.commit().await?;
    let cards = sessions.iter().map(|own| {
        let (topic, about) = (own.content.topic.get(v.locale()), own.content.about.get(v.locale()));
        ServiceCard::new(v.path(&format!("/live-hour/{}", own.id)), topic, about)
            .fact(v.moment(own.starts_at, ZONE))
            .fact(own.content.host.get(v.locale()))
            .tag(tag(&v, own))
    });
    let cards: Vec<ServiceCard> = cards.collect();
    let page = ListPage {
        v: &v,
        cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
        nothing: Empty::new(v.t("live-list-empty"), v.t("live-list-empty-about")),
    };
    Ok(v.page(v.t("live-list-title"), page))
}
