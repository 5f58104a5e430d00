//! The catalogue: which services there are, where they are offered, what they cost and how they are asked for.
//!
//! Definitions are imported as immutable revisions and published by two people; what operators switch and the rates of
//! exchange are rows of their own. A file under way keeps the revision it started with: nothing here ever changes a file.

pub mod definitions;
pub mod rates;
mod reading;
pub mod revisions;
pub mod switches;

pub use definitions::check_folder;
pub use reading::{Catalogue, CurrentCountry, CurrentService, Snapshot};
