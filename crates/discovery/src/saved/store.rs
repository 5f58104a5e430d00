//! Rows of saved items.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use super::item::Kind;

/// Saves an item; nothing happens if it is saved already.
pub(super) async fn save(cx: &mut Cx, account: Id<marks::Account>, kind: Kind, key: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.saved (bucket, account, kind, key, saved_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account, kind, key) DO NOTHING",
        account.bucket().as_i16(),
        account.uuid(),
        kind.as_str(),
        key,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Removes an item; nothing happens if it is not there.
pub(super) async fn remove(cx: &mut Cx, account: Id<marks::Account>, kind: Kind, key: &str) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM discovery.saved WHERE bucket = $1 AND account = $2 AND kind = $3 AND key = $4",
        account.bucket().as_i16(),
        account.uuid(),
        kind.as_str(),
        key,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What the account saved, the latest first.
pub(super) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(Kind, String, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT kind, key, saved_at AS "saved_at: Moment" FROM discovery.saved
            WHERE bucket = $1 AND account = $2 ORDER BY saved_at DESC, kind, key"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().filter_map(|row| Some((Kind::parse(&row.kind)?, row.key, row.saved_at))).collect())
}

/// Forgets everything the account saved.
pub(super) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM discovery.saved WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
