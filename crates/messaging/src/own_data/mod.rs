//! What was said to a person and what was written in the person's files, for the copy of one's own data.
//!
//! Letters say from which side they came, never which member of staff wrote them.

mod store;

use ::store::Cx;
use kernel::{Id, Outcome, marks};
use serde_json::{Value, json};

use crate::preferences;

/// Preferences, notices on every channel, and letters.
///
/// # Errors
/// Faults of the database.
pub async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Value> {
    let chosen = preferences::store::load(cx, account).await?;
    let notices = store::notices(cx, account).await?;
    let letters = store::letters(cx, account).await?;
    Ok(json!({
        "preferences": { "mail": chosen.mail, "sms": chosen.sms },
        "notices": notices,
        "letters": letters,
    }))
}
