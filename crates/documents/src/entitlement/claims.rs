//! What a code says. `docs/entitlement-codes.md` is the same registry in prose; a test keeps the two equal.

use ciborium::Value;
use kernel::Moment;

/// One claim: its CBOR key, its name in `docs/entitlement-codes.md`.
pub struct Claim {
    /// Key in the outer map, or `inner` within claim −70002.
    pub key: i64,
    /// Whether the key lies within claim −70002.
    pub inner: bool,
    /// The name.
    pub name: &'static str,
}

const fn outer(key: i64, name: &'static str) -> Claim {
    Claim { key, inner: false, name }
}
const fn inner(key: i64, name: &'static str) -> Claim {
    Claim { key, inner: true, name }
}

/// Every claim there is. A new one needs a number of its own, for ever, and a new [`VERSION`].
pub const REGISTRY: [Claim; 9] = [
    outer(1, "issuer"),
    outer(4, "expires_at"),
    outer(6, "issued_at"),
    outer(7, "number"),
    outer(ENTITLEMENT, "entitlement"),
    inner(0, "version"),
    inner(1, "privilege"),
    inner(2, "revision"),
    inner(3, "card_digits"),
];

/// The key of the inner map.
const ENTITLEMENT: i64 = -70_002;
/// The version of the claims within −70002.
pub const VERSION: i64 = 1;
/// Letters and digits of a code's number.
pub const SHORT: usize = 12;

/// What a code says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entitlement {
    /// Who issued it, as in the key set.
    pub issuer: String,
    /// When, whole seconds.
    pub issued_at: Moment,
    /// The first second in which it is no longer in force.
    pub expires_at: Moment,
    /// Its number, drawn: [`SHORT`] letters and digits, which say nothing.
    pub number: String,
    /// Key of the privilege.
    pub privilege: String,
    /// Which published revision of the privilege says what was proven.
    pub revision: i32,
    /// The tenth to twelfth digit of the holder's national number.
    pub card_digits: String,
}

impl Entitlement {
    /// The CBOR claims, keys in the order of the registry.
    pub(super) fn to_cbor(&self) -> Value {
        let inner = Value::Map(vec![
            (0.into(), VERSION.into()),
            (1.into(), Value::Text(self.privilege.clone())),
            (2.into(), self.revision.into()),
            (3.into(), Value::Text(self.card_digits.clone())),
        ]);
        Value::Map(vec![
            (1.into(), Value::Text(self.issuer.clone())),
            (4.into(), self.expires_at.as_second().into()),
            (6.into(), self.issued_at.as_second().into()),
            (7.into(), Value::Bytes(self.number.as_bytes().to_vec())),
            (ENTITLEMENT.into(), inner),
        ])
    }

    /// Reads the claims. Another version is told apart from damage, for only a newer checker can read it.
    pub(super) fn from_cbor(value: &Value) -> Result<Self, Unread> {
        let within = find(value, ENTITLEMENT).ok_or(Unread::Damaged)?;
        match find(within, 0).and_then(whole) {
            Some(VERSION) => {}
            Some(_) => return Err(Unread::Version),
            None => return Err(Unread::Damaged),
        }
        Self::of_version(value, within).ok_or(Unread::Damaged)
    }

    fn of_version(value: &Value, within: &Value) -> Option<Self> {
        if !is_registered(value, false) || !is_registered(within, true) {
            return None;
        }
        let text = |map: &Value, key| Some(find(map, key)?.as_text()?.to_owned());
        let moment = |key| Some(Moment::from_microsecond(find(value, key).and_then(whole)?.checked_mul(1_000_000)?));
        let read = Self {
            issuer: text(value, 1)?,
            expires_at: moment(4)?,
            issued_at: moment(6)?,
            number: String::from_utf8(find(value, 7)?.as_bytes()?.clone()).ok()?,
            privilege: text(within, 1)?,
            revision: i32::try_from(whole(find(within, 2)?)?).ok()?,
            card_digits: text(within, 3)?,
        };
        let drawn = read.number.len() == SHORT && read.number.bytes().all(|b| b.is_ascii_alphanumeric());
        let three = read.card_digits.len() == 3 && read.card_digits.bytes().all(|b| b.is_ascii_digit());
        (drawn && three && read.issued_at < read.expires_at).then_some(read)
    }
}

/// Why claims are none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unread {
    /// They are not ours, or not whole.
    Damaged,
    /// They are of a version that this checker does not know.
    Version,
}

fn find(map: &Value, key: i64) -> Option<&Value> {
    map.as_map()?.iter().find(|(own, _)| whole(own) == Some(key)).map(|(_, value)| value)
}

fn whole(value: &Value) -> Option<i64> {
    i64::try_from(i128::from(value.as_integer()?)).ok()
}

/// Whether every key of a map is registered, each once.
fn is_registered(map: &Value, inner: bool) -> bool {
    let Some(entries) = map.as_map() else { return false };
    let keys: Vec<Option<i64>> = entries.iter().map(|(key, _)| whole(key)).collect();
    let known = |key: &Option<i64>| REGISTRY.iter().any(|claim| claim.inner == inner && Some(claim.key) == *key);
    keys.iter().enumerate().all(|(at, key)| known(key) && !keys[..at].contains(key))
}
