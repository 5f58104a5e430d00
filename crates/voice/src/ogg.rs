//! Ogg with one stream of Opus (RFC 3533, RFC 7845): pages with checksums, and a count of samples on each.

use crate::{
    Flaw, Track,
    bytes::{little, slice},
};

/// Samples of Opus in a millisecond, whatever was recorded.
const SAMPLES: u64 = 48;
/// Bytes of a page before its table of segments.
const HEAD: usize = 27;
const FIRST: u8 = 2;
const LAST: u8 = 4;
/// The count on a page on which no packet ends.
const NO_COUNT: u64 = u64::MAX;

pub(crate) fn read(bytes: &[u8]) -> Result<Track, Flaw> {
    let (mut at, mut number, mut counted, mut ended) = (0, 0, 0, false);
    let (mut stream, mut skipped) = (None, 0);
    while at < bytes.len() {
        let head = slice(bytes, at, HEAD)?;
        if !head.starts_with(b"OggS\0") || ended {
            return Err(Flaw::Broken);
        }
        let flags = head[5];
        let table = slice(bytes, at + HEAD, usize::from(head[26]))?;
        let body = at + HEAD + table.len();
        let length = table.iter().map(|part| usize::from(*part)).sum();
        let packet = slice(bytes, body, length)?;
        let page = slice(bytes, at, body + length - at)?;
        if u64::from(checksum(page)) != little(head, 22, 4)? || little(head, 18, 4)? != number {
            return Err(Flaw::Broken);
        }
        let of = little(head, 14, 4)?;
        match stream {
            None => {
                if flags & FIRST == 0 || !packet.starts_with(b"OpusHead") {
                    return Err(Flaw::OtherSound);
                }
                skipped = little(packet, 10, 2)?;
                stream = Some(of);
            }
            // A second stream is a picture or another voice.
            Some(stream) if stream != of || flags & FIRST != 0 => return Err(Flaw::OtherSound),
            Some(_) => {}
        }
        let count = little(head, 6, 8)?;
        if count != NO_COUNT {
            counted = count.max(counted);
        }
        ended = flags & LAST != 0;
        number += 1;
        at = body + length;
    }
    if counted >= 1 << 48 {
        return Err(Flaw::Broken);
    }
    match counted.saturating_sub(skipped) {
        0 => Err(Flaw::Broken),
        samples => Ok(Track { milliseconds: samples.div_ceil(SAMPLES) }),
    }
}

/// The checksum of a page, with its own place read as nothing (RFC 3533, section 6).
pub(crate) fn checksum(page: &[u8]) -> u32 {
    let mut sum = 0_u32;
    for (place, byte) in page.iter().enumerate() {
        let byte = if (22..26).contains(&place) { 0 } else { *byte };
        sum ^= u32::from(byte) << 24;
        for _ in 0..8 {
            sum = if sum & 0x8000_0000 == 0 { sum << 1 } else { (sum << 1) ^ 0x04C1_1DB7 };
        }
    }
    sum
}
