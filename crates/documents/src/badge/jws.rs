//! A JSON Web Signature in its compact form (RFC 7515) with ES256, and reading one of ours again.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::Moment;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Issuer;
use crate::keys::{KeyUse, Signer, SignerError, sha256};

/// Longest token worth reading.
const LONGEST: usize = 16_384;

/// What a text is worth.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Judged {
    /// Signed by this issuer with a key that was its own then; the badge's number.
    Ours {
        /// The drawn number.
        number: String,
    },
    /// Signed by somebody else, changed, or no badge at all.
    NotOurs,
}

/// Signs claims.
pub(super) fn sign(claims: &Value, (kind, kid): (&str, &str), signer: &dyn Signer) -> Result<String, SignerError> {
    let header = json!({ "alg": "ES256", "typ": kind, "kid": kid });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(claims));
    let signature = signer.sign_prehash(&sha256(signed.as_bytes()))?;
    Ok(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
}

/// Whether a text is a badge of this issuer.
pub fn judge(text: &str, issuer: &Issuer) -> Judged {
    match read(text.trim(), issuer) {
        Some(number) => Judged::Ours { number },
        None => Judged::NotOurs,
    }
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: String,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    id: String,
    #[serde(rename = "type")]
    kinds: Vec<String>,
    nbf: i64,
}

fn read(text: &str, issuer: &Issuer) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let (signed, signature) = text.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).ok();
    let header: Header = serde_json::from_slice(&decode(header)?).ok()?;
    let kid = header.kid.rsplit('/').next()?.parse().ok()?;
    let published = issuer.keys.published.find(KeyUse::Qr, kid)?;
    let key = published.public_key().ok()?;
    if header.alg != "ES256" || !key.verifies(signed.as_bytes(), &decode(signature)?) {
        return None;
    }
    let claims: Claims = serde_json::from_slice(&decode(claims)?).ok()?;
    let awarded_at = Moment::from_microsecond(claims.nbf.checked_mul(1_000_000)?);
    let ours = claims.iss == issuer.id()
        && claims.kinds.iter().any(|own| own == "OpenBadgeCredential")
        && published.period.covers(awarded_at);
    ours.then(|| claims.id.rsplit('/').next().map(str::to_owned)).flatten()
}
