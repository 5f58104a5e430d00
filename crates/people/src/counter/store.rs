//! Rows of accounts that are kept at a counter, and of the codes on slips.

use kernel::{Failure, Id, Moment, Outcome, SpokenCode, marks};
use store::Cx;
use uuid::Uuid;

use super::model::{KeptAccount, NewAtCounter};
use crate::verification::model::DocumentKind;

type AccountId = Id<marks::Account>;

/// The domain of the blind index of codes on slips.
const CODE: &str = "people.pickup_code";

/// The most living codes one account may have: an older slip stays good while there are few.
const LIVING: i64 = 10;

/// What the index is made of: bound to the account, so that equal codes of two people do not look equal.
fn bound(account: AccountId, code: &SpokenCode) -> String {
    format!("{account}:{}", code.letters())
}

/// Notes that an account is kept at a counter.
pub(super) async fn insert(
    cx: &mut Cx,
    account: AccountId,
    new: &NewAtCounter<'_>,
    officer: Id<marks::Staff>,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO people.counter_account (bucket, account, mission, document, opened_by, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        account.bucket().as_i16(),
        account.uuid(),
        new.mission,
        new.document.as_str(),
        officer.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The account as it is kept at a counter; nothing once it was given a contact, and for every other account.
pub(super) async fn find(cx: &mut Cx, account: AccountId) -> Outcome<Option<KeptAccount>> {
    let row = sqlx::query!(
        r#"SELECT mission, document, opened_by, opened_at AS "opened_at: Moment" FROM people.counter_account
            WHERE bucket = $1 AND account = $2 AND ended_at IS NULL"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let document = DocumentKind::parse(&row.document)
        .ok_or_else(|| Failure::fault("reading an account of a counter", row.document.clone()))?;
    Ok(Some(KeptAccount {
        account,
        mission: row.mission,
        document,
        opened_by: Id::from_uuid(row.opened_by),
        opened_at: row.opened_at,
    }))
}

/// Notes that an account has a contact of its own and needs no slip any more.
pub(super) async fn end(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "WITH slips AS (
             UPDATE people.pickup_code SET withdrawn_at = $3
              WHERE bucket = $1 AND account = $2 AND withdrawn_at IS NULL)
         UPDATE people.counter_account SET ended_at = $3 WHERE bucket = $1 AND account = $2 AND ended_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps the digest of a code; the oldest of too many is withdrawn.
pub(super) async fn put_code(
    cx: &mut Cx,
    account: AccountId,
    code: &SpokenCode,
    officer: Id<marks::Staff>,
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE people.pickup_code SET withdrawn_at = $3
          WHERE bucket = $1 AND account = $2 AND withdrawn_at IS NULL AND id NOT IN (
                SELECT id FROM people.pickup_code WHERE bucket = $1 AND account = $2 AND withdrawn_at IS NULL
                 ORDER BY made_at DESC, id DESC LIMIT $4)",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
        LIVING - 1,
    )
    .execute(cx.conn())
    .await?;
    let id: Uuid = Id::<SpokenCode>::new(account.bucket(), now, cx.dice()).uuid();
    let index = cx.vault().blind(CODE, &bound(account, code));
    sqlx::query!(
        "INSERT INTO people.pickup_code (bucket, id, account, code, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
        account.bucket().as_i16(),
        id,
        account.uuid(),
        index,
        officer.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether a code is on a slip of this account that is still good.
pub(super) async fn has_code(cx: &mut Cx, account: AccountId, code: &SpokenCode) -> Outcome<bool> {
    let indexes = cx.vault().blind_all(CODE, &bound(account, code));
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM people.pickup_code
                           WHERE bucket = $1 AND account = $2 AND withdrawn_at IS NULL AND code = ANY($3)) AS "found!""#,
        account.bucket().as_i16(),
        account.uuid(),
        &indexes,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(found)
}
