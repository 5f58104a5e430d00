//! Brings a database to the schema this binary was built with.

use kernel::{Failure, Outcome};

/// Every migration of the workspace, embedded.
pub(crate) static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// Applies the missing migrations as `wasl_owner`. Safe to call from several processes at once.
pub async fn migrate(owner_url: &str) -> Outcome<()> {
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect(owner_url).await?;
    let result = MIGRATOR.run(&pool).await;
    pool.close().await;
    result.map_err(|error| Failure::fault("applying migrations", error))
}
