//! Rows of how many have each token: counted by night, over a part of the register where it is large.

use std::collections::BTreeMap;

use ::store::Cx;
use kernel::Outcome;

use super::index::{SLICES, number};

/// How many profiles are counted at most, about.
const SAMPLED: i64 = 100_000;
/// Into how many buckets accounts fall.
const BUCKETS: i64 = 1_024;

/// How many have what is wanted, as it was counted last.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Counted {
    /// How many there were; nothing if they were never counted.
    pub experts: u64,
    /// How many have a token; what is not here, almost nobody has.
    pub having: BTreeMap<String, u64>,
}

impl Counted {
    /// About how many have a token.
    pub fn of(&self, token: &str) -> u64 {
        self.having.get(token).copied().unwrap_or(1)
    }

    /// How much it tells that somebody has a token, from 0 to 1: 1 if almost nobody has it, near 0 if everybody has.
    pub fn tells(&self, token: &str) -> f64 {
        if self.experts == 0 {
            return 1.0;
        }
        let number = |own: u64| f64::from(u32::try_from(own).unwrap_or(u32::MAX));
        let (all, having) = (number(self.experts), number(self.of(token).min(self.experts)));
        (1.0 + all / having.max(1.0)).ln() / (1.0 + all).ln()
    }
}

/// Counts anew how many have each token.
pub async fn count_tokens(cx: &mut Cx) -> Outcome<i64> {
    let now = cx.now();
    let experts =
        sqlx::query_scalar!(r#"SELECT count(*) AS "count!" FROM community.expert_index WHERE audience = 'ministries'"#)
            .fetch_one(cx.conn())
            .await?;
    // Accounts fall into buckets by chance, so the first of them are a fair part.
    let buckets = (BUCKETS * SAMPLED / experts.max(1)).clamp(1, BUCKETS);
    sqlx::query!("DELETE FROM community.expert_token").execute(cx.conn()).await?;
    sqlx::query!(
        "INSERT INTO community.expert_token (token, experts)
         SELECT token, least(count(*) * $2 / $1, 2000000000)::integer
           FROM community.expert_index, unnest(tokens) AS token
          WHERE audience = 'ministries' AND bucket < $1 AND NOT token BETWEEN 0 AND $3
          GROUP BY token HAVING count(*) > 1",
        buckets,
        BUCKETS,
        i64::from(SLICES) - 1,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "INSERT INTO community.expert_count (experts, counted_at) VALUES ($1, $2)
         ON CONFLICT (only_one) DO UPDATE SET experts = $1, counted_at = $2",
        i32::try_from(experts).unwrap_or(i32::MAX),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(experts)
}

/// How many have each of these tokens.
pub async fn counted(cx: &mut Cx, tokens: &[String]) -> Outcome<Counted> {
    let experts = sqlx::query_scalar!("SELECT experts FROM community.expert_count").fetch_optional(cx.conn()).await?;
    let names: BTreeMap<i64, &String> = tokens.iter().map(|own| (number(cx, own), own)).collect();
    let numbers: Vec<i64> = names.keys().copied().collect();
    let rows = sqlx::query!("SELECT token, experts FROM community.expert_token WHERE token = ANY ($1)", &numbers)
        .fetch_all(cx.conn())
        .await?;
    let having = rows.into_iter().filter_map(|own| {
        let name = names.get(&own.token)?;
        Some(((*name).clone(), u64::from(own.experts.unsigned_abs())))
    });
    Ok(Counted { experts: experts.map_or(0, |own| u64::from(own.unsigned_abs())), having: having.collect() })
}
