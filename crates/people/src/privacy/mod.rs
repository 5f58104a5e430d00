//! What is kept, for how long, on what basis, and what is never kept; a copy of one's own data; asking to be forgotten.
//!
//! The public page is generated from the same rows that the sweeps work by, so it cannot promise what is not done.

pub mod pages;
pub mod register;
pub(crate) mod store;

pub use register::{KEPT, Keep, Kept, NEVER, Never, Register};
