//! What staff see of a week, and what everybody may download.

pub(super) mod desk;
mod left;
pub(super) mod open;
mod rated;
