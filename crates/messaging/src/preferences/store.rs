//! Rows of preferences.

use kernel::{Id, Outcome, marks};
use store::Cx;

use super::Preference;

/// What `account` chose, or the default.
pub async fn load(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Preference> {
    let row = sqlx::query_as!(
        Preference,
        "SELECT mail, sms FROM messaging.preference WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.unwrap_or_default())
}

/// Keeps what `account` chose.
pub async fn save(cx: &mut Cx, account: Id<marks::Account>, preference: Preference) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO messaging.preference (bucket, account, mail, sms, chosen_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account) DO UPDATE SET mail = excluded.mail, sms = excluded.sms, chosen_at = excluded.chosen_at",
        account.bucket().as_i16(),
        account.uuid(),
        preference.mail,
        preference.sms,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
