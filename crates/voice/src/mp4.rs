//! MP4 with one track of AAC or Opus: boxes within boxes (ISO 14496-12), whole or in fragments as live recorders write them.

use std::ops::Range;

use crate::{
    Flaw, Track,
    bytes::{big, blank, size, slice},
};

/// How deep boxes that we enter may lie in each other.
const DEEPEST: u8 = 8;

/// What is gathered from the boxes.
#[derive(Default)]
struct Found {
    /// Ticks in a second and ticks in all, of the track.
    track: Option<(u64, u64)>,
    sounds: u32,
    formats: u32,
    /// Ticks of a sample where a fragment does not say.
    usual: u64,
    /// Ticks in fragments.
    fragments: u64,
    data: bool,
}

pub(crate) fn read(bytes: &mut [u8]) -> Result<Track, Flaw> {
    let mut found = Found::default();
    let whole = 0..bytes.len();
    walk(bytes, whole, &mut found, 0)?;
    let (scale, ticks) = found.track.ok_or(Flaw::Broken)?;
    if found.sounds != 1 || found.formats != 1 {
        return Err(Flaw::OtherSound);
    }
    // A recorder that writes fragments does not know the whole when it begins.
    let ticks = ticks.max(found.fragments);
    if !found.data || scale == 0 || ticks == 0 {
        return Err(Flaw::Broken);
    }
    Ok(Track { milliseconds: ticks.checked_mul(1000).ok_or(Flaw::Broken)?.div_ceil(scale) })
}

fn walk(bytes: &mut [u8], within: Range<usize>, found: &mut Found, depth: u8) -> Result<(), Flaw> {
    if depth > DEEPEST {
        return Err(Flaw::Broken);
    }
    let mut at = within.start;
    while at < within.end {
        let (mut length, mut head) = (size(big(bytes, at, 4)?)?, 8);
        match length {
            0 => length = within.end - at,
            1 => (length, head) = (size(big(bytes, at + 8, 8)?)?, 16),
            _ => {}
        }
        let end = at.checked_add(length).filter(|end| length >= head && *end <= within.end).ok_or(Flaw::Broken)?;
        let name: [u8; 4] = slice(bytes, at + 4, 4)?.try_into().map_err(|_| Flaw::Broken)?;
        let body = at + head;
        match &name {
            b"moov" | b"trak" | b"mdia" | b"minf" | b"stbl" | b"mvex" | b"moof" | b"traf" => {
                walk(bytes, body..end, found, depth + 1)?;
            }
            b"mdhd" if found.track.is_some() => return Err(Flaw::OtherSound),
            b"mdhd" => found.track = Some(media_header(slice(bytes, body, end - body)?)?),
            b"hdlr" if slice(bytes, body + 8, 4)? != b"soun" => return Err(Flaw::OtherSound),
            b"hdlr" => found.sounds += 1,
            b"stsd" => {
                let one = big(bytes, body + 4, 4)? == 1;
                let format = slice(bytes, body + 12, 4)?;
                if !one || (format != b"mp4a" && format != b"Opus") {
                    return Err(Flaw::OtherSound);
                }
                found.formats += 1;
            }
            b"trex" => found.usual = big(bytes, body + 12, 4)?,
            b"tfhd" => found.usual = usual(slice(bytes, body, end - body)?)?.unwrap_or(found.usual),
            b"trun" => {
                let ticks = run(slice(bytes, body, end - body)?, found.usual)?;
                found.fragments = found.fragments.checked_add(ticks).ok_or(Flaw::Broken)?;
            }
            b"mdat" => found.data |= end > body,
            // What telephones write about place, device and owner.
            b"udta" | b"meta" | b"uuid" => {
                bytes[at + 4..at + 8].copy_from_slice(b"free");
                blank(bytes, body, end)?;
            }
            _ => {}
        }
        at = end;
    }
    Ok(())
}

/// Ticks in a second, and ticks in all; a recorder that does not know yet writes nothing, or all ones.
fn media_header(body: &[u8]) -> Result<(u64, u64), Flaw> {
    let (scale, ticks, unknown) = match big(body, 0, 1)? {
        0 => (big(body, 12, 4)?, big(body, 16, 4)?, u64::from(u32::MAX)),
        1 => (big(body, 20, 4)?, big(body, 24, 8)?, u64::MAX),
        _ => return Err(Flaw::Broken),
    };
    Ok((scale, if ticks == unknown { 0 } else { ticks }))
}

/// Ticks of a sample of this fragment, if it says so.
fn usual(body: &[u8]) -> Result<Option<u64>, Flaw> {
    let flags = big(body, 1, 3)?;
    if flags & 0x08 == 0 {
        return Ok(None);
    }
    let before =
        [(0x01, 8), (0x02, 4)].iter().filter(|(flag, _)| flags & flag != 0).map(|(_, width)| width).sum::<usize>();
    big(body, 8 + before, 4).map(Some)
}

/// Ticks of a run of samples.
fn run(body: &[u8], usual: u64) -> Result<u64, Flaw> {
    let (flags, samples) = (big(body, 1, 3)?, big(body, 4, 4)?);
    if flags & 0x100 == 0 {
        return samples.checked_mul(usual).ok_or(Flaw::Broken);
    }
    let before = [0x01, 0x04].iter().filter(|flag| flags & **flag != 0).count() * 4;
    let width = [0x100, 0x200, 0x400, 0x800].iter().filter(|flag| flags & **flag != 0).count() * 4;
    let mut ticks = 0_u64;
    for sample in 0..size(samples)? {
        let at = sample.checked_mul(width).and_then(|place| place.checked_add(8 + before)).ok_or(Flaw::Broken)?;
        ticks = ticks.checked_add(big(body, at, 4)?).ok_or(Flaw::Broken)?;
    }
    Ok(ticks)
}
