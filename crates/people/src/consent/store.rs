//! The SQL of the consent ledger.

use kernel::{Id, Locale, Moment, Outcome, marks};
use store::{Cx, Scope};

use super::model::{Choice, Given};

/// Writes a given consent. An older version that still stands is ended by the new one; the same version is left alone.
pub(super) async fn insert(cx: &mut Cx, account: Id<marks::Account>, language: Locale, choice: &Choice) -> Outcome<()> {
    let now = cx.now();
    let notice = choice.notice;
    sqlx::query!(
        "UPDATE people.consent SET withdrawn_at = $5
         WHERE bucket = $1 AND account = $2 AND notice = $3 AND version < $4 AND withdrawn_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        notice.key,
        notice.version,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    let id = Id::<Given>::new(account.bucket(), now, cx.dice());
    sqlx::query!(
        "INSERT INTO people.consent (bucket, id, account, notice, version, language, purpose, basis, text_sha256, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (bucket, account, notice) WHERE withdrawn_at IS NULL DO NOTHING",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        notice.key,
        notice.version,
        language.as_str(),
        notice.purpose,
        notice.basis.as_str(),
        choice.digest.as_slice(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends the living consent; false if there is none.
pub(super) async fn withdraw(cx: &mut Cx, scope: &Scope, account: Id<marks::Account>, notice: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE people.consent SET withdrawn_at = $4
         WHERE bucket = $1 AND account = $2 AND notice = $3 AND withdrawn_at IS NULL AND ($5::uuid IS NULL OR account = $5)",
        account.bucket().as_i16(),
        account.uuid(),
        notice,
        now as _,
        scope.owner(),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The ledger of an account, the latest first.
pub(crate) async fn ledger(cx: &mut Cx, scope: &Scope, account: Id<marks::Account>) -> Outcome<Vec<Given>> {
    let rows = sqlx::query_as!(
        Given,
        r#"SELECT notice, version, language, purpose, given_at AS "given_at: Moment", withdrawn_at AS "withdrawn_at: Moment"
           FROM people.consent
           WHERE bucket = $1 AND account = $2 AND ($3::uuid IS NULL OR account = $3)
           ORDER BY given_at DESC, id DESC"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Of these accounts those that agree to this version of the notice now.
pub(super) async fn given_among(
    cx: &mut Cx,
    accounts: &[Id<marks::Account>],
    (notice, version): (&str, i16),
) -> Outcome<Vec<Id<marks::Account>>> {
    let buckets: Vec<i16> = accounts.iter().map(|account| account.bucket().as_i16()).collect();
    let uuids: Vec<uuid::Uuid> = accounts.iter().map(|account| account.uuid()).collect();
    let rows = sqlx::query_scalar!(
        r#"SELECT account AS "account: Id<marks::Account>" FROM people.consent
            WHERE (bucket, account) IN (SELECT * FROM unnest($1::smallint[], $2::uuid[]))
              AND notice = $3 AND version = $4 AND withdrawn_at IS NULL"#,
        &buckets,
        &uuids,
        notice,
        version,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Accounts that agree to this version of the notice now, after one of them.
pub(super) async fn given_after(
    cx: &mut Cx,
    (notice, version): (&str, i16),
    after: Option<Id<marks::Account>>,
    most: i64,
) -> Outcome<Vec<Id<marks::Account>>> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT bucket, account AS "account: Id<marks::Account>" FROM people.consent
            WHERE notice = $1 AND version = $2 AND withdrawn_at IS NULL
              AND ($3::smallint IS NULL OR (bucket, account) > ($3, $4::uuid))
            ORDER BY bucket, account LIMIT $5"#,
        notice,
        version,
        after.map(|own| own.bucket().as_i16()),
        after.map(|own| own.uuid()),
        most,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(|row| row.account).collect())
}
