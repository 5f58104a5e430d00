//! What a set of files says is read once. The files alone decide what comes out, and the desk for rules, the catalogue and the
//! checks ask for the same hundred definitions with every draft.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use aws_lc_rs::digest::{Context, SHA256};
use service_model::{Finding, Sources};

/// How many are remembered before all are forgotten: the definitions in force several times over, so that drafts have room.
const MOST: usize = 1_024;

/// SHA-256 of what something was read from.
pub type Read = [u8; 32];

type Remembered = HashMap<(TypeId, Read), Arc<dyn Any + Send + Sync>>;

static REMEMBERED: LazyLock<Mutex<Remembered>> = LazyLock::new(Mutex::default);

/// The digest of a set of files.
pub fn digest(sources: &Sources) -> Read {
    joined([sources.canonical_bytes()])
}

/// The digest of several parts, in this order.
pub fn joined(parts: impl IntoIterator<Item: AsRef<[u8]>>) -> Read {
    let mut whole = Context::new(&SHA256);
    for part in parts {
        let bytes = part.as_ref();
        whole.update(&(bytes.len() as u64).to_be_bytes());
        whole.update(bytes);
    }
    let mut read = Read::default();
    read.copy_from_slice(whole.finish().as_ref());
    read
}

/// A definition, read from its files unless that was done before.
///
/// # Errors
/// What `read` finds; that is not remembered.
pub fn definition<T: Any + Send + Sync>(
    sources: &Sources,
    read: impl FnOnce(&Sources) -> Result<T, Vec<Finding>>,
) -> Result<Arc<T>, Vec<Finding>> {
    remembered(digest(sources), || read(sources))
}

/// What comes out of files with this digest, made unless it was made before. Two that make the same at once both do.
///
/// # Errors
/// Those of `make`.
pub fn remembered<T: Any + Send + Sync, E>(from: Read, make: impl FnOnce() -> Result<T, E>) -> Result<Arc<T>, E> {
    let key = (TypeId::of::<T>(), from);
    let known = REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    if let Some(own) = known.and_then(|known| known.downcast::<T>().ok()) {
        return Ok(own);
    }
    let own = Arc::new(make()?);
    let mut all = REMEMBERED.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= MOST {
        all.clear();
    }
    all.insert(key, own.clone());
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_the_same_and_other_files_or_another_kind_are_read_anew() {
        let (one, other) = (Sources::new().with("a", "bc"), Sources::new().with("ab", "c"));
        let length = |own: &Sources| Ok(own.canonical_bytes().len());
        let first = definition::<usize>(&one, length).unwrap();
        let again = definition::<usize>(&one, |_| panic!("it was read")).unwrap();
        assert!(Arc::ptr_eq(&first, &again));
        let text = definition::<String>(&one, |_| Ok("of another kind".to_owned())).unwrap();
        assert_eq!(*text, "of another kind");
        let mut asked = false;
        definition::<usize>(&other, |_| {
            asked = true;
            Ok(0)
        })
        .unwrap();
        assert!(asked, "other files");
        let wrong: Result<Arc<u8>, &str> = remembered([7; 32], || Err("wrong"));
        assert_eq!(wrong, Err("wrong"));
        assert_eq!(*remembered::<u8, &str>([7; 32], || Ok(1)).unwrap(), 1, "what was wrong is tried again");
    }
}
