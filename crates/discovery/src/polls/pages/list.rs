//! Every poll that opened.

use askama::Template;
use web::{
    Answer, Visit,
    components::{Empty, ServiceCard, ServiceCards},
};

use super::tag;
use crate::polls::{model::Stage, store as rows};

#[derive(Template)]
#[template(path = "polls/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: Option<ServiceCards>,
    nothing: Empty,
}

pub(in crate::polls) async fn show(v: Visit) -> Answer {
    let mut cx = v.begin().await?;
    let polls = rows::all(&mut cx).await?;
    cx.commit().await?;
    let opened = polls.iter().filter(|own| own.stage(v.now()) != Stage::Soon);
    let cards = opened.map(|own| {
        let (title, about) = (own.content.titles.get(v.locale()), own.content.about.get(v.locale()));
        ServiceCard::new(v.path(&format!("/polls/{}", own.id)), title, about).tag(tag(&v, own))
    });
    let cards: Vec<ServiceCard> = cards.collect();
    let page = ListPage {
        v: &v,
        cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
        nothing: Empty::new(v.t("poll-list-empty"), v.t("poll-list-empty-about")),
    };
    Ok(v.page(v.t("poll-list-title"), page))
}
