//! Stories of the desk against a real database and, where a page matters, through the router itself.

mod deciding;
mod finding;
mod kin;
mod latin;
mod looking;
mod store;
mod world;
