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

pub(super) const SEAL: &str = "seal.key.pem";
const QR: &str = "qr.key.pem";
const STATUS: &str = "status.key.pem";
pub(super) const PUBLISHED: &str = "wasl-keys.json";
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
            create(folder, (issuer, development::Whose::Authority), now)?;
        }
        Self::load(folder, None)?.permitted(generated)
    }

    /// Opens the folder of the platform's own keys, with which it closes what people signed; where allowed, an absent one is
    /// created with a test certificate that names the platform and no authority. They are never the issuer's keys.
    pub fn open_platform(folder: &Path, now: Moment, generated: GeneratedKeys) -> Result<Self, KeyFolderError> {
        if !folder.join(PUBLISHED).exists() {
            if generated == GeneratedKeys::Refused {
                return Err(KeyFolderError::TestKeys);
            }
            create(folder, ("WASL-TEST", development::Whose::Platform), now)?;
        }
        Self::load(folder, None)?.permitted(generated)
    }

    /// Opens the folder of an issuer whose seal key is kept elsewhere, for instance in a token: the folder then needs the two
    /// other keys and the key set, and no `seal.key.pem`. One that lies there is not read. Nothing is ever created.
    ///
    /// Fails if the key set does not publish that key with its certificates.
    pub fn open_with_seal(
        folder: &Path,
        seal: Arc<dyn Signer>,
        generated: GeneratedKeys,
    ) -> Result<Self, KeyFolderError> {
        Self::load(folder, Some(seal))?.permitted(generated)
    }

    fn permitted(self, generated: GeneratedKeys) -> Result<Self, KeyFolderError> {
        if self.test && generated == GeneratedKeys::Refused { Err(KeyFolderError::TestKeys) } else { Ok(self) }
    }

    /// Reads the folder; the seal's key from there, too, unless `elsewhere` holds it.
    fn load(folder: &Path, elsewhere: Option<Arc<dyn Signer>>) -> Result<Self, KeyFolderError> {
        let path = folder.join(PUBLISHED);
        let json = fs::read_to_string(&path).map_err(|e| KeyFolderError::io(&path, e))?;
        let published = KeySet::from_json(&json).map_err(|e| KeyFolderError::unusable(&path, e))?;
        let known = |signer: Arc<dyn Signer>, whence: &Path, purpose| {
            let entry = published.find(purpose, signer.public_key().id());
            entry
                .map(|entry| (signer, entry))
                .ok_or_else(|| KeyFolderError::unusable(whence, "the key is not in the published key set"))
        };
        let signer = |name: &str, purpose| {
            let file = folder.join(name);
            known(Arc::new(FileSigner::load(&file)?), &file, purpose)
        };
        let (seal, seal_entry) = match elsewhere {
            Some(seal) => known(seal, Path::new("the token of the seal"), KeyUse::Seal)?,
            None => signer(SEAL, KeyUse::Seal)?,
        };
        let (qr, qr_entry) = signer(QR, KeyUse::Qr)?;
        let (status, status_entry) = signer(STATUS, KeyUse::Status)?;
        let test = seal_entry.test || qr_entry.test || status_entry.test;
        let seal_chain = seal_entry.chain();
        Ok(Self { seal, seal_chain, qr, status, test, published })
    }
}

fn create(folder: &Path, (issuer, whose): (&str, development::Whose), now: Moment) -> Result<(), KeyFolderError> {
    build(folder, |building| invented(building, (issuer, whose), now))
}

/// Fills a folder beside its final place and renames it: it is there whole or not at all. `fill` writes the private keys and
/// says what is published of them.
pub(super) fn build(
    folder: &Path,
    fill: impl FnOnce(&Path) -> Result<KeySet, KeyFolderError>,
) -> Result<(), KeyFolderError> {
    let building = folder.with_extension(format!("building-{}", std::process::id()));
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&building)
        .map_err(|e| KeyFolderError::io(&building, e))?;
    let published = fill(&building)?;
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

/// New keys for the credentials and the status lists of `building`, beside its seal.
pub(super) fn lesser_keys(building: &Path, period: KeyPeriod, test: bool) -> Result<Vec<PublishedKey>, KeyFolderError> {
    let made = |(name, purpose): (&str, KeyUse)| {
        let signer = FileSigner::create(&building.join(name))?;
        Ok(PublishedKey::new(signer.public_key(), purpose, period, test))
    };
    [(QR, KeyUse::Qr), (STATUS, KeyUse::Status)].into_iter().map(made).collect()
}

/// The keys of an authority that is a test, and says so.
fn invented(
    building: &Path,
    (issuer, whose): (&str, development::Whose),
    now: Moment,
) -> Result<KeySet, KeyFolderError> {
    let period = KeyPeriod { nbf: now.as_second() - now.as_second().rem_euclid(86_400), exp: end_of_period(now) };
    let seal = FileSigner::create(&building.join(SEAL))?;
    let chain =
        development::certify(seal.public_key(), now, whose).map_err(|e| KeyFolderError::unusable(building, e))?;
    let mut keys = vec![PublishedKey::new(seal.public_key(), KeyUse::Seal, period, true).with_chain(&chain)];
    keys.extend(lesser_keys(building, period, true)?);
    for (name, der) in [("seal.pem", chain.first()), (AUTHORITY, chain.last())] {
        let der = der.map_or(&[][..], Vec::as_slice);
        let pem = der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, der)
            .map_err(|e| KeyFolderError::unusable(building, e))?;
        write_private(&building.join(name), pem.as_bytes())?;
    }
    Ok(KeySet { issuer: issuer.to_owned(), keys })
}

/// The keys end a day before their certificates could.
fn end_of_period(now: Moment) -> i64 {
    let days = i64::from(development::YEARS) * 365 - 31;
    now.as_second() + days * 86_400
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Moment {
        Moment::from_microsecond(1_795_334_400_000_000)
    }

    /// An issuer's folder whose seal key was taken out, and that key.
    fn without_seal() -> (tempfile::TempDir, PathBuf, Arc<dyn Signer>) {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("issuer");
        IssuerKeys::open(&folder, "EG-CSA-TEST", now(), GeneratedKeys::Allowed).unwrap();
        let seal = FileSigner::load(&folder.join(SEAL)).unwrap();
        fs::remove_file(folder.join(SEAL)).unwrap();
        (place, folder, Arc::new(seal))
    }

    #[test]
    fn a_seal_kept_elsewhere_needs_no_key_file_in_the_folder() {
        let (_place, folder, seal) = without_seal();
        assert!(
            IssuerKeys::open(&folder, "EG-CSA-TEST", now(), GeneratedKeys::Allowed).is_err(),
            "nobody holds the seal"
        );
        let id = seal.public_key().id();
        let keys = IssuerKeys::open_with_seal(&folder, seal, GeneratedKeys::Allowed).unwrap();
        assert_eq!(keys.seal.public_key().id(), id);
        assert!(keys.test && keys.seal_chain.len() == 2);
        assert!(!folder.join(SEAL).exists(), "no key was made");
    }

    #[test]
    fn a_seal_that_is_not_published_or_only_a_test_is_refused() {
        let (place, folder, seal) = without_seal();
        let stranger = Arc::new(FileSigner::create(&place.path().join("stranger.pem")).unwrap());
        let refused = IssuerKeys::open_with_seal(&folder, stranger, GeneratedKeys::Allowed);
        assert!(matches!(refused, Err(KeyFolderError::Unusable { .. })));
        let refused = IssuerKeys::open_with_seal(&folder, Arc::clone(&seal), GeneratedKeys::Refused);
        assert!(matches!(refused, Err(KeyFolderError::TestKeys)));
        let refused = IssuerKeys::open_with_seal(&place.path().join("nowhere"), seal, GeneratedKeys::Allowed);
        assert!(matches!(refused, Err(KeyFolderError::Io { .. })), "no folder is invented around a token");
    }
}
