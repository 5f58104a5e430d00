//! The key set everybody may read: `/.well-known/wasl-keys.json`.
//!
//! A retired key stays in it with the period in which it signed, or documents of that period could no longer be
//! checked. Nothing secret is ever in it.

use data_encoding::{BASE64, BASE64URL_NOPAD};
use kernel::Moment;
use serde::{Deserialize, Serialize};

use super::{KeyId, PublicKey, PublicKeyError};

/// What a key signs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeyUse {
    /// PDFs.
    Seal,
    /// QR credentials.
    Qr,
    /// Status lists.
    Status,
}

/// When a key may sign: from `nbf`, and before `exp`. Retiring a key moves `exp` to that moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyPeriod {
    /// First second, Unix time.
    pub nbf: i64,
    /// First second after the period, Unix time.
    pub exp: i64,
}

impl KeyPeriod {
    /// Whether `moment` lies in the period.
    pub fn covers(self, moment: Moment) -> bool {
        (self.nbf..self.exp).contains(&moment.as_second())
    }
}

/// One published key, a JWK (RFC 7517) with the fields `nbf`, `exp` and `test` besides.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PublishedKey {
    /// The name of the key.
    pub kid: KeyId,
    /// What it signs.
    #[serde(rename = "use")]
    pub purpose: KeyUse,
    kty: String,
    crv: String,
    alg: String,
    x: String,
    y: String,
    /// When it may sign.
    #[serde(flatten)]
    pub period: KeyPeriod,
    /// Whether it is a test key whose signatures prove nothing officially.
    pub test: bool,
    /// For a seal key: its certificate and the certificates above it, base64 DER, the key's own first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    x5c: Vec<String>,
}

impl PublishedKey {
    /// Publishes `key`.
    pub fn new(key: &PublicKey, purpose: KeyUse, period: KeyPeriod, test: bool) -> Self {
        let (x, y) = key.coordinates();
        Self {
            kid: key.id(),
            purpose,
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            alg: "ES256".to_owned(),
            x: BASE64URL_NOPAD.encode(x),
            y: BASE64URL_NOPAD.encode(y),
            period,
            test,
            x5c: Vec::new(),
        }
    }

    /// Adds the certificates, the key's own first.
    #[must_use]
    pub fn with_chain(mut self, chain: &[Vec<u8>]) -> Self {
        self.x5c = chain.iter().map(|der| BASE64.encode(der)).collect();
        self
    }

    /// The key itself, if it is the key its name says.
    pub fn public_key(&self) -> Result<PublicKey, PublicKeyError> {
        let decode = |text: &str| BASE64URL_NOPAD.decode(text.as_bytes()).map_err(|_| PublicKeyError);
        let key = PublicKey::from_coordinates(&decode(&self.x)?, &decode(&self.y)?)?;
        if self.kty == "EC" && self.crv == "P-256" && key.id() == self.kid { Ok(key) } else { Err(PublicKeyError) }
    }

    /// The certificates as DER, the key's own first.
    pub fn chain(&self) -> Vec<Vec<u8>> {
        self.x5c.iter().filter_map(|text| BASE64.decode(text.as_bytes()).ok()).collect()
    }
}

/// Everything a verifier needs to know of one issuer.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct KeySet {
    /// The issuer's name as credentials carry it in `iss`.
    pub issuer: String,
    /// Present and retired keys.
    pub keys: Vec<PublishedKey>,
}

impl KeySet {
    /// The key with this name and purpose.
    pub fn find(&self, purpose: KeyUse, kid: KeyId) -> Option<&PublishedKey> {
        self.keys.iter().find(|key| key.purpose == purpose && key.kid == kid)
    }

    /// Reads a key set from its JSON.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }
}
