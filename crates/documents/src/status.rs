//! The status list: which certificates were revoked or replaced since they were issued.
//!
//! Follows the IETF Token Status List: two bits a certificate, deflated, in a JWT signed with the status key. A list tells
//! nothing about a certificate but its state, and a verifier that holds it needs no network.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Moment;
use serde::{Deserialize, Serialize};

use crate::keys::{KeyId, KeySet, KeyUse, Signer, SignerError, sha256};

/// Certificates in one list. A whole list of valid ones deflates to some hundred bytes.
pub const ENTRIES: u32 = 1 << 17;
/// Bits per certificate.
const BITS: u32 = 2;
/// Bytes of a list, inflated.
const BYTES: usize = (ENTRIES * BITS / 8) as usize;
/// Longest token worth reading; random bits do not deflate.
const MAX_TOKEN: usize = 2 * BYTES;

/// The state of one certificate.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CertificateState {
    /// Stands as issued (0x00, VALID).
    Valid,
    /// Withdrawn (0x01, INVALID).
    Revoked,
    /// A newer certificate took its place (0x03, application specific).
    Replaced,
}

impl CertificateState {
    fn bits(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::Revoked => 1,
            Self::Replaced => 3,
        }
    }
}

/// Why a status list cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a status list of a known issuer")]
pub struct StatusListError;

#[derive(Serialize, Deserialize)]
struct Header {
    typ: String,
    alg: String,
    kid: KeyId,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    iat: i64,
    exp: i64,
    ttl: i64,
    status_list: Packed,
}

#[derive(Serialize, Deserialize)]
struct Packed {
    bits: u32,
    lst: String,
}

/// The states of up to [`ENTRIES`] certificates.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusList {
    /// Address of the list, as credentials carry it.
    pub uri: String,
    /// When it was signed.
    pub issued_at: Moment,
    bits: Vec<u8>,
}

impl StatusList {
    /// A list in which everything stands as issued.
    pub fn new(uri: impl Into<String>, issued_at: Moment) -> Self {
        Self { uri: uri.into(), issued_at, bits: vec![0; BYTES] }
    }

    /// Writes the state of the certificate at `index`; indexes beyond the list are ignored, they name no certificate.
    pub fn set(&mut self, index: u32, state: CertificateState) {
        let shift = index % 4 * BITS;
        if let Some(byte) = self.bits.get_mut(index as usize / 4) {
            *byte = (*byte & !(0b11 << shift)) | (state.bits() << shift);
        }
    }

    /// The state of the certificate at `index`. Outside the list, and for the reserved value, the answer is revoked:
    /// doubt never makes a document genuine.
    pub fn state(&self, index: u32) -> CertificateState {
        let Some(byte) = self.bits.get(index as usize / 4) else { return CertificateState::Revoked };
        match (byte >> (index % 4 * BITS)) & 0b11 {
            0 => CertificateState::Valid,
            3 => CertificateState::Replaced,
            _ => CertificateState::Revoked,
        }
    }

    /// The signed token, good until `expires_at`.
    pub fn sign(&self, issuer: &str, expires_at: Moment, signer: &dyn Signer) -> Result<String, SignerError> {
        let kid = signer.public_key().id();
        let header = Header { typ: "statuslist+jwt".to_owned(), alg: "ES256".to_owned(), kid };
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&self.bits, 9);
        let claims = Claims {
            iss: issuer.to_owned(),
            sub: self.uri.clone(),
            iat: self.issued_at.as_second(),
            exp: expires_at.as_second(),
            ttl: (expires_at.as_second() - self.issued_at.as_second()).max(0),
            status_list: Packed { bits: BITS, lst: URL_SAFE_NO_PAD.encode(packed) },
        };
        let unwritable = |e: serde_json::Error| SignerError { custody: "status list encoder", cause: e.to_string() };
        let part = |json: Vec<u8>| URL_SAFE_NO_PAD.encode(json);
        let header = part(serde_json::to_vec(&header).map_err(unwritable)?);
        let signed = format!("{header}.{}", part(serde_json::to_vec(&claims).map_err(unwritable)?));
        let signature = signer.sign_prehash(&sha256(signed.as_bytes()))?;
        Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// Reads a token, checks signature, key, period and whether it is still good at `now`.
    pub fn open(token: &str, keys: &KeySet, now: Moment) -> Result<Self, StatusListError> {
        Self::try_open(token, keys, now).ok_or(StatusListError)
    }

    fn try_open(token: &str, keys: &KeySet, now: Moment) -> Option<Self> {
        if token.len() > MAX_TOKEN {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
        let header: Header = serde_json::from_slice(&decode(header)?).ok()?;
        let published = keys.find(KeyUse::Status, header.kid)?;
        if header.alg != "ES256"
            || header.typ != "statuslist+jwt"
            || !published.public_key().ok()?.verifies(signed.as_bytes(), &decode(signature)?)
        {
            return None;
        }
        let claims: Claims = serde_json::from_slice(&decode(claims)?).ok()?;
        let issued_at = Moment::from_microsecond(claims.iat.checked_mul(1_000_000)?);
        if claims.iss != keys.issuer
            || claims.status_list.bits != BITS
            || now.as_second() >= claims.exp
            || !published.period.covers(issued_at)
        {
            return None;
        }
        let packed = decode(&claims.status_list.lst)?;
        let bits = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&packed, BYTES).ok()?;
        (bits.len() == BYTES).then_some(Self { uri: claims.sub, issued_at, bits })
    }
}

#[cfg(test)]
mod tests;
