//! What must be unique everywhere: a row `(kind, blind key) → bucket, id`. The key itself is never stored.

use kernel::{Id, Outcome};
use uuid::Uuid;

use crate::Cx;

/// What a look-up key is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LookupKind {
    /// A national number, as fourteen Latin digits.
    NationalNumber,
    /// An e-mail address or a telephone number, normalised.
    Contact,
    /// A payment provider's reference.
    ProviderReference,
    /// A courier's item number (S10).
    TrackingNumber,
    /// A certificate's serial.
    CertificateSerial,
    /// SHA-256 of a sealed certificate, as 64 small hexadecimal letters.
    CertificateDigest,
    /// A file's public reference, compact.
    Reference,
}

impl LookupKind {
    /// The name in the database, which also separates the domains of the blind index.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NationalNumber => "national_number",
            Self::Contact => "contact",
            Self::ProviderReference => "provider_reference",
            Self::TrackingNumber => "tracking_number",
            Self::CertificateSerial => "certificate_serial",
            Self::CertificateDigest => "certificate_digest",
            Self::Reference => "reference",
        }
    }
}

/// Claims `key` for `id`; false if anybody, also `id` itself, holds it. Of two claims at once one waits for the other's
/// transaction and loses if that commits. Rows written before a rotation of the look-up key count too.
pub async fn claim(cx: &mut Cx, kind: LookupKind, key: &str, id: Uuid) -> Outcome<bool> {
    let keys = cx.vault().blind_all(kind.as_str(), key);
    let (current, older) =
        keys.split_first().map_or((Vec::new(), Vec::new()), |(first, rest)| (first.clone(), rest.to_vec()));
    let bucket = Id::<()>::from_uuid(id).bucket().as_i16();
    let added = sqlx::query!(
        "INSERT INTO store.lookup (kind, key, bucket, id)
         SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT 1 FROM store.lookup WHERE kind = $1 AND key = ANY ($5))
         ON CONFLICT DO NOTHING",
        kind.as_str(),
        current,
        bucket,
        id,
        &older,
    )
    .execute(cx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Whose `key` is.
pub async fn find(cx: &mut Cx, kind: LookupKind, key: &str) -> Outcome<Option<Uuid>> {
    let keys = cx.vault().blind_all(kind.as_str(), key);
    let found =
        sqlx::query_scalar!("SELECT id FROM store.lookup WHERE kind = $1 AND key = ANY ($2)", kind.as_str(), &keys)
            .fetch_optional(cx.conn())
            .await?;
    Ok(found)
}

/// Gives `key` up if `id` holds it.
pub async fn release(cx: &mut Cx, kind: LookupKind, key: &str, id: Uuid) -> Outcome<()> {
    let keys = cx.vault().blind_all(kind.as_str(), key);
    sqlx::query!("DELETE FROM store.lookup WHERE kind = $1 AND key = ANY ($2) AND id = $3", kind.as_str(), &keys, id)
        .execute(cx.conn())
        .await?;
    Ok(())
}
