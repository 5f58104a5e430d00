//! What is held about a person here, for the copy of one's own data, and forgetting it with the account.

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use super::{outstanding, store as rows};

/// The account's profile, who looked at it, and what she was asked for.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let Some(profile) = rows::profile(cx, account).await? else { return Ok(Value::Null) };
    let looks = rows::looks_of(cx, account, 1_000).await?;
    let mut asked = Vec::new();
    for call in rows::calls_of(cx, account).await? {
        let need = rows::need(cx, call.need).await?;
        let contact = rows::contact(cx, account, &call).await?;
        asked.push(json!({
            "need": need.need.title, "asked_at": call.invited_at, "agreed_at": call.accepted_at,
            "declined_at": call.declined_at, "contact_given": contact, "stands": call.stage().as_str(),
        }));
    }
    let looks = looks
        .iter()
        .map(|own| json!({ "at": own.at, "ministry": own.ministry, "purpose": own.purpose, "sections": own.sections }));
    let brought = rows::brought(cx, account).await?.map(|(_, own)| json!({ "entries": own.entries }));
    let vetted = profile.standing()?;
    let nominations = outstanding::of_account(cx, account).await?;
    Ok(json!({
        "content": profile.content,
        "entries": profile.entries,
        "confirmed_at": profile.confirmed_at,
        "asked_for_verification_at": profile.asked_at,
        "vetted": vetted.iter().map(|(own, at)| json!({ "what": own.as_str(), "at": at })).collect::<Vec<_>>(),
        "brought": brought,
        "looks": looks.collect::<Vec<_>>(),
        "asked_for": asked,
        "nominations": nominations,
    }))
}

/// Forgets the account.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    rows::delete(cx, account).await
}
