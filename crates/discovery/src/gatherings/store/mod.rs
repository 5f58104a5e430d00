//! Rows of registrations.

pub mod later;

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use super::model::{Attendance, Seats};
use crate::content::Page;

/// A registration as its owner's copy of her data says it.
pub struct Held {
    /// The event.
    pub slug: String,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When a place was given.
    pub placed_at: Option<Moment>,
    /// When it was given up.
    pub cancelled_at: Option<Moment>,
}

/// Waits until nobody else gives or takes places of this event, and keeps everybody else from it.
pub async fn lock(cx: &mut Cx, page: Id<Page>) -> Outcome<()> {
    sqlx::query!("INSERT INTO discovery.gathering (page) VALUES ($1) ON CONFLICT (page) DO NOTHING", page.uuid())
        .execute(cx.conn())
        .await?;
    sqlx::query_scalar!("SELECT page FROM discovery.gathering WHERE page = $1 FOR UPDATE", page.uuid())
        .fetch_one(cx.conn())
        .await?;
    Ok(())
}

/// The account's own registration.
pub async fn own(cx: &mut Cx, account: Id<marks::Account>, page: Id<Page>) -> Outcome<Option<Attendance>> {
    let row = sqlx::query_as!(
        Attendance,
        r#"SELECT a.id AS "id: Id<Attendance>", a.account AS "account: Id<marks::Account>",
                  a.asked_at AS "asked_at: Moment", a.placed_at AS "placed_at: Moment",
                  (SELECT count(*) FROM discovery.attendance o
                    WHERE o.page = a.page AND o.cancelled_at IS NULL AND o.placed_at IS NULL
                      AND (o.asked_at, o.id) < (a.asked_at, a.id)) AS "ahead!"
             FROM discovery.attendance a
            WHERE a.bucket = $1 AND a.account = $2 AND a.page = $3 AND a.cancelled_at IS NULL"#,
        account.bucket().as_i16(),
        account.uuid(),
        page.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// The pages of the events for which the account is registered.
pub async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Id<Page>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT page AS "page: Id<Page>" FROM discovery.attendance
            WHERE bucket = $1 AND account = $2 AND cancelled_at IS NULL ORDER BY asked_at DESC"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Everything the account ever asked for that is still kept.
pub async fn held(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Held>> {
    let rows = sqlx::query_as!(
        Held,
        r#"SELECT p.slug, a.asked_at AS "asked_at: Moment", a.placed_at AS "placed_at: Moment",
                  a.cancelled_at AS "cancelled_at: Moment"
             FROM discovery.attendance a JOIN discovery.page p ON p.id = a.page
            WHERE a.bucket = $1 AND a.account = $2 ORDER BY a.asked_at DESC"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// How the event is filled.
pub async fn seats(cx: &mut Cx, page: Id<Page>) -> Outcome<Seats> {
    let seats = sqlx::query_as!(
        Seats,
        r#"SELECT count(*) FILTER (WHERE placed_at IS NOT NULL) AS "placed!",
                  count(*) FILTER (WHERE placed_at IS NULL) AS "waiting!"
             FROM discovery.attendance WHERE page = $1 AND cancelled_at IS NULL"#,
        page.uuid(),
    );
    Ok(seats.fetch_one(cx.conn()).await?)
}

/// Adds a registration, with a place or at the end of the waiting list, by somebody who knows when and where it is.
pub async fn insert(
    cx: &mut Cx,
    account: Id<marks::Account>,
    (page, knows): (Id<Page>, &[u8]),
    placed: bool,
) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<Attendance>::new(account.bucket(), now, cx.dice());
    sqlx::query!(
        "INSERT INTO discovery.attendance (bucket, id, account, page, asked_at, placed_at, knows)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        page.uuid(),
        now as _,
        placed.then_some(now) as _,
        knows,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Gives the account's registration up; nothing happens if there is none.
pub async fn cancel(cx: &mut Cx, account: Id<marks::Account>, page: Id<Page>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE discovery.attendance SET cancelled_at = $4
          WHERE bucket = $1 AND account = $2 AND page = $3 AND cancelled_at IS NULL",
        account.bucket().as_i16(),
        account.uuid(),
        page.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Gives places to the first `most` who wait.
pub async fn promote(cx: &mut Cx, page: Id<Page>, most: i64) -> Outcome<Vec<(Id<Attendance>, Id<marks::Account>)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE discovery.attendance a SET placed_at = $3
             FROM (SELECT bucket, id FROM discovery.attendance
                    WHERE page = $1 AND cancelled_at IS NULL AND placed_at IS NULL
                    ORDER BY asked_at, id LIMIT $2) AS first
            WHERE a.bucket = first.bucket AND a.id = first.id
        RETURNING a.id AS "id: Id<Attendance>", a.account AS "account: Id<marks::Account>""#,
        page.uuid(),
        most,
        now as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Everybody who comes or waits, in the order of asking.
pub async fn everybody(cx: &mut Cx, page: Id<Page>) -> Outcome<Vec<Attendance>> {
    let rows = sqlx::query_as!(
        Attendance,
        r#"SELECT id AS "id: Id<Attendance>", account AS "account: Id<marks::Account>",
                  asked_at AS "asked_at: Moment", placed_at AS "placed_at: Moment", 0::bigint AS "ahead!"
             FROM discovery.attendance WHERE page = $1 AND cancelled_at IS NULL ORDER BY asked_at, id"#,
        page.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Forgets every registration of the account.
pub async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM discovery.attendance WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
