//! A poster to be printed: the approved words in large letters, the symbol that leads to them, and the address under it for
//! whoever has no camera.

use askama::Template;
use axum::{Extension, extract::Path};
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Answer, Visit,
    components::{BackLink, LinkButton, Symbol},
    texts::without_isolates,
};

use crate::{
    Ports, acts,
    model::{Campaign, Link},
    ports::{Poster, Shown},
    store as rows,
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/desk/campaigns/{id}/posters/{code}";

/// The same as a file for a printing house.
pub(crate) const FILE: &str = "/{lang}/desk/campaigns/{id}/posters/{code}/poster.pdf";

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
    file: LinkButton,
}

/// A link with its approved wording, what it promotes and where it leads.
struct Opened {
    campaign: Campaign,
    link: Link,
    promoted: String,
    address: String,
}

async fn open(v: &Visit, ports: &Ports, at: &At) -> Outcome<Opened> {
    let (campaign, _) = super::read(v, at.id).await?;
    let mut cx = v.begin().await?;
    let link = rows::link(&mut cx, &at.code).await?.filter(|link| link.campaign == campaign.id);
    let link = link.ok_or_else(Failure::not_found)?;
    let promoted = acts::publish::promoted(&cx, &ports.catalogue, &campaign.content.target).await?;
    cx.commit().await?;
    let address = format!("{}/go/{}", v.site().settings().public_url.trim_end_matches('/'), link.code);
    Ok(Opened { promoted: promoted.get(v.locale()).to_owned(), campaign, link, address })
}

pub(crate) async fn show(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let Opened { campaign: own, link, promoted, address } = open(&v, &ports, &at).await?;
    let creative = own.content.variants.get(link.variant).ok_or_else(Failure::not_found)?;
    let mut cx = v.begin().await?;
    let picture = match &creative.picture {
        Some(picture) => {
            let shown = ports.pictures.picture(&mut cx, &picture.key).await?;
            shown.map(|shown| (shown, picture.alt.get(v.locale())))
        }
        None => None,
    };
    cx.commit().await?;
    let name = own.content.names.get(v.locale()).to_owned();
    let page = PosterPage {
        v: &v,
        back: BackLink::to(v.path(&format!("/desk/campaigns/{}", own.id)), name.clone()),
        demo: v.site().settings().demo,
        headline: creative.headline.get(v.locale()),
        text: creative.text.get(v.locale()),
        promoted,
        picture,
        symbol: Symbol::of(&address, v.t("campaign-poster-symbol"))?,
        address,
        channel: v.t(link.channel.text()),
        file: LinkButton::quiet(
            v.path(&format!("/desk/campaigns/{}/posters/{}/poster.pdf", own.id, link.code)),
            v.t("campaign-poster-file"),
        )
        .download(),
    };
    Ok(v.page(v.t_with("campaign-poster-title", &[("name", &name)]), page))
}

/// The poster as a file. The picture of a wording is of the page alone: a printing house gets it from the editors.
pub(crate) async fn print(v: Visit, Extension(ports): Extension<Ports>, Path(at): Path<At>) -> Answer {
    let Opened { campaign: own, link, promoted, address } = open(&v, &ports, &at).await?;
    let creative = own.content.variants.get(link.variant).ok_or_else(Failure::not_found)?;
    // A typesetter knows the direction of its runs; marks that isolate them are refused there.
    let plain = |text: &str| without_isolates(text).replace('·', "-");
    let poster = Poster {
        at: v.now(),
        language: v.locale(),
        headline: plain(creative.headline.get(v.locale())),
        text: plain(creative.text.get(v.locale())),
        promoted: plain(&promoted),
        symbol: plain(&v.t("campaign-poster-symbol")),
        foot: plain(&format!("{} · {}", v.t("campaign-poster-foot"), v.t(link.channel.text()))),
        mark: plain(&v.t("campaign-poster-test")),
        test: v.site().settings().demo,
        code: link.code,
        address,
    };
    let name = format!("poster-{}-{}.pdf", poster.code, v.locale());
    let pdf = ports.press.poster(poster).await?;
    Ok(v.file(&name, "application/pdf", pdf))
}
