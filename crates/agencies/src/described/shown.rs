//! How a service stands, in words: the same on every page.

use catalogue::{CurrentAgencyService, Snapshot};
use web::{
    Visit,
    components::{Banner, Tag, Tone},
};

use crate::{Ports, requests::open};

/// Whether it can be asked for here now.
pub(crate) fn is_open(ports: &Ports, v: &Visit, snapshot: &Snapshot, own: &CurrentAgencyService) -> bool {
    open(ports, snapshot, own, v.now()).is_ok()
}

/// The same as a tag.
pub(crate) fn tag(v: &Visit, open: bool) -> Tag {
    if open {
        Tag::new(v.t("agencies-state-here"), Tone::Ok)
    } else {
        Tag::new(v.t("agencies-state-there"), Tone::Quiet)
    }
}

/// In a demo: that no agency is reached.
pub(crate) fn simulated(v: &Visit) -> Option<Banner> {
    v.site()
        .settings()
        .demo
        .then(|| Banner::new(Tone::Wait, v.t("agencies-simulated")).heading(v.t("agencies-simulated-title")))
}
