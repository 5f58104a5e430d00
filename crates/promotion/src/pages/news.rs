//! What somebody was written of new services: the letters themselves, in her own account.

use askama::Template;
use web::{
    Answer, Visit,
    components::{BackLink, Empty, LinkButton},
};

use crate::{
    model::ZONE,
    store::{self as rows, told},
};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/account/news";

#[derive(Template)]
#[template(path = "news.html")]
struct NewsPage<'a> {
    v: &'a Visit,
    back: BackLink,
    letters: Vec<Letter>,
    nothing: Empty,
    consents: LinkButton,
}

struct Letter {
    headline: String,
    text: String,
    at: String,
    on: LinkButton,
}

pub(crate) async fn show(v: Visit) -> Answer {
    let account = v.account()?;
    let mut cx = v.begin().await?;
    let mut letters = Vec::new();
    for (own, _) in told::of_account(&mut cx, account).await? {
        // Whoever was held out was written nothing, and whoever waits was not written yet.
        let Some(at) = own.sent_at else { continue };
        let Some(campaign) = rows::campaign(&mut cx, own.campaign).await? else { continue };
        let variant = usize::try_from(own.variant).unwrap_or_default();
        let Some(creative) = campaign.content.variants.get(variant) else { continue };
        letters.push(Letter {
            headline: creative.headline.get(v.locale()).to_owned(),
            text: creative.text.get(v.locale()).to_owned(),
            at: v.moment(at, ZONE),
            on: LinkButton::quiet(v.path(&campaign.content.target.path()), v.t("campaign-landing-on")),
        });
    }
    cx.commit().await?;
    let page = NewsPage {
        v: &v,
        back: BackLink::to(v.path("/account"), v.t("accounts-title")),
        letters,
        nothing: Empty::new(v.t("campaign-news-empty"), v.t("campaign-news-empty-about")),
        consents: LinkButton::quiet(v.path("/account/consents"), v.t("campaign-news-consents")),
    };
    Ok(v.page(v.t("campaign-news"), page))
}
