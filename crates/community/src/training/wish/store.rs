//! Rows of wishes.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;

/// A wish that is taken out of the table to be fulfilled.
pub(super) struct Taken {
    pub id: Id<Taken>,
    pub account: Id<marks::Account>,
}

/// Adds a wish unless the account has one about the training.
pub(super) async fn insert(cx: &mut Cx, account: Id<marks::Account>, training: &str) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Taken>::new(account.bucket(), now, cx.dice());
    sqlx::query!(
        "INSERT INTO community.training_wish (bucket, id, account, training, asked_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, account, training) DO NOTHING",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        training,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Removes a wish; nothing happens if it is not there.
pub(super) async fn remove(cx: &mut Cx, account: Id<marks::Account>, training: &str) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM community.training_wish WHERE bucket = $1 AND account = $2 AND training = $3",
        account.bucket().as_i16(),
        account.uuid(),
        training,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Of which initiatives the account asked to be told, and when.
pub(super) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(String, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT training, asked_at AS "asked_at: Moment" FROM community.training_wish
            WHERE bucket = $1 AND account = $2 ORDER BY asked_at, training"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.training, row.asked_at)).collect())
}

/// Removes every wish of the account.
pub(super) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM community.training_wish WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Privileges somebody waits for.
pub(super) async fn waited_for(cx: &mut Cx) -> Outcome<Vec<String>> {
    let rows = sqlx::query_scalar!("SELECT DISTINCT training FROM community.training_wish ORDER BY training");
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Takes some wishes about a training out of the table, the oldest first. Of two workers that take at
/// once, one waits for the other and finds its rows gone.
pub(super) async fn take(cx: &mut Cx, training: &str, most: i64) -> Outcome<Vec<Taken>> {
    let rows = sqlx::query_as!(
        Taken,
        r#"DELETE FROM community.training_wish AS w USING (
               SELECT bucket, id FROM community.training_wish WHERE training = $1
                ORDER BY asked_at, id LIMIT $2) AS first
            WHERE w.bucket = first.bucket AND w.id = first.id
        RETURNING w.id AS "id: Id<Taken>", w.account AS "account: Id<marks::Account>""#,
        training,
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Takes wishes left before `moment` out of the table.
pub(super) async fn take_older(cx: &mut Cx, moment: Moment, most: i64) -> Outcome<Vec<Taken>> {
    let rows = sqlx::query_as!(
        Taken,
        r#"DELETE FROM community.training_wish AS w USING (
               SELECT bucket, id FROM community.training_wish WHERE asked_at < $1
                ORDER BY asked_at, id LIMIT $2) AS first
            WHERE w.bucket = first.bucket AND w.id = first.id
        RETURNING w.id AS "id: Id<Taken>", w.account AS "account: Id<marks::Account>""#,
        moment as _,
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}
