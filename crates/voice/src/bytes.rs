//! Numbers at a place, without ever reading beyond the end.

use crate::Flaw;

/// `count` bytes at `at`.
pub(crate) fn slice(bytes: &[u8], at: usize, count: usize) -> Result<&[u8], Flaw> {
    at.checked_add(count).and_then(|end| bytes.get(at..end)).ok_or(Flaw::Broken)
}

/// The number of `count` bytes (at most eight) at `at`, the greatest first.
pub(crate) fn big(bytes: &[u8], at: usize, count: usize) -> Result<u64, Flaw> {
    Ok(slice(bytes, at, count)?.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

/// The number of `count` bytes (at most eight) at `at`, the least first.
pub(crate) fn little(bytes: &[u8], at: usize, count: usize) -> Result<u64, Flaw> {
    Ok(slice(bytes, at, count)?.iter().rev().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte)))
}

/// A size as this machine counts.
pub(crate) fn size(number: u64) -> Result<usize, Flaw> {
    usize::try_from(number).map_err(|_| Flaw::Broken)
}

/// Blanks what lies from `from` to `to`.
pub(crate) fn blank(bytes: &mut [u8], from: usize, to: usize) -> Result<(), Flaw> {
    bytes.get_mut(from..to).ok_or(Flaw::Broken)?.fill(0);
    Ok(())
}
