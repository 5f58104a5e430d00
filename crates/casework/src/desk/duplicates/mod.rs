//! Files about the same person and document, side by side: shown to whoever examines one of them, who joins them or keeps them
//! apart, with a reason.
//!
//! It finds by the subject alone and never by who asked, and shows only what the officer may see of each. The owner of one
//! file never learns of another's: files of two owners are never joined, and nothing of a ruling is told to anybody outside
//! the desk.

mod acts;
mod model;
mod store;

pub(super) use acts::{found, rule, undecided};
pub(super) use model::{Ruling, Twin, may_join, subject_keys};
