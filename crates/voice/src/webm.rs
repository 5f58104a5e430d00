//! WebM with one track of Opus: elements within elements (RFC 8794, RFC 9559), some of which a live recorder begins without
//! knowing how long they become.

use crate::{
    Flaw, Track,
    bytes::{big, blank, size, slice},
};

const EBML: u64 = 0x1A45_DFA3;
const DOC_TYPE: u64 = 0x4282;
const SEGMENT: u64 = 0x1853_8067;
const INFO: u64 = 0x1549_A966;
const SCALE: u64 = 0x2A_D7B1;
const TRACKS: u64 = 0x1654_AE6B;
const TRACK: u64 = 0xAE;
const TRACK_TYPE: u64 = 0x83;
const CODEC: u64 = 0x86;
const CLUSTER: u64 = 0x1F43_B675;
const CLUSTER_TIME: u64 = 0xE7;
const SIMPLE_BLOCK: u64 = 0xA3;
const GROUP: u64 = 0xA0;
const BLOCK: u64 = 0xA1;
/// Words about the recording: a title, a device, a place.
const TAGS: u64 = 0x1254_C367;
const ATTACHMENTS: u64 = 0x1941_A469;
const VOID: u8 = 0xEC;

/// The track type of sound.
const SOUND: u64 = 2;
/// How long the last packet of Opus may be, in milliseconds.
const LAST_PACKET: u64 = 60;

pub(crate) fn read(bytes: &mut [u8]) -> Result<Track, Flaw> {
    let mut at = 0;
    let mut scale = 1_000_000;
    let (mut document, mut tracks, mut codecs) = (false, 0, 0);
    let (mut cluster, mut latest) = (0, None);
    while at < bytes.len() {
        let element = Element::at(bytes, at)?;
        let body = element.body;
        // What holds others is entered: where it ends need not be known, for what follows says by its name what it is.
        if matches!(element.name, EBML | SEGMENT | INFO | TRACKS | TRACK | CLUSTER | GROUP) {
            at = body;
            continue;
        }
        let length = element.length.ok_or(Flaw::Broken)?;
        let content = slice(bytes, body, length)?;
        match element.name {
            DOC_TYPE => document = content == b"webm",
            SCALE => scale = number(content)?.clamp(1, 1_000_000_000),
            TRACK_TYPE if number(content)? != SOUND => return Err(Flaw::OtherSound),
            TRACK_TYPE => tracks += 1,
            CODEC if content != b"A_OPUS" => return Err(Flaw::OtherSound),
            CODEC => codecs += 1,
            CLUSTER_TIME => cluster = number(content)?,
            SIMPLE_BLOCK | BLOCK => {
                // After the number of the track: a signed distance from the cluster's time.
                let (_, width) = variable(content, 0, true)?;
                let distance = big(content, width, 2)? as u16 as i16;
                let time = cluster.checked_add_signed(i64::from(distance)).ok_or(Flaw::Broken)?;
                latest = latest.max(Some(time));
            }
            TAGS | ATTACHMENTS => void(bytes, at, body + length)?,
            _ => {}
        }
        at = body + length;
    }
    if !document || tracks != 1 || codecs != 1 {
        return Err(Flaw::OtherSound);
    }
    let ticks = latest.ok_or(Flaw::Broken)?;
    let nanoseconds = ticks.checked_mul(scale).ok_or(Flaw::Broken)?;
    Ok(Track { milliseconds: nanoseconds.div_ceil(1_000_000).saturating_add(LAST_PACKET) })
}

struct Element {
    name: u64,
    body: usize,
    /// Nothing where the recorder did not know.
    length: Option<usize>,
}

impl Element {
    fn at(bytes: &[u8], at: usize) -> Result<Self, Flaw> {
        let (name, width) = variable(bytes, at, false)?;
        if width > 4 {
            return Err(Flaw::Broken);
        }
        let (length, size_width) = variable(bytes, at + width, true)?;
        let unknown = length == (1 << (7 * size_width)) - 1;
        let length = if unknown { None } else { Some(size(length)?) };
        Ok(Self { name, body: at + width + size_width, length })
    }
}

/// A number whose first byte says how many follow, and how many it takes; `bare` without the mark that says so.
fn variable(bytes: &[u8], at: usize, bare: bool) -> Result<(u64, usize), Flaw> {
    let first = *bytes.get(at).ok_or(Flaw::Broken)?;
    let width = first.leading_zeros() as usize + 1;
    if width > 8 {
        return Err(Flaw::Broken);
    }
    let whole = big(bytes, at, width)?;
    Ok((if bare { whole & ((1 << (7 * width)) - 1) } else { whole }, width))
}

fn number(content: &[u8]) -> Result<u64, Flaw> {
    if content.len() > 8 { Err(Flaw::Broken) } else { big(content, 0, content.len()) }
}

/// Makes of the element from `from` to `to` one that players pass over.
fn void(bytes: &mut [u8], from: usize, to: usize) -> Result<(), Flaw> {
    const HEAD: usize = 9;
    let length = to.checked_sub(from + HEAD).ok_or(Flaw::Broken)?;
    blank(bytes, from, to)?;
    let mut head = [0; HEAD];
    head[0] = VOID;
    head[1..].copy_from_slice(&(length as u64 | 1 << 56).to_be_bytes());
    bytes.get_mut(from..from + HEAD).ok_or(Flaw::Broken)?.copy_from_slice(&head);
    Ok(())
}
