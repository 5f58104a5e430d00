//! Rows of files on their way and of their pieces.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};
use uuid::Uuid;

/// A file on its way.
#[derive(Clone, Debug)]
pub(crate) struct OnItsWay {
    pub id: Uuid,
    /// Its whole length in bytes.
    pub length: i64,
    /// How much has come.
    pub received: i64,
    pub begun_at: Moment,
    /// When a form first took it, if one did.
    pub taken_at: Option<Moment>,
}

/// A file that another application of the device handed over.
#[derive(Clone, Debug)]
pub(crate) struct Shared {
    pub id: Uuid,
    /// Its whole length in bytes.
    pub length: i64,
    /// What its sender said it is: `picture` or `pdf`.
    pub kind: String,
    pub at: Moment,
    /// When a form took it, if one did.
    pub taken_at: Option<Moment>,
}

/// A piece that came.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub at: i64,
    pub size: i64,
    pub blob: Uuid,
}

pub(crate) async fn begin(cx: &mut Cx, account: Id<marks::Account>, length: i64) -> Outcome<Uuid> {
    let now = cx.now();
    let id = Id::<OnItsWay>::new(account.bucket(), now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO uploads.tray (bucket, id, account, length, begun_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5)",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        length,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// Lays a whole file here whose bytes are kept already: one this program made, or one that was handed over as `shared`.
pub(crate) async fn lay(
    cx: &mut Cx,
    account: Id<marks::Account>,
    (blob, size): (Uuid, i64),
    shared: Option<&str>,
) -> Outcome<Uuid> {
    let now = cx.now();
    let id = Id::<OnItsWay>::new(account.bucket(), now, cx.dice()).uuid();
    sqlx::query!(
        "INSERT INTO uploads.tray (bucket, id, account, length, received, begun_at, seen_at, shared)
         VALUES ($1, $2, $3, $4, $4, $5, $5, $6)",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        size,
        now as _,
        shared,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO uploads.piece (bucket, tray, at, size, blob) VALUES ($1, $2, 0, $3, $4)",
        account.bucket().as_i16(),
        id,
        size,
        blob,
    )
    .execute(cx.conn())
    .await?;
    Ok(id)
}

/// What was handed over by other applications, the newest first.
pub(crate) async fn shared(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Shared>> {
    let rows = sqlx::query_as!(
        Shared,
        r#"SELECT id, length, shared AS "kind!", begun_at AS "at: _", taken_at AS "taken_at: _" FROM uploads.tray
            WHERE bucket = $1 AND account = $2 AND shared IS NOT NULL ORDER BY begun_at DESC, id DESC"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Says that a form took the file.
pub(crate) async fn taken(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE uploads.tray SET taken_at = $4 WHERE bucket = $1 AND id = $2 AND account = $3 AND taken_at IS NULL",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The files of an account on their way, the oldest first.
pub(crate) async fn of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<OnItsWay>> {
    let rows = sqlx::query_as!(
        OnItsWay,
        r#"SELECT id, length, received, begun_at AS "begun_at: _", taken_at AS "taken_at: _" FROM uploads.tray
            WHERE bucket = $1 AND account = $2 ORDER BY begun_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// One of them.
pub(crate) async fn one(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<Option<OnItsWay>> {
    let row = sqlx::query_as!(
        OnItsWay,
        r#"SELECT id, length, received, begun_at AS "begun_at: _", taken_at AS "taken_at: _" FROM uploads.tray
            WHERE bucket = $1 AND account = $2 AND id = $3"#,
        account.bucket().as_i16(),
        account.uuid(),
        id,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}

/// Adds a piece where the file stands; false if it stands elsewhere by now.
pub(crate) async fn add(cx: &mut Cx, account: Id<marks::Account>, id: Uuid, piece: Piece) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "WITH moved AS (
             UPDATE uploads.tray SET received = received + $5, seen_at = $7
              WHERE bucket = $1 AND id = $2 AND account = $3 AND received = $4 RETURNING bucket, id)
         INSERT INTO uploads.piece (bucket, tray, at, size, blob) SELECT bucket, id, $4, $5, $6 FROM moved",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        piece.at,
        piece.size,
        piece.blob,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The pieces of a file in their order.
pub(crate) async fn pieces(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<Vec<Piece>> {
    let rows = sqlx::query_as!(
        Piece,
        "SELECT p.at, p.size, p.blob FROM uploads.piece p JOIN uploads.tray t ON t.bucket = p.bucket AND t.id = p.tray
          WHERE t.bucket = $1 AND t.id = $2 AND t.account = $3 ORDER BY p.at",
        account.bucket().as_i16(),
        id,
        account.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Removes a file, its pieces with it.
pub(crate) async fn remove(cx: &mut Cx, account: Id<marks::Account>, id: Uuid) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM uploads.tray WHERE bucket = $1 AND id = $2 AND account = $3",
        account.bucket().as_i16(),
        id,
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Some files of which nothing came since before the first of these moments; of those that were handed over, the second.
pub(crate) async fn stale(
    cx: &mut Cx,
    (before, shared_before): (Moment, Moment),
) -> Outcome<Vec<(Id<marks::Account>, Uuid)>> {
    let rows = sqlx::query!(
        r#"SELECT account AS "account: Id<marks::Account>", id FROM uploads.tray
            WHERE seen_at < $1 OR (shared IS NOT NULL AND seen_at < $2) ORDER BY seen_at LIMIT 100"#,
        before as _,
        shared_before as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.account, row.id)).collect())
}
