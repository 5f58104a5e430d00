//! What is kept, for how long, on what basis, and what is never kept; a copy of one's own data; asking to be forgotten,
//! and being forgotten.
//!
//! The public page is generated from the same rows that the sweeps work by, so it cannot promise what is not done. Nobody
//! decides whether somebody may be forgotten: a request waits, may be taken back, and is then carried out by the machine.

mod copy;
mod erase;
pub(crate) mod jobs;
pub mod pages;
mod refusal;
pub mod register;
pub(crate) mod store;

pub use erase::WAIT_DAYS;
pub use register::{Group, KEPT, Keep, Kept, NEVER, Never, Register};
