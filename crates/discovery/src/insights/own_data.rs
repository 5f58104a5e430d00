//! What is kept of a person here, and forgetting it. Rows bear a name that changes every week; it is worked out again, from the
//! account and the key, for every week of which rows may still be there.

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use super::{listening::pseudonyms, store as rows, week};

fn names(cx: &Cx, account: Id<marks::Account>) -> Vec<Vec<u8>> {
    week::kept(cx.now()).into_iter().flat_map(|monday| pseudonyms(cx, account, monday)).collect()
}

/// The account's signals.
///
/// # Errors
/// Faults of the database.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let names = names(cx, account);
    let own = rows::under(cx, &names).await?.into_iter().map(
        |row| json!({ "on": row.on_day, "what": row.kind, "about": row.topic, "step": row.step, "words": row.words }),
    );
    Ok(own.collect())
}

/// Forgets every signal of the account.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let names = names(cx, account);
    let forgotten = rows::forget(cx, &names).await?;
    tracing::info!(forgotten, "signals were forgotten with the consent");
    Ok(())
}
