//! The one thing a key can do for us.

use super::PublicKey;

/// The key did not sign.
#[derive(Debug, thiserror::Error)]
#[error("the {custody} did not sign: {cause}")]
pub struct SignerError {
    /// Where the key lives: `key file`, `PKCS#11 token`.
    pub custody: &'static str,
    /// What it said; never key material.
    pub cause: String,
}

/// A P-256 key somebody keeps for us: a file, a token, a KMS.
pub trait Signer: Send + Sync {
    /// Signs a SHA-256 digest; the signature is `r ‖ s`, 32 bytes each, big-endian.
    fn sign_prehash(&self, digest: &[u8; 32]) -> Result<[u8; 64], SignerError>;

    /// The public half.
    fn public_key(&self) -> &PublicKey;
}
