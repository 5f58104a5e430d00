//! How far everybody reaches: what the system answers to each act, at each stage, by each role, for each service.
//!
//! Nothing is decided here and nothing is allowed by it. It asks the functions that the commands ask (the table of acts, the
//! policies, the transitions of a file and of its turn) and writes their answers down, so that they can be read as one table
//! and walked by tests. It must never hold a rule of its own.

mod answer;
mod asker;
mod capacity;
mod page;
mod place;
mod table;
#[cfg(test)]
mod tests;

pub use answer::{Reply, after, reply};
pub use asker::Asker;
pub use capacity::InCapacity;
pub use page::page;
pub use place::Place;
pub use table::{Row, Table, families, table};
