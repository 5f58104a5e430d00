//! Keys: who keeps the roots, and what is computed with them.
//!
//! Nothing here writes a key, a nonce or a clear value to a log or an error.

pub(crate) mod aead;
mod blind;
pub(crate) mod cache;
mod custody;
pub(crate) mod data_key;
mod file_custody;

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};

use aws_lc_rs::{constant_time::verify_slices_are_equal, hmac};
pub use custody::{Custody, RootKey, Wrapped};
pub use file_custody::{FileCustody, MissingKeys};
use kernel::{Failure, Outcome};

use self::{blind::MacKey, cache::KeyCache};

/// Keys and blind indexes. Cloning is cheap.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    custody: Arc<dyn Custody>,
    /// For every root its keys for HMACs, the current one first.
    macs: RwLock<Arc<BTreeMap<RootKey, Vec<MacKey>>>>,
    cache: KeyCache,
}

impl Vault {
    pub(crate) async fn open(custody: Arc<dyn Custody>) -> Outcome<Self> {
        let macs = RwLock::new(Arc::new(load(custody.as_ref()).await?));
        Ok(Self(Arc::new(Inner { custody, macs, cache: KeyCache::default() })))
    }

    /// Learns of root keys that were rotated since this process started.
    pub async fn refresh(&self) -> Outcome<()> {
        let macs = Arc::new(load(self.0.custody.as_ref()).await?);
        *self.0.macs.write().unwrap_or_else(PoisonError::into_inner) = macs;
        Ok(())
    }

    /// Who keeps the root keys.
    pub fn custody(&self) -> &Arc<dyn Custody> {
        &self.0.custody
    }

    /// The blind index of a normalised `text`: version and HMAC-SHA-256 under the current look-up key. `kind` separates
    /// domains, so that equal texts of two kinds do not meet.
    pub fn blind(&self, kind: &str, text: &str) -> Vec<u8> {
        self.with_keys(RootKey::Lookup, |keys| keys.first().map(|key| key.blind(kind, text)).unwrap_or_default())
    }

    /// The blind indexes of `text` under every version of the look-up key, current first, for finding rows written
    /// before a rotation.
    pub fn blind_all(&self, kind: &str, text: &str) -> Vec<Vec<u8>> {
        self.with_keys(RootKey::Lookup, |keys| keys.iter().map(|key| key.blind(kind, text)).collect())
    }

    /// Search keys of a name for a `bigint[]` column: one number for each part and one for every two that follow each other,
    /// sorted, without doubles.
    pub fn name_index(&self, name: &str) -> Vec<i64> {
        self.with_keys(RootKey::Lookup, |keys| keys.first().map(|key| key.name_index(name)).unwrap_or_default())
    }

    /// The parts of a name for searching among [`Vault::name_index`], one number a part, under each version of the look-up
    /// key: a row was indexed under one of them.
    pub fn name_parts(&self, name: &str) -> Vec<Vec<i64>> {
        self.with_keys(RootKey::Lookup, |keys| keys.iter().map(|key| key.name_parts(name)).collect())
    }

    /// The same of every two parts that follow each other: who bears them all bears the parts in this order.
    pub fn name_pairs(&self, name: &str) -> Vec<Vec<i64>> {
        self.with_keys(RootKey::Lookup, |keys| keys.iter().map(|key| key.name_pairs(name)).collect())
    }

    /// The same where the search has the last part first, or the first last, for names of three and more parts.
    pub fn name_turned(&self, name: &str) -> Vec<Vec<i64>> {
        self.with_keys(RootKey::Lookup, |keys| keys.iter().flat_map(|key| key.name_turned(name)).collect())
    }

    /// The same with one part left out in turn, for names of three and more parts: the same person is written down with three
    /// names here and with four there.
    pub fn name_but_one(&self, name: &str) -> Vec<Vec<i64>> {
        self.with_keys(RootKey::Lookup, |keys| keys.iter().flat_map(|key| key.name_but_one(name)).collect())
    }

    /// An HMAC-SHA-256 under the current key of `root`, for codes and tokens.
    pub fn mac(&self, root: RootKey, context: &str, message: &[u8]) -> [u8; 32] {
        self.with_keys(root, |keys| keys.first().map(|key| key.mac(context, message)).unwrap_or_default())
    }

    /// Whether `tag` is the HMAC of `message` under any version of `root`, compared in constant time.
    pub fn mac_matches(&self, root: RootKey, context: &str, message: &[u8], tag: &[u8]) -> bool {
        self.with_keys(root, |keys| {
            keys.iter().any(|key| verify_slices_are_equal(&key.mac(context, message), tag).is_ok())
        })
    }

    pub(crate) fn cache(&self) -> &KeyCache {
        &self.0.cache
    }

    /// Fingerprints of every root key, to recognise a key folder that does not belong to the database.
    pub(crate) fn fingerprints(&self) -> Vec<(RootKey, u16, Vec<u8>)> {
        let macs = Arc::clone(&self.0.macs.read().unwrap_or_else(PoisonError::into_inner));
        let each = |root: RootKey, key: &MacKey| (root, key.version, key.mac("fingerprint", b"wasl")[..8].to_vec());
        macs.iter().flat_map(|(root, keys)| keys.iter().map(move |key| each(*root, key))).collect()
    }

    fn with_keys<R>(&self, root: RootKey, work: impl FnOnce(&[MacKey]) -> R) -> R {
        let macs = Arc::clone(&self.0.macs.read().unwrap_or_else(PoisonError::into_inner));
        work(macs.get(&root).map_or(&[], Vec::as_slice))
    }
}

/// Loads the HMAC keys; a root without any version is a Fault, so that the functions above never lack a key.
async fn load(custody: &dyn Custody) -> Outcome<BTreeMap<RootKey, Vec<MacKey>>> {
    let mut macs = BTreeMap::new();
    for root in RootKey::ALL {
        let mut keys = Vec::new();
        for version in custody.versions(root).await?.into_iter().rev() {
            let key = hmac::Key::new(hmac::HMAC_SHA256, &*custody.mac_key(root, version).await?);
            keys.push(MacKey { version, key });
        }
        if keys.is_empty() {
            return Err(Failure::fault("loading root keys", format!("there is no key `{}`", root.as_str())));
        }
        macs.insert(root, keys);
    }
    Ok(macs)
}
