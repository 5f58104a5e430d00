//! The acts of and on staff, one a file.

mod enrol;
mod sign_in;

pub use enrol::{Enrolment, enrol};
pub use sign_in::{SignIn, sign_in};
