//! Rows of blanks and of their counts. SQL only.

use kernel::{Day, Id, Moment, Outcome, marks};
use store::Cx;
use uuid::Uuid;

use super::model::Stock;
use crate::delivery::model::Shipment;

/// Takes sheets into stock; the number of those that were not there already.
pub async fn receive(cx: &mut Cx, numbers: &[String], staff: Id<marks::Staff>) -> Outcome<u64> {
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO casework.blank (number, received_at, received_by)
         SELECT number, $2, $3 FROM unnest($1::text[]) AS number ON CONFLICT DO NOTHING",
        numbers,
        now as _,
        staff.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(added.rows_affected())
}

/// Gives sheets from the safe to a clerk; the number of those that were in the safe.
pub async fn issue(cx: &mut Cx, numbers: &[String], to: Id<marks::Staff>) -> Outcome<u64> {
    let now = cx.now();
    let issued = sqlx::query!(
        "UPDATE casework.blank SET issued_at = $2, issued_to = $3
          WHERE number = ANY ($1) AND num_nonnulls(issued_at, used_at, spoiled_at, void_at) = 0",
        numbers,
        now as _,
        to.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(issued.rows_affected())
}

/// Unused sheets of a clerk, the lowest numbers first.
pub async fn hers(cx: &mut Cx, staff: Id<marks::Staff>, limit: i64) -> Outcome<Vec<String>> {
    let numbers = sqlx::query_scalar!(
        "SELECT number FROM casework.blank
          WHERE issued_to = $1 AND num_nonnulls(used_at, spoiled_at, void_at) = 0 ORDER BY number LIMIT $2",
        staff.uuid(),
        limit,
    );
    Ok(numbers.fetch_all(cx.conn()).await?)
}

/// Binds a clerk's unused sheet to one copy of a parcel and to that copy's serial; false if it is not hers or not unused.
pub async fn note_used(
    cx: &mut Cx,
    number: &str,
    staff: Id<marks::Staff>,
    (shipment, copy): (Id<Shipment>, i16),
    serial: &str,
) -> Outcome<bool> {
    let now = cx.now();
    let used = sqlx::query!(
        "UPDATE casework.blank SET used_at = $2, used_by = $3, shipment = $4, serial = $5, copy = $6
          WHERE number = $1 AND issued_to = $3 AND num_nonnulls(used_at, spoiled_at, void_at) = 0",
        number,
        now as _,
        staff.uuid(),
        shipment.uuid(),
        serial,
        copy,
    )
    .execute(cx.conn())
    .await?;
    Ok(used.rows_affected() == 1)
}

/// A good sheet of a parcel.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Its number.
    pub number: String,
    /// Which copy of the parcel is printed on it.
    pub copy: i16,
    /// The serial of that copy.
    pub serial: String,
}

/// The good sheets of a parcel, by copy.
pub async fn of_shipment(cx: &mut Cx, shipment: Id<Shipment>) -> Outcome<Vec<Sheet>> {
    let sheets = sqlx::query_as!(
        Sheet,
        r#"SELECT number, copy, serial AS "serial!" FROM casework.blank
            WHERE shipment = $1 AND spoiled_at IS NULL ORDER BY copy"#,
        shipment.uuid(),
    );
    Ok(sheets.fetch_all(cx.conn()).await?)
}

/// Throws the good sheet of one copy of a parcel away; its number.
pub async fn note_spoiled_of(
    cx: &mut Cx,
    (shipment, copy): (Id<Shipment>, i16),
    staff: Id<marks::Staff>,
    reason: &str,
) -> Outcome<Option<String>> {
    let now = cx.now();
    let number = sqlx::query_scalar!(
        "UPDATE casework.blank SET spoiled_at = $2, spoiled_by = $3, spoiled_reason = $4
          WHERE shipment = $1 AND copy = $5 AND spoiled_at IS NULL RETURNING number",
        shipment.uuid(),
        now as _,
        staff.uuid(),
        reason,
        copy,
    );
    Ok(number.fetch_optional(cx.conn()).await?)
}

/// Withdraws a sheet that was never printed on; false if there is no such sheet.
pub async fn note_void(cx: &mut Cx, number: &str, staff: Id<marks::Staff>, reason: &str) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.blank SET void_at = $2, void_by = $3, void_reason = $4
          WHERE number = $1 AND num_nonnulls(used_at, spoiled_at, void_at) = 0",
        number,
        now as _,
        staff.uuid(),
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What the books say now.
pub async fn stock(cx: &mut Cx) -> Outcome<Stock> {
    let stock = sqlx::query_as!(
        Stock,
        r#"SELECT count(*) AS "received!",
                  count(*) FILTER (WHERE num_nonnulls(issued_at, used_at, spoiled_at, void_at) = 0) AS "in_safe!",
                  count(*) FILTER (WHERE issued_at IS NOT NULL AND num_nonnulls(used_at, spoiled_at, void_at) = 0) AS "issued!",
                  count(*) FILTER (WHERE used_at IS NOT NULL AND spoiled_at IS NULL) AS "used!",
                  count(*) FILTER (WHERE spoiled_at IS NOT NULL) AS "spoiled!",
                  count(*) FILTER (WHERE void_at IS NOT NULL) AS "void!"
             FROM casework.blank"#
    );
    Ok(stock.fetch_one(cx.conn()).await?)
}

/// A count as it was agreed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// The day, in Cairo.
    pub day: Day,
    /// When the second person agreed.
    pub at: Moment,
    /// How many sheets there were.
    pub counted: i32,
    /// How many there must have been.
    pub expected: i32,
}

/// Writes an agreed count.
pub async fn insert_count(cx: &mut Cx, proposal: Uuid, count: &Count) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO casework.blank_count (proposal, day, at, counted, expected) VALUES ($1, $2, $3, $4, $5)",
        proposal,
        count.day as _,
        count.at as _,
        count.counted,
        count.expected,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The latest counts, newest first.
pub async fn counts(cx: &mut Cx, limit: i64) -> Outcome<Vec<Count>> {
    let counts = sqlx::query_as!(
        Count,
        r#"SELECT day AS "day: Day", at AS "at: Moment", counted, expected
             FROM casework.blank_count ORDER BY at DESC LIMIT $1"#,
        limit,
    );
    Ok(counts.fetch_all(cx.conn()).await?)
}
