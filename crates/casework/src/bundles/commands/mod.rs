//! What somebody does with a bundle. Pages and the API call the same commands.

mod begin;
mod discard;
mod keep;
mod tick;

pub use begin::begin;
pub use discard::discard;
pub use keep::{MOST, keep};
pub use tick::{Tick, tick};
