//! Qualifications of staff: which course a role needs, who holds it until when, and the posts that rest without it.
//!
//! A post rests from the moment its qualification ends: [`crate::Actors`] reads both with every request. What a course teaches
//! and how it is passed is decided elsewhere; here it is a key with a name and a day on which it ends.

mod model;
mod store;

pub use model::{Needed, Qualification, Requirement, Standing};
pub use store::{extend, gain, held, import, of, release, require, requirements, standings};
