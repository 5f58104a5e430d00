//! Applications: a file from its first question to its end, as the citizen sees it.
//!
//! It owns the file's row and facts; every other module of casework changes a file only through [`record`]. It never
//! shows a foreign file (the same 404 as an unknown one), never lets a page decide what the table of acts forbids, and
//! never tells a citizen which datum of a registry record differs.

pub mod answers;
pub mod corrections;
mod deadline;
pub mod definitions;
mod drafts;
mod expiry;
pub(crate) mod forms;
pub mod model;
mod outcomes;
mod owner;
pub mod people_in_file;
mod places;
pub mod record;
pub mod registry;
mod sheet;
pub mod store;
pub mod subject;
mod titles;
mod tracking;
pub mod uploads;
