//! The port to whoever keeps the root keys: files by default, PKCS#11 or a key service else.

use async_trait::async_trait;
use kernel::Outcome;
use zeroize::Zeroizing;

/// One root key a purpose; none ever serves two.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum RootKey {
    /// Wraps people's data keys.
    Fields,
    /// Blind indexes.
    Lookup,
    /// Wraps the keys of stored files.
    Blobs,
    /// Wraps the key that signs certificates.
    Seal,
    /// Wraps the key that signs QR codes.
    Qr,
    /// Wraps the key that signs status lists.
    Status,
    /// Session tokens and one-time codes.
    Session,
}

impl RootKey {
    /// Every root key.
    pub const ALL: [Self; 7] =
        [Self::Fields, Self::Lookup, Self::Blobs, Self::Seal, Self::Qr, Self::Status, Self::Session];

    /// The name in files and configuration.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fields => "fields",
            Self::Lookup => "lookup",
            Self::Blobs => "blobs",
            Self::Seal => "seal",
            Self::Qr => "qr",
            Self::Status => "status",
            Self::Session => "session",
        }
    }
}

/// A secret wrapped by a root key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wrapped {
    /// Version of the root key.
    pub version: u16,
    /// Nonce, ciphertext and tag.
    pub bytes: Vec<u8>,
}

/// Whoever keeps the root keys. Wrapping keys never leave it; keys for HMACs do, because an index is computed too often to ask each time.
#[async_trait]
pub trait Custody: Send + Sync + 'static {
    /// Versions of a root key, ascending, never empty; the last is current.
    async fn versions(&self, root: RootKey) -> Outcome<Vec<u16>>;
    /// Wraps a secret with the current version; `context` must be given again to unwrap.
    async fn wrap(&self, root: RootKey, context: &[u8], secret: &[u8]) -> Outcome<Wrapped>;
    /// Unwraps a secret.
    async fn unwrap(&self, root: RootKey, context: &[u8], wrapped: &Wrapped) -> Outcome<Zeroizing<Vec<u8>>>;
    /// The key for HMACs derived from a version of a root key.
    async fn mac_key(&self, root: RootKey, version: u16) -> Outcome<Zeroizing<[u8; 32]>>;
    /// Makes a new version current and returns its number; old versions stay for unwrapping.
    async fn rotate(&self, root: RootKey) -> Outcome<u16>;
    /// Keeps a line of the erasure ledger outside the database, so that a restored database learns of it.
    async fn note_erasure(&self, line: &str) -> Outcome<()>;
    /// Every noted line.
    async fn erasures(&self) -> Outcome<Vec<String>>;
}
