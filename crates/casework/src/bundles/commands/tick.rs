//! Saying by hand that a step is done, or taking that back: a step of another office, or one that was done without Wasl.

use catalogue::Catalogue;
use kernel::{Failure, Id, Outcome, marks};
use store::Cx;

use crate::bundles::{
    model::{Bundle, Standing},
    refusal, store as rows,
    view::View,
};

/// Which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tick {
    /// It is done.
    Done,
    /// It is not, after all.
    Undone,
}

/// Ticks a step of the bundle, or takes the tick back. Doing it again changes nothing.
///
/// # Errors
/// Not found for an unknown or foreign bundle, or a step that does not apply; a refusal while a file of it is under way.
pub async fn tick(
    cx: &mut Cx,
    catalogue: &Catalogue,
    (owner, id): (Id<marks::Account>, Id<Bundle>),
    step: &str,
    tick: Tick,
) -> Outcome<()> {
    let mut bundle = rows::lock(cx, owner, id).await?;
    let view = View::of(cx, catalogue, bundle.clone()).await?;
    if view.plan().step(step).is_none() {
        return Err(Failure::not_found());
    }
    match tick {
        Tick::Done => match view.standing(step) {
            Standing::UnderWay | Standing::Done => return Err(refusal::has_a_file()),
            Standing::Ticked => {}
            Standing::NotBegun => {
                bundle.contents.ticked.insert(step.to_owned(), cx.now());
            }
        },
        Tick::Undone => {
            bundle.contents.ticked.remove(step);
        }
    }
    rows::save(cx, &bundle).await
}
