//! A key in a file only its owner may read.

use std::{
    fs::{self, OpenOptions},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use aws_lc_rs::{
    digest::{Digest, SHA256},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use der::{SecretDocument, pem::LineEnding};

use super::{KeyFolderError, PublicKey, Signer, SignerError};

const PEM_LABEL: &str = "PRIVATE KEY";

/// A P-256 key kept in a PKCS#8 PEM file, mode 0600.
pub struct FileSigner {
    pair: EcdsaKeyPair,
    public: PublicKey,
}

impl FileSigner {
    /// Creates the file with a new key; fails if it exists.
    pub fn create(path: &Path) -> Result<Self, KeyFolderError> {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
            .map_err(|_| KeyFolderError::unusable(path, "no key could be generated"))?;
        let document = SecretDocument::try_from(pkcs8.as_ref()).map_err(|e| KeyFolderError::unusable(path, e))?;
        let pem = document.to_pem(PEM_LABEL, LineEnding::LF).map_err(|e| KeyFolderError::unusable(path, e))?;
        write_private(path, pem.as_bytes())?;
        Self::load(path)
    }

    /// Reads the key.
    pub fn load(path: &Path) -> Result<Self, KeyFolderError> {
        let pem = zeroize::Zeroizing::new(fs::read_to_string(path).map_err(|e| KeyFolderError::io(path, e))?);
        Self::from_pem(&pem).ok_or_else(|| KeyFolderError::unusable(path, "not a P-256 private key in PKCS#8 PEM"))
    }

    fn from_pem(pem: &str) -> Option<Self> {
        let (label, document) = SecretDocument::from_pem(pem).ok()?;
        if label != PEM_LABEL {
            return None;
        }
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_bytes()).ok()?;
        let public = PublicKey::from_point(pair.public_key().as_ref()).ok()?;
        Some(Self { pair, public })
    }
}

impl Signer for FileSigner {
    fn sign_prehash(&self, digest: &[u8; 32]) -> Result<[u8; 64], SignerError> {
        let refused = |cause: &str| SignerError { custody: "key file", cause: cause.to_owned() };
        let digest = Digest::import_less_safe(digest, &SHA256).map_err(|_| refused("not a SHA-256 digest"))?;
        let signature = self.pair.sign_digest(&digest).map_err(|_| refused("the key cannot sign"))?;
        signature.as_ref().try_into().map_err(|_| refused("the signature has a strange length"))
    }

    fn public_key(&self) -> &PublicKey {
        &self.public
    }
}

/// Writes a file that must not exist yet, readable by its owner only, and forces it to disk.
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), KeyFolderError> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(|e| KeyFolderError::io(path, e))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|e| KeyFolderError::io(path, e))
}
