//! Figures for operators: whether the database answers, and how far work lies behind.

use kernel::Outcome;

use crate::Store;

/// How the store is doing. Everything is a number; names of metrics are the caller's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Figures {
    /// Jobs that are due and not running.
    pub jobs_due: i64,
    /// Whole seconds the oldest due job has waited.
    pub oldest_due_seconds: i64,
    /// Jobs running under a lease.
    pub jobs_running: i64,
    /// Dead letters.
    pub jobs_dead: i64,
    /// Connections of the application's pool that are open.
    pub connections: u32,
    /// Of these, idle ones.
    pub idle_connections: u32,
}

impl Store {
    /// Asks the database for nothing; a Fault if it does not answer.
    pub async fn ping(&self) -> Outcome<()> {
        sqlx::query!("SELECT 1 AS one").fetch_one(self.side()).await?;
        Ok(())
    }

    /// The present figures.
    pub async fn figures(&self) -> Outcome<Figures> {
        let now = self.now();
        let jobs = sqlx::query!(
            r#"SELECT count(*) FILTER (WHERE died_at IS NULL AND lease IS NULL AND run_at <= $1) AS "due!",
                      coalesce(extract(epoch FROM $1 - min(run_at) FILTER (
                          WHERE died_at IS NULL AND lease IS NULL AND run_at <= $1)), 0)::bigint AS "oldest!",
                      count(*) FILTER (WHERE lease IS NOT NULL) AS "running!",
                      count(*) FILTER (WHERE died_at IS NOT NULL) AS "dead!"
               FROM store.job"#,
            now as _,
        )
        .fetch_one(self.side())
        .await?;
        let (connections, idle_connections) = self.connections();
        Ok(Figures {
            jobs_due: jobs.due,
            oldest_due_seconds: jobs.oldest,
            jobs_running: jobs.running,
            jobs_dead: jobs.dead,
            connections,
            idle_connections,
        })
    }
}
