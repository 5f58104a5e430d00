//! Rows of scans and of their pages.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

/// What is photographed for one document of one request.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    pub id: Uuid,
    pub begun_at: Moment,
    /// The document among the files on their way, once the pages were put together.
    pub joined: Option<Uuid>,
}

/// A page of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leaf {
    pub id: Uuid,
    /// Its size in bytes.
    pub size: i64,
    pub blob: Uuid,
}

/// The scan for a place, kept from others until the transaction ends.
pub(crate) async fn held(cx: &mut Cx, account: Id<marks::Account>, place: &str) -> Outcome<Option<Scan>> {
    let row = sqlx::query_as!(
        Scan,
        r#"SELECT id, begun_at AS "begun_at: _", joined FROM uploads.scan
            WHERE bucket = $1 AND account = $2 AND place = $3 FOR UPDATE"#,
        account.bucket().as_i16(),
        account.uuid(),
        place,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// The scan for a place, begun if there is none, and kept from others until the transaction ends.
pub(crate) async fn begun(cx: &mut Cx, account: Id<marks::Account>, place: &str) -> Outcome<Scan> {
    let now = cx.now();
    let id = Id::<Scan>::new(account.bucket(), now, cx.dice()).uuid();
    let row = sqlx::query_as!(
        Scan,
        r#"INSERT INTO uploads.scan AS s (bucket, id, account, place, begun_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5)
           ON CONFLICT (bucket, account, place) DO UPDATE SET seen_at = greatest(s.seen_at, excluded.seen_at)
           RETURNING id, begun_at AS "begun_at: _", joined"#,
        account.bucket().as_i16(),
        id,
        account.uuid(),
        place,
        now as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(row)
}

/// The scans of an account, the oldest first.
pub(crate) async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Scan>> {
    let rows = sqlx::query_as!(
        Scan,
        r#"SELECT id, begun_at AS "begun_at: _", joined FROM uploads.scan
            WHERE bucket = $1 AND account = $2 ORDER BY seen_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// The pages in their order.
pub(crate) async fn leaves(cx: &mut Cx, account: Id<marks::Account>, scan: Uuid) -> Outcome<Vec<Leaf>> {
    let rows = sqlx::query_as!(
        Leaf,
        "SELECT id, size, blob FROM uploads.leaf WHERE bucket = $1 AND scan = $2 ORDER BY at, id",
        account.bucket().as_i16(),
        scan,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Puts a page behind the last one.
pub(crate) async fn add(
    cx: &mut Cx,
    account: Id<marks::Account>,
    scan: Uuid,
    (blob, size): (Uuid, i64),
) -> Outcome<Uuid> {
    let id = Id::<Leaf>::new(account.bucket(), cx.now(), cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO uploads.leaf (bucket, id, scan, at, size, blob)
         SELECT $1, $2, $3, coalesce(max(at), 0) + 1, $4, $5 FROM uploads.leaf WHERE bucket = $1 AND scan = $3",
        account.bucket().as_i16(),
        id,
        scan,
        size,
        blob,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// Lays two pages in each other's place.
pub(crate) async fn swap(cx: &mut Cx, account: Id<marks::Account>, one: Uuid, other: Uuid) -> Outcome<()> {
    sqlx::query!(
        "UPDATE uploads.leaf l SET at = o.at FROM uploads.leaf o
          WHERE l.bucket = $1 AND o.bucket = $1 AND ((l.id = $2 AND o.id = $3) OR (l.id = $3 AND o.id = $2))",
        account.bucket().as_i16(),
        one,
        other,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes a page out.
pub(crate) async fn take_out(cx: &mut Cx, account: Id<marks::Account>, leaf: Uuid) -> Outcome<()> {
    sqlx::query!("DELETE FROM uploads.leaf WHERE bucket = $1 AND id = $2", account.bucket().as_i16(), leaf)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Says which document came of the pages, or that none stands any more.
pub(crate) async fn join(cx: &mut Cx, account: Id<marks::Account>, scan: Uuid, joined: Option<Uuid>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE uploads.scan SET joined = $3, seen_at = greatest(seen_at, $4) WHERE bucket = $1 AND id = $2",
        account.bucket().as_i16(),
        scan,
        joined,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Removes a scan, its pages with it.
pub(crate) async fn remove(cx: &mut Cx, account: Id<marks::Account>, scan: Uuid) -> Outcome<()> {
    sqlx::query!("DELETE FROM uploads.scan WHERE bucket = $1 AND id = $2", account.bucket().as_i16(), scan)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Some scans that nobody touched since before this moment.
pub(crate) async fn stale(cx: &mut Cx, before: Moment) -> Outcome<Vec<(Id<marks::Account>, Uuid)>> {
    let rows = sqlx::query!(
        r#"SELECT account AS "account: Id<marks::Account>", id FROM uploads.scan WHERE seen_at < $1 ORDER BY seen_at LIMIT 100"#,
        before as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.account, row.id)).collect())
}
