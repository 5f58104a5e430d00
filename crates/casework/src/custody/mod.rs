//! Orders of courts about the custody of a child.
//!
//! An order is recorded at the desk and put in force by a second person; lifting it takes two people as well. While it is in
//! force nothing that is recorded of the child is changed: no event is entered and no datum of a card. Copies of what is
//! recorded are given as before, and so is paper that was asked for: an order touches the child's record and not what either
//! parent may read of it.
//!
//! No parent is told of an order. Whoever has proved to act for the child reads that this cannot be changed now and where to
//! go; of anybody else it is first asked what the record says, so that nobody learns from a form whether there is an order.

mod act;
mod commands;
mod desk;
mod keeping;
mod model;
pub(crate) mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{Extension, Router};
use web::{Site, TextFile};
use work::proposals::Acts;

pub use act::{LiftOrder, PutInForce};
pub use commands::{NewOrder, lift, record};
pub(crate) use keeping::{Kept, kept, must_not_be_kept, must_not_keep};
pub use model::{Judgment, Order, Standing};

/// The words of this module.
pub const TEXTS: &[TextFile] = &[
    TextFile { module: "custody", locale: "ar", body: include_str!("texts/ar.ftl") },
    TextFile { module: "custody", locale: "en", body: include_str!("texts/en.ftl") },
];

/// The pages of the desk.
pub fn routes(acts: Arc<Acts>) -> Router<Site> {
    desk::routes().layer(Extension(acts))
}
