//! A partner's credential: drawn once after two people gave it out, borne by the partner, ended by one.

use ::store::Cx;
use kernel::{Id, Outcome, Permit, marks};
use uuid::Uuid;

use crate::entitlements::{
    model::{Bearer, Credential},
    policy::KeepPartners,
    refusal,
    store::partners as rows,
};

/// Draws the secret of a credential. It is nowhere but in the answer.
///
/// # Errors
/// A refusal if it was shown before, or ended.
pub(in crate::entitlements) async fn draw(
    cx: &mut Cx,
    _permit: Permit<KeepPartners>,
    staff: Id<marks::Staff>,
    (partner, id): (Uuid, Uuid),
) -> Outcome<Credential> {
    let credential = Credential::draw(id, cx.dice());
    if rows::drawn(cx, (partner, id), staff, &credential.sha256()).await? {
        Ok(credential)
    } else {
        Err(refusal::shown().into())
    }
}

/// Ends a credential: from now on it opens nothing.
///
/// # Errors
/// A refusal if it ended before.
pub(in crate::entitlements) async fn end(
    cx: &mut Cx,
    _permit: Permit<KeepPartners>,
    staff: Id<marks::Staff>,
    (partner, id): (Uuid, Uuid),
) -> Outcome<()> {
    if rows::ended(cx, (partner, id), staff).await? { Ok(()) } else { Err(refusal::ended().into()) }
}

/// The partner who bears this credential.
///
/// # Errors
/// One refusal for every credential that opens nothing.
pub(in crate::entitlements) async fn bearer(cx: &mut Cx, borne: Option<&str>) -> Outcome<Bearer> {
    let credential = borne.and_then(Credential::parse).ok_or_else(refusal::credential)?;
    let (bearer, kept) = rows::living(cx, credential.id).await?.ok_or_else(refusal::credential)?;
    if credential.is(&kept) { Ok(bearer) } else { Err(refusal::credential().into()) }
}
