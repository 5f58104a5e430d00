//! How long a file will take, from files that were finished: the time within which eight of ten of the latest files like it
//! were, in the working time of the place that holds them. Told to the citizen, and kept with the promise.
//!
//! It never replaces the promise of the service's level, by which turns fall due, and says nothing where too few files were
//! finished. It counts our own acts and nothing that a record says.

mod jobs;
mod model;
mod store;

use std::sync::Arc;

use ::store::{
    Cx,
    jobs::{Handler, Periodic},
};
use catalogue::Catalogue;
use kernel::{Day, Outcome};
use web::{TextFile, Visit};

use crate::applications::model::Application;

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "estimate", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "estimate", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The kinds of events this module listens to.
pub const LISTENS: [&str; 1] = ["application.paid"];

/// The jobs.
pub fn jobs(catalogue: &Catalogue) -> Vec<Arc<dyn Handler>> {
    jobs::handlers(catalogue)
}

/// The schedules.
pub fn periodic() -> Periodic {
    jobs::periodic()
}

/// Until when most files like this one take, in words; nothing where only the service's level is known, where the file was
/// paused since, or where it has ended. The caller has loaded the file within a scope.
///
/// # Errors
/// Only faults.
pub async fn told(v: &Visit, cx: &mut Cx, file: &Application) -> Outcome<Option<String>> {
    Ok(days(cx, file).await?.map(|(low_on, high_on)| {
        let (low, high) = (v.weekday(low_on), v.weekday(high_on));
        if low_on == high_on {
            v.t_with("estimate-on", &[("day", &high)])
        } else {
            v.t_with("estimate-between", &[("low", &low), ("high", &high)])
        }
    }))
}

/// The same as the first and the last of these days.
///
/// # Errors
/// Only faults.
pub async fn days(cx: &mut Cx, file: &Application) -> Outcome<Option<(Day, Day)>> {
    if file.stage().is_end() || file.facts.correction_asked_at.is_some() {
        return Ok(None);
    }
    Ok(store::told(cx, file).await?.map(|told| (told.low_on, told.high_on)))
}
