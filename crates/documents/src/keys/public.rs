//! A P-256 public key, its name, and the one hash we use.

use std::fmt;

use aws_lc_rs::{
    digest,
    signature::{ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_FIXED, UnparsedPublicKey},
};
use data_encoding::BASE64URL_NOPAD;

/// DER of `SubjectPublicKeyInfo` up to the point itself, for id-ecPublicKey on prime256v1 (RFC 5480).
const SPKI_PREFIX: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0_u8; 32];
    out.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    out
}

/// Not an uncompressed P-256 point.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a P-256 public key")]
pub struct PublicKeyError;

/// A P-256 public key as its uncompressed SEC1 point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicKey([u8; 65]);

impl PublicKey {
    /// From `04 ‖ x ‖ y`. Whether the point lies on the curve is checked when a signature is.
    pub fn from_point(point: &[u8]) -> Result<Self, PublicKeyError> {
        let point: [u8; 65] = point.try_into().map_err(|_| PublicKeyError)?;
        if point[0] == 4 { Ok(Self(point)) } else { Err(PublicKeyError) }
    }

    /// From a DER `SubjectPublicKeyInfo` naming prime256v1.
    pub fn from_spki(der: &[u8]) -> Result<Self, PublicKeyError> {
        Self::from_point(der.strip_prefix(&SPKI_PREFIX).ok_or(PublicKeyError)?)
    }

    /// From the two coordinates of a JWK.
    pub fn from_coordinates(x: &[u8], y: &[u8]) -> Result<Self, PublicKeyError> {
        Self::from_point(&[&[4], x, y].concat())
    }

    /// The coordinates.
    pub fn coordinates(&self) -> (&[u8], &[u8]) {
        self.0[1..].split_at(32)
    }

    /// The DER `SubjectPublicKeyInfo`.
    pub fn spki(&self) -> Vec<u8> {
        [&SPKI_PREFIX[..], &self.0].concat()
    }

    /// The name of the key.
    pub fn id(&self) -> KeyId {
        let hash = sha256(&self.spki());
        let mut id = [0_u8; 8];
        id.copy_from_slice(&hash[..8]);
        KeyId(id)
    }

    /// Whether `signature` (`r ‖ s`) is this key's over `message`.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, &self.0).verify(message, signature).is_ok()
    }

    /// Whether `signature` (DER, as in X.509 and CMS) is this key's over `message`.
    pub fn verifies_der(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, &self.0).verify(message, signature).is_ok()
    }
}

/// The name of a key: the first eight bytes of the SHA-256 of its `SubjectPublicKeyInfo`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub [u8; 8]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64URL_NOPAD.encode(&self.0))
    }
}
impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl std::str::FromStr for KeyId {
    type Err = PublicKeyError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| PublicKeyError)?;
        bytes.try_into().map(Self).map_err(|_| PublicKeyError)
    }
}
impl serde::Serialize for KeyId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for KeyId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
