//! Chunked AEAD, so that a file is encrypted while it streams and cannot be cut, reordered or extended unnoticed.
//!
//! Layout: format (1 byte, now 1), then chunks of 64 KiB clear text, each with its tag; the last may be shorter. The nonce
//! is the chunk's number and whether it is the last; each key encrypts one file once, so no nonce ever repeats. What
//! is authenticated beside each chunk is the format and the file's identifier.

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hmac,
};
use kernel::{Failure, Outcome};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::vault::aead::{AeadKey, NotOpened};

const FORMAT: u8 = 1;
const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

/// One file's key.
pub(super) struct FileKey {
    chunks: LessSafeKey,
    hash: AeadKey,
    associated: [u8; 17],
}

impl FileKey {
    /// Prepares the 32 secret bytes for the file `id`.
    pub(super) fn new(secret: &[u8], id: Uuid) -> Outcome<Self> {
        let derive = |purpose: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), purpose);
        let unbound = UnboundKey::new(&AES_256_GCM, derive(b"wasl blob 1: chunks").as_ref());
        let unbound = unbound.map_err(|error| Failure::fault("preparing a file's key", error))?;
        let hash = AeadKey::new(derive(b"wasl blob 1: hash").as_ref())?;
        let mut associated = [FORMAT; 17];
        associated[1..].copy_from_slice(id.as_bytes());
        Ok(Self { chunks: LessSafeKey::new(unbound), hash, associated })
    }

    /// Seals the hash of the clear content: in the clear it would tell who holds a known file.
    pub(super) fn seal_hash(&self, sha256: &[u8; 32]) -> Outcome<Vec<u8>> {
        self.hash.seal(&self.associated, sha256)
    }

    /// Opens the sealed hash.
    pub(super) fn open_hash(&self, sealed: &[u8]) -> Outcome<Zeroizing<Vec<u8>>> {
        self.hash.open(&self.associated, sealed).map_err(|error| Failure::fault("opening a file's hash", error))
    }

    fn nonce(number: u32, last: bool) -> Nonce {
        let mut bytes = [0_u8; 12];
        bytes[7..11].copy_from_slice(&number.to_be_bytes());
        bytes[11] = u8::from(last);
        Nonce::assume_unique_for_key(bytes)
    }
}

/// Encrypts a stream.
pub(super) struct Encryptor {
    key: FileKey,
    pending: Zeroizing<Vec<u8>>,
    number: u32,
}

impl Encryptor {
    pub(super) fn new(key: FileKey) -> Self {
        Self { key, pending: Zeroizing::new(Vec::with_capacity(CHUNK)), number: 0 }
    }

    /// The first bytes of every object.
    pub(super) fn header() -> [u8; 1] {
        [FORMAT]
    }

    /// Takes clear bytes and appends what is ready to `out`. A full chunk waits until more comes, because it may be the last.
    pub(super) fn push(&mut self, mut clear: &[u8], out: &mut Vec<u8>) -> Outcome<()> {
        while !clear.is_empty() {
            if self.pending.len() == CHUNK {
                self.emit(false, out)?;
            }
            let (now, later) = clear.split_at(clear.len().min(CHUNK - self.pending.len()));
            self.pending.extend_from_slice(now);
            clear = later;
        }
        Ok(())
    }

    /// Appends the last chunk, and gives the key back.
    pub(super) fn finish(mut self, out: &mut Vec<u8>) -> Outcome<FileKey> {
        self.emit(true, out)?;
        Ok(self.key)
    }

    fn emit(&mut self, last: bool, out: &mut Vec<u8>) -> Outcome<()> {
        let nonce = FileKey::nonce(self.number, last);
        let tag = self.key.chunks.seal_in_place_separate_tag(nonce, Aad::from(&self.key.associated), &mut self.pending);
        let tag = tag.map_err(|error| Failure::fault("encrypting a file", error))?;
        out.extend_from_slice(&self.pending);
        out.extend_from_slice(tag.as_ref());
        self.pending.clear();
        self.number =
            self.number.checked_add(1).ok_or_else(|| Failure::fault("encrypting a file", "it is too large"))?;
        Ok(())
    }
}

/// Decrypts a whole object.
pub(super) fn decrypt(key: &FileKey, object: &[u8]) -> Result<Vec<u8>, NotOpened> {
    let (format, body) = object.split_first().ok_or(NotOpened)?;
    if *format != FORMAT || body.is_empty() {
        return Err(NotOpened);
    }
    let mut clear = Vec::with_capacity(body.len());
    let mut chunks = body.chunks(CHUNK + TAG).zip(0_u32..).peekable();
    while let Some((chunk, number)) = chunks.next() {
        let nonce = FileKey::nonce(number, chunks.peek().is_none());
        let start = clear.len();
        clear.extend_from_slice(chunk);
        let opened = key.chunks.open_in_place(nonce, Aad::from(&key.associated), &mut clear[start..]);
        let length = opened.map_err(|_| NotOpened)?.len();
        clear.truncate(start + length);
    }
    Ok(clear)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key() -> FileKey {
        FileKey::new(&[7; 32], Uuid::from_u128(1)).unwrap()
    }

    fn encrypt(clear: &[u8], step: usize) -> Vec<u8> {
        let mut encryptor = Encryptor::new(key());
        let mut out = Encryptor::header().to_vec();
        for piece in clear.chunks(step.max(1)) {
            encryptor.push(piece, &mut out).unwrap();
        }
        encryptor.finish(&mut out).unwrap();
        out
    }

    #[test]
    fn every_length_around_the_chunk_border_reads_back() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5] {
            let clear: Vec<u8> = (0..length).map(|n| n as u8).collect();
            let object = encrypt(&clear, 10_000);
            assert_eq!(decrypt(&key(), &object).unwrap(), clear, "{length}");
            assert!(
                length == 0
                    || !object.windows(length.min(64)).any(|window| window == &clear[..length.min(64)])
                    || length < 4
            );
        }
    }

    #[test]
    fn cut_at_a_chunk_border_swapped_extended_or_foreign_is_refused() {
        let clear = vec![9_u8; 3 * CHUNK];
        let object = encrypt(&clear, CHUNK);
        let border = 1 + 2 * (CHUNK + TAG);
        assert!(decrypt(&key(), &object[..border]).is_err(), "the last chunk is missing");
        assert!(decrypt(&key(), &object[..1]).is_err(), "only the header is there");
        let mut swapped = object.clone();
        let (first, second) = swapped[1..border].split_at_mut(CHUNK + TAG);
        first.swap_with_slice(second);
        assert!(decrypt(&key(), &swapped).is_err(), "two chunks changed places");
        let mut extended = object.clone();
        extended.extend_from_slice(&object[border..]);
        assert!(decrypt(&key(), &extended).is_err(), "the last chunk came twice");
        let other = FileKey::new(&[7; 32], Uuid::from_u128(2)).unwrap();
        assert!(decrypt(&other, &object).is_err(), "another file's identifier");
    }

    proptest! {
        #[test]
        fn a_flipped_bit_or_a_cut_never_opens(clear in proptest::collection::vec(any::<u8>(), 0..300), at: prop::sample::Index, bit in 0_u8..8) {
            let object = encrypt(&clear, 7);
            let mut flipped = object.clone();
            flipped[at.index(object.len())] ^= 1 << bit;
            prop_assert!(decrypt(&key(), &flipped).is_err());
            prop_assert!(decrypt(&key(), &object[..at.index(object.len())]).is_err());
        }
    }
}
