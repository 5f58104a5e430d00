//! The consent ledger: which notice, in which version and language, for which purpose and on which legal basis, was given
//! and withdrawn when (Law 151/2020: prior, informed, specific, withdrawable).
//!
//! A row is never deleted or rewritten; withdrawing adds a moment.

mod commands;
pub mod model;
pub mod pages;
pub(crate) mod store;

pub use commands::{give, given_after, given_among, is_given, record, require_necessary, withdraw};
pub use model::{
    ACCOUNT, ANALYTICS, Basis, Choice, IDENTITY_CHECK, KEEP_ADDRESS, NEWS, NOTICES, Notice, PERSONALISATION,
    TELL_OPENING, TELL_TRAINING,
};
