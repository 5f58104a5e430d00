//! Which files wait for money too long.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;

/// Files that wait for money although their quote ran out before `moment`, oldest first.
pub(super) async fn unpaid_since(cx: &mut Cx, moment: Moment, limit: i64) -> Outcome<Vec<Id<marks::Application>>> {
    let ids = sqlx::query_scalar!(
        "SELECT id FROM casework.application
          WHERE pay_until < $1 AND paid_at IS NULL AND submitted_at IS NOT NULL AND cancelled_at IS NULL AND expired_at IS NULL
          ORDER BY pay_until LIMIT $2",
        moment as _,
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(ids.into_iter().map(Id::from_uuid).collect())
}
