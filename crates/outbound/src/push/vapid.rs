//! Who we are to push services: a key of our own whose signature stands at every message (RFC 8292). Browsers bind what they
//! give us to its public half, so a new key ends every subscription there is.

use aws_lc_rs::{
    encoding::AsDer,
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use kernel::Moment;
use serde_json::json;

/// How long one signature holds, in seconds; a day at most is allowed.
const HOLDS: i64 = 12 * 60 * 60;
const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
const END: &str = "-----END PRIVATE KEY-----";

/// Our key.
pub struct VapidKey {
    pair: EcdsaKeyPair,
}

/// Why a key cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum VapidError {
    /// The file is no P-256 key as PKCS#8 PEM.
    #[error("it is no P-256 private key in PKCS#8 PEM")]
    NoKey,
    /// The cryptography itself failed.
    #[error("signing or making a key failed")]
    Signing,
}

impl VapidKey {
    /// Makes a key; it comes as PEM, because it must be kept.
    ///
    /// # Errors
    /// A failure of the cryptography.
    pub fn make() -> Result<String, VapidError> {
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let text = STANDARD.encode(made.map_err(|_| VapidError::Signing)?.as_ref());
        let lines: Vec<String> =
            text.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        Ok(format!("{BEGIN}\n{}\n{END}\n", lines.join("\n")))
    }

    /// Reads a key.
    ///
    /// # Errors
    /// What it is not.
    pub fn from_pem(text: &str) -> Result<Self, VapidError> {
        let inner = text.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map(|(inner, _)| inner);
        let letters: String = inner.ok_or(VapidError::NoKey)?.split_whitespace().collect();
        let der = STANDARD.decode(letters).map_err(|_| VapidError::NoKey)?;
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der).map_err(|_| VapidError::NoKey)?;
        Ok(Self { pair })
    }

    /// The public half as browsers and services read it: the uncompressed point as base64url.
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key().as_ref())
    }

    /// The public half as DER, for programs that check a signature.
    ///
    /// # Errors
    /// A failure of the cryptography.
    pub fn public_der(&self) -> Result<Vec<u8>, VapidError> {
        let der = self.pair.public_key().as_der().map_err(|_| VapidError::Signing)?;
        Ok(der.as_ref().to_vec())
    }

    /// What stands in `authorization` of a message to the service at `origin`.
    pub(super) fn authorization(&self, origin: &str, contact: &str, now: Moment) -> Result<String, VapidError> {
        let until = now.as_microsecond() / 1_000_000 + HOLDS;
        let mut claims = json!({ "aud": origin, "exp": until });
        if let (Some(claims), false) = (claims.as_object_mut(), contact.is_empty()) {
            claims.insert("sub".to_owned(), json!(contact));
        }
        let head = json!({ "typ": "JWT", "alg": "ES256" });
        let part = |value: &serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&head), part(&claims));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).map_err(|_| VapidError::Signing)?;
        // No blank after the comma: there are readers that stop at it.
        Ok(format!("vapid t={signed}.{},k={}", URL_SAFE_NO_PAD.encode(signature.as_ref()), self.public()))
    }
}
