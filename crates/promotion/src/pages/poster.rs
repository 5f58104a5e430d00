//! A poster to be printed: the approved words in large letters, the symbol that leads to them, and the address under it for
//! whoever has no camera.

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id};
use serde::Deserialize;
use web::{
    Answer, Visit,
    components::{BackLink, Symbol},
};

use crate::{Ports, acts, model::Campaign, ports::Shown, store as rows};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/campaigns/{id}/posters/{code}";

/// A poster in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    id: Id<Campaign>,
    code: String,
}

#[derive(Template)]
#[template(path = "poster.html")]
struct PosterPage<'a> {
    v: &'a Visit,
    back: BackLink,
    demo: bool,
    headline: &'a str,
    text: &'a str,
    promoted: String,
    picture: Option<(Shown, &'a str)>,
    symbol: Symbol,
    address: String,
    channel: String,
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let (own, _) = super::read(&v, at.id).await?;
    let mut cx = v.begin().await?;
    let link = rows::link(&mut cx, &at.code).await?.filter(|link| link.campaign == own.id);
    let link = link.ok_or_else(Failure::not_found)?;
    let creative = own.content.variants.get(link.variant).ok_or_else(Failure::not_found)?;
    let promoted = acts::publish::promoted(&cx, &ports.catalogue, &own.content.target).await?;
    let picture = match &creative.picture {
        Some(picture) => {
            let shown = ports.pictures.picture(&mut cx, &picture.key).await?;
            shown.map(|shown| (shown, picture.alt.get(v.locale())))
        }
        None => None,
    };
    cx.commit().await?;
    let settings = v.site().settings();
    let address = format!("{}/go/{}", settings.public_url.trim_end_matches('/'), link.code);
    let name = own.content.names.get(v.locale()).to_owned();
    let page = PosterPage {
        v: &v,
        back: BackLink::to(v.path(&format!("/desk/campaigns/{}", own.id)), name.clone()),
        demo: settings.demo,
        headline: creative.headline.get(v.locale()),
        text: creative.text.get(v.locale()),
        promoted: promoted.get(v.locale()).to_owned(),
        picture,
        symbol: Symbol::of(&address, v.t("campaign-poster-symbol"))?,
        address,
        channel: v.t(link.channel.text()),
    };
    Ok(v.page(v.t_with("campaign-poster-title", &[("name", &name)]), page))
}
