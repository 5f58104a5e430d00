//! Charges, refunds and the ledger.

use anyhow::Result;
use sqlx::Row;
use uuid::Uuid;

use super::Books;
use crate::year::checks::{Kept, Paid};

impl Books {
    /// Refunds that nobody has released yet.
    pub async fn open_refunds(&mut self) -> Result<Vec<Uuid>> {
        let open = sqlx::query_scalar(
            "SELECT id FROM casework.refund WHERE released_at IS NULL AND given_at IS NULL ORDER BY opened_at, id",
        )
        .fetch_all(&mut self.owner)
        .await?;
        Ok(open)
    }

    /// What is kept in each currency, by the payments and by the ledger.
    pub async fn kept(&mut self) -> Result<Vec<Kept>> {
        let rows = sqlx::query(
            "WITH booked AS (
                 SELECT currency, account, sum(minor)::bigint AS minor,
                        coalesce(sum(minor) FILTER (WHERE component IS NOT NULL), 0)::bigint AS of_components
                   FROM casework.ledger_posting GROUP BY currency, account),
             charged AS (SELECT currency, sum(minor)::bigint AS minor FROM casework.payment_charge GROUP BY currency),
             refunded AS (
                 SELECT currency, coalesce(sum(minor) FILTER (WHERE given_at IS NOT NULL), 0)::bigint AS given,
                        coalesce(sum(minor) FILTER (WHERE given_at IS NULL), 0)::bigint AS owed
                   FROM casework.refund GROUP BY currency),
             uneven AS (
                 SELECT currency, count(*)::bigint AS entries FROM (
                     SELECT currency FROM casework.ledger_posting GROUP BY bucket, entry_id, currency
                     HAVING sum(minor) <> 0) AS entry GROUP BY currency)
             SELECT c.currency, c.minor AS taken, coalesce(r.given, 0) AS given, coalesce(r.owed, 0) AS owed,
                    coalesce((SELECT -of_components FROM booked WHERE currency = c.currency AND account = 'fx_difference'), 0) AS fees,
                    coalesce((SELECT minor FROM booked WHERE currency = c.currency AND account = 'gateway_clearing'), 0) AS clearing,
                    coalesce((SELECT -minor FROM booked WHERE currency = c.currency AND account = 'refunds_payable'), 0) AS payable,
                    coalesce((SELECT minor FROM booked WHERE currency = c.currency AND account = 'charged_back'), 0) AS charged_back,
                    coalesce((SELECT entries FROM uneven WHERE currency = c.currency), 0) AS uneven
               FROM charged c LEFT JOIN refunded r ON r.currency = c.currency ORDER BY c.currency",
        )
        .fetch_all(&mut self.owner)
        .await?;
        let mut kept = Vec::with_capacity(rows.len());
        for row in rows {
            kept.push(Kept {
                currency: row.try_get("currency")?,
                taken: row.try_get("taken")?,
                given: row.try_get("given")?,
                owed: row.try_get("owed")?,
                fees: row.try_get("fees")?,
                clearing: row.try_get("clearing")?,
                payable: row.try_get("payable")?,
                charged_back: row.try_get("charged_back")?,
                uneven: row.try_get("uneven")?,
            });
        }
        Ok(kept)
    }

    /// Every submitted file with its charges and refunds.
    pub async fn paid(&mut self) -> Result<Vec<Paid>> {
        let rows = sqlx::query(
            "WITH charged AS (
                 SELECT t.bucket, t.application_id, count(*) FILTER (WHERE c.settles) AS settling, sum(c.minor)::bigint AS minor
                   FROM casework.payment_attempt t
                   JOIN casework.payment_charge c ON c.bucket = t.bucket AND c.attempt_id = t.id
                  GROUP BY t.bucket, t.application_id),
             refunded AS (
                 SELECT bucket, application_id, sum(minor)::bigint AS minor FROM casework.refund
                  GROUP BY bucket, application_id)
             SELECT a.reference, a.paid_at IS NOT NULL AS paid, coalesce(a.cancelled_at, a.expired_at) IS NOT NULL AS ended,
                    coalesce(c.settling, 0)::bigint AS settling,
                    (coalesce(c.minor, 0) - coalesce(r.minor, 0))::bigint AS kept
               FROM casework.application a
               LEFT JOIN charged c ON c.bucket = a.bucket AND c.application_id = a.id
               LEFT JOIN refunded r ON r.bucket = a.bucket AND r.application_id = a.id
              WHERE a.submitted_at IS NOT NULL",
        )
        .fetch_all(&mut self.owner)
        .await?;
        let mut paid = Vec::with_capacity(rows.len());
        for row in rows {
            paid.push(Paid {
                reference: row.try_get("reference")?,
                paid: row.try_get("paid")?,
                ended_without: row.try_get("ended")?,
                settling: row.try_get("settling")?,
                left: row.try_get("kept")?,
            });
        }
        Ok(paid)
    }
}
