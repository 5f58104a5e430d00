//! Everything is built here: configuration, the areas, the engines, and the adapters that join them.

pub mod config;
