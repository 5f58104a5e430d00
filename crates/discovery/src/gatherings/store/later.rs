//! Rows as the job that looks after events needs them.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use crate::{content::Page, gatherings::model::Attendance};

/// Marks the first `most` who have a place and were not reminded, and says who they are.
pub async fn remind(cx: &mut Cx, page: Id<Page>, most: i64) -> Outcome<Vec<(Id<Attendance>, Id<marks::Account>)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE discovery.attendance a SET reminded_at = $3
             FROM (SELECT bucket, id FROM discovery.attendance
                    WHERE page = $1 AND cancelled_at IS NULL AND placed_at IS NOT NULL AND reminded_at IS NULL
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

/// Lets the first `most` who know another time or place know this one, and says who they are; whoever has a place is reminded anew.
/// Those of whom it is not known what they know are thought to know this one.
pub async fn change(
    cx: &mut Cx,
    page: Id<Page>,
    whereabouts: &[u8],
    most: i64,
) -> Outcome<Vec<(Id<Attendance>, Id<marks::Account>)>> {
    sqlx::query!(
        "UPDATE discovery.attendance SET knows = $2 WHERE page = $1 AND cancelled_at IS NULL AND knows IS NULL",
        page.uuid(),
        whereabouts,
    )
    .execute(cx.conn())
    .await?;
    let rows = sqlx::query!(
        r#"UPDATE discovery.attendance a SET knows = $2, reminded_at = NULL
             FROM (SELECT bucket, id FROM discovery.attendance
                    WHERE page = $1 AND cancelled_at IS NULL AND knows <> $2
                    ORDER BY asked_at, id LIMIT $3) AS first
            WHERE a.bucket = first.bucket AND a.id = first.id
        RETURNING a.id AS "id: Id<Attendance>", a.account AS "account: Id<marks::Account>""#,
        page.uuid(),
        whereabouts,
        most,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Ends the first `most` registrations for pages that were taken back, and says whose they were.
pub async fn call_off(cx: &mut Cx, most: i64) -> Outcome<Vec<(Id<Attendance>, Id<marks::Account>)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE discovery.attendance a SET cancelled_at = $2
             FROM (SELECT o.bucket, o.id FROM discovery.attendance o
                    WHERE o.cancelled_at IS NULL
                      AND EXISTS (SELECT FROM discovery.page_withdrawal w WHERE w.page = o.page
                                     AND w.number >= (SELECT max(v.number) FROM discovery.page_version v
                                                       WHERE v.page = o.page))
                    ORDER BY o.asked_at, o.id LIMIT $1) AS first
            WHERE a.bucket = first.bucket AND a.id = first.id
        RETURNING a.id AS "id: Id<Attendance>", a.account AS "account: Id<marks::Account>""#,
        most,
        now as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Deletes registrations made before `moment`; says how many.
pub async fn forget_older(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let gone = sqlx::query!("DELETE FROM discovery.attendance WHERE asked_at < $1", moment as _);
    Ok(gone.execute(cx.conn()).await?.rows_affected())
}
