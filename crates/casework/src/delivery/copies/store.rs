//! Rows of the copies of parcels. SQL only.

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::Cx;

use super::model::{Dropped, PaperCopy};
use crate::delivery::model::Shipment;

/// Writes the copies of a new parcel, numbered from 1.
pub async fn insert(cx: &mut Cx, shipment: &Shipment) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO casework.paper_copy (bucket, shipment, copy)
         SELECT $1, $2, copy::smallint FROM generate_series(1, $3::integer) AS copy",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        i32::from(shipment.copies),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The copies of a parcel that was loaded within the caller's scope, by number.
pub async fn of(cx: &mut Cx, shipment: Id<Shipment>) -> Outcome<Vec<PaperCopy>> {
    let rows = sqlx::query!(
        r#"SELECT copy, printed_at AS "printed_at: Moment", dropped_at AS "dropped_at: Moment", dropped_reason
             FROM casework.paper_copy WHERE bucket = $1 AND shipment = $2 ORDER BY copy"#,
        shipment.bucket().as_i16(),
        shipment.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let read = |reason: String| {
        Dropped::parse(&reason)
            .ok_or_else(|| Failure::fault("reading a paper copy", format!("an unknown reason: {reason}")))
    };
    let copies = rows.into_iter().map(|row| {
        let reason = row.dropped_reason.map(read).transpose()?;
        Ok(PaperCopy { number: row.copy, printed_at: row.printed_at, dropped: row.dropped_at.zip(reason) })
    });
    copies.collect()
}

/// Notes that a copy is printed now by `staff`, or, with nobody, that its sheet went wrong.
pub async fn note_printed(
    cx: &mut Cx,
    shipment: Id<Shipment>,
    copy: i16,
    staff: Option<Id<marks::Staff>>,
) -> Outcome<()> {
    let at = staff.map(|_| cx.now());
    sqlx::query!(
        "UPDATE casework.paper_copy SET printed_at = $4, printed_by = $5
          WHERE bucket = $1 AND shipment = $2 AND copy = $3",
        shipment.bucket().as_i16(),
        shipment.uuid(),
        copy,
        at as _,
        staff.map(Id::uuid),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes that a copy will not be printed.
pub async fn note_dropped(cx: &mut Cx, shipment: Id<Shipment>, copy: i16, reason: Dropped) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.paper_copy SET dropped_at = $4, dropped_reason = $5
          WHERE bucket = $1 AND shipment = $2 AND copy = $3 AND printed_at IS NULL AND dropped_at IS NULL",
        shipment.bucket().as_i16(),
        shipment.uuid(),
        copy,
        now as _,
        reason.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
