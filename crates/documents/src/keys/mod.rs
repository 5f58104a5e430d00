//! The keys of an issuer: who may sign with them, and what is published so that others can check.
//!
//! Three keys, never one for two purposes: `seal` closes PDFs, `qr` signs credentials, `status` signs status lists. All
//! are P-256, the one curve that every HSM, PDF reader and phone supports. A private key never leaves its [`Signer`].

mod development;
mod file;
mod folder;
mod pkcs11;
mod platform;
mod public;
mod published;
mod signer;

pub use development::{TEST_AUTHORITY, TEST_PLATFORM};
pub use file::FileSigner;
pub use folder::{GeneratedKeys, IssuerKeys, KeyFolderError};
pub use pkcs11::{Pkcs11Settings, Pkcs11Signer};
pub use platform::install_platform;
pub use public::{KeyId, PublicKey, PublicKeyError, sha256};
pub use published::{KeyPeriod, KeySet, KeyUse, PublishedKey};
pub use signer::{Signer, SignerError};
