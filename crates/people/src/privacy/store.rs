//! The SQL of requests to be forgotten.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Scope};
use uuid::Uuid;

/// Marks the identifier of a request.
#[derive(Debug)]
pub(super) enum ErasureRequest {}

/// Writes a request; one that waits already is left alone.
pub(super) async fn insert(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<ErasureRequest>::new(account.bucket(), now, cx.dice());
    sqlx::query!(
        "INSERT INTO people.erasure_request (bucket, id, account, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket, account) WHERE settled_at IS NULL DO NOTHING",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// When the waiting request was made.
pub(super) async fn waiting(cx: &mut Cx, scope: &Scope, account: Id<marks::Account>) -> Outcome<Option<Moment>> {
    let asked = sqlx::query_scalar!(
        r#"SELECT asked_at AS "asked_at: Moment" FROM people.erasure_request
           WHERE bucket = $1 AND account = $2 AND settled_at IS NULL AND ($3::uuid IS NULL OR account = $3)"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(asked)
}

/// Requests made until `asked_by` that wait, the oldest first.
pub(super) async fn due(cx: &mut Cx, asked_by: Moment, most: i64) -> Outcome<Vec<(Uuid, Id<marks::Account>)>> {
    let rows = sqlx::query!(
        r#"SELECT id, account AS "account: Id<marks::Account>" FROM people.erasure_request
           WHERE settled_at IS NULL AND asked_at <= $1 ORDER BY asked_at LIMIT $2"#,
        asked_by as _,
        most,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Whether the request still waits; it is locked, so that it cannot be taken back while it is carried out.
pub(super) async fn still_waits(cx: &mut Cx, request: Uuid, account: Id<marks::Account>) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM people.erasure_request WHERE bucket = $1 AND id = $2 AND settled_at IS NULL FOR UPDATE SKIP LOCKED",
        account.bucket().as_i16(),
        request,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(found.is_some())
}

/// Notes what became of a request: `erased` or `withdrawn`.
pub(super) async fn settle(cx: &mut Cx, request: Uuid, account: Id<marks::Account>, outcome: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.erasure_request SET settled_at = $3, outcome = $4
         WHERE bucket = $1 AND id = $2 AND settled_at IS NULL",
        account.bucket().as_i16(),
        request,
        now as _,
        outcome,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes the waiting request back; false if none waits.
pub(super) async fn withdraw(cx: &mut Cx, scope: &Scope, account: Id<marks::Account>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE people.erasure_request SET settled_at = $3, outcome = 'withdrawn'
         WHERE bucket = $1 AND account = $2 AND settled_at IS NULL AND ($4::uuid IS NULL OR account = $4)",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
        scope.owner(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Closes the account and removes what could find or describe its owner: contacts, number, tries, codes. The empty row
/// stays, because files, consents and the ledger name its identifier.
pub(super) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "WITH codes AS (DELETE FROM people.code WHERE account = $2),
              marks AS (DELETE FROM people.mark WHERE bucket = $1 AND account = $2),
              contacts AS (DELETE FROM people.contact WHERE bucket = $1 AND account = $2),
              attempts AS (DELETE FROM people.attempt WHERE bucket = $1 AND account = $2),
              counter AS (DELETE FROM people.counter_account WHERE bucket = $1 AND account = $2),
              slips AS (DELETE FROM people.pickup_code WHERE bucket = $1 AND account = $2),
              documents AS (
                  UPDATE people.verification
                  SET number = NULL, decided_at = COALESCE(decided_at, $3), decision = COALESCE(decision, 'unreadable')
                  WHERE bucket = $1 AND account = $2)
         UPDATE people.account
         SET name = ''::bytea, address = NULL, national_number = NULL, matched_at = NULL, verified_at = NULL, closed_at = $3
         WHERE bucket = $1 AND id = $2 AND closed_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
