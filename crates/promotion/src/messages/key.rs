//! The signed key by which letters are ended: the number of a letter and a tag that only we can make.

use ::store::{Vault, vault::RootKey};
use data_encoding::BASE64URL_NOPAD;
use kernel::Id;
use uuid::Uuid;

use crate::store::told::Told;

const CONTEXT: &str = "promotion.stop";

/// The key of a letter.
pub(crate) fn written(vault: &Vault, id: Id<Told>) -> String {
    let uuid = id.uuid();
    let tag = vault.mac(RootKey::Session, CONTEXT, uuid.as_bytes());
    BASE64URL_NOPAD.encode(&[uuid.as_bytes().as_slice(), &tag].concat())
}

/// The letter of a key; nothing if we did not write the key.
pub(crate) fn read(vault: &Vault, key: &str) -> Option<Id<Told>> {
    let bytes = BASE64URL_NOPAD.decode(key.as_bytes()).ok()?;
    let (uuid, tag) = bytes.split_at_checked(16)?;
    let known = vault.mac_matches(RootKey::Session, CONTEXT, uuid, tag);
    known.then(|| Uuid::from_slice(uuid).ok().map(Id::from_uuid)).flatten()
}
