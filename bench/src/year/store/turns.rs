//! Turns in queues, and promises to answer.

use anyhow::Result;
use kernel::Moment;
use service_model::country::Calendar;
use sqlx::Row;

use super::Books;
use crate::year::checks::{Free, Late, minutes_until};

/// Of so many turns one is counted again minute by minute.
const EVERY: i32 = 40;

impl Books {
    /// The times for which files waited freely. Turns that were with the citizen are left out: when such a turn is due
    /// changes with her answer, and what it was before is not kept.
    pub async fn episodes(&mut self) -> Result<Vec<Free>> {
        let rows = sqlx::query(
            "SELECT i.id::text AS item, i.reference, i.queue, i.mission, i.opened_at, i.due_at, i.finished_at,
                    h.since, h.until, h.ended_by
               FROM work.item i LEFT JOIN work.holding h ON h.bucket = i.bucket AND h.item = i.id
              WHERE i.reason IS NULL ORDER BY i.id, h.since",
        )
        .fetch_all(&mut self.owner)
        .await?;
        let mut episodes: Vec<Free> = Vec::with_capacity(rows.len());
        let mut last: Option<(String, Option<Free>)> = None;
        for row in rows {
            let (item, queue, mission): (String, String, String) =
                (row.try_get("item")?, row.try_get("queue")?, row.try_get("mission")?);
            // Whoever decides sees every mission.
            let place = if queue == "authority" { queue } else { format!("{queue} {mission}") };
            let opened = Free {
                reference: row.try_get("reference")?,
                place,
                due: row.try_get("due_at")?,
                since: row.try_get("opened_at")?,
                taken: None,
                over: row.try_get("finished_at")?,
            };
            if last.as_ref().is_none_or(|(before, _)| *before != item) {
                episodes.extend(last.take().and_then(|(_, free)| free));
                last = Some((item, Some(opened.clone())));
            }
            let Some(since) = row.try_get::<Option<Moment>, _>("since")? else { continue };
            let Some((_, free)) = &mut last else { continue };
            if let Some(mut free) = free.take() {
                (free.taken, free.over) = (Some(since), None);
                episodes.push(free);
            }
            let ended: Option<String> = row.try_get("ended_by")?;
            let until: Option<Moment> = row.try_get("until")?;
            if let (Some("released" | "left"), Some(until)) = (ended.as_deref(), until) {
                *free = Some(Free { since: until, ..opened });
            }
        }
        episodes.extend(last.and_then(|(_, free)| free));
        Ok(episodes)
    }

    /// Enquiries with their promises, each counted by the calendar of its row.
    pub async fn enquiries(&mut self, calendar: &impl Fn(&str) -> Calendar) -> Result<Vec<Late>> {
        let rows = sqlx::query(
            "SELECT reference, calendar, opened_at AS since, budget_secs::bigint AS budget, due_at, answered_at, escalated_at
               FROM messaging.enquiry WHERE asked_at IS NULL ORDER BY reference",
        )
        .fetch_all(&mut self.owner)
        .await?;
        self.counted_again(rows, calendar)
    }

    /// Turns whose clock never stood still, one of forty.
    pub async fn untouched_turns(&mut self, calendar: &impl Fn(&str) -> Calendar) -> Result<Vec<Late>> {
        let rows = sqlx::query(
            "SELECT reference || ' ' || queue AS reference, opened_at AS since, budget_s AS budget, due_at,
                    CASE queue WHEN 'authority' THEN 'eg' ELSE country END AS calendar,
                    finished_at AS answered_at, escalated_at
               FROM work.item WHERE reason IS NULL AND abs(hashtext(id::text)) % $1 = 0 ORDER BY id",
        )
        .bind(EVERY)
        .fetch_all(&mut self.owner)
        .await?;
        self.counted_again(rows, calendar)
    }

    fn counted_again(
        &mut self,
        rows: Vec<sqlx::postgres::PgRow>,
        calendar: &impl Fn(&str) -> Calendar,
    ) -> Result<Vec<Late>> {
        let mut late = Vec::with_capacity(rows.len());
        for row in rows {
            let (reference, key, since): (String, String, Moment) =
                (row.try_get("reference")?, row.try_get("calendar")?, row.try_get("since")?);
            let budget: i64 = row.try_get("budget")?;
            let name = format!("{reference} {since}");
            let counted = match self.counted.get(&name) {
                Some(counted) => *counted,
                None => {
                    let working = std::time::Duration::from_secs(budget.unsigned_abs());
                    let counted = minutes_until(&calendar(&key), since, working)?;
                    self.counted.insert(name, counted);
                    counted
                }
            };
            late.push(Late {
                reference,
                due: row.try_get("due_at")?,
                counted,
                kept: row.try_get("answered_at")?,
                escalated: row.try_get("escalated_at")?,
            });
        }
        Ok(late)
    }
}
