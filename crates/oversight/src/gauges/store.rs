//! How much waits or is stuck, in one statement.

use kernel::Outcome;
use store::Cx;

use crate::chains::BROKEN;

pub(super) struct Stuck {
    pub proposals: i64,
    pub dead: i64,
    pub broken_chains: i64,
    pub waiting_jobs: i64,
}

pub(super) async fn stuck(cx: &mut Cx) -> Outcome<Stuck> {
    let now = cx.now();
    let stuck = sqlx::query_as!(
        Stuck,
        r#"SELECT (SELECT count(*) FROM work.proposal
                   WHERE decided_at IS NULL AND void_at IS NULL AND expires_at >= $1) AS "proposals!",
                  (SELECT count(*) FROM store.job WHERE died_at IS NOT NULL) AS "dead!",
                  (SELECT count(*) FROM store.job WHERE died_at IS NOT NULL AND kind = $2) AS "broken_chains!",
                  (SELECT count(*) FROM store.job WHERE died_at IS NULL AND run_at <= $1) AS "waiting_jobs!""#,
        now as _,
        BROKEN,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(stuck)
}
