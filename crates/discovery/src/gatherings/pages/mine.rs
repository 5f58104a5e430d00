//! The events for which one is registered.

use askama::Template;
use axum::Extension;
use web::{
    Answer, Visit,
    components::{BackLink, Empty, LinkButton, ServiceCard, ServiceCards, Tag},
};

use super::{standing, title, when};
use crate::{
    content::Shelf,
    gatherings::{model::Gathering, store as rows},
};

#[derive(Template)]
#[template(path = "gatherings/mine.html")]
struct MinePage<'a> {
    v: &'a Visit,
    back: BackLink,
    nothing: Empty,
    cards: Option<ServiceCards>,
}

pub(in crate::gatherings) async fn show(v: Visit, Extension(shelf): Extension<Shelf>) -> Answer {
    let account = v.account()?;
    let showing = shelf.showing(v.site().store()).await?;
    let mut cx = v.begin().await?;
    let pages = rows::of_account(&mut cx, account).await?;
    let mut cards = Vec::new();
    for gathering in Gathering::all(&showing).into_iter().filter(|own| pages.contains(&own.page())) {
        let Some(own) = rows::own(&mut cx, account, gathering.page()).await? else { continue };
        let (said, tone) = standing(&v, &own);
        let about = gathering.happens.place.get(v.locale());
        let card = ServiceCard::new(v.path(&format!("/events/{}", gathering.slug())), title(&v, &gathering), about)
            .fact(when(&v, &gathering))
            .tag(Tag::new(said, tone));
        cards.push(card);
    }
    cx.commit().await?;
    let page = MinePage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("privilege-wishes-account")),
        nothing: Empty::new(v.t("gathering-mine-empty"), v.t("gathering-mine-empty-about"))
            .action(&LinkButton::quiet(v.path("/events"), v.t("gathering-list-title"))),
        cards: (!cards.is_empty()).then(|| ServiceCards::new(cards)),
    };
    Ok(v.page(v.t("gathering-mine-title"), page))
}
