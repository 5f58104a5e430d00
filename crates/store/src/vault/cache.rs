//! Data keys of recent owners, kept unwrapped for a minute.
//!
//! A minute, because an erasure done by another process must take hold here too; and only keys whose row is committed,
//! because a value sealed with a key that was rolled back could never be opened.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use uuid::Uuid;

use super::aead::AeadKey;
use crate::Purpose;

const LIFE: Duration = Duration::from_secs(60);
const CAPACITY: usize = 10_000;

/// One version of an owner's key for a purpose.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct KeyName {
    pub owner: Uuid,
    pub purpose: Purpose,
    pub version: i16,
}

struct Entry {
    key: Arc<AeadKey>,
    since: Instant,
    used: u64,
}

#[derive(Default)]
struct Kept {
    keys: HashMap<KeyName, Entry>,
    /// The version to seal with, and since when that is known.
    current: HashMap<(Uuid, Purpose), (i16, Instant)>,
    uses: u64,
}

/// The least recently used keys go first.
#[derive(Default)]
pub(crate) struct KeyCache(Mutex<Kept>);

impl KeyCache {
    pub(crate) fn get(&self, name: KeyName) -> Option<Arc<AeadKey>> {
        let mut kept = self.kept();
        kept.uses += 1;
        let uses = kept.uses;
        let entry = kept.keys.get_mut(&name).filter(|entry| entry.since.elapsed() < LIFE)?;
        entry.used = uses;
        Some(Arc::clone(&entry.key))
    }

    pub(crate) fn current(&self, owner: Uuid, purpose: Purpose) -> Option<(i16, Arc<AeadKey>)> {
        let known = self.kept().current.get(&(owner, purpose)).copied();
        let (version, _) = known.filter(|(_, since)| since.elapsed() < LIFE)?;
        self.get(KeyName { owner, purpose, version }).map(|key| (version, key))
    }

    pub(crate) fn put(&self, name: KeyName, key: Arc<AeadKey>, is_current: bool) {
        let mut kept = self.kept();
        if kept.keys.len() >= CAPACITY {
            forget_oldest(&mut kept);
        }
        kept.uses += 1;
        let (since, used) = (Instant::now(), kept.uses);
        kept.keys.insert(name, Entry { key, since, used });
        if is_current {
            kept.current.insert((name.owner, name.purpose), (name.version, since));
        }
    }

    /// Forgets every key of the owner for this purpose.
    pub(crate) fn forget(&self, owner: Uuid, purpose: Purpose) {
        let mut kept = self.kept();
        kept.keys.retain(|name, _| (name.owner, name.purpose) != (owner, purpose));
        kept.current.remove(&(owner, purpose));
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Drops what is too old, and the least recently used half if that was not enough.
fn forget_oldest(kept: &mut Kept) {
    kept.keys.retain(|_, entry| entry.since.elapsed() < LIFE);
    kept.current.retain(|_, (_, since)| since.elapsed() < LIFE);
    if kept.keys.len() >= CAPACITY {
        let mut uses: Vec<u64> = kept.keys.values().map(|entry| entry.used).collect();
        let middle = uses.len() / 2;
        let (_, median, _) = uses.select_nth_unstable(middle);
        let median = *median;
        kept.keys.retain(|_, entry| entry.used > median);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(owner: u128) -> KeyName {
        KeyName { owner: Uuid::from_u128(owner), purpose: Purpose::Profile, version: 1 }
    }

    #[test]
    fn a_full_cache_keeps_what_was_used_last_and_forgets_what_it_is_told_to() {
        let cache = KeyCache::default();
        let key = Arc::new(AeadKey::new(&[1; 32]).unwrap());
        for owner in 0..CAPACITY as u128 {
            cache.put(name(owner), Arc::clone(&key), true);
        }
        assert!(cache.get(name(0)).is_some(), "used just now");
        cache.put(name(u128::MAX), Arc::clone(&key), true);
        assert!(cache.get(name(0)).is_some() && cache.get(name(u128::MAX)).is_some());
        assert!(cache.get(name(1)).is_none(), "the least recently used went");
        assert!(cache.current(Uuid::from_u128(0), Purpose::Profile).is_some());
        cache.forget(Uuid::from_u128(0), Purpose::Profile);
        assert!(cache.get(name(0)).is_none() && cache.current(Uuid::from_u128(0), Purpose::Profile).is_none());
    }
}
