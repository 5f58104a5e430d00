//! What learners do.

mod exam;
mod practise;
mod read;

pub use exam::{begin, end, next_at, open_attempt};
pub use practise::practise;
pub use read::read;

/// Exams of a course that one may take within a day.
pub(super) const A_DAY: usize = 3;
