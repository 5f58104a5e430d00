//! Connections to the database: how they are kept, and how a transaction begins on one that may be dead.

use std::time::Duration;

use kernel::{Failure, Outcome};
use sqlx::{
    Connection, PgPool, Postgres, Transaction,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// A pool of at most `size` connections.
///
/// Pools do not ping before each use, which would cost a round trip; connections live a limited time instead, and one
/// that was idle for a second is asked whether it is still there. A transaction left open is ended by the server.
pub(crate) fn of(size: u32, url: &str) -> Outcome<PgPool> {
    let options: PgConnectOptions = url.parse()?;
    let options = options.application_name("wasl").options([("idle_in_transaction_session_timeout", "60s")]);
    let pool = PgPoolOptions::new()
        .max_connections(size)
        .test_before_acquire(false)
        .before_acquire(|connection, idle| {
            Box::pin(async move {
                if idle.idle_for > Duration::from_secs(1) {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .max_lifetime(Duration::from_secs(30 * 60))
        .acquire_timeout(Duration::from_secs(10));
    Ok(pool.connect_lazy_with(options))
}

/// Begins a transaction. Connections that a restarted server left dead in the pool fail here, where nothing was done yet,
/// so they are dropped and the next one is tried.
pub(crate) async fn begin(pool: &PgPool) -> Outcome<Transaction<'static, Postgres>> {
    let mut dead = 0;
    loop {
        match pool.begin().await {
            Ok(transaction) => return Ok(transaction),
            Err(error) if is_dead_connection(&error) && dead <= pool.options().get_max_connections() => dead += 1,
            Err(error) if is_dead_connection(&error) => return Err(Failure::passing("beginning a transaction", error)),
            Err(error) => return Err(error.into()),
        }
    }
}

/// The connection broke, or the server is ending it (class 57P: shutdown, crash, starting up).
fn is_dead_connection(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P")),
        _ => false,
    }
}
