//! Rows as the job that looks after groups needs them.

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use crate::training::model::{Cohort, Enrolment};

type Told = (Id<Enrolment>, Id<marks::Account>);

/// Marks the first `most` who have a place and were not reminded, and says who they are.
pub async fn remind(cx: &mut Cx, cohort: Id<Cohort>, most: i64) -> Outcome<Vec<Told>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE community.enrolment e SET reminded_at = $3
             FROM (SELECT bucket, id FROM community.enrolment
                    WHERE cohort = $1 AND withdrawn_at IS NULL AND placed_at IS NOT NULL AND reminded_at IS NULL
                    ORDER BY asked_at, id LIMIT $2) AS first
            WHERE e.bucket = first.bucket AND e.id = first.id
        RETURNING e.id AS "id: Id<Enrolment>", e.account AS "account: Id<marks::Account>""#,
        cohort.uuid(),
        most,
        now as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Ends the first `most` places in groups that were called off, and says whose they were.
pub async fn end_called_off(cx: &mut Cx, most: i64) -> Outcome<Vec<Told>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"UPDATE community.enrolment e SET withdrawn_at = $2
             FROM (SELECT o.bucket, o.id FROM community.enrolment o JOIN community.cohort c ON c.id = o.cohort
                    WHERE o.withdrawn_at IS NULL AND c.called_off_at IS NOT NULL
                    ORDER BY o.asked_at, o.id LIMIT $1) AS first
            WHERE e.bucket = first.bucket AND e.id = first.id
        RETURNING e.id AS "id: Id<Enrolment>", e.account AS "account: Id<marks::Account>""#,
        most,
        now as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.account)).collect())
}

/// Deletes applications made before `moment` that nothing was awarded for; says how many. What was awarded stays with its
/// holder as long as her account does.
pub async fn forget_older(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let gone = sqlx::query!(
        "DELETE FROM community.enrolment e
          WHERE e.asked_at < $1
            AND NOT EXISTS (SELECT FROM community.badge b WHERE b.bucket = e.bucket AND b.enrolment = e.id)",
        moment as _,
    );
    Ok(gone.execute(cx.conn()).await?.rows_affected())
}
