//! What is believed about a person, for the copy of one's own data, and forgetting it with the account.

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use super::{commands, policy, store as rows};

/// Everything that is kept of what the account cares about; nothing where nothing may be kept.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let Some(allowed) = policy::standing(cx, account).await?.allowed() else { return Ok(Value::Null) };
    let own = rows::profile(cx, &allowed).await?;
    let item = |kind: super::Kind, key: &str| json!({ "kind": kind.as_str(), "key": key });
    let chosen = own.chosen.iter().map(|(axis, at)| json!({ "interest": axis, "chosen_at": at }));
    let acts = own
        .signals
        .iter()
        .map(|act| json!({ "item": item(act.kind, &act.key), "act": act.act.as_str(), "at": act.at }));
    let declined = own.declined.iter().map(|(kind, key, at)| json!({ "item": item(*kind, key), "declined_at": at }));
    Ok(json!({
        "country": own.country,
        "profession": own.profession,
        "interests": chosen.collect::<Vec<_>>(),
        "acts": acts.collect::<Vec<_>>(),
        "not_for_me": declined.collect::<Vec<_>>(),
    }))
}

/// Forgets everything about the account, in what was learned as well.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    commands::forget(cx, account).await
}
