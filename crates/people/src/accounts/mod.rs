//! Accounts: who holds one, how to reach that person, and what is known for certain.
//!
//! An account needs a name and one contact that was proved; the national number raises its assurance and is never the
//! door. Nothing here tells one caller about another: whether a contact has an account is told only to whoever proved it.

pub mod address;
pub mod api;
pub mod calling_code;
pub mod commands;
pub mod contact;
pub mod cut;
pub(crate) mod held;
pub mod jobs;
pub mod model;
pub mod name;
pub mod pages;
pub mod policy;
pub mod profile;
pub mod refusal;
pub(crate) mod store;
