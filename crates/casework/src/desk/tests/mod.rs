//! Stories of the desk against a real database and, where a page matters, through the router itself.

pub(crate) mod deciding;
mod finding;
mod kin;
mod latin;
mod looking;
pub(crate) mod store;
pub(crate) mod world;
