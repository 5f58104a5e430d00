//! Turning it on for the device in hand.

use axum::http::HeaderMap;
use jiff::tz::TimeZone;
use kernel::{Id, Outcome, Slips, marks};
use store::Cx;
use uuid::Uuid;
use web::{Fields, FromFields, Visit};

use crate::{Ports, model::Address, refusal, store as rows};

/// What a browser tells when its owner turned it on.
impl FromFields for Address {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let text = |name: &str| fields.text(name).to_owned();
        Ok(Self {
            endpoint: text("endpoint"),
            public: text("public"),
            secret: text("secret"),
            // A name that no clock knows would be kept for nothing.
            zone: fields.opt("zone").filter(|zone| TimeZone::get(zone).is_ok()).unwrap_or("Africa/Cairo").to_owned(),
        })
    }
}

/// Has the device in hand told from now on.
///
/// # Errors
/// A refusal on a shared device or one that was not named its owner's own, for an address we do not know, and where nothing
/// can be sent; faults of the database.
pub(crate) async fn begin(
    v: &Visit,
    (cx, ports): (&mut Cx, &Ports),
    headers: &HeaderMap,
    address: &Address,
) -> Outcome<Uuid> {
    if ports.service.key()?.is_none() {
        return Err(refusal::not_set_up().into());
    }
    let account = v.account()?;
    let device = in_hand(v, cx, account, headers).await?.ok_or_else(refusal::not_own)?;
    if !ports.service.admits(&address.endpoint, &address.public, &address.secret) {
        return Err(refusal::unknown_service().into());
    }
    rows::replace(cx, account, device, address).await
}

/// The device in hand, if it is the account's own and this session is on no shared one.
pub(crate) async fn in_hand(
    v: &Visit,
    cx: &mut Cx,
    account: Id<marks::Account>,
    headers: &HeaderMap,
) -> Outcome<Option<Uuid>> {
    if v.session().is_none_or(|session| session.shared) {
        return Ok(None);
    }
    people::devices::in_hand(cx, account, headers).await
}
