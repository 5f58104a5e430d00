//! Counts over clear columns, within a span of time.

use kernel::{Moment, Outcome};
use store::Cx;

pub(super) struct Volume {
    pub service: String,
    pub submitted: i64,
    pub paid: i64,
    pub issued: i64,
    pub right_first: i64,
    pub rejected: i64,
    pub cancelled: i64,
    pub expired: i64,
}

pub(super) async fn volumes(cx: &mut Cx, since: Moment) -> Outcome<Vec<Volume>> {
    let rows = sqlx::query_as!(
        Volume,
        r#"SELECT service, count(*) FILTER (WHERE submitted_at >= $1) AS "submitted!",
                  count(*) FILTER (WHERE paid_at >= $1) AS "paid!",
                  count(*) FILTER (WHERE issued_at >= $1) AS "issued!",
                  count(*) FILTER (WHERE issued_at >= $1 AND correction_asked_at IS NULL) AS "right_first!",
                  count(*) FILTER (WHERE rejected_at >= $1) AS "rejected!",
                  count(*) FILTER (WHERE cancelled_at >= $1) AS "cancelled!",
                  count(*) FILTER (WHERE expired_at >= $1) AS "expired!"
           FROM casework.application
           WHERE greatest(submitted_at, paid_at, issued_at, rejected_at, cancelled_at, expired_at) >= $1
           GROUP BY service ORDER BY service"#,
        since as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

pub(super) struct Turns {
    pub queue: String,
    pub finished: i64,
    pub median_s: f64,
    pub p95_s: f64,
    pub in_time: i64,
}

/// Working time of turns that were done (not closed by an outside fact), and how many kept the promise.
pub(super) async fn turns(cx: &mut Cx, since: Moment) -> Outcome<Vec<Turns>> {
    let rows = sqlx::query_as!(
        Turns,
        r#"SELECT queue, count(*) AS "finished!",
                  percentile_cont(0.5) WITHIN GROUP (ORDER BY used_s) AS "median_s!",
                  percentile_cont(0.95) WITHIN GROUP (ORDER BY used_s) AS "p95_s!",
                  count(*) FILTER (WHERE used_s <= budget_s) AS "in_time!"
           FROM work.item WHERE finished_at >= $1 AND outcome <> 'closed' GROUP BY queue ORDER BY queue"#,
        since as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// What waits in a queue now.
pub(crate) struct Waiting {
    pub queue: String,
    pub free: i64,
    pub held: i64,
    pub with_citizen: i64,
    pub late: i64,
    pub oldest: Option<Moment>,
}

pub(crate) async fn waiting(cx: &mut Cx) -> Outcome<Vec<Waiting>> {
    let now = cx.now();
    let rows = sqlx::query_as!(
        Waiting,
        r#"SELECT queue, count(*) FILTER (WHERE held_by IS NULL AND with_citizen_since IS NULL) AS "free!",
                  count(*) FILTER (WHERE held_by IS NOT NULL AND with_citizen_since IS NULL) AS "held!",
                  count(*) FILTER (WHERE with_citizen_since IS NOT NULL) AS "with_citizen!",
                  count(*) FILTER (WHERE running_since IS NOT NULL AND due_at < $1) AS "late!",
                  min(ready_at) FILTER (WHERE with_citizen_since IS NULL) AS "oldest: Moment"
           FROM work.item WHERE finished_at IS NULL GROUP BY queue ORDER BY queue"#,
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

pub(super) struct Reason {
    pub act: String,
    pub service: String,
    pub reason: String,
    pub times: i64,
}

/// Coded reasons of corrections and rejections. Looks at masked data are counted for nobody.
pub(super) async fn reasons(cx: &mut Cx, since: Moment) -> Outcome<Vec<Reason>> {
    let rows = sqlx::query_as!(
        Reason,
        r#"SELECT act, service, reason AS "reason!", count(*) AS "times!"
           FROM casework.desk_act WHERE at >= $1 AND act IN ('correction', 'reject') AND reason IS NOT NULL
           GROUP BY act, service, reason ORDER BY 4 DESC, reason LIMIT 100"#,
        since as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}
