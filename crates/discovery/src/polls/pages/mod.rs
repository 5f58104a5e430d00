//! Pages: the polls there are, one to answer, and the editors' desk.

pub(super) mod desk;
pub(super) mod list;
pub(super) mod one;

use web::{
    Visit,
    components::{Tag, Tone},
};

use super::model::{Poll, Stage};
use crate::content::ZONE;

/// How it stands.
fn tag(v: &Visit, poll: &Poll) -> Tag {
    let day = |at: kernel::Moment| v.day(at.day_in(ZONE));
    match poll.stage(v.now()) {
        Stage::Soon => Tag::new(v.t_with("poll-stage-soon", &[("day", &day(poll.opens_at))]), Tone::Wait),
        Stage::Open => Tag::new(v.t_with("poll-stage-open", &[("day", &v.day(poll.content.closes))]), Tone::Ok),
        Stage::Closed => Tag::new(v.t("poll-stage-closed"), Tone::Quiet),
    }
}
