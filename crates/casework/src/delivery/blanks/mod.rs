//! Numbered secure paper as stock: received, issued to a clerk, used for one certificate, spoiled or withdrawn.
//!
//! Every sheet is accounted for by its number, and what happened to one is never undone. The stock is counted by two people;
//! a difference is kept as an incident that whoever watches over the product sees.

mod act;
mod model;
mod pages;
pub mod store;

pub use act::CountBlanks;
pub use model::{Span, Stock};
pub(super) use pages::routes;
