//! The watch over reading: whoever reads files without deciding them, outside working hours or far above her usual number is
//! flagged to the privacy officer.
//!
//! It counts rows of the access log and knows neither what was read nor whose it was: no flag names a file or a citizen. A
//! flag is a question and no finding; it blocks nobody and is answered by a person, never by the one it is about.

mod bounds;
pub(crate) mod bounds_page;
pub mod demo;
mod job;
mod model;
pub(crate) mod page;
mod store;

use std::sync::Arc;

use ::store::jobs::{Handler, Periodic};
use catalogue::Catalogue;

pub use bounds::SetBound;
pub(crate) use job::{Watch, periodic};
pub(crate) use store::open_count;

/// What does the jobs of this module.
pub(crate) fn jobs(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    vec![Arc::new(Watch { catalogue: catalogue.clone() })]
}

/// When the watch looks.
pub(crate) fn schedules() -> Vec<Periodic> {
    vec![periodic()]
}
