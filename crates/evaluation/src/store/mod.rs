//! Rows of weekly counts, of what is entered beside them, and of the gate.

pub mod cells;
pub mod counts;
pub mod entered;
pub mod gate;
pub mod spans;
