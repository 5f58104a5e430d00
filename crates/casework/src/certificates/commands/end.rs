//! Ends a certificate: it is withdrawn, or a newer one takes its place. Both are published in the status list at once.
//!
//! With an electronic document its paper copies end too: they say the same. A paper copy ends alone.

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
    for mut copy in standing_copies(cx, certificate).await? {
        revoke_one(cx, &mut copy, reason).await?;
    }
    revoke_one(cx, certificate, reason).await
}

/// Withdraws the certificate of a paper copy that will not be printed: its serial stands on no sheet. Nothing is done for one
/// that was not sealed yet or has ended.
///
/// # Errors
/// Only faults.
pub async fn revoke_unprinted(cx: &mut Cx, copy: &mut Certificate) -> Outcome<()> {
    if copy.copy.is_some() && copy.sealed.is_some() && copy.state() == State::Valid {
        revoke_one(cx, copy, "not_printed").await?;
    }
    Ok(())
}

async fn revoke_one(cx: &mut Cx, certificate: &mut Certificate, reason: &str) -> Outcome<()> {
    certificate.revoked_at = Some(cx.now());
    rows::save_end(cx, certificate, Some(reason)).await?;
    let body = json!({ "certificate": certificate.id, "reason": reason, "copy": number(certificate) });
    events::append(cx, certificate.application, "certificate.revoked", 1, &body, None).await?;
    Ok(())
}

/// The paper copies that stand, of an electronic document. Of a file that was issued again those of its earlier document ended
/// with it.
async fn standing_copies(cx: &mut Cx, certificate: &Certificate) -> Outcome<Vec<Certificate>> {
    if certificate.copy.is_some() {
        return Ok(Vec::new());
    }
    let copies = rows::copies(cx, certificate.application).await?;
    Ok(copies.into_iter().filter(|copy| copy.sealed.is_some() && copy.state() == State::Valid).collect())
}

/// The number of a paper copy, for the chain of the file.
fn number(certificate: &Certificate) -> Option<i16> {
    certificate.copy.map(|copy| copy.number)
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
    for mut copy in standing_copies(cx, certificate).await? {
        replace_one(cx, &mut copy, newer).await?;
    }
    replace_one(cx, certificate, newer).await
}

async fn replace_one(cx: &mut Cx, certificate: &mut Certificate, newer: &Certificate) -> Outcome<()> {
    certificate.replaced = Some((cx.now(), newer.id));
    rows::save_end(cx, certificate, None).await?;
    let body = json!({ "certificate": certificate.id, "by": newer.id, "copy": number(certificate) });
    events::append(cx, certificate.application, "certificate.replaced", 1, &body, None).await?;
    Ok(())
}

fn ended() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "certificate.ended", "certificate-refused-ended")
}
