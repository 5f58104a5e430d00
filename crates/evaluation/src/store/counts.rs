//! Counting clear columns of files, parcels, answers and complaints by week, service and country. Nothing a record says and
//! nobody's answers are read; what the register answered is asked for by [`answered`] alone, which needs a permission.

use ::store::Cx;
use kernel::{Day, Moment, Outcome};

/// So many of so many, in a week.
pub struct Counted {
    pub week: Day,
    pub service: String,
    pub country: String,
    pub n: i64,
    pub hits: i64,
}

/// From when until when.
#[derive(Clone, Copy)]
pub struct Span {
    pub from: Moment,
    pub until: Moment,
}

macro_rules! files {
    ($at:literal, $hits:literal, $span:expr) => {
        sqlx::query_as!(
            Counted,
            r#"SELECT date_trunc('week', "#
                + $at
                + r#" AT TIME ZONE 'Africa/Cairo')::date AS "week!: Day",
                      a.service AS "service!", a.country AS "country!", count(*) AS "n!",
                      count(*) FILTER (WHERE "#
                + $hits
                + r#") AS "hits!"
                 FROM casework.application a
                WHERE "#
                + $at
                + r#" >= $1 AND "#
                + $at
                + r#" < $2 GROUP BY 1, 2, 3"#,
            $span.from as _,
            $span.until as _,
        )
    };
}

/// Begun, and submitted within fourteen days. The span ends fourteen days ago at the latest.
pub async fn completed(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = files!("a.opened_at", "a.submitted_at <= a.opened_at + interval '14 days'", span);
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Issued, and never corrected.
pub async fn right_first(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = files!(
        "coalesce(a.issued_at, a.handed_over_at)",
        "a.correction_asked_at IS NULL AND a.turned_at IS NULL",
        span
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Issued, without anybody coming to the mission as far as is known.
pub async fn without_visit(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = files!(
        "coalesce(a.issued_at, a.handed_over_at)",
        "a.attended_at IS NULL
         AND NOT EXISTS (SELECT FROM casework.counter_file c WHERE c.bucket = a.bucket AND c.file = a.id)
         AND NOT EXISTS (SELECT FROM casework.shipment s WHERE s.bucket = a.bucket AND s.application_id = a.id
                            AND s.mode = 'mission')",
        span
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Submitted, by people themselves.
pub async fn by_themselves(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = files!(
        "a.submitted_at",
        "NOT EXISTS (SELECT FROM casework.counter_file c WHERE c.bucket = a.bucket AND c.file = a.id)
         AND NOT EXISTS (SELECT FROM casework.assistance h WHERE h.bucket = a.bucket AND h.file = a.id)",
        span
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Paid, and to be given back.
pub async fn refunded(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = files!(
        "a.paid_at",
        "EXISTS (SELECT FROM casework.refund r WHERE r.bucket = a.bucket AND r.application_id = a.id)",
        span
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Which answer of the register is counted.
#[derive(Clone, Copy)]
pub enum Answer {
    NotLocated,
    Mismatch,
}

/// Answered by the register, in this way. Only for whoever holds the permission.
pub async fn answered(cx: &mut Cx, span: Span, way: Answer) -> Outcome<Vec<Counted>> {
    let rows = match way {
        Answer::NotLocated => {
            files!("a.registry_answered_at", "a.registry_outcome = 'not_located'", span).fetch_all(cx.conn()).await?
        }
        Answer::Mismatch => {
            files!("a.registry_answered_at", "a.registry_outcome = 'mismatch'", span).fetch_all(cx.conn()).await?
        }
    };
    Ok(rows)
}

/// Parcels that ended, and were handed over without a failed attempt.
pub async fn delivered(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = sqlx::query_as!(
        Counted,
        r#"SELECT date_trunc('week', s.ended_at AT TIME ZONE 'Africa/Cairo')::date AS "week!: Day",
                  a.service, a.country, count(*) AS "n!",
                  count(*) FILTER (
                      WHERE EXISTS (SELECT FROM casework.shipment_event e WHERE e.bucket = s.bucket
                                       AND e.shipment = s.id AND e.status = 'delivered')
                        AND NOT EXISTS (SELECT FROM casework.shipment_event e WHERE e.bucket = s.bucket
                                           AND e.shipment = s.id AND e.status IN ('failed', 'returned', 'lost'))
                  ) AS "hits!"
             FROM casework.shipment s
             JOIN casework.application a ON a.bucket = s.bucket AND a.id = s.application_id
            WHERE s.ended_at >= $1 AND s.ended_at < $2 AND s.mode <> 'mission' AND s.packed_at IS NOT NULL
            GROUP BY 1, 2, 3"#,
        span.from as _,
        span.until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Answered how easy it was, with easy or very easy. Fewer than the threshold are not even read.
pub async fn satisfied(cx: &mut Cx, (from, until): (Day, Day), threshold: i64) -> Outcome<Vec<Counted>> {
    let rows = sqlx::query_as!(
        Counted,
        r#"SELECT week AS "week: Day", topic AS service, country, count(*) AS "n!",
                  count(*) FILTER (WHERE step IN ('4', '5')) AS "hits!"
             FROM discovery.signal
            WHERE kind = 'rated' AND step IN ('1', '2', '3', '4', '5') AND topic <> 'quiet' AND country <> ''
              AND week >= $1 AND week < $2
            GROUP BY 1, 2, 3 HAVING count(*) >= $3"#,
        from as _,
        until as _,
        threshold,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Complaints; one that names a file belongs to its service and country, any other to none.
pub async fn complaints(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = sqlx::query_as!(
        Counted,
        r#"SELECT date_trunc('week', q.opened_at AT TIME ZONE 'Africa/Cairo')::date AS "week!: Day",
                  coalesce(a.service, '') AS "service!", coalesce(a.country, '') AS "country!",
                  0::bigint AS "n!", count(*) AS "hits!"
             FROM messaging.enquiry q
             LEFT JOIN casework.application a ON a.bucket = q.bucket AND a.reference = q.file
            WHERE q.complaint AND q.opened_at >= $1 AND q.opened_at < $2
            GROUP BY 1, 2, 3"#,
        span.from as _,
        span.until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Alarms of the watch over reading.
pub async fn alarms(cx: &mut Cx, span: Span) -> Outcome<Vec<Counted>> {
    let rows = sqlx::query_as!(
        Counted,
        r#"SELECT date_trunc('week', raised_at AT TIME ZONE 'Africa/Cairo')::date AS "week!: Day",
                  '' AS "service!", '' AS "country!", 1::bigint AS "n!", count(*) AS "hits!"
             FROM oversight.flag WHERE raised_at >= $1 AND raised_at < $2 GROUP BY 1"#,
        span.from as _,
        span.until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Ten-minute spans in which periodic work was done, and the first moment of which anything is known.
pub async fn alive(cx: &mut Cx, span: Span) -> Outcome<(i64, Option<Moment>)> {
    let row = sqlx::query!(
        r#"SELECT count(DISTINCT date_bin('10 minutes', at, 'epoch')) FILTER (WHERE at >= $1 AND at < $2) AS "seen!",
                  min(at) AS "first: Moment"
             FROM store.periodic"#,
        span.from as _,
        span.until as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok((row.seen, row.first))
}
