//! Rows of parcels that lie in one envelope, and of what an envelope waits for. SQL only.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use crate::delivery::model::Shipment;

/// The parcels that lie in the envelope of this one besides it, in one order. The caller loads them within its scope.
pub async fn lying_in(cx: &mut Cx, envelope: Id<Shipment>) -> Outcome<Vec<Id<Shipment>>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id: Id<Shipment>" FROM casework.shipment WHERE bucket = $1 AND within = $2 ORDER BY id"#,
        envelope.bucket().as_i16(),
        envelope.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Puts a parcel into the envelope of another as both are closed. The caller has locked both.
pub async fn put_into(cx: &mut Cx, shipment: &Shipment, staff: Id<marks::Staff>) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.shipment SET within = $3, packed_at = $4, packed_by = $5
          WHERE bucket = $1 AND id = $2 AND packed_at IS NULL",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        shipment.within.map(Id::uuid),
        shipment.packed_at as _,
        staff.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Which of these parcels belong to a basket and wait to be closed, with the country of the file and since when the copies are
/// ready: the ones of which it is worth asking what they wait for.
pub async fn waiting(cx: &mut Cx, shipments: &[Id<Shipment>]) -> Outcome<Vec<(Id<Shipment>, String, Moment)>> {
    let buckets: Vec<i16> = shipments.iter().map(|id| id.bucket().as_i16()).collect();
    let ids: Vec<Uuid> = shipments.iter().map(|id| id.uuid()).collect();
    let rows = sqlx::query!(
        r#"SELECT s.id AS "id: Id<Shipment>", a.country,
                  coalesce(s.attested_at, s.attestation_refused_at, s.printed_at) AS "ready_at!: Moment"
             FROM casework.shipment s
             JOIN casework.application a ON a.bucket = s.bucket AND a.id = s.application_id
             JOIN casework.basket_item own ON own.bucket = s.bucket AND own.application_id = s.application_id
            WHERE (s.bucket, s.id) IN (SELECT * FROM unnest($1::smallint[], $2::uuid[]))
              AND s.printed_at IS NOT NULL AND s.packed_at IS NULL AND s.mode <> 'mission'"#,
        &buckets,
        &ids,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.country, row.ready_at)).collect())
}
