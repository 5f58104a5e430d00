//! Work: who has what to do (items) and what takes two people (proposals).
//!
//! It knows neither files nor staff: casework and people hand it what it compares, and it hands back who may act. It
//! must never hold a value about a person; its rows carry ids, codes, moments and blind indexes.

pub mod items;
pub mod proposals;
