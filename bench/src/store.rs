//! The SQL of the bench itself: what the server is told to log, the twins pgbench works on, and the way back to drafts
//! between rounds. Nothing here runs while anything is measured.

use anyhow::{Context, Result, ensure};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use uuid::Uuid;

use crate::{citizens::Draft, product::Product};

/// What of a row identifies it, as expressions over a number `n` that SQL and pgbench both understand.
pub struct Expressions {
    /// Of the account.
    pub account: String,
    /// Of the file.
    pub file: String,
    /// Of the file's reference.
    pub reference: String,
    /// Of the digest of the session's token.
    pub token: String,
}

impl Expressions {
    /// Over the number `n`, for instance `:n` in a script or `n` in a query.
    pub fn over(n: &str) -> Self {
        let uuid =
            |kind: char| format!("('{kind}0000000-0000-4000-8000-' || lpad(to_hex({n}::bigint), 12, '0'))::uuid");
        Self {
            account: uuid('a'),
            file: uuid('b'),
            reference: format!("lpad({n}::bigint::text, 11, '0')"),
            token: format!("sha256(int8send({n}::bigint))"),
        }
    }
}

/// What the database knows of a draft.
pub struct Known {
    /// The file.
    pub file: Uuid,
    /// The reference without dashes.
    pub reference: String,
    /// The digest of the session's token, as PostgreSQL writes it.
    pub token: String,
}

/// Connections of the superuser and of the schemas' owner.
pub struct Database {
    admin: PgConnection,
    owner: PgConnection,
}

impl Database {
    /// Connects.
    pub async fn connect(product: &Product) -> Result<Self> {
        let admin = PgConnection::connect(&product.postgres.admin_url()?).await?;
        let owner = PgConnection::connect(&product.postgres.urls().owner).await?;
        Ok(Self { admin, owner })
    }

    /// The folder of PostgreSQL's programs.
    pub async fn programs(&mut self) -> Result<String> {
        let row = sqlx::query("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetch_one(&mut self.admin).await?;
        Ok(row.try_get(0)?)
    }

    /// Logs every statement of the product with its parameters, or none. The cluster keeps parameters out of its log, so
    /// this is set for the role and takes hold with the next connections; the present ones are ended.
    pub async fn log_statements(&mut self, all: bool) -> Result<()> {
        sqlx::raw_sql("ALTER SYSTEM SET log_line_prefix = '%p|'").execute(&mut self.admin).await?;
        sqlx::raw_sql("SELECT pg_reload_conf()").execute(&mut self.admin).await?;
        let role = if all {
            "ALTER ROLE wasl_app SET log_statement = 'all'; ALTER ROLE wasl_app SET log_error_verbosity = 'default'"
        } else {
            "ALTER ROLE wasl_app RESET ALL"
        };
        sqlx::raw_sql(role).execute(&mut self.admin).await?;
        sqlx::raw_sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'wasl_app'")
            .execute(&mut self.admin)
            .await?;
        // The signals need a moment to arrive.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        Ok(())
    }

    /// The types that the server gives the parameters of a statement.
    pub async fn parameter_types(&mut self, statement: &str) -> Result<Vec<String>> {
        let prepare = format!("PREPARE bench AS {statement}");
        sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut self.admin).await.context(statement.to_owned())?;
        let row = sqlx::query("SELECT parameter_types::text[] FROM pg_prepared_statements WHERE name = 'bench'")
            .fetch_one(&mut self.admin)
            .await?;
        sqlx::raw_sql("DEALLOCATE bench").execute(&mut self.admin).await?;
        Ok(row.try_get(0)?)
    }

    /// The rows behind a draft.
    pub async fn known(&mut self, draft: &Draft) -> Result<Known> {
        let row = sqlx::query(
            "SELECT a.id, a.reference, s.token_hash::text
               FROM casework.application a JOIN web.session s ON s.bucket = a.bucket AND s.owner = a.owner
              WHERE a.reference = $1",
        )
        .bind(draft.reference.replace('-', ""))
        .fetch_one(&mut self.owner)
        .await
        .context("the rows of the specimen")?;
        Ok(Known { file: row.try_get(0)?, reference: row.try_get(1)?, token: row.try_get(2)? })
    }

    /// Copies the specimen's account, contacts, session, file and answers `count` times under computed identifiers: drafts
    /// for pgbench, which opens nothing that is sealed.
    pub async fn twins(&mut self, account: Uuid, file: Uuid, count: usize) -> Result<()> {
        let to = Expressions::over("n");
        let copies = [
            ("people.account", "id", account, format!("'id', {}", to.account)),
            ("people.contact", "account", account, format!("'account', {}, 'id', gen_random_uuid()", to.account)),
            (
                "web.session",
                "owner",
                account,
                format!("'owner', {}, 'id', gen_random_uuid(), 'token_hash', {}", to.account, to.token),
            ),
            (
                "casework.application",
                "id",
                file,
                format!("'id', {}, 'owner', {}, 'reference', {}", to.file, to.account, to.reference),
            ),
            ("casework.answer", "application_id", file, format!("'application_id', {}", to.file)),
        ];
        for (table, column, of, changes) in copies {
            let copy = format!(
                "INSERT INTO {table} SELECT r.* FROM {table} t, generate_series(0, {count} - 1) n,
                        LATERAL jsonb_populate_record(t, jsonb_build_object({changes})) r WHERE t.{column} = '{of}'"
            );
            sqlx::raw_sql(AssertSqlSafe(copy))
                .execute(&mut self.owner)
                .await
                .with_context(|| format!("copying {table}"))?;
        }
        Ok(())
    }

    /// Turns every submitted file back into a draft, and tidies up what that left, so that rounds begin alike.
    pub async fn drafts_again(&mut self) -> Result<()> {
        sqlx::raw_sql(
            "DELETE FROM casework.person;
             UPDATE casework.application
                SET submitted_at = NULL, quote = NULL, due_minor = NULL, due_currency = NULL, pay_until = NULL,
                    version = version - 1
              WHERE submitted_at IS NOT NULL",
        )
        .execute(&mut self.owner)
        .await?;
        for statement in [
            "VACUUM ANALYZE casework.application, casework.answer, casework.person, store.event, store.idempotency, store.job",
            "VACUUM ANALYZE web.session, people.account, people.contact",
            "CHECKPOINT",
        ] {
            sqlx::raw_sql(statement).execute(&mut self.admin).await?;
        }
        Ok(())
    }

    /// Refuses a round in which pgbench did not submit exactly the twins it was given.
    pub async fn expect_submitted_twins(&mut self, expected: usize) -> Result<()> {
        let row = sqlx::query(
            "SELECT count(*) FROM casework.application WHERE submitted_at IS NOT NULL AND reference LIKE '000000%'",
        )
        .fetch_one(&mut self.owner)
        .await?;
        let submitted: i64 = row.try_get(0)?;
        ensure!(submitted == i64::try_from(expected)?, "pgbench submitted {submitted} files instead of {expected}");
        Ok(())
    }
}
