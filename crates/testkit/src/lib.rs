//! What the suite works with: a browser that fills in the forms it was served, and (feature `world`) a whole world on a
//! frozen clock. Only tests and long runs depend on this
//! crate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::allow_attributes,
    reason = "a test that cannot go on should say where"
)]

mod browser;
mod page;
#[cfg(feature = "world")]
mod socket;
#[cfg(feature = "world")]
pub mod story;
#[cfg(feature = "world")]
mod world;

pub use browser::Browser;
pub use page::{Filled, Page, Piece};
#[cfg(feature = "world")]
pub use socket::{Gone, Socket};
#[cfg(feature = "world")]
pub use world::{Client, Sent, World, free_rein, workspace};
