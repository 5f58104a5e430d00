//! The hash chain of one file, pure.
//!
//! `hash = SHA-256(preimage ‖ seq ‖ prev)`, where the preimage joins every stored column with its length. The database
//! appends `seq` and `prev` itself, so that one statement both numbers and hashes an event.

use aws_lc_rs::digest::{SHA256, digest};
use kernel::{Id, Moment, marks};

use super::Event;

/// The columns that are known before the event has its number.
pub(super) struct Part<'a> {
    pub file: Id<marks::Application>,
    pub kind: &'a str,
    pub v: i16,
    pub at: Moment,
    pub by: &'a str,
    pub body: &'a str,
    pub sealed: Option<&'a [u8]>,
}

/// Everything of the hashed bytes but number and predecessor.
pub(super) fn preimage(part: &Part<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(96 + part.body.len() + part.sealed.map_or(0, <[u8]>::len));
    bytes.extend_from_slice(b"wasl-event-1\0");
    bytes.extend_from_slice(part.file.uuid().as_bytes());
    join(&mut bytes, part.kind.as_bytes());
    bytes.extend_from_slice(&part.v.to_be_bytes());
    bytes.extend_from_slice(&part.at.as_microsecond().to_be_bytes());
    join(&mut bytes, part.by.as_bytes());
    join(&mut bytes, part.body.as_bytes());
    match part.sealed {
        None => bytes.push(0),
        Some(sealed) => {
            bytes.push(1);
            join(&mut bytes, sealed);
        }
    }
    bytes
}

fn join(bytes: &mut Vec<u8>, field: &[u8]) {
    bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
    bytes.extend_from_slice(field);
}

/// The chain does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the chain of events breaks at number {seq}")]
pub struct BrokenChain {
    /// The first number that does not fit.
    pub seq: i64,
}

/// Whether the events are a whole, unchanged chain of one file from number 1. A cut end is not seen from here; the later
/// log over all files and the file's own state catch it.
pub fn verify_chain(events: &[Event]) -> Result<(), BrokenChain> {
    let mut prev = vec![0_u8; 32];
    for (event, seq) in events.iter().zip(1_i64..) {
        let part = Part {
            file: event.file,
            kind: &event.kind,
            v: event.v,
            at: event.at,
            by: &event.by,
            body: &event.body,
            sealed: event.sealed.as_deref(),
        };
        let mut bytes = preimage(&part);
        bytes.extend_from_slice(&seq.to_be_bytes());
        bytes.extend_from_slice(&prev);
        let hash = digest(&SHA256, &bytes);
        let one_file = event.file == events[0].file;
        if !one_file || event.seq != seq || event.prev != prev || event.hash != hash.as_ref() {
            return Err(BrokenChain { seq });
        }
        prev.clone_from(&event.hash);
    }
    Ok(())
}
