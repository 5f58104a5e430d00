//! The double-entry ledger: what was taken, for whom, in which currency, and what must be given back.
//!
//! It books facts that `payments` has already decided, in the transaction that decides them, and never changes or takes
//! out what was booked. Every entry balances in each of its currencies; the database refuses one that does not. It never
//! decides whether money is due, and never calls anybody.

pub mod entries;
mod model;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Account, Entry, EntryKind, Posting};
pub use store::{Balance, balances, of_file, post};
