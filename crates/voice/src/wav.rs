//! WAV: plain samples in chunks of a RIFF file.

use crate::{
    Flaw, Track,
    bytes::{blank, little, size, slice},
};

/// Plain samples.
const PCM: u64 = 1;

pub(crate) fn read(bytes: &mut [u8]) -> Result<Track, Flaw> {
    let end = size(little(bytes, 4, 4)?)?.checked_add(8).ok_or(Flaw::Broken)?;
    if end > bytes.len() {
        return Err(Flaw::Broken);
    }
    let (mut at, mut rate, mut sound) = (12, None, None);
    while at + 8 <= end {
        let name = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        let length = size(little(bytes, at + 4, 4)?)?;
        let body = at + 8;
        slice(bytes, body, length)?;
        match &name {
            b"fmt " => {
                let (format, channels) = (little(bytes, body, 2)?, little(bytes, body + 2, 2)?);
                if format != PCM || !(1..=2).contains(&channels) {
                    return Err(Flaw::OtherSound);
                }
                rate = Some(little(bytes, body + 8, 4)?).filter(|rate| *rate > 0);
            }
            b"data" => sound = Some(length as u64),
            // Titles, devices, places.
            _ => {
                bytes[at..at + 4].copy_from_slice(b"JUNK");
                blank(bytes, body, body + length)?;
            }
        }
        // A chunk of odd length is followed by one byte of nothing.
        at = body + length + length % 2;
    }
    match (rate, sound) {
        (Some(rate), Some(sound)) if sound > 0 => Ok(Track { milliseconds: (sound * 1000).div_ceil(rate) }),
        _ => Err(Flaw::Broken),
    }
}
