//! Brings a database to the schema this binary was built with.

use kernel::{Failure, Outcome};
use sqlx::migrate::Migrator;

/// Every migration of the workspace, embedded. A database that is further than this binary is no fault: migrations only
/// expand first, so that the previous release runs on the new schema while the new one is rolled out.
pub(crate) fn migrator() -> Migrator {
    let mut migrator = sqlx::migrate!("../../migrations");
    migrator.set_ignore_missing(true);
    migrator
}

/// Applies the missing migrations as `wasl_owner`. Safe to call from several processes at once.
pub async fn migrate(owner_url: &str) -> Outcome<()> {
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(owner_url).await?;
    let result = migrator().run(&pool).await;
    pool.close().await;
    result.map_err(|error| Failure::fault("applying migrations", error))
}
