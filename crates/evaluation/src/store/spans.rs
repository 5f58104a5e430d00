//! Counting times: how many fell into each step, by week, service and country. The steps are those of
//! [`crate::measure::Spread`].

use ::store::Cx;
use kernel::{Day, Outcome};

use super::counts::Span;

/// So many of this length, in a week.
pub struct Timed {
    pub week: Day,
    pub service: String,
    pub country: String,
    pub step: i32,
    pub count: i64,
}

/// From payment to the issued document.
pub async fn whole(cx: &mut Cx, span: Span) -> Outcome<Vec<Timed>> {
    let rows = sqlx::query_as!(
        Timed,
        r#"SELECT date_trunc('week', ended AT TIME ZONE 'Africa/Cairo')::date AS "week!: Day", service, country,
                  ceil(ln(greatest(extract(epoch FROM ended - paid_at), 0)::float8 + 1) / ln(1.05::float8))::int4 AS "step!",
                  count(*) AS "count!"
             FROM (SELECT service, country, paid_at, coalesce(issued_at, handed_over_at) AS ended
                     FROM casework.application) a
            WHERE ended >= $1 AND ended < $2 AND paid_at IS NOT NULL GROUP BY 1, 2, 3, 4"#,
        span.from as _,
        span.until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Working time of turns in these queues.
pub async fn turns(cx: &mut Cx, span: Span, queues: &[&str]) -> Outcome<Vec<Timed>> {
    let queues: Vec<String> = queues.iter().map(|own| (*own).to_owned()).collect();
    let rows = sqlx::query_as!(
        Timed,
        r#"SELECT date_trunc('week', finished_at AT TIME ZONE 'Africa/Cairo')::date AS "week!: Day", service, country,
                  ceil(ln(used_s::float8 + 1) / ln(1.05::float8))::int4 AS "step!", count(*) AS "count!"
             FROM work.item
            WHERE finished_at >= $1 AND finished_at < $2 AND outcome <> 'closed' AND queue = ANY ($3)
            GROUP BY 1, 2, 3, 4"#,
        span.from as _,
        span.until as _,
        &queues,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}
