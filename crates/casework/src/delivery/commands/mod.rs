//! What is done with parcels: one act a file, each in the caller's transaction.

pub mod desk;
pub mod open;
