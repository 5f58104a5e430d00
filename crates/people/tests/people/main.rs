//! The area as people and staff meet it: over its own router, on a database of its own, with a frozen clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a test that cannot go on should say where"
)]

mod api;
mod desk_level;
mod erasure;
mod identity;
mod moving;
mod one_visit;
mod oracle;
mod registration;
mod sessions;
mod staff;
mod store;
mod texts;
mod verification;
mod world;
