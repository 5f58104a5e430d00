//! What is learned from many people, as pure calculation: what may concern one of them ([`recommend`]), and what may be said
//! about all of them without telling of any one ([`disclosure`]).
//!
//! Knows no area, no database, no text a person wrote and no name: accounts come in as places in a table.

pub mod disclosure;
pub mod recommend;
