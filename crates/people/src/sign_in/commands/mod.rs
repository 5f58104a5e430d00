//! The acts of coming in, one a file.

mod enter;
mod register;

pub use enter::{Entered, enter};
pub use register::register;
