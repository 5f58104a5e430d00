//! Sealing a message for one browser: RFC 8291 over the content coding `aes128gcm` of RFC 8188.
//!
//! Each message has a key pair and a salt of its own. Every message is filled up to a multiple of [`BLOCK`], so that its
//! length tells nothing.

use aws_lc_rs::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree},
    hkdf::{HKDF_SHA256, KeyType, Prk, Salt},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Dice;

/// Lengths that are told apart, in bytes.
pub const BLOCK: usize = 512;
/// The size of the one record, which every service takes (RFC 8030 asks for 4096 bytes at least).
const RECORD: u32 = 4_096;
/// The longest text, in bytes: with the byte that ends it seven blocks, which fit into a record with head and tag.
pub const LONGEST: usize = 7 * BLOCK - 1;

/// The keys that a browser made for messages to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Receiver {
    /// Its public key: a point of P-256, 65 bytes, uncompressed.
    pub public: Vec<u8>,
    /// Its secret of authentication, 16 bytes.
    pub secret: Vec<u8>,
}

impl Receiver {
    /// The keys as a browser writes them: base64url without padding. Nothing for what cannot be keys.
    pub fn parse(public: &str, secret: &str) -> Option<Self> {
        let read = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
        let own = Self { public: read(public)?, secret: read(secret)? };
        let is_point = own.public.len() == 65 && own.public.first() == Some(&4);
        (is_point && own.secret.len() == 16).then_some(own)
    }
}

/// Why a message cannot be sealed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SealingError {
    /// The text is too long for one record.
    #[error("the text is longer than {LONGEST} bytes")]
    TooLong,
    /// The browser's public key is no point of the curve.
    #[error("the browser's key is none")]
    NoKey,
    /// The cryptography itself failed.
    #[error("the message could not be encrypted")]
    Encryption,
}

/// The sealed message, as it is sent.
///
/// # Errors
/// [`SealingError`].
pub fn seal(text: &[u8], receiver: &Receiver, dice: &dyn Dice) -> Result<Vec<u8>, SealingError> {
    let filled = text.len().saturating_add(1).next_multiple_of(BLOCK);
    if text.len() > LONGEST {
        return Err(SealingError::TooLong);
    }
    let mut salt = [0_u8; 16];
    dice.fill(&mut salt);
    seal_with(text, receiver, &drawn_key(dice)?, salt, filled)
}

/// A private key of its own for one message. One draw in four thousand million is no number of the curve, so the second
/// draw after it is a fault of the dice.
fn drawn_key(dice: &dyn Dice) -> Result<PrivateKey, SealingError> {
    for _ in 0..3 {
        let mut bytes = [0_u8; 32];
        dice.fill(&mut bytes);
        if let Ok(key) = PrivateKey::from_private_key(&ECDH_P256, &bytes) {
            return Ok(key);
        }
    }
    Err(SealingError::Encryption)
}

/// The same with everything that is drawn given, and filled up to `filled` bytes, the one that ends the text among them.
pub(super) fn seal_with(
    text: &[u8],
    receiver: &Receiver,
    own: &PrivateKey,
    salt: [u8; 16],
    filled: usize,
) -> Result<Vec<u8>, SealingError> {
    let public = own.compute_public_key().map_err(|_| SealingError::Encryption)?;
    let peer = UnparsedPublicKey::new(&ECDH_P256, &receiver.public);
    let shared = agree(own, peer, SealingError::NoKey, |secret| Ok(secret.to_vec()))?;

    // RFC 8291, 3.4: the shared secret and the browser's own make the key material, bound to both public keys.
    let combined = Salt::new(HKDF_SHA256, &receiver.secret).extract(&shared);
    let material: [u8; 32] = expand(&combined, &[b"WebPush: info\0", &receiver.public, public.as_ref()])?;
    // RFC 8188, 2.2 and 2.3.
    let content = Salt::new(HKDF_SHA256, &salt).extract(&material);
    let key: [u8; 16] = expand(&content, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce: [u8; 12] = expand(&content, &[b"Content-Encoding: nonce\0"])?;

    let mut record = text.to_vec();
    // 2 ends the last record; what follows it fills.
    record.push(2);
    record.resize(filled.max(record.len()), 0);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(|_| SealingError::Encryption)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)
        .map_err(|_| SealingError::Encryption)?;

    let own_key = public.as_ref();
    let length = u8::try_from(own_key.len()).map_err(|_| SealingError::Encryption)?;
    Ok([salt.as_slice(), &RECORD.to_be_bytes(), &[length], own_key, &record].concat())
}

/// How many bytes come out.
struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(from: &Prk, info: &[&[u8]]) -> Result<[u8; N], SealingError> {
    let mut out = [0_u8; N];
    let made = from.expand(info, Bytes(N)).and_then(|okm| okm.fill(&mut out));
    made.map_err(|_| SealingError::Encryption)?;
    Ok(out)
}
