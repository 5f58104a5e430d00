//! Whether what was found answers at all. What is not borne out well enough is not answered: a wrong answer costs somebody a
//! journey, and «I don't know» costs her a click. Nothing here knows a word of the question; the bounds were found with the
//! half of the questions that is tuned with, so that none of its folds is answered falsely.

use crate::search::{Stands, ports::Found};

/// At least this share of a question's weight stands in the passage that answers it.
pub(crate) const SUPPORTED: f32 = 0.62;
/// At least this share of it stands in the title and the heading: what is only mentioned beside something else is not answered.
pub(crate) const ABOUT: f32 = 0.34;
/// What weighs most in the question may be missing on the page by no more than this share.
pub(crate) const GAP: f32 = 0.2;
/// Or the page is called by its name: the question says at least this share of its title,
pub(crate) const CALLED: f32 = 0.6;
/// and at least this share of the question stands somewhere on it.
const MENTIONED: f32 = 0.5;
/// A page that is ranked first answers unless another is borne out better by more than this,
const CLEARLY: f32 = 0.12;
/// where what a question says of a title counts half.
const TOLD: f32 = 0.5;

/// The passage that answers, of those that were found, the best first.
pub(super) fn page<'s>(found: &[Stands<'s>]) -> Option<Stands<'s>> {
    let about = |own: &&Stands<'_>| own.found.named >= ABOUT && holds(&own.found);
    chosen(found.iter().filter(about).copied().collect())
}

/// The service whose facts are asked for, of the passages that were found for the question without its words of asking.
pub(super) fn service<'s>(found: &[Stands<'s>]) -> Option<Stands<'s>> {
    // A word in some rule of a service does not name the service: its title or its summary has to.
    let own = |own: &&Stands<'_>| own.passage.id == own.passage.whole() && holds(&own.found);
    chosen(found.iter().filter(own).copied().collect())
}

/// Whether enough of the question stands there, or its page is called by its name; and it is about no other thing.
fn holds(found: &Found) -> bool {
    let borne = found.support >= SUPPORTED && found.gap <= GAP;
    let called = found.told >= CALLED && found.whole >= MENTIONED;
    (borne || called) && !found.strays
}

/// The first in rank, unless another is so much better.
fn chosen(found: Vec<Stands<'_>>) -> Option<Stands<'_>> {
    let good = |own: &Stands<'_>| own.found.support + TOLD * own.found.told;
    let most = found.iter().map(good).fold(0.0, f32::max);
    found.into_iter().find(|own| good(own) + CLEARLY >= most)
}
