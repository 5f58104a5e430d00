//! Letters in a file: the citizen and the officer of its mission write to each other; everything is sealed.
//!
//! A letter belongs to the file, not to the officer: whoever holds the file reads the thread. It is no way to decide
//! anything, and a closed file takes no more letters.

mod commands;
mod pages;
pub(crate) mod store;

use kernel::Moment;

pub use commands::{post_as_citizen, post_as_officer, read_as_citizen, read_as_officer};
pub(crate) use pages::routes;

/// The longest letter, in characters.
pub const LONGEST: usize = 4_000;

/// A letter.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Whether an officer wrote it.
    pub by_officer: bool,
    /// The words.
    pub text: String,
    /// When.
    pub at: Moment,
}
