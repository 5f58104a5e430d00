//! Who owes after a lost dispute and is to be reminded of it.

use ::store::Cx;
use kernel::{Id, Outcome, marks};

use crate::payments::disputes::model::Dispute;

/// Lost disputes whose next reminder is due, each with the file in whose name it comes: that from whose page was paid, where it
/// still owes. `after` are the days from the bank's decision to each reminder.
pub async fn to_remind(cx: &mut Cx, after: &[i32], limit: i64) -> Outcome<Vec<(Id<Dispute>, Id<marks::Application>)>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"SELECT d.id AS "dispute: Id<Dispute>", owing.file AS "file!: Id<marks::Application>"
             FROM casework.dispute d
             CROSS JOIN LATERAL (
                 SELECT s.application_id AS file
                   FROM casework.dispute_share s
                   JOIN casework.application a ON a.bucket = s.bucket AND a.id = s.application_id
                  WHERE s.bucket = d.bucket AND s.dispute_id = d.id AND s.settled_as IS DISTINCT FROM 'borne'
                    AND s.set_off_minor + s.repaid_minor < s.minor AND coalesce(a.held_for, 'dispute') = 'dispute'
                  ORDER BY (s.application_id = d.application_id) DESC, s.application_id LIMIT 1) AS owing
            WHERE d.lost_at IS NOT NULL AND d.reminders < cardinality($1::integer[])
              AND d.lost_at + make_interval(days => ($1::integer[])[d.reminders + 1]) <= $2
            ORDER BY d.lost_at, d.id LIMIT $3"#,
        after,
        now as _,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (row.dispute, row.file)).collect())
}

/// Counts a reminder if it is still due and `file` still owes: which one it is. The caller has locked the file.
pub async fn note_reminded(
    cx: &mut Cx,
    dispute: Id<Dispute>,
    file: Id<marks::Application>,
    after: &[i32],
) -> Outcome<Option<i16>> {
    let now = cx.now();
    let number = sqlx::query_scalar!(
        r#"UPDATE casework.dispute d SET reminders = d.reminders + 1, reminded_at = $5
            WHERE d.bucket = $1 AND d.id = $2 AND d.reminders < cardinality($4::integer[])
              AND d.lost_at + make_interval(days => ($4::integer[])[d.reminders + 1]) <= $5
              AND EXISTS (SELECT 1 FROM casework.dispute_share s
                           WHERE s.bucket = d.bucket AND s.dispute_id = d.id AND s.application_id = $3
                             AND s.settled_as IS DISTINCT FROM 'borne'
                             AND s.set_off_minor + s.repaid_minor < s.minor)
           RETURNING d.reminders"#,
        dispute.bucket().as_i16(),
        dispute.uuid(),
        file.uuid(),
        after,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(number)
}
