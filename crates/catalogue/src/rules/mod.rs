//! The ministry's own desk for rules: fees, kinship, documents, words, messages, service levels, missions and holidays are drafted,
//! compared, tried on people and put in force here, by two members of staff and without a developer.
//!
//! A draft never runs, and a revision never changes: what a file under way was begun with stays with it. Nothing here
//! knows a fee, a decree or a country by name.

mod act;
mod archive;
mod bench;
mod between;
mod cases;
mod commands;
mod entry;
mod folder;
mod hours;
mod known;
mod messages;
mod model;
mod pages;
mod papers;
mod people;
mod policy;
mod refusal;
mod sheets;
mod store;
#[cfg(test)]
mod tests;
mod texts;
mod wording;

pub use act::PutInForce;
pub use between::between;
pub use commands::{Drafted, import};
pub use folder::export;
pub(crate) use pages::routes;
