//! What may be said about many people without telling of any one of them.
//!
//! Three walls stand one behind the other: each person counts in few cells ([`bounded`]); a table for staff withholds every
//! small cell and whatever would let it be worked out, and rounds the rest ([`release`]); what everybody may download is
//! noised besides, and costs of a budget that ends ([`noise`]).

mod bound;
pub mod noise;
mod share;
mod table;

pub use bound::bounded;
pub use share::wilson;
pub use table::{Released, release};

/// A cell of fewer people than this is never shown.
pub const SMALLEST: u64 = 20;
/// What is shown is rounded to this.
pub const STEP: u64 = 5;
/// In how many cells of one subject a person counts in a week.
pub const CELLS: usize = 3;

/// A count as it is shown.
pub fn rounded(count: u64) -> u64 {
    (count + STEP / 2) / STEP * STEP
}
