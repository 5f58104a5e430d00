//! One recording: with its words for whoever decides about it, and as everybody hears it.

use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    http::HeaderMap,
};
use kernel::{Failure, Id};
use serde::Deserialize;
use web::{
    Answer, Keep, Site, Visit,
    components::{BackLink, Player},
};

use super::{language, passage::Words};
use crate::{Ports, model::Recording, policy, store as rows};

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
        made: v.t(own.made()),
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
    let bytes = v.site().store().blobs().bytes(&mut cx, own.blob).await?;
    cx.commit().await?;
    Ok(web::sound(own.media, &bytes, (&headers, Keep::Nowhere)))
}

/// The sound for everybody, while it may be heard.
pub(crate) async fn heard(
    State(site): State<Site>,
    Extension(ports): Extension<Ports>,
    Path(at): Path<At>,
    headers: HeaderMap,
) -> Answer {
    let (own, bytes) = ports.recorded.sound(site.store(), at.id).await?;
    Ok(web::sound(own.media, &bytes, (&headers, Keep::AnHour)))
}
