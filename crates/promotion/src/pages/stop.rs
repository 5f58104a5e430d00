//! Ending letters by one press, without signing in. The link is signed and says nothing of anybody; opening it changes nothing,
//! because mail programs open links by themselves. A mail program that offers a button of its own sends the same (RFC 8058).

use askama::Template;
use axum::extract::Path;
use kernel::{Actor, Failure, Outcome};
use people::consent::{self, NEWS};
use serde::Deserialize;
use store::Scope;
use web::{
    Answer, Hidden, Visit,
    components::{Banner, Button, Tone},
};

use crate::{messages::key, store::told};

/// The page.
pub(crate) const PAGE: &str = "/{lang}/news/stop/{key}";

/// A signed link.
#[derive(Deserialize)]
pub(crate) struct At {
    key: String,
}

#[derive(Template)]
#[template(path = "stop.html")]
struct StopPage<'a> {
    v: &'a Visit,
    done: Option<Banner>,
    ask: Option<(String, Hidden, Button)>,
}

pub(crate) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    key::read(v.site().store().vault(), &at.key).ok_or_else(Failure::not_found)?;
    let ask = (v.path(&format!("/news/stop/{}", at.key)), v.csrf_field(), Button::new(v.t("campaign-stop-button")));
    Ok(v.page(v.t("campaign-stop"), StopPage { v: &v, done: None, ask: Some(ask) }))
}

/// Ends the letters. What stands in the body is not read: the key is all that is needed, from our page and from a mail program.
pub(crate) async fn stop(v: Visit, Path(at): Path<At>, _body: String) -> Answer {
    let id = key::read(v.site().store().vault(), &at.key).ok_or_else(Failure::not_found)?;
    end(&v, id).await?;
    let done = Banner::new(Tone::Ok, v.t("campaign-stop-done"));
    Ok(v.page(v.t("campaign-stop"), StopPage { v: &v, done: Some(done), ask: None }))
}

/// Takes the consent back. Where it was taken back before, or the account is gone, there is nothing left to end.
async fn end(v: &Visit, id: kernel::Id<told::Told>) -> Outcome<()> {
    let mut cx = v.site().store().begin(Actor::System("promotion.stop")).await?;
    if let Some(own) = told::find(&mut cx, id).await?
        && consent::is_given(&mut cx, &Scope::System("promotion.stop"), own.account, NEWS).await?
    {
        consent::withdraw(&mut cx, own.account, NEWS).await?;
    }
    cx.commit().await
}
