//! What a file is, by its own bytes. The name and the media type that a browser sends are never believed.

use super::{Kind, Unfit};

/// What the first bytes say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    /// A kind we keep.
    Kept(Kind),
    /// A picture of a telephone that must be converted first.
    Heic,
    /// Anything else.
    Other,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";
const PDF: &[u8] = b"%PDF-";

/// Reads the first bytes. A PDF must begin at the very first one: what stands before it would belong to another format.
pub fn seen(bytes: &[u8]) -> Seen {
    if bytes.starts_with(PDF) {
        Seen::Kept(Kind::Pdf)
    } else if bytes.starts_with(JPEG) {
        Seen::Kept(Kind::Jpeg)
    } else if bytes.starts_with(PNG) {
        Seen::Kept(Kind::Png)
    } else if is_heic(bytes) {
        Seen::Heic
    } else {
        Seen::Other
    }
}

/// An ISO base media file whose brand is one of the HEIF family (ISO/IEC 23008-12).
fn is_heic(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
        && bytes
            .get(8..12)
            .is_some_and(|brand| matches!(brand, b"heic" | b"heix" | b"hevc" | b"heim" | b"mif1" | b"msf1"))
}

/// Refuses a file that another program would read as another kind: archives hang at the end, PDF headers and markup hide
/// near the beginning.
pub(super) fn refuse_polyglot(kind: Kind, bytes: &[u8]) -> Result<(), Unfit> {
    const HEAD: usize = 2048;
    // The end-of-directory record of a ZIP may be followed by a comment of 65,535 bytes.
    const TAIL: usize = 65_557;
    let head = &bytes[..bytes.len().min(HEAD)];
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let archive = contains(tail, b"PK\x05\x06");
    let markup = [&b"<script"[..], b"<html", b"<?php", b"<svg"].iter().any(|mark| contains_folded(head, mark));
    let second = match kind {
        Kind::Pdf => text_after_end(bytes),
        Kind::Jpeg | Kind::Png => contains(head, PDF) || contains(tail, PDF) || after_picture(kind, bytes),
    };
    if archive || markup || second { Err(Unfit::Polyglot) } else { Ok(()) }
}

/// Whether more than an empty line follows the last `%%EOF`.
fn text_after_end(bytes: &[u8]) -> bool {
    match rfind(bytes, b"%%EOF") {
        Some(at) => bytes[at + 5..].iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0).count() > 16,
        None => false,
    }
}

/// Whether a program or an archive begins behind the end of a PNG. Behind a JPEG cameras keep previews, so only known
/// headers count there.
fn after_picture(kind: Kind, bytes: &[u8]) -> bool {
    let end = match kind {
        Kind::Png => rfind(bytes, b"IEND").map(|at| at + 8),
        _ => rfind(bytes, b"\xff\xd9").map(|at| at + 2),
    };
    let Some(rest) = end.and_then(|at| bytes.get(at..)) else { return false };
    let heads: [&[u8]; 5] = [b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x7fELF", b"MZ"];
    match kind {
        Kind::Png => !rest.is_empty(),
        _ => heads.iter().any(|head| rest.starts_with(head)),
    }
}

pub(super) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn contains_folded(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part))
}

pub(super) fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}
