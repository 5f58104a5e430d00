//! Contacts that were proved and are held by an account.

pub(crate) mod store;
