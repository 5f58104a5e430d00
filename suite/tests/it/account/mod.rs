//! `/register`, `/sign-in`, `/account`: becoming known, and nobody learning whether somebody else is.

mod complaint;
mod identity;
mod registration;
