//! What only the database can tell, and what only a restore does to it.

use kernel::{Actor, Id, marks};
use store::{Store, testing::TestDb};

/// How many rows are left by which somebody could be found or could still act.
pub async fn traces_of(store: &Store, account: Id<marks::Account>) -> i64 {
    let mut cx = store.begin(Actor::System("test")).await.unwrap();
    sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM people.contact WHERE account = $1)
                + (SELECT count(*) FROM people.mark WHERE account = $1)
                + (SELECT count(*) FROM people.attempt WHERE account = $1)
                + (SELECT count(*) FROM people.code WHERE account = $1)
                + (SELECT count(*) FROM store.lookup WHERE id = $1)
                + (SELECT count(*) FROM web.session WHERE owner = $1 AND revoked_at IS NULL)
                + (SELECT count(*) FROM people.account WHERE id = $1 AND (closed_at IS NULL OR octet_length(name) > 0)) AS "n!""#,
        account.uuid(),
    )
    .fetch_one(cx.conn())
    .await
    .unwrap()
}

/// Gives the account's destroyed keys some bytes again and empties the ledger of erasures, as a restore of an old backup
/// does; returns how many keys came back.
pub async fn restore_keys_of(db: &TestDb, account: Id<marks::Account>) -> u64 {
    let owner = sqlx::PgPool::connect(&db.urls().owner).await.unwrap();
    sqlx::query!("DELETE FROM store.erasure WHERE owner = $1", account.uuid()).execute(&owner).await.unwrap();
    let back = sqlx::query!(
        "UPDATE store.data_key SET wrapped = '\\x00'::bytea, destroyed_at = NULL WHERE owner = $1",
        account.uuid(),
    );
    back.execute(&owner).await.unwrap().rows_affected()
}

/// How many transactions the database has seen. Counts are written when a connection ends, so every connection of the
/// application ends first; what this costs itself is the same each time.
pub async fn transactions(db: &TestDb) -> i64 {
    let app = sqlx::PgPool::connect(&db.urls().app).await.unwrap();
    let ended = sqlx::query_scalar!(
        r#"SELECT count(pg_terminate_backend(pid, 5000)) AS "n!" FROM pg_stat_activity
           WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"#
    );
    ended.fetch_one(&app).await.unwrap();
    let seen = sqlx::query_scalar!(
        r#"SELECT xact_commit + xact_rollback AS "n!" FROM pg_stat_database WHERE datname = current_database()"#
    );
    let seen = seen.fetch_one(&app).await.unwrap();
    app.close().await;
    seen
}
