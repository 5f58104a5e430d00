//! What the run reads from the database by itself: what is due next, who waits for whom, and the rows of every check. It
//! writes nothing; whatever happens in the year, the product does.

mod files;
mod messages;
mod money;
mod parcels;
mod turns;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use kernel::Moment;
use sqlx::{Connection, PgConnection, Row};
use testkit::World;
use uuid::Uuid;

/// Jobs that are due to the minute, because somebody was promised something.
const EXACT: [&str; 3] = ["messaging.enquiry_due", "messaging.letter_due", "casework.turn_due"];
/// A job that was tried more often than this is in trouble.
const TRIES: i32 = 3;

/// What a citizen is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// To answer a correction.
    Correction,
    /// To say how to go on after the registry located nothing, or a record that differs.
    Outcome,
}

/// A file that waits for its citizen.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The file.
    pub reference: String,
    /// Its owner.
    pub owner: Uuid,
    /// What she is asked.
    pub what: What,
    /// Since when.
    pub since: Moment,
    /// Whether she is asked for the first time.
    pub first: bool,
    /// A number that belongs to this question.
    pub dice: u64,
}

/// A connection that reads.
pub struct Books {
    owner: PgConnection,
    /// Files of which the registry's answer was told before.
    told: BTreeSet<String>,
    /// Parcels of which the courier was told before.
    carried: BTreeSet<String>,
    /// Due moments that were counted before, because counting takes a while.
    counted: BTreeMap<String, Moment>,
    /// Until when messages were read.
    read_until: Moment,
}

impl Books {
    /// Connects.
    pub async fn open(world: &World) -> Result<Self> {
        let mut owner = PgConnection::connect(&world.db.urls().owner).await?;
        // Row-level security hides rows of citizens from whoever is not told which missions; the run looks at all.
        sqlx::query("SELECT set_config('wasl.missions', '*', false)").execute(&mut owner).await?;
        let read_until = Moment::from_microsecond(0);
        Ok(Self { owner, told: BTreeSet::new(), carried: BTreeSet::new(), counted: BTreeMap::new(), read_until })
    }

    /// When the next job is due that is due to the minute.
    pub async fn next_exact(&mut self, after: Moment) -> Result<Option<Moment>> {
        let kinds: Vec<String> = EXACT.map(str::to_owned).to_vec();
        let row =
            sqlx::query("SELECT min(run_at) FROM store.job WHERE died_at IS NULL AND kind = ANY ($1) AND run_at > $2")
                .bind(kinds)
                .bind(after)
                .fetch_one(&mut self.owner)
                .await?;
        Ok(row.try_get(0)?)
    }

    /// Files whose citizens were asked something and turn to it in this hour: after up to three days for what the registry
    /// said, after up to ten for a correction.
    pub async fn waiting_for_citizens(&mut self, now: Moment) -> Result<Vec<Asked>> {
        let rows = sqlx::query(
            "SELECT * FROM (
                 SELECT reference, owner, 'outcome' AS what, registry_answered_at AS since,
                        registry_answered_at + abs(hashtext(reference)) % 72 * interval '1 hour' AS turns
                   FROM casework.application
                  WHERE registry_outcome IN ('not_located', 'mismatch') AND sent_to_desk_at IS NULL
                    AND coalesce(cancelled_at, expired_at, rejected_at, approved_at) IS NULL
                 UNION ALL
                 SELECT reference, owner, 'correction', correction_asked_at,
                        correction_asked_at + abs(hashtext(reference)) % 240 * interval '1 hour'
                   FROM casework.application
                  WHERE correction_asked_at IS NOT NULL AND correction_answered_at IS NULL
                    AND coalesce(cancelled_at, expired_at, rejected_at, approved_at) IS NULL) AS asked
              WHERE turns <= $1 AND turns > $1 - interval '1 hour' ORDER BY reference",
        )
        .bind(now)
        .fetch_all(&mut self.owner)
        .await?;
        let mut asked = Vec::with_capacity(rows.len());
        for row in rows {
            let (reference, what, since): (String, String, Moment) =
                (row.try_get("reference")?, row.try_get("what")?, row.try_get("since")?);
            let dice = reference.bytes().fold(since.as_second().unsigned_abs(), |dice, byte| {
                dice.wrapping_mul(31).wrapping_add(u64::from(byte))
            });
            let what = if what == "outcome" { What::Outcome } else { What::Correction };
            let first = what == What::Outcome && self.told.insert(reference.clone());
            asked.push(Asked { owner: row.try_get("owner")?, reference, what, since, first, dice });
        }
        Ok(asked)
    }

    /// Files that these members of staff hold.
    pub async fn held_by(&mut self, staff: &[Uuid]) -> Result<Vec<String>> {
        if staff.is_empty() {
            return Ok(Vec::new());
        }
        let held = sqlx::query_scalar(
            "SELECT reference FROM work.item
              WHERE held_by = ANY ($1) AND finished_at IS NULL AND with_citizen_since IS NULL ORDER BY reference",
        )
        .bind(staff)
        .fetch_all(&mut self.owner)
        .await?;
        Ok(held)
    }

    /// Jobs that died, or that were tried again and again.
    pub async fn troubled_jobs(&mut self) -> Result<Vec<String>> {
        let rows = sqlx::query(
            "SELECT kind, coalesce(last_error, '') AS error FROM store.job
              WHERE died_at IS NOT NULL OR (attempts > $1 AND last_error IS NOT NULL)",
        )
        .bind(TRIES)
        .fetch_all(&mut self.owner)
        .await?;
        let told = rows.into_iter().map(|row| {
            let (kind, error): (String, String) = (row.try_get("kind")?, row.try_get("error")?);
            anyhow::Ok(format!("the job {kind} is in trouble: {error}"))
        });
        told.collect()
    }
}
