//! The SQL of the crowded desk: whole files written at once. It runs before anything is measured, as the superuser and
//! without foreign keys and triggers, because a year of files is to be there in minutes; what it writes is what the
//! product's own commands write, sealed with the same keys, and the desk's pages read it or the run fails.

use anyhow::{Context, Result};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row};
use uuid::Uuid;

use crate::product::Product;

/// A file made by the product itself; every other one is written in its likeness.
pub struct Likeness {
    /// The file.
    pub file: Uuid,
    /// Its owner.
    pub owner: Uuid,
    /// Its answers, a page each, sealed.
    pub answers: Vec<(String, Vec<u8>)>,
    /// The person it is about, sealed.
    pub person: Vec<u8>,
    /// The role of that person.
    pub role: String,
}

/// Columns of files, one entry a file, or one entry an answer.
#[derive(Default)]
pub struct Batch {
    pub buckets: Vec<i16>,
    pub ids: Vec<Uuid>,
    pub owners: Vec<Uuid>,
    pub references: Vec<String>,
    pub missions: Vec<String>,
    /// When the file was submitted, RFC 3339.
    pub moments: Vec<String>,
    /// `free`, `held`, `authority` or `issued`.
    pub states: Vec<String>,
    pub officers: Vec<Uuid>,
    pub approvers: Vec<Uuid>,
    pub first_turns: Vec<Uuid>,
    pub second_turns: Vec<Uuid>,
    pub persons: Vec<Vec<u8>>,
    pub records: Vec<Vec<u8>>,
    pub differences: Vec<Vec<u8>>,
    pub applicants: Vec<Vec<u8>>,
    pub subjects: Vec<Vec<u8>>,
    pub relatives: Vec<Vec<u8>>,
    pub contacts: Vec<Vec<u8>>,
    /// `{1,2,3}`.
    pub names: Vec<String>,
    pub answer_buckets: Vec<i16>,
    pub answer_files: Vec<Uuid>,
    pub answer_pages: Vec<String>,
    pub answer_bodies: Vec<Vec<u8>>,
}

/// A connection that writes files.
pub struct Shelves {
    admin: PgConnection,
}

impl Shelves {
    /// Connects.
    pub async fn connect(product: &Product) -> Result<Self> {
        let mut admin = PgConnection::connect(&product.postgres.admin_url()?).await?;
        sqlx::raw_sql("SET session_replication_role = replica; SET synchronous_commit = off")
            .execute(&mut admin)
            .await?;
        Ok(Self { admin })
    }

    /// What the database has of a submitted file.
    pub async fn likeness(&mut self, reference: &str) -> Result<Likeness> {
        let compact = reference.replace('-', "");
        let row = sqlx::query("SELECT id, owner FROM casework.application WHERE reference = $1")
            .bind(compact)
            .fetch_one(&mut self.admin)
            .await
            .context("the file in whose likeness others are made")?;
        let (file, owner): (Uuid, Uuid) = (row.try_get(0)?, row.try_get(1)?);
        let pages = sqlx::query("SELECT page, body FROM casework.answer WHERE application_id = $1")
            .bind(file)
            .fetch_all(&mut self.admin)
            .await?;
        let mut answers = Vec::with_capacity(pages.len());
        for page in pages {
            answers.push((page.try_get(0)?, page.try_get(1)?));
        }
        let person = sqlx::query("SELECT body, role FROM casework.person WHERE application_id = $1")
            .bind(file)
            .fetch_one(&mut self.admin)
            .await?;
        Ok(Likeness { file, owner, answers, person: person.try_get(0)?, role: person.try_get(1)? })
    }

    /// Writes a batch in the likeness.
    pub async fn add(&mut self, likeness: &Likeness, batch: &Batch) -> Result<()> {
        let mut writing = self.admin.begin().await?;
        sqlx::query(
            "INSERT INTO casework.application
             SELECT r.* FROM casework.application p
             CROSS JOIN unnest($2::smallint[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[]::timestamptz[],
                               $8::text[], $9::uuid[], $10::uuid[])
                        AS u(bucket, id, owner, reference, mission, at, state, officer, approver)
             CROSS JOIN LATERAL jsonb_populate_record(p, jsonb_build_object(
                 'bucket', u.bucket, 'id', u.id, 'owner', u.owner, 'reference', u.reference, 'mission', u.mission,
                 'opened_at', u.at, 'saved_at', u.at, 'submitted_at', u.at, 'paid_at', u.at + interval '1 minute',
                 'registry_answered_at', u.at + interval '2 minutes', 'registry_outcome', 'found',
                 'claimed_at', CASE WHEN u.state <> 'free' THEN u.at + interval '1 day' END,
                 'claimed_by', CASE WHEN u.state <> 'free' THEN u.officer END,
                 'recommended_at', CASE WHEN u.state IN ('authority', 'issued') THEN u.at + interval '2 days' END,
                 'recommended_by', CASE WHEN u.state IN ('authority', 'issued') THEN u.officer END,
                 'approved_at', CASE WHEN u.state = 'issued' THEN u.at + interval '3 days' END,
                 'approved_by', CASE WHEN u.state = 'issued' THEN u.approver END,
                 'issued_at', CASE WHEN u.state = 'issued' THEN u.at + interval '3 days' END)) r
             WHERE p.id = $1",
        )
        .bind(likeness.file)
        .bind(&batch.buckets)
        .bind(&batch.ids)
        .bind(&batch.owners)
        .bind(&batch.references)
        .bind(&batch.missions)
        .bind(&batch.moments)
        .bind(&batch.states)
        .bind(&batch.officers)
        .bind(&batch.approvers)
        .execute(&mut *writing)
        .await
        .context("writing files")?;
        sqlx::query(
            "INSERT INTO casework.answer (bucket, application_id, page, body, answered_at)
             SELECT u.*, now() FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::bytea[]) AS u",
        )
        .bind(&batch.answer_buckets)
        .bind(&batch.answer_files)
        .bind(&batch.answer_pages)
        .bind(&batch.answer_bodies)
        .execute(&mut *writing)
        .await
        .context("writing answers")?;
        sqlx::query(
            "INSERT INTO casework.person (bucket, application_id, role, body)
             SELECT u.bucket, u.file, $4, u.body FROM unnest($1::smallint[], $2::uuid[], $3::bytea[]) AS u(bucket, file, body)",
        )
        .bind(&batch.buckets)
        .bind(&batch.ids)
        .bind(&batch.persons)
        .bind(&likeness.role)
        .execute(&mut *writing)
        .await
        .context("writing people")?;
        sqlx::query(
            "INSERT INTO casework.registry_answer (bucket, application_id, round, outcome, record, differences, answered_at)
             SELECT u.bucket, u.file, 1, 'found', u.record, u.differences, now()
               FROM unnest($1::smallint[], $2::uuid[], $3::bytea[], $4::bytea[]) AS u(bucket, file, record, differences)",
        )
        .bind(&batch.buckets)
        .bind(&batch.ids)
        .bind(&batch.records)
        .bind(&batch.differences)
        .execute(&mut *writing)
        .await
        .context("writing records")?;
        sqlx::query(
            "WITH u AS (SELECT * FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[],
                                             $7::bytea[], $8::text[])
                               AS u(bucket, file, mission, applicant, subject, relative, contact, names)),
                  kin AS (INSERT INTO casework.kin (bucket, file, mission, asked, people, whole, answered_at)
                          SELECT bucket, file, mission, ARRAY[applicant, subject], ARRAY[applicant, subject, relative], true, now()
                            FROM u)
             INSERT INTO casework.desk_index (bucket, file, mission, people, contacts, names, assurance, indexed_at)
             SELECT bucket, file, mission, ARRAY[applicant, subject, relative], ARRAY[contact], names::bigint[], 'verified', now()
               FROM u",
        )
        .bind(&batch.buckets)
        .bind(&batch.ids)
        .bind(&batch.missions)
        .bind(&batch.applicants)
        .bind(&batch.subjects)
        .bind(&batch.relatives)
        .bind(&batch.contacts)
        .bind(&batch.names)
        .execute(&mut *writing)
        .await
        .context("writing indexes")?;
        // One turn at the mission; for what went on, one at the Authority.
        sqlx::query(
            "INSERT INTO work.item (bucket, id, file, reference, queue, mission, country, service, opened_at, ready_at, budget_s,
                                    used_s, running_since, due_at, held_by, held_since, finished_at, outcome)
             SELECT u.bucket, turn.id, u.file, u.reference, turn.queue, u.mission, p.country, p.service, turn.at, turn.at,
                    144000, 0, CASE WHEN NOT turn.over THEN turn.at END, turn.at + interval '5 days',
                    CASE WHEN u.state = 'held' OR turn.over THEN turn.staff END,
                    CASE WHEN u.state = 'held' OR turn.over THEN turn.at + interval '1 day' END,
                    CASE WHEN turn.over THEN turn.at + interval '2 days' END, CASE WHEN turn.over THEN turn.outcome END
               FROM unnest($2::smallint[], $3::uuid[], $4::text[], $5::text[], $6::text[]::timestamptz[], $7::text[],
                           $8::uuid[], $9::uuid[], $10::uuid[], $11::uuid[])
                    AS u(bucket, file, reference, mission, at, state, officer, approver, first, second)
               JOIN casework.application p ON p.id = $1
              CROSS JOIN LATERAL (VALUES
                   (u.first, 'mission', u.at, u.state IN ('authority', 'issued'), u.officer, 'recommended', true),
                   (u.second, 'authority', u.at + interval '2 days', u.state = 'issued', u.approver, 'approved',
                    u.state IN ('authority', 'issued'))) AS turn(id, queue, at, over, staff, outcome, took)
              WHERE turn.took",
        )
        .bind(likeness.file)
        .bind(&batch.buckets)
        .bind(&batch.ids)
        .bind(&batch.references)
        .bind(&batch.missions)
        .bind(&batch.moments)
        .bind(&batch.states)
        .bind(&batch.officers)
        .bind(&batch.approvers)
        .bind(&batch.first_turns)
        .bind(&batch.second_turns)
        .execute(&mut *writing)
        .await
        .context("writing turns")?;
        sqlx::query(
            "INSERT INTO store.event (bucket, application_id, seq, kind, v, at, by_actor, body, sealed, prev, hash)
             SELECT u.bucket, u.file, e.seq, e.kind, e.v, e.at, e.by_actor, e.body, NULL, e.prev, e.hash
               FROM unnest($2::smallint[], $3::uuid[]) AS u(bucket, file), store.event e
              WHERE e.application_id = $1",
        )
        .bind(likeness.file)
        .bind(&batch.buckets)
        .bind(&batch.ids)
        .execute(&mut *writing)
        .await
        .context("writing events")?;
        writing.commit().await?;
        Ok(())
    }

    /// What autovacuum would have done in time.
    pub async fn settle(&mut self) -> Result<()> {
        for statement in [
            "VACUUM ANALYZE casework.application, casework.answer, casework.person, casework.registry_answer, casework.kin",
            "VACUUM ANALYZE casework.desk_index, work.item, work.holding, store.event, store.data_key, people.account",
            "CHECKPOINT",
        ] {
            sqlx::raw_sql(statement).execute(&mut self.admin).await?;
        }
        Ok(())
    }

    /// How large the database is, in bytes.
    pub async fn size(&mut self) -> Result<i64> {
        let row = sqlx::query("SELECT pg_database_size(current_database())").fetch_one(&mut self.admin).await?;
        Ok(row.try_get(0)?)
    }

    /// Has the server log the plan of every statement of the desk with its times, or stop it. It takes hold with the next
    /// connections; the present ones are ended.
    pub async fn explain(&mut self, on: bool) -> Result<()> {
        let settings: &[&str] = if on {
            &[
                "ALTER SYSTEM SET log_line_prefix = '%p|'",
                "ALTER ROLE wasl_desk SET session_preload_libraries = 'auto_explain'",
                "ALTER ROLE wasl_desk SET auto_explain.log_min_duration = 0",
                "ALTER ROLE wasl_desk SET auto_explain.log_analyze = on",
                "ALTER ROLE wasl_desk SET auto_explain.log_buffers = on",
                "ALTER ROLE wasl_desk SET auto_explain.log_nested_statements = on",
            ]
        } else {
            &["ALTER ROLE wasl_desk RESET ALL"]
        };
        // A setting of a library is known once the library is loaded.
        sqlx::raw_sql("LOAD 'auto_explain'").execute(&mut self.admin).await?;
        for setting in settings {
            sqlx::raw_sql(AssertSqlSafe((*setting).to_owned())).execute(&mut self.admin).await?;
        }
        sqlx::raw_sql(
            "SELECT pg_reload_conf(), pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'wasl_desk'",
        )
        .execute(&mut self.admin)
        .await?;
        // The signals need a moment to arrive.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        Ok(())
    }
}

/// The id of a member of staff by log-in name.
pub async fn staff_id(product: &Product, login: &str) -> Result<Uuid> {
    let mut admin = PgConnection::connect(&product.postgres.admin_url()?).await?;
    let row = sqlx::query("SELECT id FROM people.staff WHERE login = $1").bind(login).fetch_one(&mut admin).await?;
    Ok(row.try_get(0)?)
}
