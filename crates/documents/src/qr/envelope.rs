//! The signed wrapping of a credential: `EGA1:` + base45(zlib(COSE_Sign1)). What else is signed for a symbol is wrapped alike
//! after letters of its own, so that one is never taken for the other.

use coset::{
    CoseSign1, CoseSign1Builder, HeaderBuilder, RegisteredLabelWithPrivate, TaggedCborSerializable, iana::Algorithm,
};

use super::Credential;
use crate::keys::{KeyId, KeySet, KeyUse, PublishedKey, Signer, SignerError, sha256};

/// What the text of every symbol begins with.
pub const PREFIX: &str = "EGA1:";
/// Longest text worth looking at; a printed one has under 900 characters.
const MAX_TEXT: usize = 2_000;
/// Most bytes a credential may inflate to.
const MAX_INFLATED: usize = 4_096;

/// Why a text is not a credential we can vouch for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum QrError {
    /// It does not begin with `EGA1:` or is far too long.
    #[error("not one of our symbols")]
    Foreign,
    /// It inflates to more than any credential could hold.
    #[error("the text inflates beyond its limit")]
    TooLarge,
    /// It is damaged: not base45, not zlib, not COSE, not our claims.
    #[error("the text is damaged")]
    Damaged,
    /// No issuer we know has this key.
    #[error("the key is unknown")]
    UnknownKey,
    /// The key did not sign at that time, or not in that name.
    #[error("the key was not valid for this credential")]
    KeyOutsidePeriod,
    /// The signature does not fit the content.
    #[error("the content was changed")]
    Changed,
}

/// Signs a credential and returns the text of its symbol.
pub fn sign(credential: &Credential, signer: &dyn Signer) -> Result<String, SignerError> {
    wrap(PREFIX, &credential.to_cbor(), signer)
}

/// Signs claims and returns the text of their symbol, after `prefix`.
pub(crate) fn wrap(prefix: &str, claims: &ciborium::Value, signer: &dyn Signer) -> Result<String, SignerError> {
    let mut payload = Vec::new();
    // Writing CBOR into a Vec cannot fail, but a swallowed error would print an empty credential.
    ciborium::into_writer(claims, &mut payload).map_err(unwritable)?;
    let kid = signer.public_key().id();
    let message = CoseSign1Builder::new()
        .protected(HeaderBuilder::new().algorithm(Algorithm::ES256).key_id(kid.0.to_vec()).build())
        .payload(payload)
        .try_create_signature(&[], |to_sign| signer.sign_prehash(&sha256(to_sign)).map(Vec::from))?
        .build();
    let cose = message.to_tagged_vec().map_err(unwritable)?;
    let small = miniz_oxide::deflate::compress_to_vec_zlib(&cose, 9);
    Ok(format!("{prefix}{}", base45::encode(small)))
}

fn unwritable(cause: impl std::fmt::Display) -> SignerError {
    SignerError { custody: "credential encoder", cause: cause.to_string() }
}

/// Reads a text and checks its signature, key and period against the key set. The state of the certificate (revoked,
/// replaced) is not in the text; ask the status list.
pub fn open<'a>(text: &str, keys: &'a KeySet) -> Result<(Credential, &'a PublishedKey), QrError> {
    let (claims, published) = unwrap(PREFIX, text, keys)?;
    let credential = Credential::from_cbor(&claims).ok_or(QrError::Damaged)?;
    if credential.issuer != keys.issuer || !published.period.covers(credential.issued_at) {
        return Err(QrError::KeyOutsidePeriod);
    }
    Ok((credential, published))
}

/// Reads the claims of a text that begins with `prefix` and checks its signature. Whether the key signed in that name at
/// that time is for whoever reads the claims.
pub(crate) fn unwrap<'a>(
    prefix: &str,
    text: &str,
    keys: &'a KeySet,
) -> Result<(ciborium::Value, &'a PublishedKey), QrError> {
    let text = text.trim();
    let encoded = text.strip_prefix(prefix).filter(|_| text.len() <= MAX_TEXT).ok_or(QrError::Foreign)?;
    let small = base45::decode(encoded).map_err(|_| QrError::Damaged)?;
    let cose = inflate(&small)?;
    let message = CoseSign1::from_tagged_slice(&cose).map_err(|_| QrError::Damaged)?;
    let kid = protected_key(&message)?;
    let published = keys.find(KeyUse::Qr, kid).ok_or(QrError::UnknownKey)?;
    let key = published.public_key().map_err(|_| QrError::UnknownKey)?;
    message
        .verify_signature(&[], |signature, signed| if key.verifies(signed, signature) { Ok(()) } else { Err(()) })
        .map_err(|()| QrError::Changed)?;
    let payload = message.payload.as_deref().ok_or(QrError::Damaged)?;
    let claims = ciborium::from_reader(payload).map_err(|_| QrError::Damaged)?;
    Ok((claims, published))
}

fn inflate(small: &[u8]) -> Result<Vec<u8>, QrError> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
    decompress_to_vec_zlib_with_limit(small, MAX_INFLATED).map_err(|failed| match failed.status {
        TINFLStatus::HasMoreOutput => QrError::TooLarge,
        _ => QrError::Damaged,
    })
}

/// Algorithm and key name are believed only where they are signed themselves, in the protected header.
fn protected_key(message: &CoseSign1) -> Result<KeyId, QrError> {
    let header = &message.protected.header;
    if header.alg != Some(RegisteredLabelWithPrivate::Assigned(Algorithm::ES256)) || !message.unprotected.is_empty() {
        return Err(QrError::Damaged);
    }
    header.key_id.as_slice().try_into().map(KeyId).map_err(|_| QrError::Damaged)
}

/// The claims of a text without any check, for tests that look at everything a symbol gives away.
#[cfg(test)]
pub(crate) fn raw_claims(text: &str) -> ciborium::Value {
    let small = base45::decode(text.split_once(':').unwrap().1).unwrap();
    let message = CoseSign1::from_tagged_slice(&inflate(&small).unwrap()).unwrap();
    ciborium::from_reader(message.payload.unwrap().as_slice()).unwrap()
}
