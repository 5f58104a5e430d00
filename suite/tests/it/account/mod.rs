//! `/register`, `/sign-in`, `/account`: becoming known, and nobody learning whether somebody else is.

pub(crate) mod capacity;
mod complaint;
mod device;
mod identity;
mod interests;
mod letters;
mod push;
mod registration;
mod scans;
mod shared;
mod uploads;
