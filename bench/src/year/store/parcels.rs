//! Parcels on their way.

use anyhow::Result;
use sqlx::Row;
use uuid::Uuid;

use super::Books;

impl Books {
    /// Parcels for the courier that nobody has printed yet.
    pub async fn parcels_to_print(&mut self) -> Result<Vec<Uuid>> {
        let waiting = sqlx::query_scalar(
            "SELECT id FROM casework.shipment
              WHERE mode = 'courier' AND printed_at IS NULL AND replaced_at IS NULL AND ended_at IS NULL
              ORDER BY opened_at, id",
        )
        .fetch_all(&mut self.owner)
        .await?;
        Ok(waiting)
    }

    /// Parcels of which the courier was told since the last look: number, file and owner.
    pub async fn parcels_announced(&mut self) -> Result<Vec<(String, String, Uuid)>> {
        let rows = sqlx::query(
            "SELECT s.number, a.reference, a.owner FROM casework.shipment s
               JOIN casework.application a ON a.bucket = s.bucket AND a.id = s.application_id
              WHERE s.announced_at IS NOT NULL AND s.number IS NOT NULL ORDER BY s.announced_at, s.number",
        )
        .fetch_all(&mut self.owner)
        .await?;
        let mut announced = Vec::new();
        for row in rows {
            let number: String = row.try_get("number")?;
            if self.carried.insert(number.clone()) {
                announced.push((number, row.try_get("reference")?, row.try_get("owner")?));
            }
        }
        Ok(announced)
    }

    /// How many parcels were sent, and how many of them were replaced by another after they came back.
    pub async fn parcels(&mut self) -> Result<(i64, i64)> {
        let row = sqlx::query(
            "SELECT count(*) FILTER (WHERE announced_at IS NOT NULL) AS sent, count(*) FILTER (WHERE replaced_at IS NOT NULL) AS again
               FROM casework.shipment",
        )
        .fetch_one(&mut self.owner)
        .await?;
        Ok((row.try_get("sent")?, row.try_get("again")?))
    }
}
