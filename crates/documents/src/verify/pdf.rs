//! What the bytes of a PDF say by themselves: is there a seal, does it hold, whose is it, was anything added.
//!
//! It reads the seal by position, the way it was written, and never follows the file's own idea of its structure before
//! the digest is known to be right. It looks at nothing outside the bytes it is given.

use std::ops::Range;

use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{MAX_PDF, Reason, cms, tail};
use crate::keys::{KeyId, KeySet, KeyUse, sha256};

/// What examining the bytes found.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Examination {
    /// Not genuine, whatever any register says.
    Refused {
        /// Why.
        reason: Reason,
    },
    /// The seal holds and belongs to a known key.
    Sealed(Sealed),
}

/// A seal that holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sealed {
    /// SHA-256 of the file as it was when sealed, without validation data added later.
    pub sha256: [u8; 32],
    /// The key.
    pub key: KeyId,
    /// The time the seal states.
    pub sealed_at: Moment,
    /// Whether it is a test key.
    pub test: bool,
}

/// Examines a file. The answer is about the bytes; whether they were issued is the register's to say.
pub fn examine_pdf(bytes: &[u8], keys: &KeySet) -> Examination {
    match examine(bytes, keys) {
        Ok(sealed) => Examination::Sealed(sealed),
        Err(reason) => Examination::Refused { reason },
    }
}

fn examine(bytes: &[u8], keys: &KeySet) -> Result<Sealed, Reason> {
    if bytes.len() > MAX_PDF {
        return Err(Reason::TooLarge);
    }
    check_start(bytes)?;
    let Some(seal) = SealText::find(bytes)? else {
        let ends = bytes.trim_ascii_end().ends_with(b"%%EOF");
        return Err(if ends { Reason::NoSeal } else { Reason::Truncated });
    };
    let end = seal.end;
    let covered = [&bytes[..seal.hole.start], &bytes[seal.hole.end..end]].concat();
    let hex = &bytes[seal.hole.start + 1..seal.hole.end - 1];
    let structure = data_encoding::HEXLOWER_PERMISSIVE.decode(hex).map_err(|_| Reason::SealBroken)?;
    let signer = cms::check(&structure, &sha256(&covered))?;
    let published = keys.find(KeyUse::Seal, signer.key.id()).ok_or(Reason::UnknownKey)?;
    cms::check_chain(&signer, &published.chain())?;
    let sealed_at = seal.at.ok_or(Reason::SealBroken)?;
    if !published.period.covers(sealed_at) || !signer.validity_covers(sealed_at) {
        return Err(Reason::KeyOutsidePeriod);
    }
    tail::check(bytes, end)?;
    Ok(Sealed { sha256: sha256(&bytes[..end]), key: published.kid, sealed_at, test: published.test })
}

fn check_start(bytes: &[u8]) -> Result<(), Reason> {
    match find(bytes, b"%PDF-") {
        Some(0) => Ok(()),
        Some(_) => Err(Reason::TwoDocuments),
        None => Err(Reason::NotPdf),
    }
}

/// The seal as text in the file.
struct SealText {
    /// The hexadecimal string `<…>`.
    hole: Range<usize>,
    /// First byte after what is covered.
    end: usize,
    /// `/M`.
    at: Option<Moment>,
}

impl SealText {
    /// The first byte range of the file. A later one belongs to a time-stamp in the tail, which is looked at there.
    fn find(bytes: &[u8]) -> Result<Option<Self>, Reason> {
        let Some(at) = find(bytes, b"/ByteRange") else { return Ok(None) };
        let [start, length, resume, rest] = numbers(&bytes[at + b"/ByteRange".len()..]).ok_or(Reason::SealBroken)?;
        let end = resume.checked_add(rest).ok_or(Reason::SealBroken)?;
        if end > bytes.len() {
            return Err(Reason::Truncated);
        }
        let hole = length..resume;
        // The gap must be exactly the signature itself, within its own object: anything else in it would be unsealed.
        let object = object_around(bytes, at).ok_or(Reason::SealBroken)?;
        let is_hole = start == 0
            && hole.start < hole.end
            && object.start < hole.start
            && hole.end <= object.end
            && bytes[..hole.start].ends_with(b"/Contents")
            && bytes[hole.start] == b'<'
            && bytes[hole.end - 1] == b'>'
            && bytes[hole.start + 1..hole.end - 1].iter().all(u8::is_ascii_hexdigit);
        if !is_hole || !bytes[..end].trim_ascii_end().ends_with(b"%%EOF") || end < object.end {
            return Err(Reason::RangeIncomplete);
        }
        Ok(Some(Self { at: pdf_date(&bytes[hole.end..object.end]), hole, end }))
    }
}

/// The four numbers of `[a b c d]`.
fn numbers(text: &[u8]) -> Option<[usize; 4]> {
    let text = text.trim_ascii_start().strip_prefix(b"[")?;
    let close = text.iter().take(64).position(|byte| *byte == b']')?;
    let mut numbers = [0; 4];
    let mut parts = std::str::from_utf8(&text[..close]).ok()?.split_ascii_whitespace();
    for slot in &mut numbers {
        *slot = parts.next()?.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// From the `obj` before `at` to the `endobj` after it.
fn object_around(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let start = bytes[..at].windows(4).rposition(|window| window == b" obj")?;
    Some(start..at + find(&bytes[at..], b"endobj")?)
}

/// `/M(D:20261122080000Z)`; we always write UTC.
fn pdf_date(text: &[u8]) -> Option<Moment> {
    let at = find(text, b"/M(D:")? + b"/M(D:".len();
    let digits = std::str::from_utf8(text.get(at..at + 14)?).ok()?;
    if text.get(at + 14..at + 16)? != b"Z)" || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let iso = format!(
        "{}-{}-{}T{}:{}:{}Z",
        &digits[..4],
        &digits[4..6],
        &digits[6..8],
        &digits[8..10],
        &digits[10..12],
        &digits[12..]
    );
    iso.parse().ok()
}

pub(super) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}
