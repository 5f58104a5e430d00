//! Things that have a name and no row: a switch, the rate of a currency.
//!
//! A proposal needs an id of what it is about. It is derived from the name, so that two proposals about one thing meet
//! and the second is refused; it names nothing in the database and is never looked up there.

use aws_lc_rs::digest::{SHA256, digest};
use uuid::Uuid;

/// The id of the thing with this name, always the same.
pub(crate) fn named(name: &str) -> Uuid {
    let digest = digest(&SHA256, name.as_bytes());
    let mut bytes = [0_u8; 16];
    bytes.iter_mut().zip(digest.as_ref()).for_each(|(own, byte)| *own = *byte);
    Uuid::from_bytes(bytes)
}
