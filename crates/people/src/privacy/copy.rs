//! The copy of one's own data: what people hold, and what every other area adds.
//!
//! It is read in one transaction, so that it is of one moment, and it is whole or it is not given. It is made for the
//! person alone: no other account's data, no staff member's name, no secret that only the machine compares.

use std::sync::Arc;

use kernel::{Id, Outcome, marks};
use serde_json::{Map, Value, json};
use store::{Cx, Scope};
use web::sessions::{self, SessionKind};

use crate::{accounts::profile::profile, consent, devices, ports::HeldData};

/// The version of the copy's shape, for whoever reads it by machine.
const SHAPE: u8 = 1;

/// Everything that is held about the owner of `account`.
///
/// # Errors
/// Not found for a closed or foreign account; a fault if an area cannot read what it holds.
pub(super) async fn of(cx: &mut Cx, account: Id<marks::Account>, held: &[Arc<dyn HeldData>]) -> Outcome<Value> {
    let mut copy = Map::from_iter([
        ("shape".to_owned(), Value::from(SHAPE)),
        ("made_at".to_owned(), json!(cx.now())),
        ("account".to_owned(), ours(cx, account).await?),
    ]);
    for area in held {
        copy.insert(area.key().to_owned(), area.of(cx, account).await?);
    }
    Ok(Value::Object(copy))
}

/// What this area holds: who somebody is, how to reach that person, what was agreed to, and where one is signed in.
async fn ours(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let scope = Scope::Owner(account);
    let profile = profile(cx, account).await?;
    let consents = consent::store::ledger(cx, &scope, account).await?;
    let sessions = sessions::list(cx, SessionKind::Citizen, account.uuid()).await?;
    let erasure = super::store::waiting(cx, &scope, account).await?;
    let contacts = profile.contacts.iter().map(
        |held| json!({ "kind": held.contact.kind(), "value": held.contact.value(), "proved_at": held.verified_at }),
    );
    let consents = consents.iter().map(|given| {
        json!({ "notice": given.notice, "version": given.version, "language": given.language,
                "purpose": given.purpose, "given_at": given.given_at, "withdrawn_at": given.withdrawn_at })
    });
    let sessions = sessions
        .iter()
        .map(|session| json!({ "browser": session.agent, "opened_at": session.opened_at, "seen_at": session.seen_at }));
    let devices = devices::store::living(cx, account).await?;
    let devices = devices
        .iter()
        .map(|own| json!({ "browser": own.agent, "kept_at": own.kept_at, "seen_at": own.seen_at }))
        .collect::<Vec<_>>();
    Ok(json!({
        "id": account,
        "own_devices": devices,
        "registered_at": profile.registered_at,
        "name": profile.name,
        "national_number": profile.number.map(|number| number.digits().to_owned()),
        "assurance": profile.assurance,
        "contacts": contacts.collect::<Vec<_>>(),
        "address": profile.address,
        "language": profile.language,
        "consents": consents.collect::<Vec<_>>(),
        "signed_in": sessions.collect::<Vec<_>>(),
        "erasure_asked_at": erasure,
    }))
}
