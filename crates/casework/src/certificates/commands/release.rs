//! Hands the sealed file to the holder and remembers that it was.

use kernel::{Failure, Id, Outcome, Permit, marks};
use people::Assurance;
use serde_json::json;
use store::{Cx, events};

use crate::certificates::{model::Certificate, policy::Release, store as rows};

/// The sealed PDF. The release is written in the caller's transaction, which is committed before a byte leaves.
///
/// # Errors
/// Not found if there is no sealed file.
pub async fn release(
    cx: &mut Cx,
    certificate: &Certificate,
    to: Id<marks::Account>,
    level: Assurance,
    _permit: Permit<Release>,
) -> Outcome<Vec<u8>> {
    let sealed = certificate.sealed.as_ref().ok_or_else(Failure::not_found)?;
    let first = !rows::was_released(cx, certificate.id).await?;
    let blobs = cx.store().blobs().clone();
    let pdf = blobs.bytes(cx, sealed.blob).await?;
    rows::save_release(cx, certificate.id, to, level.as_str()).await?;
    let body = json!({ "certificate": certificate.id, "first": first, "assurance": level.as_str() });
    events::append(cx, certificate.application, "certificate.released", 1, &body, None).await?;
    Ok(pdf)
}
