//! Pages: the sessions there are, one with its questions, and the hosts' desk.

pub(super) mod answer;
pub(super) mod desk;
pub(super) mod list;
pub(super) mod moderate;
pub(super) mod one;

use ::store::Cx;
use kernel::{Failure, Id, Outcome};
use serde::Deserialize;
use web::{
    Visit,
    components::{Tag, Tone},
};

use super::{
    model::{Session, Stage},
    store as rows,
};

/// A session in an address.
#[derive(Deserialize)]
pub(super) struct At {
    id: Id<Session>,
}

async fn session(cx: &mut Cx, id: Id<Session>) -> Outcome<Session> {
    rows::session(cx, id).await?.ok_or_else(Failure::not_found)
}

/// How it stands.
fn tag(v: &Visit, session: &Session) -> Tag {
    match session.stage(v.now()) {
        Stage::Asking => Tag::new(v.t("live-stage-asking"), Tone::Ok),
        Stage::Live => Tag::new(v.t("live-stage-live"), Tone::Wait),
        Stage::Over => Tag::new(v.t("live-stage-over"), Tone::Quiet),
    }
}
