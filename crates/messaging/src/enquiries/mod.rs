//! Enquiries and complaints: what a person writes outside a file, which agency answers, by when, and whether it helped.
//!
//! Topics, agencies, desks and promised times are rows of the home country's definition; nothing is offered without one.
//! An enquiry decides nothing about anybody. Its words are sealed, and the desk that is complained about never sees it.

pub(crate) mod api;
mod commands;
mod jobs;
mod model;
mod pages;
mod policy;
mod said;
mod sending;
pub(crate) mod store;

pub use commands::{answer, look_at_attachment, open, owner, rate, read_as_citizen, read_as_officer, write};
pub(crate) use jobs::jobs;
pub use model::{Act, Enquiry, Facts, Standing};
pub(crate) use pages::{InboxRow, inbox_rows, routes};
pub use said::{Asked, Reply, Said};

#[cfg(test)]
pub(crate) use jobs::NOTICES;
