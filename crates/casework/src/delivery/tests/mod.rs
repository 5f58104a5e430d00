//! Parcels on a real database with a carrier that says what the test wants.

mod copies;
mod model;
mod parcels;
mod reissue;
mod stock;
mod store;
pub(crate) mod world;
