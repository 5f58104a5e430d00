//! The double-entry ledger: what was taken, for whom, in which currency, and what must be given back.
//!
//! It books facts that `payments` has already decided, in the transaction that decides them, and never changes or takes
//! out what was booked. Every entry balances in each of its currencies; the database refuses one that does not. It never
//! decides whether money is due, and never calls anybody.

pub mod entries;
mod holdings;
mod model;
mod store;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;

pub use holdings::{Change, Holding, Moved, Wanted, rebook, wanted, without};
pub use model::{Account, Component, Entry, EntryKind, Posting};
pub use store::{Balance, balances, held, of_file, owed_by_payer, post};
