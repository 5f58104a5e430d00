//! Where files stand, and what their citizens were told about the end.

use anyhow::{Context, Result};
use casework::applications::store::load;
use kernel::{Actor, Day, Id, Moment};
use sqlx::Row;
use store::Scope;
use testkit::World;
use uuid::Uuid;

use super::Books;
use crate::year::checks::{Standing, Told};

impl Books {
    /// Every file that is under way or has an open turn, with the stage as the product computes it.
    pub async fn standings(&mut self, world: &World) -> Result<Vec<Standing>> {
        let rows = sqlx::query(
            "SELECT a.id, a.reference, i.queue, coalesce(i.with_citizen_since IS NOT NULL, false) AS with_citizen,
                    EXISTS (SELECT 1 FROM people.account o
                             WHERE o.bucket = a.bucket AND o.id = a.owner AND o.closed_at IS NULL) AS owned,
                    EXISTS (SELECT 1 FROM work.proposal p
                             WHERE p.thing = a.id AND p.decided_at IS NULL AND p.void_at IS NULL) AS proposed,
                    EXISTS (SELECT 1 FROM store.job j
                             WHERE j.died_at IS NULL AND (j.lane = a.id OR j.payload ->> 'file' = a.id::text)) AS job
               FROM casework.application a
               LEFT JOIN work.item i ON i.bucket = a.bucket AND i.file = a.id AND i.finished_at IS NULL
              WHERE i.id IS NOT NULL
                 OR coalesce(a.cancelled_at, a.expired_at, a.rejected_at, a.issued_at, a.handed_over_at) IS NULL",
        )
        .fetch_all(&mut self.owner)
        .await?;
        let mut standings = Vec::with_capacity(rows.len());
        let mut cx = world.store().begin(Actor::System("bench.year")).await?;
        for row in rows {
            let id: Uuid = row.try_get("id")?;
            let file = load(&mut cx, &Scope::System("bench.year"), Id::from_uuid(id)).await?;
            standings.push(Standing {
                reference: row.try_get("reference")?,
                stage: file.stage(),
                owned: row.try_get("owned")?,
                queue: row.try_get("queue")?,
                with_citizen: row.try_get("with_citizen")?,
                proposed: row.try_get("proposed")?,
                job: row.try_get("job")?,
            });
        }
        Ok(standings)
    }

    /// Files that were told an interval and got their document without being paused, with the day on which they did, where
    /// they lie.
    pub async fn told(&mut self, zone: &impl Fn(&str) -> Option<String>) -> Result<Vec<Told>> {
        let rows = sqlx::query(
            "SELECT a.country, p.low_on, p.high_on, a.issued_at FROM casework.promise p
               JOIN casework.application a ON a.bucket = p.bucket AND a.id = p.file
              WHERE p.files IS NOT NULL AND a.issued_at IS NOT NULL AND a.correction_asked_at IS NULL",
        )
        .fetch_all(&mut self.owner)
        .await?;
        let mut told = Vec::with_capacity(rows.len());
        for row in rows {
            let (country, issued): (String, Moment) = (row.try_get("country")?, row.try_get("issued_at")?);
            let (low, high): (Day, Day) = (row.try_get("low_on")?, row.try_get("high_on")?);
            let zone = zone(&country).context("the zone of a country")?;
            told.push(Told { low, high, ended: issued.day_in(&zone) });
        }
        Ok(told)
    }
}
