//! Matching: does whoever holds an account know what the person and the registry know?
//!
//! It proves knowledge, not presence, and must never become an oracle. The answer is always “we are checking”; it comes
//! later, at a time fixed when the question was put, in one message whose words are the same whatever came of it. Which
//! datum differed is told to nobody. Five failures on one number, from whomever, end machine answers about that number.
//! The mother's name and the card number live sealed until the registry answered, and are destroyed with the answer.

pub mod commands;
pub mod details;
pub mod jobs;
pub mod model;
pub mod pages;
pub mod policy;
pub mod refusal;
pub(crate) mod store;
pub mod throttles;
mod way_up;

pub use way_up::WayUp;
