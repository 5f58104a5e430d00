//! Finished files as lengths, the estimates, and what was told with a promise.

use ::store::Cx;
use kernel::{Day, Moment, Outcome};

use super::model::{Estimate, LATEST};
use crate::applications::model::Application;

/// A finished file, as far as its length goes.
pub(super) struct Finished {
    pub service: String,
    pub country: String,
    pub mission: String,
    pub used_in: String,
    pub paid_at: Moment,
    pub finished_at: Moment,
    pub stopped_micros: i64,
}

/// The latest files finished since `since`, at most [`LATEST`] of each kind. What was taken up again after a grievance is left
/// out: it was paid long before it was examined anew.
pub(super) async fn finished(cx: &mut Cx, since: Moment) -> Outcome<Vec<Finished>> {
    let rows = sqlx::query_as!(
        Finished,
        r#"SELECT service AS "service!", country AS "country!", mission AS "mission!", used_in AS "used_in!",
                  paid_at AS "paid_at!: Moment", finished_at AS "finished_at!: Moment", stopped_micros AS "stopped_micros!"
           FROM (SELECT service, country, mission, coalesce(used_in, '') AS used_in, paid_at, stopped_micros,
                        coalesce(issued_at, handed_over_at) AS finished_at,
                        row_number() OVER (PARTITION BY service, country, mission, used_in
                                           ORDER BY coalesce(issued_at, handed_over_at) DESC) AS place
                   FROM casework.application a
                  WHERE coalesce(issued_at, handed_over_at) >= $1 AND paid_at IS NOT NULL AND mission IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM casework.grievance g
                                     WHERE g.bucket = a.bucket AND g.application_id = a.id)) AS latest
           WHERE place <= $2 ORDER BY service, country, mission, used_in"#,
        since as _,
        i64::try_from(LATEST).unwrap_or(i64::MAX),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows)
}

/// Forgets every estimate: what is not made anew rests on files of long ago.
pub(super) async fn clear(cx: &mut Cx) -> Outcome<()> {
    sqlx::query!("DELETE FROM casework.estimate").execute(cx.conn()).await?;
    Ok(())
}

/// Keeps an estimate for a service, a mission and a place of use.
pub(super) async fn keep(cx: &mut Cx, of: (&str, &str, &str), estimate: &Estimate) -> Outcome<()> {
    let now = cx.now();
    let seconds = |length: std::time::Duration| i64::try_from(length.as_secs()).unwrap_or(i64::MAX);
    sqlx::query!(
        "INSERT INTO casework.estimate (service, mission, used_in, made_at, files, low_s, high_s)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (service, mission, used_in) DO UPDATE SET made_at = excluded.made_at, files = excluded.files,
             low_s = excluded.low_s, high_s = excluded.high_s",
        of.0,
        of.1,
        of.2,
        now as _,
        i32::try_from(estimate.files).unwrap_or(i32::MAX),
        seconds(estimate.low),
        seconds(estimate.high),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The estimate for files like this one.
pub(super) async fn like(cx: &mut Cx, file: &Application) -> Outcome<Option<Estimate>> {
    let row = sqlx::query!(
        "SELECT files, low_s, high_s FROM casework.estimate WHERE service = $1 AND mission = $2 AND used_in = $3",
        file.service,
        file.mission.as_deref().unwrap_or_default(),
        file.used_in.as_deref().unwrap_or_default(),
    )
    .fetch_optional(cx.conn())
    .await?;
    let length = |seconds: i64| std::time::Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
    Ok(row.map(|row| Estimate {
        files: usize::try_from(row.files).unwrap_or(0),
        low: length(row.low_s),
        high: length(row.high_s),
    }))
}

/// Keeps what is told with the promise of a file; what was told once stays told.
pub(super) async fn tell(cx: &mut Cx, file: &Application, told: Option<(usize, Day, Day)>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.promise (bucket, file, made_at, mission, files, low_on, high_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (bucket, file) DO NOTHING",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
        file.mission.as_deref().unwrap_or_default(),
        told.map(|(files, ..)| i32::try_from(files).unwrap_or(i32::MAX)),
        told.map(|(_, low, _)| low) as _,
        told.map(|(.., high)| high) as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The days that were told.
pub(super) struct Told {
    pub low_on: Day,
    pub high_on: Day,
}

/// What was told about a file, where it was told anything but the level. `file` was loaded within the caller's scope.
pub(super) async fn told(cx: &mut Cx, file: &Application) -> Outcome<Option<Told>> {
    let told = sqlx::query_as!(
        Told,
        r#"SELECT low_on AS "low_on!: Day", high_on AS "high_on!: Day" FROM casework.promise
           WHERE bucket = $1 AND file = $2 AND files IS NOT NULL"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(told)
}
