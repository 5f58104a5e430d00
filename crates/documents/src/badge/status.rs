//! The list by which badges are known to stand (W3C Bitstring Status List 1.0): a bit a badge, gzipped, as multibase base64url.

use data_encoding::BASE64URL_NOPAD;

/// Badges in one list; the least the specification allows, so that a list tells nothing about one badge.
pub const ENTRIES: u32 = 131_072;

/// A list in which these places are taken back; places beyond it are ignored, they name no badge.
pub(super) fn encoded(revoked: &[u32]) -> String {
    let mut bits = vec![0_u8; (ENTRIES / 8) as usize];
    for place in revoked {
        // The first entry is the leftmost bit of the first byte.
        if let Some(byte) = bits.get_mut((place / 8) as usize) {
            *byte |= 0x80 >> (place % 8);
        }
    }
    format!("u{}", BASE64URL_NOPAD.encode(&gzip(&bits)))
}

/// Bytes in a gzip envelope (RFC 1952), always the same for the same bytes: no name and no time.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
    out.extend(miniz_oxide::deflate::compress_to_vec(bytes, 9));
    out.extend(crc32(bytes).to_le_bytes());
    // The length modulo 2^32, as the envelope has it.
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

/// The check sum of the envelope, bit by bit: lists are short.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
