//! Limits on tries. A count survives the refusal of the act it was counted for.
//!
//! Counting runs beside the caller's transaction, on connections of its own: rolling the act back must not give the try
//! back, and many transactions waiting to count must not wait for each other. Never count twice what is one try.

use std::time::Duration;

use kernel::{Outcome, Refusal, RefusalKind};

use crate::Cx;

/// How often something may be tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Name of the rule and key of its text, for instance `throttle-sign-in-contact`.
    pub name: &'static str,
    /// How many tries are allowed within the window.
    pub limit: u32,
    /// The window, which begins with the first try.
    pub window: Duration,
}

/// Counts a try of `subject` (kept as a blind index). Beyond the limit: a Refusal of kind TooMany whose code and text are
/// the rule's name, with the arguments `limit` and `minutes` (whole minutes until the window ends, at least 1).
pub async fn hit(cx: &Cx, rule: &Rule, subject: &str) -> Outcome<()> {
    let subject = cx.vault().blind(rule.name, subject);
    let (now, end) = (cx.now(), cx.now().plus(rule.window));
    let count = sqlx::query!(
        r#"INSERT INTO store.throttle AS t (rule, subject, started_at, ends_at, hits) VALUES ($1, $2, $3, $4, 1)
         ON CONFLICT (rule, subject) DO UPDATE SET
             hits = CASE WHEN t.ends_at <= $3 THEN 1 ELSE least(t.hits, 1000000) + 1 END,
             started_at = CASE WHEN t.ends_at <= $3 THEN $3 ELSE t.started_at END,
             ends_at = CASE WHEN t.ends_at <= $3 THEN $4 ELSE t.ends_at END
         RETURNING hits, ends_at AS "ends_at: kernel::Moment""#,
        rule.name,
        subject,
        now as _,
        end as _,
    )
    .fetch_one(cx.store().side())
    .await?;
    if i64::from(count.hits) <= i64::from(rule.limit) {
        return Ok(());
    }
    let minutes = count.ends_at.since(now).as_secs().div_ceil(60).max(1);
    tracing::info!(rule = rule.name, "throttled");
    Err(Refusal::new(RefusalKind::TooMany, rule.name, rule.name)
        .arg("limit", rule.limit.to_string())
        .arg("minutes", minutes.to_string())
        .into())
}
