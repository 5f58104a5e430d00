//! Rows of files that stand still.

use kernel::{Id, Outcome, marks};
use store::{Cx, Scope};

use crate::applications::model::{Application, HeldFor};

/// Saves whether `file`, whose version is already the next one, stands still; false if the row has moved on.
pub(super) async fn put(cx: &mut Cx, file: &Application) -> Outcome<bool> {
    let done = sqlx::query!(
        "UPDATE casework.application SET version = $3, held_at = $4, held_for = $5
          WHERE bucket = $1 AND id = $2 AND version = $3 - 1",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.version,
        file.held.map(|held| held.since) as _,
        file.held.map(|held| held.why.as_str()),
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Submitted files of an account that have not ended, or whose money is still to be given back.
pub(super) async fn unfinished_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<Id<marks::Application>>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id: Id<marks::Application>" FROM casework.application a
            WHERE bucket = $1 AND owner = $2 AND submitted_at IS NOT NULL AND held_at IS NULL
              AND (num_nonnulls(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) = 0
                   OR EXISTS (SELECT 1 FROM casework.refund r
                               WHERE r.bucket = a.bucket AND r.application_id = a.id AND r.given_at IS NULL))
            ORDER BY opened_at, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Files within the scope that stand still for this reason, the longest first.
pub async fn held(cx: &mut Cx, scope: &Scope, why: HeldFor) -> Outcome<Vec<Id<marks::Application>>> {
    let missions = scope.missions();
    let ids = sqlx::query_scalar!(
        r#"SELECT id AS "id: Id<marks::Application>" FROM casework.application
            WHERE held_at IS NOT NULL AND held_for = $1 AND ($2::text[] IS NULL OR mission = ANY ($2))
            ORDER BY held_at, id LIMIT 200"#,
        why.as_str(),
        missions.as_deref(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}
