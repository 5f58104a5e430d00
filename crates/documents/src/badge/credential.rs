//! The claims of a badge, and what is published of its issuer (Open Badges 3.0, sections 6 and 8; VC Data Model 2.0).

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use kernel::Moment;
use serde_json::{Value, json};

use super::{
    jws,
    status::{self, ENTRIES},
};
use crate::keys::{IssuerKeys, PublicKey, SignerError, sha256};

const VC: &str = "https://www.w3.org/ns/credentials/v2";
const OB: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// For how long a status list is good, in seconds.
const LIST_LIVES: i64 = 86_400;

/// By what a holder can be told by somebody who knows her.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Holder {
    /// An e-mail address.
    Email(String),
    /// A mobile number.
    Mobile(String),
    /// A name.
    Name(String),
}

/// What a badge says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Badge {
    /// Its drawn number.
    pub number: String,
    /// Its place in the status lists.
    pub place: u32,
    /// Key of what was completed.
    pub achievement: String,
    /// The revision whose criteria were met.
    pub revision: i32,
    /// The name of the award, Arabic and English.
    pub names: (String, String),
    /// What had to be done, Arabic and English.
    pub criteria: (String, String),
    /// Who ran it, Arabic and English.
    pub run_by: (String, String),
    /// To whom.
    pub holder: Holder,
    /// What the hash is salted with.
    pub salt: String,
    /// When.
    pub awarded_at: Moment,
}

/// The issuer: its keys, and the address below which it publishes them.
#[derive(Clone)]
pub struct Issuer {
    /// The keys.
    pub keys: IssuerKeys,
    /// The address of the platform, without a slash at its end.
    pub base: String,
}

impl Issuer {
    /// The identifier of the issuer, which is the address of its profile.
    pub fn id(&self) -> String {
        format!("{}/credentials/issuer", self.base)
    }

    /// The address of a status list.
    pub fn list(&self, list: u32) -> String {
        format!("{}/credentials/status/{list}", self.base)
    }

    /// The address of a key.
    pub(super) fn key(&self, key: &PublicKey) -> String {
        format!("{}/credentials/issuer/keys/{}", self.base, key.id())
    }

    /// The badge as a signed token.
    ///
    /// # Errors
    /// When the key does not sign.
    pub fn sign(&self, badge: &Badge) -> Result<String, SignerError> {
        jws::sign(&self.claims(badge), ("JWT", &self.key(self.keys.qr.public_key())), self.keys.qr.as_ref())
    }

    /// A status list in which these places, counted from its beginning, are taken back; good for a day from `now`.
    ///
    /// # Errors
    /// When the key does not sign.
    pub fn sign_list(&self, list: u32, revoked: &[u32], now: Moment) -> Result<String, SignerError> {
        let id = self.list(list);
        let claims = json!({
            "@context": [VC],
            "id": id,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": self.id(),
            "validFrom": whole_second(now),
            "validUntil": whole_second(Moment::from_microsecond((now.as_second() + LIST_LIVES) * 1_000_000)),
            "credentialSubject": {
                "id": format!("{id}#list"),
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": status::encoded(revoked),
            },
            "iss": self.id(),
            "jti": id,
            "nbf": now.as_second(),
            "exp": now.as_second() + LIST_LIVES,
        });
        jws::sign(&claims, ("vc+jwt", &self.key(self.keys.status.public_key())), self.keys.status.as_ref())
    }

    /// What a badge says, before it is signed.
    pub fn claims(&self, badge: &Badge) -> Value {
        let id = format!("{}/ar/credentials/{}", self.base, badge.number);
        let (list, index) = (badge.place / ENTRIES, badge.place % ENTRIES);
        let status_list = self.list(list);
        let achievement = format!("{}/credentials/achievements/{}/{}", self.base, badge.achievement, badge.revision);
        json!({
            "@context": [VC, OB],
            "id": id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": self.marked(&both(&badge.names)),
            "issuer": self.profile(),
            "validFrom": whole_second(badge.awarded_at),
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [identifier(&badge.holder, &badge.salt)],
                "achievement": {
                    "id": achievement,
                    "type": ["Achievement"],
                    "achievementType": "CertificateOfCompletion",
                    "name": self.marked(&both(&badge.names)),
                    "description": both(&badge.run_by),
                    "criteria": { "narrative": format!("{}\n\n{}", badge.criteria.0, badge.criteria.1) },
                },
            },
            "credentialStatus": {
                "id": format!("{status_list}#{index}"),
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": index.to_string(),
                "statusListCredential": status_list,
            },
            "iss": self.id(),
            "jti": id,
            "nbf": badge.awarded_at.as_second(),
        })
    }

    /// The profile of the issuer, as a badge carries it and as its address gives it.
    pub fn profile(&self) -> Value {
        json!({
            "id": self.id(),
            "type": ["Profile"],
            "name": self.marked("وصل، منصة خدمات المصريين بالخارج / Wasl, services for Egyptians abroad"),
            "url": self.base,
        })
    }

    /// The profile by itself, with its context.
    pub fn published_profile(&self) -> Value {
        let mut profile = self.profile();
        profile["@context"] = json!([VC, OB]);
        profile
    }

    /// Every public key that signs badges or their status lists, as a JWK set.
    pub fn key_set(&self) -> Value {
        json!({ "keys": self.jwks() })
    }

    /// The public key of this name as a JWK.
    pub fn named_key(&self, name: &str) -> Option<Value> {
        self.jwks().into_iter().find(|own| own["kid"].as_str().is_some_and(|kid| kid.ends_with(&format!("/{name}"))))
    }

    fn jwks(&self) -> Vec<Value> {
        let jwk = |key: &PublicKey| {
            let (x, y) = key.coordinates();
            json!({
                "kty": "EC",
                "crv": "P-256",
                "alg": "ES256",
                "use": "sig",
                "kid": self.key(key),
                "x": BASE64URL_NOPAD.encode(x),
                "y": BASE64URL_NOPAD.encode(y),
            })
        };
        // Retired keys stay: what they signed is still checked.
        let signs = |own: &&crate::keys::PublishedKey| own.purpose != crate::keys::KeyUse::Seal;
        let published = self.keys.published.keys.iter().filter(signs);
        published.filter_map(|own| own.public_key().ok()).map(|own| jwk(&own)).collect()
    }

    /// A text that says of itself that it was signed with test keys.
    fn marked(&self, text: &str) -> String {
        if self.keys.test {
            format!("{text} (اختبار، غير رسمي / TEST, not official)")
        } else {
            text.to_owned()
        }
    }
}

fn both((ar, en): &(String, String)) -> String {
    format!("{ar} / {en}")
}

/// An `IdentityObject` whose hash somebody who knows the identity can compute again.
fn identifier(holder: &Holder, salt: &str) -> Value {
    let (kind, identity) = match holder {
        Holder::Email(own) => ("emailAddress", own),
        Holder::Mobile(own) => ("ext:phoneNumber", own),
        Holder::Name(own) => ("name", own),
    };
    let hash = HEXLOWER.encode(&sha256(format!("{identity}{salt}").as_bytes()));
    json!({
        "type": "IdentityObject",
        "hashed": true,
        "identityHash": format!("sha256${hash}"),
        "identityType": kind,
        "salt": salt,
    })
}

/// A moment in whole seconds (RFC 3339), as validators compare it with `nbf`.
fn whole_second(moment: Moment) -> String {
    Moment::from_microsecond(moment.as_second() * 1_000_000).to_string()
}
