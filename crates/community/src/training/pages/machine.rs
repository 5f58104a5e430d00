//! What a stranger's program reads to check a credential: who issued it, with which keys, for what, and whether it stands.

use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use kernel::{Actor, Failure};
use serde::Deserialize;
use serde_json::json;
use web::{Answer, Site};

use crate::training::{Ports, store::awards};

/// For how long a copy may be kept, in seconds.
const CACHE: &str = "public, max-age=300";
/// Why it reads.
const READ: &str = "training.published";

fn answer(media_type: &'static str, body: String) -> Response {
    // Anybody's page may read it.
    let anybody = (HeaderName::from_static("access-control-allow-origin"), "*");
    ([(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, CACHE), anybody], body).into_response()
}

/// The profile of the issuer.
pub(in crate::training) async fn issuer(Extension(ports): Extension<Ports>) -> Answer {
    Ok(answer("application/ld+json", ports.press.profile()?))
}

/// Every public key.
pub(in crate::training) async fn keys(Extension(ports): Extension<Ports>) -> Answer {
    Ok(answer("application/jwk-set+json", ports.press.key_set()?))
}

#[derive(Deserialize)]
pub(in crate::training) struct AtKeyName {
    name: String,
}

/// One public key.
pub(in crate::training) async fn key(Extension(ports): Extension<Ports>, Path(at): Path<AtKeyName>) -> Answer {
    Ok(answer("application/jwk+json", ports.press.key(&at.name)?))
}

#[derive(Deserialize)]
pub(in crate::training) struct AtRevision {
    key: String,
    revision: i32,
}

/// What is awarded and for what, as it was in a revision.
pub(in crate::training) async fn achievement(
    State(site): State<Site>,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtRevision>,
) -> Answer {
    let mut cx = site.store().begin(Actor::System(READ)).await?;
    let training = ports.catalogue.training_at(&mut cx, &at.key, at.revision).await?;
    cx.commit().await?;
    let award = training.award.as_ref().ok_or_else(Failure::not_found)?;
    let body = json!({
        "id": format!("{}/credentials/achievements/{}/{}", ports.public_url, at.key, at.revision),
        "type": ["Achievement"],
        "inLanguage": "ar",
        "name": award.names.ar,
        "name_en": award.names.en,
        "description": training.summary.ar,
        "criteria": { "narrative": format!("{}\n\n{}", award.criteria.ar, award.criteria.en) },
    });
    Ok(answer("application/json", body.to_string()))
}

#[derive(Deserialize)]
pub(in crate::training) struct AtList {
    list: u32,
}

/// A status list, signed.
pub(in crate::training) async fn status(
    State(site): State<Site>,
    Extension(ports): Extension<Ports>,
    Path(at): Path<AtList>,
) -> Answer {
    let list = i32::try_from(at.list).ok().filter(|own| *own < 1_000).ok_or_else(Failure::not_found)?;
    let mut cx = site.store().begin(Actor::System(READ)).await?;
    let revoked = awards::revoked(&mut cx, list).await?;
    cx.commit().await?;
    Ok(answer("application/vc+jwt", ports.press.status_list(at.list, &revoked)?))
}
