//! Blind indexes: HMACs that let equal things be found without being readable, also for names.

use aws_lc_rs::hmac;
use kernel::arabic;

/// A key for HMACs and its version.
pub(super) struct MacKey {
    pub(super) version: u16,
    pub(super) key: hmac::Key,
}

impl MacKey {
    /// The HMAC of `message` in the domain `context`; lengths are joined in, so no two pairs give the same bytes.
    pub(super) fn mac(&self, context: &str, message: &[u8]) -> [u8; 32] {
        let mut signing = hmac::Context::with_key(&self.key);
        signing.update(&(context.len() as u64).to_be_bytes());
        signing.update(context.as_bytes());
        signing.update(message);
        let mut bytes = [0_u8; 32];
        bytes.copy_from_slice(signing.sign().as_ref());
        bytes
    }

    /// Version (2 bytes, big endian) and HMAC.
    pub(super) fn blind(&self, kind: &str, text: &str) -> Vec<u8> {
        let mut bytes = self.version.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.mac(kind, text.as_bytes()));
        bytes
    }

    /// One number for each normalised part of the name and one for each consonant skeleton. محمد and Mohamed share the
    /// skeleton's number, so a search in one script finds the other; candidates are then opened and ranked.
    pub(super) fn name_index(&self, name: &str) -> Vec<i64> {
        let mut index = Vec::new();
        for token in arabic::name_tokens(name) {
            let skeleton = arabic::skeleton(&token);
            if !skeleton.is_empty() {
                index.push(self.number("name-skeleton", &skeleton));
            }
            index.push(self.number("name-token", &token));
        }
        index.sort_unstable();
        index.dedup();
        index
    }

    /// What a file must be indexed under to bear this name, in whichever script: one number for each part, that of the
    /// skeleton where a part has one.
    pub(super) fn name_parts(&self, name: &str) -> Vec<i64> {
        let part = |token: &String| match arabic::skeleton(token) {
            skeleton if skeleton.is_empty() => self.number("name-token", token),
            skeleton => self.number("name-skeleton", &skeleton),
        };
        let mut parts: Vec<i64> = arabic::name_tokens(name).iter().map(part).collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    fn number(&self, domain: &str, text: &str) -> i64 {
        let mut eight = [0_u8; 8];
        eight.copy_from_slice(&self.mac(domain, text.as_bytes())[..8]);
        i64::from_be_bytes(eight)
    }
}
