//! The kit from outside: a site on a database of its own, asked over its router.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a test that cannot go on should say where"
)]

mod app;
mod components;
mod frame;
mod sessions;
mod site;
mod style;
mod texts;
