//! Ends a certificate: it is withdrawn, or a newer one takes its place. Both are published in the status list at once.

use kernel::{Outcome, Permit, Refusal, RefusalKind};
use serde_json::json;
use store::{Cx, events};

use crate::certificates::{
    model::{Certificate, State},
    policy::EndCertificate,
    store as rows,
};

/// Withdraws a certificate for a coded reason.
///
/// # Errors
/// A conflict if it was never issued or is revoked already.
pub async fn revoke(
    cx: &mut Cx,
    certificate: &mut Certificate,
    reason: &str,
    _permit: Permit<EndCertificate>,
) -> Outcome<()> {
    if certificate.sealed.is_none() || certificate.state() == State::Revoked {
        return Err(ended().into());
    }
    certificate.revoked_at = Some(cx.now());
    rows::save_end(cx, certificate, Some(reason)).await?;
    let body = json!({ "certificate": certificate.id, "reason": reason });
    events::append(cx, certificate.application, "certificate.revoked", 1, &body, None).await?;
    Ok(())
}

/// Says that `newer` took the certificate's place.
///
/// # Errors
/// A conflict if one of them was not issued, the old one has ended, or both are the same.
pub async fn replace(
    cx: &mut Cx,
    certificate: &mut Certificate,
    newer: &Certificate,
    _permit: Permit<EndCertificate>,
) -> Outcome<()> {
    let fits = certificate.sealed.is_some()
        && certificate.state() == State::Valid
        && newer.sealed.is_some()
        && newer.state() == State::Valid
        && newer.id != certificate.id
        && newer.document == certificate.document;
    if !fits {
        return Err(ended().into());
    }
    certificate.replaced = Some((cx.now(), newer.id));
    rows::save_end(cx, certificate, None).await?;
    let body = json!({ "certificate": certificate.id, "by": newer.id });
    events::append(cx, certificate.application, "certificate.replaced", 1, &body, None).await?;
    Ok(())
}

fn ended() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "certificate.ended", "certificate-refused-ended")
}
