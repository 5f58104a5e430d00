//! Paying again what a bank gave back to the payer: a new checkout of what is owed, and what its money does.
//!
//! The fees of a file stay what they are when a bank takes money back, so nothing is priced anew: what is owed is what the bank
//! took, less what was set off, paid again or borne. The file goes on by itself once nothing is owed. Whoever pays too much,
//! because something was decided meanwhile, gets it back. Nobody is charged beyond the debt, no document is taken back for it, and
//! no other service is closed to anybody.

mod api;
mod model;
mod opening;
mod pages;
mod taking;

#[cfg(test)]
pub(super) use self::opening::{decide, owing, total};
pub(super) use self::{
    api::{Ours, routes as api_routes},
    pages::routes,
    taking::taken,
};
