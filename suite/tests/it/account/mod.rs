//! `/register`, `/sign-in`, `/account`: becoming known, and nobody learning whether somebody else is.

mod identity;
mod registration;
