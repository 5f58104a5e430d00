//! Pages: what one learns, and what trainers and heads look after.

pub(super) mod classes;
pub(super) mod course;
pub(super) mod edit;
pub(super) mod exam;
pub(super) mod heads;
pub(super) mod learning;
pub(super) mod lesson;
pub(super) mod overview;
pub(super) mod practice;
pub(super) mod print;

use kernel::Moment;
use people::qualifications::Qualification;
use serde::Deserialize;
use web::{
    Visit,
    components::{Tag, Tone},
};

use crate::ZONE;

/// Days before the end from which it is said to be near.
const NEAR: i32 = 30;

/// A course in an address.
#[derive(Deserialize)]
pub(super) struct At {
    course: String,
}

/// A part of a course in an address.
#[derive(Deserialize)]
pub(super) struct Within {
    course: String,
    part: String,
}

/// How a qualification stands.
fn standing(v: &Visit, held: Option<&Qualification>) -> Tag {
    ends(v, held.map(Qualification::ends_at))
}

/// The same, from its end.
fn ends(v: &Visit, end: Option<Moment>) -> Tag {
    let Some(end) = end else { return Tag::new(v.t("academy-never"), Tone::Wait) };
    let day = v.day(end.day_in(ZONE));
    let (key, tone) = if end <= v.now() {
        ("academy-ended", Tone::Wrong)
    } else if v.now().day_in(ZONE).days_until(end.day_in(ZONE)) <= NEAR {
        ("academy-ends-soon", Tone::Wait)
    } else {
        ("academy-holds", Tone::Ok)
    };
    Tag::new(v.t_with(key, &[("day", &day)]), tone)
}
