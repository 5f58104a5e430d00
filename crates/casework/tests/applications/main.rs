//! Stories of a citizen's file, from the first question to its end, over HTTP on a real database.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should say where")]

mod api;
mod baskets;
mod bundles;
mod corrections;
mod draft;
mod own_data;
mod registration;
mod registry;
mod retention;
mod store;
mod texts;
mod uploads;
mod world;
