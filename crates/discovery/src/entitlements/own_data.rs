//! What is held about a person here, for the copy of one's own data, and forgetting it with the account.

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use super::store as rows;

/// The account's codes and what was redeemed of them. The text of a code is no part of it: whoever finds the copy could show it.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let codes = rows::codes_of(cx, account).await?;
    let codes = codes.into_iter().map(|(privilege, made_at, expires_at)| {
        json!({ "privilege": privilege, "made_at": made_at, "expires_at": expires_at })
    });
    let redeemed = rows::of_account(cx, account).await?;
    let redeemed = redeemed.into_iter().map(|own| {
        json!({
            "privilege": own.privilege,
            "partner": { "ar": own.partner.ar, "en": own.partner.en },
            "at": own.at,
            "reported_at": own.reported_at,
            "objected_at": own.objected_at,
        })
    });
    Ok(json!({ "codes": codes.collect::<Vec<_>>(), "redeemed": redeemed.collect::<Vec<_>>() }))
}

/// Forgets every code and redemption of the account.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    rows::forget(cx, account).await
}
