//! Coming in: registration and sign-in by a code sent to a contact, step-up, sign-out, and the list of one's sessions.
//!
//! Citizens have no password. A code to a contact they own is what a password reset would come down to anyway; without a
//! password there is nothing to reuse, to phish for later or to forget between two visits a year apart. Where more than
//! the contact must be certain, acts demand a level of assurance and a fresh code, not a longer secret.
//!
//! Registration and sign-in begin with the same act and look the same until the contact was proved: nobody can learn
//! here whether somebody else has an account.

pub mod api;
pub(crate) mod code_page;
pub mod commands;
pub mod pages;
pub(crate) mod pocket;

pub use api::{api_routes, openapi};
pub(crate) use pages::tick;
