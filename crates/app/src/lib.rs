//! Everything is built here: configuration, the areas, the engines, and the adapters that join them.
//!
//! This is the only crate that knows all the others; it holds no rules of its own.

pub mod cast;
pub mod cli;
pub mod config;
pub mod health;
pub mod help;
pub mod home;
pub mod routes;
pub mod subscriptions;
pub mod wire;

/// A request makes and drops some thousands of small values, and a certificate far more, which the allocator of the C library
/// spent a seventh of a submission's time on.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
