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
