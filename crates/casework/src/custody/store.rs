//! Rows of orders. Who they are about is sealed with a key of each order's own: a child need have no account.

use kernel::{Day, Failure, Id, Moment, Outcome};
use store::{Cx, Place, Purpose, Scope, Sealed};
use uuid::Uuid;

use super::model::{Judgment, Order};

/// Orders of one page.
const MOST: i64 = 200;

struct Row {
    id: Uuid,
    number_index: Vec<u8>,
    ordered_on: Day,
    mission: String,
    recorded_at: Moment,
    recorded_by: Uuid,
    in_force_at: Option<Moment>,
    refused_at: Option<Moment>,
    lifted_at: Option<Moment>,
}

impl From<Row> for Order {
    fn from(row: Row) -> Self {
        Self {
            id: Id::from_uuid(row.id),
            number_index: row.number_index,
            ordered_on: row.ordered_on,
            mission: row.mission,
            recorded_at: row.recorded_at,
            recorded_by: Id::from_uuid(row.recorded_by),
            in_force_at: row.in_force_at,
            refused_at: row.refused_at,
            lifted_at: row.lifted_at,
        }
    }
}

fn place(id: Id<Order>) -> Place {
    Place::new("casework.custody_order.judgment", id.uuid(), Purpose::Evidence, id.uuid())
}

/// Writes an order that nobody has put in force yet.
pub(super) async fn insert(cx: &mut Cx, order: &Order, judgment: &Judgment) -> Outcome<()> {
    let sealed = cx.seal(&place(order.id), judgment).await?;
    sqlx::query!(
        "INSERT INTO casework.custody_order
             (bucket, id, number_index, judgment, ordered_on, mission, recorded_at, recorded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        order.id.bucket().as_i16(),
        order.id.uuid(),
        order.number_index,
        sealed as _,
        order.ordered_on as _,
        order.mission,
        order.recorded_at as _,
        order.recorded_by.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// One order, or the one 404. It is not asked which mission recorded it: a court's order binds every mission, and who reads one
/// is asked and recorded by the caller. Its row stays locked until the transaction ends.
pub(super) async fn lock(cx: &mut Cx, id: Id<Order>) -> Outcome<Order> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, number_index, ordered_on AS "ordered_on: Day", mission, recorded_at AS "recorded_at: Moment",
                  recorded_by, in_force_at AS "in_force_at: Moment", refused_at AS "refused_at: Moment",
                  lifted_at AS "lifted_at: Moment"
             FROM casework.custody_order WHERE bucket = $1 AND id = $2 FOR UPDATE"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Order::from).ok_or_else(Failure::not_found)
}

/// The orders that were recorded within the scope, newest first.
pub(super) async fn recorded(cx: &mut Cx, scope: &Scope) -> Outcome<Vec<Order>> {
    let missions = scope.missions();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, number_index, ordered_on AS "ordered_on: Day", mission, recorded_at AS "recorded_at: Moment",
                  recorded_by, in_force_at AS "in_force_at: Moment", refused_at AS "refused_at: Moment",
                  lifted_at AS "lifted_at: Moment"
             FROM casework.custody_order WHERE $1::text[] IS NULL OR mission = ANY ($1)
            ORDER BY recorded_at DESC, id DESC LIMIT $2"#,
        missions.as_deref(),
        MOST,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(Order::from).collect())
}

/// What is sealed of an order that the caller loaded.
pub(super) async fn judgment(cx: &mut Cx, id: Id<Order>) -> Outcome<Judgment> {
    let sealed = sqlx::query_scalar!(
        r#"SELECT judgment AS "judgment: Sealed<Judgment>" FROM casework.custody_order WHERE bucket = $1 AND id = $2"#,
        id.bucket().as_i16(),
        id.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    cx.open(&place(id), &sealed).await
}

/// Puts an order in force, or notes that it was refused; false if that was decided before.
pub(super) async fn decide(cx: &mut Cx, id: Id<Order>, in_force: bool) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.custody_order
            SET in_force_at = CASE WHEN $4 THEN $3::timestamptz END,
                refused_at = CASE WHEN $4 THEN NULL ELSE $3::timestamptz END
          WHERE bucket = $1 AND id = $2 AND num_nonnulls(in_force_at, refused_at) = 0",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
        in_force,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Lifts an order that is in force; false if it is not.
pub(super) async fn lift(cx: &mut Cx, id: Id<Order>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.custody_order SET lifted_at = $3
          WHERE bucket = $1 AND id = $2 AND in_force_at IS NOT NULL AND lifted_at IS NULL",
        id.bucket().as_i16(),
        id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The order in force about the person with one of these indexes, whichever mission recorded it.
pub(super) async fn in_force(cx: &mut Cx, indexes: &[Vec<u8>]) -> Outcome<Option<Id<Order>>> {
    let id = sqlx::query_scalar!(r#"SELECT casework.custody_in_force($1) AS "id!: Id<Order>""#, indexes);
    Ok(id.fetch_optional(cx.conn()).await?)
}

/// Forgets orders that were lifted or refused before `moment`.
pub(crate) async fn forget_before(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM casework.custody_order WHERE lifted_at < $1 OR refused_at < $1", moment as _)
        .execute(cx.conn())
        .await?;
    Ok(())
}
