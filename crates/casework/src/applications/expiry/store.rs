//! Which files wait for money too long.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;

use crate::applications::model::Application;

/// Files that wait for money although their time to pay ran out before `moment`, oldest first; none whose bank has still to
/// decide.
pub(super) async fn unpaid_since(cx: &mut Cx, moment: Moment, limit: i64) -> Outcome<Vec<Id<marks::Application>>> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM casework.application
          WHERE pay_until < $1 AND paid_at IS NULL AND submitted_at IS NOT NULL AND cancelled_at IS NULL AND expired_at IS NULL
            AND held_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM casework.payment_share s
                              JOIN casework.payment_attempt t ON t.bucket = s.bucket AND t.id = s.attempt_id
                             WHERE s.bucket = application.bucket AND s.application_id = application.id
                               AND t.pending_at IS NOT NULL AND t.succeeded_at IS NULL AND t.closed_at IS NULL
                               AND (t.declined_at IS NULL OR t.declined_at < t.pending_at))
          ORDER BY pay_until LIMIT $2",
        moment as _,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(ids.into_iter().map(Id::from_uuid).collect())
}

/// Files that wait for money and whose owner is to be reminded: for the first time once their price ran out, for the second
/// when the time to pay ends before `soon`.
pub(super) async fn to_remind(
    cx: &mut Cx,
    now: Moment,
    soon: Moment,
    limit: i64,
) -> Outcome<Vec<Id<marks::Application>>> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM casework.application
          WHERE paid_at IS NULL AND submitted_at IS NOT NULL AND cancelled_at IS NULL AND expired_at IS NULL
            AND (turned_at IS NULL OR resubmitted_at IS NOT NULL) AND held_at IS NULL AND pay_until > $1
            -- Of files that are paid together the first is reminded of, for all of them.
            AND NOT EXISTS (SELECT 1 FROM casework.basket_item own
                              JOIN casework.basket_item other
                                ON other.bucket = own.bucket AND other.basket = own.basket AND other.place < own.place
                              JOIN casework.application first ON first.bucket = other.bucket AND first.id = other.application_id
                             WHERE own.bucket = application.bucket AND own.application_id = application.id
                               AND first.submitted_at IS NOT NULL AND first.paid_at IS NULL AND first.cancelled_at IS NULL
                               AND first.expired_at IS NULL AND first.held_at IS NULL)
            AND ((pay_reminders = 0 AND (quote->>'valid_until')::timestamptz <= $1)
                 OR (pay_reminders < 2 AND pay_until <= $2 AND (quote->>'valid_until')::timestamptz <= $1))
          ORDER BY pay_until LIMIT $3",
        now as _,
        soon as _,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(ids.into_iter().map(Id::from_uuid).collect())
}

/// Counts a reminder, and says until when the file waits; nothing if it has moved on since it was loaded. The second
/// reminder is the last, also where the first was never sent.
pub(super) async fn note_reminded(cx: &mut Cx, file: &Application) -> Outcome<Option<Moment>> {
    let now = cx.now();
    let until = sqlx::query_scalar!(
        r#"UPDATE casework.application
              SET pay_reminders = CASE WHEN pay_until <= $4::timestamptz + interval '1 day' THEN 2 ELSE 1 END
            WHERE bucket = $1 AND id = $2 AND version = $3 AND paid_at IS NULL
           RETURNING pay_until AS "until!: Moment""#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.version,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(until)
}
