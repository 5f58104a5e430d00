//! What the credential says. `docs/qr-claims.md` is the same registry in prose; a test keeps the two equal.

use ciborium::Value;
use kernel::Moment;

/// One claim: its path of CBOR keys, its name in `docs/qr-claims.md`.
pub struct Claim {
    /// Key in the outer map, or `inner` within claim −70001.
    pub key: i64,
    /// Whether the key lies within claim −70001.
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
pub const REGISTRY: [Claim; 12] = [
    outer(1, "issuer"),
    outer(6, "issued_at"),
    outer(65_535, "status"),
    outer(-70_001, "certificate"),
    inner(0, "version"),
    inner(1, "type"),
    inner(2, "serial"),
    inner(3, "name_ar"),
    inner(4, "name_latin"),
    inner(5, "birth_year"),
    inner(6, "number_last_three"),
    inner(7, "content_sha256"),
];

/// The version of the claims within −70001.
pub const VERSION: i64 = 1;

/// Where the credential's state is published (IETF Token Status List).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatusEntry {
    /// Position in the list.
    pub index: u32,
    /// Address of the list; a name to compare with, never fetched by this crate.
    pub uri: String,
}

/// What a credential says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Credential {
    /// Who issued it, as in the key set.
    pub issuer: String,
    /// When, whole seconds.
    pub issued_at: Moment,
    /// Where its state is.
    pub status: StatusEntry,
    /// The type of certificate: the service's key.
    pub kind: String,
    /// The readable serial.
    pub serial: String,
    /// The holder's name in Arabic, as printed.
    pub name_ar: String,
    /// The holder's name in Latin letters, only if it was seen in a passport or stands in the registry.
    pub name_latin: Option<String>,
    /// The holder's year of birth.
    pub birth_year: i16,
    /// The last three digits of the holder's national number, if there is one.
    pub number_last_three: Option<String>,
    /// SHA-256 of the canonical record that was printed.
    pub content_sha256: [u8; 32],
}

impl Credential {
    /// The CBOR claims, keys in the order of the registry, so that equal credentials are equal bytes.
    pub(super) fn to_cbor(&self) -> Value {
        let mut printed = vec![
            (0.into(), VERSION.into()),
            (1.into(), text(&self.kind)),
            (2.into(), text(&self.serial)),
            (3.into(), text(&self.name_ar)),
        ];
        if let Some(name) = &self.name_latin {
            printed.push((4.into(), text(name)));
        }
        printed.push((5.into(), self.birth_year.into()));
        if let Some(digits) = &self.number_last_three {
            printed.push((6.into(), text(digits)));
        }
        printed.push((7.into(), Value::Bytes(self.content_sha256.to_vec())));
        let status = Value::Map(vec![(
            text("status_list"),
            Value::Map(vec![(text("idx"), self.status.index.into()), (text("uri"), text(&self.status.uri))]),
        )]);
        Value::Map(vec![
            (1.into(), text(&self.issuer)),
            (6.into(), self.issued_at.as_second().into()),
            (65_535.into(), status),
            ((-70_001).into(), Value::Map(printed)),
        ])
    }

    /// Reads the claims; anything missing, unknown or of another type gives nothing.
    pub(super) fn from_cbor(value: &Value) -> Option<Self> {
        let outer = Fields::of(value, false)?;
        let inner = Fields::of(outer.get(-70_001)?, true)?;
        if inner.integer(0)? != VERSION {
            return None;
        }
        let status = entry(outer.get(65_535)?, "status_list")?;
        let digits = inner.optional_text(6)?;
        if digits.as_deref().is_some_and(|digits| digits.len() != 3 || !digits.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        Some(Self {
            issuer: outer.text(1)?,
            issued_at: Moment::from_microsecond(outer.integer(6)?.checked_mul(1_000_000)?),
            status: StatusEntry {
                index: u32::try_from(i128::from(entry(status, "idx")?.as_integer()?)).ok()?,
                uri: entry(status, "uri")?.as_text()?.to_owned(),
            },
            kind: inner.text(1)?,
            serial: inner.text(2)?,
            name_ar: inner.text(3)?,
            name_latin: inner.optional_text(4)?,
            birth_year: i16::try_from(inner.integer(5)?).ok()?,
            number_last_three: digits,
            content_sha256: inner.get(7)?.as_bytes()?.as_slice().try_into().ok()?,
        })
    }
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn entry<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.as_map()?.iter().find(|(key, _)| key.as_text() == Some(name)).map(|(_, value)| value)
}

/// A CBOR map whose keys are all registered, each once.
struct Fields<'a>(Vec<(i64, &'a Value)>);

impl<'a> Fields<'a> {
    fn of(value: &'a Value, inner: bool) -> Option<Self> {
        let mut fields: Vec<(i64, &Value)> = Vec::new();
        for (key, value) in value.as_map()? {
            let key = i64::try_from(i128::from(key.as_integer()?)).ok()?;
            let known = REGISTRY.iter().any(|claim| claim.inner == inner && claim.key == key);
            if !known || fields.iter().any(|(seen, _)| *seen == key) {
                return None;
            }
            fields.push((key, value));
        }
        Some(Self(fields))
    }

    fn get(&self, key: i64) -> Option<&'a Value> {
        self.0.iter().find(|(have, _)| *have == key).map(|(_, value)| *value)
    }

    fn text(&self, key: i64) -> Option<String> {
        self.get(key)?.as_text().map(str::to_owned)
    }

    /// `Some(None)` if the claim is absent, nothing if it is there but no text.
    fn optional_text(&self, key: i64) -> Option<Option<String>> {
        match self.get(key) {
            None => Some(None),
            Some(value) => value.as_text().map(|text| Some(text.to_owned())),
        }
    }

    fn integer(&self, key: i64) -> Option<i64> {
        i64::try_from(i128::from(self.get(key)?.as_integer()?)).ok()
    }
}
