//! AES-256-GCM with random nonces: nonce (12 bytes) · ciphertext · tag (16).
//!
//! Keys here seal few values (one person's, or one wrapping key's), far below the 2³² at which random nonces wear out.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use kernel::{Failure, Outcome};
use zeroize::Zeroizing;

/// A key ready for use. It cannot be read back.
pub(crate) struct AeadKey(RandomizedNonceKey);

/// The value was changed, moved, or sealed with another key.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a sealed value does not open: it was changed, moved, or sealed with another key")]
pub(crate) struct NotOpened;

impl AeadKey {
    pub(crate) fn new(bytes: &[u8]) -> Outcome<Self> {
        RandomizedNonceKey::new(&AES_256_GCM, bytes).map(Self).map_err(|error| Failure::fault("preparing a key", error))
    }

    /// Appends nonce, ciphertext and tag of `clear` to `out`.
    pub(crate) fn seal_onto(&self, out: &mut Vec<u8>, associated: &[u8], clear: &[u8]) -> Outcome<()> {
        let mut buffer = Zeroizing::new(clear.to_vec());
        let (nonce, tag) = self
            .0
            .seal_in_place_separate_tag(Aad::from(associated), &mut buffer)
            .map_err(|error| Failure::fault("sealing a value", error))?;
        out.reserve(NONCE_LEN + buffer.len() + 16);
        out.extend_from_slice(nonce.as_ref());
        out.extend_from_slice(&buffer);
        out.extend_from_slice(tag.as_ref());
        Ok(())
    }

    pub(crate) fn seal(&self, associated: &[u8], clear: &[u8]) -> Outcome<Vec<u8>> {
        let mut out = Vec::new();
        self.seal_onto(&mut out, associated, clear)?;
        Ok(out)
    }

    pub(crate) fn open(&self, associated: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotOpened> {
        let (nonce, rest) = sealed.split_at_checked(NONCE_LEN).ok_or(NotOpened)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| NotOpened)?;
        let mut buffer = Zeroizing::new(rest.to_vec());
        let length = self.0.open_in_place(nonce, Aad::from(associated), &mut buffer).map_err(|_| NotOpened)?.len();
        buffer.truncate(length);
        Ok(buffer)
    }
}
