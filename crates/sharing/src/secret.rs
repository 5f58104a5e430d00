//! The secret of a link: 176 drawn bits and the shard in which its hash is looked for. It names neither account nor document.

use data_encoding::BASE64URL_NOPAD;
use kernel::{Bucket, Id};
use store::{Vault, vault::RootKey};

use crate::model::Link;

/// The domain of the keyed hash.
const HASHED: &str = "sharing.link";
/// Bytes that are drawn.
const DRAWN: usize = 22;

/// What the address of a link carries. It has no `Debug`, so that it reaches no log.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret {
    bucket: Bucket,
    drawn: [u8; DRAWN],
}

impl Secret {
    /// The secret of a link for one request: a keyed digest over its drawn identifier and the request's drawn key, which
    /// nobody works out without our root key. The same request sent again is told the same, and nothing of it is kept.
    pub fn of(vault: &Vault, id: Id<Link>, key: &str) -> Self {
        let mut message = id.uuid().as_bytes().to_vec();
        message.extend_from_slice(key.as_bytes());
        let mac = vault.mac(RootKey::Session, HASHED, &message);
        let mut drawn = [0; DRAWN];
        for (own, byte) in drawn.iter_mut().zip(mac) {
            *own = byte;
        }
        Self { bucket: id.bucket(), drawn }
    }

    /// Reads the text that [`Secret::text`] gave; anything else is nothing.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        let (shard, drawn) = bytes.split_at_checked(2)?;
        let bucket = Bucket::new(u16::from_be_bytes(shard.try_into().ok()?))?;
        Some(Self { bucket, drawn: drawn.try_into().ok()? })
    }

    /// The text for the address.
    pub fn text(&self) -> String {
        let mut bytes = self.bucket.number().to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.drawn);
        BASE64URL_NOPAD.encode(&bytes)
    }

    /// The shard of the link.
    pub fn bucket(&self) -> Bucket {
        self.bucket
    }

    /// What is kept of it.
    pub fn hash(&self, vault: &Vault) -> Vec<u8> {
        vault.blind(HASHED, &self.text())
    }

    /// What may have been kept of it, under every version of the key.
    pub fn hashes(&self, vault: &Vault) -> Vec<Vec<u8>> {
        vault.blind_all(HASHED, &self.text())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_secret_reads_back(shard in 0_u16..1024, drawn: [u8; DRAWN]) {
            let secret = Secret { bucket: Bucket::new(shard).unwrap(), drawn };
            prop_assert!(Secret::parse(&secret.text()) == Some(secret.clone()));
            prop_assert_eq!(secret.text().len(), 32);
        }

        #[test]
        fn any_other_text_is_none(text in "[A-Za-z0-9_-]{0,31}|[A-Za-z0-9_-]{33,60}|[^A-Za-z0-9_-]{32}") {
            prop_assert!(Secret::parse(&text).is_none());
        }
    }
}
