//! Rows of bundles. Every function that reads takes the owner and uses it in its WHERE, so a foreign bundle and an unknown
//! one look alike.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Place, Purpose, Sealed};

use super::model::{Bundle, Contents};

type Account = Id<marks::Account>;

/// Adds a bundle.
pub async fn insert(cx: &mut Cx, bundle: &Bundle) -> Outcome<()> {
    let contents = cx.seal(&place(bundle.owner, bundle.id), &bundle.contents).await?;
    sqlx::query!(
        "INSERT INTO casework.bundle (bucket, id, owner, opened_at, saved_at, contents) VALUES ($1, $2, $3, $4, $4, $5)",
        bundle.id.bucket().as_i16(),
        bundle.id.uuid(),
        bundle.owner.uuid(),
        bundle.opened_at as _,
        contents as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The bundle of `owner` with this id, or the one 404. Its row is locked until the transaction ends, so that two acts on
/// one bundle do not write over each other.
pub async fn lock(cx: &mut Cx, owner: Account, id: Id<Bundle>) -> Outcome<Bundle> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM casework.bundle WHERE bucket = $1 AND id = $2 AND owner = $3 FOR UPDATE",
        id.bucket().as_i16(),
        id.uuid(),
        owner.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    found.ok_or_else(Failure::not_found)?;
    load(cx, owner, id).await
}

/// The bundle of `owner` with this id, or the one 404.
pub async fn load(cx: &mut Cx, owner: Account, id: Id<Bundle>) -> Outcome<Bundle> {
    let all = of_owner(cx, owner).await?;
    all.into_iter().find(|bundle| bundle.id == id).ok_or_else(Failure::not_found)
}

/// The bundles of `owner`, newest first. There are never more than [`super::commands::MOST`].
pub async fn of_owner(cx: &mut Cx, owner: Account) -> Outcome<Vec<Bundle>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: Id<Bundle>", opened_at AS "opened_at: Moment", contents AS "contents: Sealed<Contents>"
             FROM casework.bundle WHERE bucket = $1 AND owner = $2 ORDER BY opened_at DESC, id DESC"#,
        owner.bucket().as_i16(),
        owner.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut bundles = Vec::with_capacity(rows.len());
    for row in rows {
        let contents = cx.open(&place(owner, row.id), &row.contents).await?;
        bundles.push(Bundle { id: row.id, owner, opened_at: row.opened_at, contents });
    }
    Ok(bundles)
}

/// Whether `owner` keeps any bundle.
pub async fn keeps_any(cx: &mut Cx, owner: Account) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.bundle WHERE bucket = $1 AND owner = $2) AS "found!""#,
        owner.bucket().as_i16(),
        owner.uuid(),
    );
    Ok(found.fetch_one(cx.conn()).await?)
}

/// Saves what a bundle holds. The caller has locked it.
pub async fn save(cx: &mut Cx, bundle: &Bundle) -> Outcome<()> {
    let contents = cx.seal(&place(bundle.owner, bundle.id), &bundle.contents).await?;
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.bundle SET contents = $4, saved_at = $5 WHERE bucket = $1 AND id = $2 AND owner = $3",
        bundle.id.bucket().as_i16(),
        bundle.id.uuid(),
        bundle.owner.uuid(),
        contents as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes a bundle of `owner`; the one 404 if there is none.
pub async fn delete(cx: &mut Cx, owner: Account, id: Id<Bundle>) -> Outcome<()> {
    let done = sqlx::query!(
        "DELETE FROM casework.bundle WHERE bucket = $1 AND id = $2 AND owner = $3",
        id.bucket().as_i16(),
        id.uuid(),
        owner.uuid(),
    )
    .execute(cx.conn())
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Failure::not_found()) }
}

/// Deletes every bundle of an account that is forgotten.
pub async fn delete_of(cx: &mut Cx, owner: Account) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM casework.bundle WHERE bucket = $1 AND owner = $2",
        owner.bucket().as_i16(),
        owner.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes bundles that nobody went on with since `moment`.
pub async fn delete_before(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM casework.bundle WHERE saved_at <= $1", moment as _).execute(cx.conn()).await?;
    Ok(())
}

fn place(owner: Account, id: Id<Bundle>) -> Place {
    Place::new("casework.bundle.contents", owner.uuid(), Purpose::Application, id.uuid())
}
