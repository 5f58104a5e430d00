//! Root keys in files: one file `<root>.<version>.key` of mode 0600 in a folder of mode 0700, outside the database.
//!
//! Production refuses to generate keys: there an operator puts them in place. A key file is never overwritten.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Read, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::{PoisonError, RwLock},
};

use async_trait::async_trait;
use aws_lc_rs::hmac;
use data_encoding::HEXLOWER_PERMISSIVE;
use kernel::{Failure, Outcome};
use zeroize::Zeroizing;

use super::{Custody, RootKey, Wrapped, aead::AeadKey};
use crate::entropy::random;

/// Whether missing keys may be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MissingKeys {
    /// Make them: the first start of a demo, a test or a development machine.
    Generate,
    /// Refuse to start: production.
    Refuse,
}

type Keys = BTreeMap<(RootKey, u16), Zeroizing<Vec<u8>>>;

/// Root keys in files.
pub struct FileCustody {
    folder: PathBuf,
    keys: RwLock<Keys>,
}

impl FileCustody {
    /// Opens the folder and reads every key. A file that others may read is a Fault, so is a missing key unless it may be made.
    pub fn open(folder: &Path, missing: MissingKeys) -> Outcome<Self> {
        if missing == MissingKeys::Generate {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.map_err(|error| Failure::fault("making the key folder", error))?;
        }
        refuse_open_to_others(folder)?;
        let custody = Self { folder: folder.to_owned(), keys: RwLock::default() };
        custody.reload()?;
        for root in RootKey::ALL {
            if custody.current(root).is_some() {
                continue;
            }
            if missing == MissingKeys::Refuse {
                let message = format!("{}.1.key is missing; keys are not generated in production", root.as_str());
                return Err(Failure::fault("reading the key folder", message));
            }
            custody.generate(root, 1)?;
        }
        custody.reload()?;
        Ok(custody)
    }

    fn current(&self, root: RootKey) -> Option<u16> {
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        keys.range((root, 0)..=(root, u16::MAX)).next_back().map(|((_, version), _)| *version)
    }

    /// The key, read again from the folder if another process rotated meanwhile.
    fn key(&self, root: RootKey, version: u16) -> Outcome<Zeroizing<Vec<u8>>> {
        for again in [true, false] {
            let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(key) = keys.get(&(root, version)) {
                return Ok(key.clone());
            }
            drop(keys);
            if again {
                self.reload()?;
            }
        }
        Err(Failure::fault("looking for a root key", format!("{}.{version}.key is missing", root.as_str())))
    }

    fn reload(&self) -> Outcome<()> {
        let fault = |error| Failure::fault("reading the key folder", error);
        let mut found = Keys::new();
        for entry in fs::read_dir(&self.folder).map_err(fault)? {
            let entry = entry.map_err(fault)?;
            let name = entry.file_name();
            if let Some((root, version)) = name.to_str().and_then(parse_name) {
                found.insert((root, version), read_key(&entry.path())?);
            }
        }
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = found;
        Ok(())
    }

    /// Writes a new key beside its place and links it there, so that of two processes starting at once one wins.
    fn generate(&self, root: RootKey, version: u16) -> Outcome<()> {
        let fault = |error| Failure::fault("writing a root key", error);
        let path = self.folder.join(format!("{}.{version}.key", root.as_str()));
        let draft = self.folder.join(format!(".{}.{version}.{}", root.as_str(), std::process::id()));
        let secret = Zeroizing::new(random::<32>()?);
        let text = Zeroizing::new(HEXLOWER_PERMISSIVE.encode(&*secret) + "\n");
        let mut file =
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft).map_err(fault)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        let linked = fs::hard_link(&draft, &path);
        fs::remove_file(&draft).map_err(fault)?;
        match linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(fault(error)),
            _ => File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(fault),
        }
    }

    fn wrapping_key(&self, root: RootKey, version: u16) -> Outcome<AeadKey> {
        AeadKey::new(&*derive(&self.key(root, version)?, "wrap"))
    }
}

#[async_trait]
impl Custody for FileCustody {
    async fn versions(&self, root: RootKey) -> Outcome<Vec<u16>> {
        // Another process may have rotated, or an operator put a file there: what the folder holds now is the answer.
        self.reload()?;
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        Ok(keys.range((root, 0)..=(root, u16::MAX)).map(|((_, version), _)| *version).collect())
    }

    async fn wrap(&self, root: RootKey, context: &[u8], secret: &[u8]) -> Outcome<Wrapped> {
        let version = self.current(root).ok_or_else(|| Failure::fault("wrapping a key", "there is no root key"))?;
        let bytes = self.wrapping_key(root, version)?.seal(context, secret)?;
        Ok(Wrapped { version, bytes })
    }

    async fn unwrap(&self, root: RootKey, context: &[u8], wrapped: &Wrapped) -> Outcome<Zeroizing<Vec<u8>>> {
        let key = self.wrapping_key(root, wrapped.version)?;
        key.open(context, &wrapped.bytes).map_err(|error| Failure::fault("unwrapping a key", error))
    }

    async fn mac_key(&self, root: RootKey, version: u16) -> Outcome<Zeroizing<[u8; 32]>> {
        Ok(derive(&self.key(root, version)?, "mac"))
    }

    async fn rotate(&self, root: RootKey) -> Outcome<u16> {
        self.reload()?;
        let next = self.current(root).unwrap_or(0) + 1;
        self.generate(root, next)?;
        self.reload()?;
        Ok(next)
    }

    async fn note_erasure(&self, line: &str) -> Outcome<()> {
        let fault = |error| Failure::fault("noting an erasure", error);
        let path = self.folder.join("erasures.log");
        let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(path).map_err(fault)?;
        file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(fault)
    }

    async fn erasures(&self) -> Outcome<Vec<String>> {
        match fs::read_to_string(self.folder.join("erasures.log")) {
            // A last line without its newline was cut by a crash; the database still knows that erasure.
            Ok(text) => {
                Ok(text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')).map(str::to_owned).collect())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(Failure::fault("reading noted erasures", error)),
        }
    }
}

/// Independent keys for wrapping and for HMACs out of one root key: HMAC-SHA-256 as a pseudo-random function.
fn derive(root: &[u8], use_: &str) -> Zeroizing<[u8; 32]> {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, root), format!("wasl root key 1: {use_}").as_bytes());
    let mut key = Zeroizing::new([0_u8; 32]);
    key.copy_from_slice(tag.as_ref());
    key
}

fn parse_name(name: &str) -> Option<(RootKey, u16)> {
    let (root, version) = name.strip_suffix(".key")?.split_once('.')?;
    let root = RootKey::ALL.into_iter().find(|known| known.as_str() == root)?;
    version.parse().ok().filter(|version| *version > 0).map(|version| (root, version))
}

fn read_key(path: &Path) -> Outcome<Zeroizing<Vec<u8>>> {
    refuse_open_to_others(path)?;
    let mut text = Zeroizing::new(String::new());
    let read = File::open(path).and_then(|mut file| file.read_to_string(&mut text));
    read.map_err(|error| Failure::fault("reading a root key", error))?;
    let key = HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes());
    let key = Zeroizing::new(key.map_err(|error| Failure::fault("reading a root key", error))?);
    if key.len() == 32 { Ok(key) } else { Err(Failure::fault("reading a root key", "a root key has 64 hex digits")) }
}

fn refuse_open_to_others(path: &Path) -> Outcome<()> {
    let metadata = fs::metadata(path).map_err(|error| Failure::fault("reading the key folder", error))?;
    if metadata.mode() & 0o077 == 0 {
        return Ok(());
    }
    let message = format!("{} may be read by others; set its mode to 0600 (folder: 0700)", path.display());
    Err(Failure::fault("reading the key folder", message))
}
