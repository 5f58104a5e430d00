//! One recording: with its words for whoever decides about it, and as everybody hears it.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use kernel::{Actor, Failure, Id, Outcome};
use serde::Deserialize;
use store::Cx;
use web::{
    Answer, Keep, Site, Visit,
    components::{BackLink, Player},
};

use super::{language, passage::Words};
use crate::{model::Recording, policy, store as rows};

/// A recording in an address.
#[derive(Deserialize)]
pub(crate) struct At {
    id: Id<Recording>,
}

#[derive(Template)]
#[template(path = "narration/recording.html")]
struct RecordingPage {
    back: BackLink,
    title: String,
    words: Words,
    player: Player,
    made: String,
}

/// The words and the sound side by side, for whoever decides.
pub(crate) async fn show(v: Visit, Path(at): Path<At>) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let own = rows::recording(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    cx.commit().await?;
    let title = v.t_with("narration-recording-title", &[("language", language(own.locale))]);
    let page = RecordingPage {
        back: BackLink::to(v.path(&format!("/desk/narration/passages/{}", own.passage)), v.t("narration-back-passage")),
        title: title.clone(),
        player: desk_player(&v, &own),
        made: v.t(if own.machine { "narration-made-machine" } else { "narration-made-person" }),
        words: Words::of(own.locale, &own.words),
    };
    Ok(v.page(title, page))
}

/// The player of a recording that need not be let yet.
pub(super) fn desk_player(v: &Visit, own: &Recording) -> Player {
    let path = v.path(&format!("/desk/narration/recordings/{}/sound", own.id));
    Player::new(v, &web::Recording { path, seconds: own.seconds })
}

/// The sound at the desk, let or not.
pub(crate) async fn at_desk(v: Visit, Path(at): Path<At>, headers: HeaderMap) -> Answer {
    v.staff()?;
    policy::may_see(v.actor())?;
    let mut cx = v.begin().await?;
    let own = rows::recording(&mut cx, at.id).await?.ok_or_else(Failure::not_found)?;
    let response = sound(&mut cx, v.site(), &own, (&headers, Keep::Nowhere)).await?;
    cx.commit().await?;
    Ok(response)
}

/// The sound for everybody, while it may be heard. What has an identifier never changes, so it may be kept for good.
pub(crate) async fn heard(State(site): State<Site>, Path(at): Path<At>, headers: HeaderMap) -> Answer {
    let mut cx = site.store().begin(Actor::System("narration.hear")).await?;
    let own = rows::recording(&mut cx, at.id).await?.filter(Recording::is_heard).ok_or_else(Failure::not_found)?;
    let response = sound(&mut cx, &site, &own, (&headers, Keep::ForGood)).await?;
    cx.commit().await?;
    Ok(response)
}

async fn sound(cx: &mut Cx, site: &Site, own: &Recording, how: (&HeaderMap, Keep)) -> Outcome<Response> {
    let blobs = site.store().blobs().clone();
    Ok(web::sound(own.media, blobs.bytes(cx, own.blob).await?, how))
}
