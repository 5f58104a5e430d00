//! What is learned from many people, as pure calculation: what may concern one of them ([`recommend`]), what may be said
//! about all of them without telling of any one ([`disclosure`]), what short texts have in common ([`themes`]), and which
//! of two ways does better, however often somebody looks ([`sequential`]).
//!
//! Knows no area, no database and no name: accounts come in as places in a table, texts as words that were scrubbed before.

pub mod disclosure;
mod draw;
pub mod recommend;
pub mod sequential;
pub mod themes;
