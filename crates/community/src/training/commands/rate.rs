//! Says what one thought of it.

use kernel::{Outcome, Permit};
use store::Cx;

use crate::training::{
    model::Enrolment,
    policy::Rate,
    store::marks::{self, Rating},
};

/// Keeps the marks; the last word counts.
///
/// # Errors
/// Faults of the database.
pub(in crate::training) async fn rate(
    cx: &mut Cx,
    _permit: Permit<Rate>,
    own: &Enrolment,
    rating: Rating,
) -> Outcome<()> {
    marks::rate(cx, own, rating).await
}
