//! The issuer's key folder: three keys, the certificates of the seal, and the key set that is published.
//!
//! It is created whole or not at all: written beside its final place and renamed. Wasl never overwrites a key; retiring
//! one keeps its public half in the key set for ever.

use std::{
    fmt, fs, io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use kernel::Moment;

use super::{FileSigner, KeyPeriod, KeySet, KeyUse, PublishedKey, Signer, development, file::write_private};

const SEAL: &str = "seal.key.pem";
const QR: &str = "qr.key.pem";
const STATUS: &str = "status.key.pem";
const PUBLISHED: &str = "wasl-keys.json";
const AUTHORITY: &str = "authority.pem";

/// Whether an installation may invent its own test authority.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratedKeys {
    /// Development and demo.
    Allowed,
    /// Production: a missing folder or a test key is an error.
    Refused,
}

/// The key folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFolderError {
    /// The file system said no.
    #[error("{path}: {cause}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        cause: io::Error,
    },
    /// A file is there but is not what it should be.
    #[error("{path}: {cause}")]
    Unusable {
        /// The file or folder.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// Test keys, where only keys of the Authority may be used.
    #[error("the issuer's keys are missing or are test keys, which this environment refuses")]
    TestKeys,
}

impl KeyFolderError {
    pub(super) fn io(path: &Path, cause: io::Error) -> Self {
        Self::Io { path: path.to_owned(), cause }
    }
    pub(super) fn unusable(path: &Path, cause: impl fmt::Display) -> Self {
        Self::Unusable { path: path.to_owned(), cause: cause.to_string() }
    }
}

/// The issuer: its signers, and what the world may know of them.
#[derive(Clone)]
pub struct IssuerKeys {
    /// Seals PDFs.
    pub seal: Arc<dyn Signer>,
    /// Certificates of the seal key as DER, its own first.
    pub seal_chain: Vec<Vec<u8>>,
    /// Signs QR credentials.
    pub qr: Arc<dyn Signer>,
    /// Signs status lists.
    pub status: Arc<dyn Signer>,
    /// The published key set, retired keys included.
    pub published: KeySet,
    /// Whether this is a test authority.
    pub test: bool,
}

impl IssuerKeys {
    /// Opens the folder; where allowed, an absent one is created with a test authority named `issuer`.
    pub fn open(folder: &Path, issuer: &str, now: Moment, generated: GeneratedKeys) -> Result<Self, KeyFolderError> {
        if !folder.join(PUBLISHED).exists() {
            if generated == GeneratedKeys::Refused {
                return Err(KeyFolderError::TestKeys);
            }
            create(folder, issuer, now)?;
        }
        let keys = Self::load(folder)?;
        if keys.test && generated == GeneratedKeys::Refused { Err(KeyFolderError::TestKeys) } else { Ok(keys) }
    }

    /// The same issuer with the seal key kept elsewhere, for instance in a token.
    ///
    /// Fails if the key set does not publish that key with its certificates.
    pub fn with_seal(mut self, seal: Arc<dyn Signer>) -> Result<Self, KeyFolderError> {
        let entry = self.published.find(KeyUse::Seal, seal.public_key().id()).ok_or_else(|| {
            KeyFolderError::unusable(Path::new(PUBLISHED), "the seal key of the token is not in the key set")
        })?;
        (self.seal_chain, self.test) = (entry.chain(), entry.test);
        self.seal = seal;
        Ok(self)
    }

    fn load(folder: &Path) -> Result<Self, KeyFolderError> {
        let path = folder.join(PUBLISHED);
        let json = fs::read_to_string(&path).map_err(|e| KeyFolderError::io(&path, e))?;
        let published = KeySet::from_json(&json).map_err(|e| KeyFolderError::unusable(&path, e))?;
        let signer = |name: &str, purpose| -> Result<(Arc<dyn Signer>, &PublishedKey), KeyFolderError> {
            let file = folder.join(name);
            let signer = FileSigner::load(&file)?;
            let entry = published
                .find(purpose, signer.public_key().id())
                .ok_or_else(|| KeyFolderError::unusable(&file, "the key is not in the published key set"))?;
            Ok((Arc::new(signer), entry))
        };
        let (seal, seal_entry) = signer(SEAL, KeyUse::Seal)?;
        let (qr, qr_entry) = signer(QR, KeyUse::Qr)?;
        let (status, status_entry) = signer(STATUS, KeyUse::Status)?;
        let test = seal_entry.test || qr_entry.test || status_entry.test;
        let seal_chain = seal_entry.chain();
        Ok(Self { seal, seal_chain, qr, status, test, published })
    }
}

fn create(folder: &Path, issuer: &str, now: Moment) -> Result<(), KeyFolderError> {
    let building = folder.with_extension(format!("building-{}", std::process::id()));
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&building)
        .map_err(|e| KeyFolderError::io(&building, e))?;
    let period = KeyPeriod { nbf: now.as_second() - now.as_second().rem_euclid(86_400), exp: end_of_period(now) };
    let seal = FileSigner::create(&building.join(SEAL))?;
    let chain = development::certify(seal.public_key(), now).map_err(|e| KeyFolderError::unusable(&building, e))?;
    let mut keys = vec![PublishedKey::new(seal.public_key(), KeyUse::Seal, period, true).with_chain(&chain)];
    for (name, purpose) in [(QR, KeyUse::Qr), (STATUS, KeyUse::Status)] {
        let signer = FileSigner::create(&building.join(name))?;
        keys.push(PublishedKey::new(signer.public_key(), purpose, period, true));
    }
    for (name, der) in [("seal.pem", chain.first()), (AUTHORITY, chain.last())] {
        let der = der.map_or(&[][..], Vec::as_slice);
        let pem = der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, der)
            .map_err(|e| KeyFolderError::unusable(&building, e))?;
        write_private(&building.join(name), pem.as_bytes())?;
    }
    let published = KeySet { issuer: issuer.to_owned(), keys };
    let json = serde_json::to_vec_pretty(&published).map_err(|e| KeyFolderError::unusable(&building, e))?;
    write_private(&building.join(PUBLISHED), &json)?;
    match fs::rename(&building, folder) {
        Ok(()) => Ok(()),
        // Another process was quicker; its keys are the keys.
        Err(_) if folder.join(PUBLISHED).exists() => {
            fs::remove_dir_all(&building).map_err(|e| KeyFolderError::io(&building, e))
        }
        Err(e) => Err(KeyFolderError::io(folder, e)),
    }
}

/// The keys end a day before their certificates could.
fn end_of_period(now: Moment) -> i64 {
    let days = i64::from(development::YEARS) * 365 - 31;
    now.as_second() + days * 86_400
}
