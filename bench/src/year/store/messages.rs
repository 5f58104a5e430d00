//! Messages as they were written, opened with the product's own keys.

use anyhow::Result;
use kernel::{Actor, Moment};
use serde_json::Value;
use sqlx::Row;
use store::{Place, Purpose, Sealed};
use testkit::World;
use uuid::Uuid;

use super::Books;
use crate::year::checks::Said;

impl Books {
    /// Every message that was written since the last look.
    pub async fn said_since_last(&mut self, world: &World) -> Result<Vec<Said>> {
        let rows = sqlx::query(
            "SELECT n.id, n.account, n.kind, n.channel, n.language, n.body, n.created_at, a.language AS wanted
               FROM messaging.notice n JOIN people.account a ON a.bucket = n.bucket AND a.id = n.account
              WHERE n.created_at > $1 AND n.body IS NOT NULL ORDER BY n.created_at",
        )
        .bind(self.read_until)
        .fetch_all(&mut self.owner)
        .await?;
        let mut said = Vec::with_capacity(rows.len());
        let mut cx = world.store().begin(Actor::System("bench.year")).await?;
        for row in rows {
            let (id, account): (Uuid, Uuid) = (row.try_get("id")?, row.try_get("account")?);
            let (body, channel): (Vec<u8>, String) = (row.try_get("body")?, row.try_get("channel")?);
            let place = Place::new("messaging.notice.body", account, Purpose::Messages, id);
            let words: Value = cx.open(&place, &Sealed::from_bytes(body)).await?;
            let text = |name: &str| words[name].as_str().unwrap_or_default().to_owned();
            let words = if channel == "sms" { text("sms") } else { format!("{} {}", text("subject"), text("text")) };
            self.read_until = self.read_until.max(row.try_get::<Moment, _>("created_at")?);
            said.push(Said {
                kind: row.try_get("kind")?,
                language: row.try_get("language")?,
                wanted: row.try_get("wanted")?,
                words,
            });
        }
        Ok(said)
    }
}
