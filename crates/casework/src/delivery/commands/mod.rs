//! What is done with parcels: one act a file, each in the caller's transaction.

pub(crate) mod ask;
pub mod desk;
pub mod open;
