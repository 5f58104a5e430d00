//! Rows of signals, of what was found of a week, and of what was published.

use ::store::Cx;
use kernel::{Day, Failure, Id, Moment, Outcome};

use super::{
    findings::Findings,
    open_data::Release,
    ports::{Noised, Price},
    signal::{Kind, Row},
};

/// Adds a signal; nothing if the same was said in this week already.
pub(super) async fn insert(cx: &mut Cx, row: &Row, (week, today): (Day, Day)) -> Outcome<()> {
    let id = Id::<Row>::unowned(cx.now(), cx.dice());
    sqlx::query!(
        "INSERT INTO discovery.signal
             (id, pseudonym, week, on_day, kind, country, sex, age_band, topic, step, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (pseudonym, kind, topic, step, words) DO NOTHING",
        id.uuid(),
        row.pseudonym,
        week as _,
        today as _,
        row.kind.as_str(),
        row.country,
        row.sex,
        row.age_band,
        row.topic,
        row.step,
        row.words,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Adds a signal of an invented person, for a rehearsal.
pub(crate) async fn keep_invented(cx: &mut Cx, row: &Row, week: Day) -> Outcome<()> {
    insert(cx, row, (week, week)).await
}

/// Whether anything is kept or was found.
pub(crate) async fn is_anything_kept(cx: &mut Cx) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM discovery.signal) OR EXISTS (SELECT 1 FROM discovery.insight_week) AS "found!""#
    );
    Ok(found.fetch_one(cx.conn()).await?)
}

/// Every signal of a week, in an order that says nothing.
pub(super) async fn of_week(cx: &mut Cx, week: Day) -> Outcome<Vec<Row>> {
    let rows = sqlx::query!(
        "SELECT pseudonym, kind, country, sex, age_band, topic, step, words FROM discovery.signal
          WHERE week = $1 ORDER BY pseudonym, kind, topic, step, words",
        week as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?.into_iter().filter_map(|own| {
        Some(Row {
            kind: Kind::parse(&own.kind)?,
            pseudonym: own.pseudonym,
            country: own.country,
            sex: own.sex,
            age_band: own.age_band,
            topic: own.topic,
            step: own.step,
            words: own.words,
        })
    });
    Ok(rows.collect())
}

/// A signal as its owner reads it.
pub(super) struct Own {
    pub on_day: Day,
    pub kind: String,
    pub topic: String,
    pub step: String,
    pub words: String,
}

/// What stands under these names.
pub(super) async fn under(cx: &mut Cx, pseudonyms: &[Vec<u8>]) -> Outcome<Vec<Own>> {
    let rows = sqlx::query_as!(
        Own,
        r#"SELECT on_day AS "on_day: Day", kind, topic, step, words FROM discovery.signal
            WHERE pseudonym = ANY($1) ORDER BY on_day, id"#,
        pseudonyms,
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Whether something of this kind was told about this under these names.
pub(super) async fn is_told(cx: &mut Cx, pseudonyms: &[Vec<u8>], (kind, topic): (Kind, &str)) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM discovery.signal WHERE pseudonym = ANY($1) AND kind = $2 AND topic = $3) AS "found!""#,
        pseudonyms,
        kind.as_str(),
        topic,
    );
    Ok(found.fetch_one(cx.conn()).await?)
}

/// Forgets what stands under these names.
pub(super) async fn forget(cx: &mut Cx, pseudonyms: &[Vec<u8>]) -> Outcome<u64> {
    let done = sqlx::query!("DELETE FROM discovery.signal WHERE pseudonym = ANY($1)", pseudonyms);
    Ok(done.execute(cx.conn()).await?.rows_affected())
}

/// Forgets signals of days before this one.
pub(super) async fn forget_before(cx: &mut Cx, day: Day) -> Outcome<u64> {
    let done = sqlx::query!("DELETE FROM discovery.signal WHERE on_day < $1", day as _);
    Ok(done.execute(cx.conn()).await?.rows_affected())
}

/// Keeps what was found of a week; what was found before stands.
pub(super) async fn keep(cx: &mut Cx, week: Day, findings: &Findings) -> Outcome<()> {
    let now = cx.now();
    let body = serde_json::to_value(findings).map_err(|error| Failure::fault("keeping findings", error))?;
    sqlx::query!(
        "INSERT INTO discovery.insight_week (week, found_at, findings) VALUES ($1, $2, $3) ON CONFLICT (week) DO NOTHING",
        week as _,
        now as _,
        body,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Whether a week was looked at.
pub(super) async fn is_found(cx: &mut Cx, week: Day) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM discovery.insight_week WHERE week = $1) AS "found!""#,
        week as _,
    );
    Ok(found.fetch_one(cx.conn()).await?)
}

/// What was found of the latest weeks, the latest first.
pub(crate) async fn latest(cx: &mut Cx, most: i64) -> Outcome<Vec<(Day, Findings)>> {
    let rows = sqlx::query!(
        r#"SELECT week AS "week: Day", findings FROM discovery.insight_week ORDER BY week DESC LIMIT $1"#,
        most,
    );
    let read = |week, findings| -> Outcome<(Day, Findings)> {
        let findings = serde_json::from_value(findings).map_err(|error| Failure::fault("reading findings", error))?;
        Ok((week, findings))
    };
    rows.fetch_all(cx.conn()).await?.into_iter().map(|row| read(row.week, row.findings)).collect()
}

/// From now on this transaction alone spends of the budget.
pub(super) async fn spend_alone(cx: &mut Cx) -> Outcome<()> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended('discovery.privacy_spent', 0)) AS locked")
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// What was spent of a year's budget.
pub(super) async fn spent(cx: &mut Cx, year: i16) -> Outcome<f64> {
    let spent = sqlx::query_scalar!(
        r#"SELECT coalesce(sum(epsilon), 0) AS "spent!" FROM discovery.privacy_spent WHERE year = $1"#,
        year,
    );
    Ok(spent.fetch_one(cx.conn()).await?)
}

/// Whether there is a release of this name.
pub(super) async fn is_released(cx: &mut Cx, release: &str) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM discovery.privacy_spent WHERE release = $1) AS "found!""#,
        release,
    );
    Ok(found.fetch_one(cx.conn()).await?)
}

/// Writes down what a release costs.
pub(super) async fn spend(cx: &mut Cx, (release, year): (&str, i16), paid: Price) -> Outcome<()> {
    let (now, id) = (cx.now(), Id::<Price>::unowned(cx.now(), cx.dice()));
    sqlx::query!(
        "INSERT INTO discovery.privacy_spent (id, year, spent_at, epsilon, delta, release) VALUES ($1, $2, $3, $4, $5, $6)",
        id.uuid(),
        year,
        now as _,
        paid.epsilon,
        paid.delta,
        release,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Publishes a release.
pub(super) async fn publish(cx: &mut Cx, release: &str, week: Day, noised: &Noised) -> Outcome<()> {
    let now = cx.now();
    let counts = serde_json::to_value(&noised.counts).map_err(|error| Failure::fault("publishing counts", error))?;
    sqlx::query!(
        "INSERT INTO discovery.open_data (release, week, published_at, scale, threshold, counts)
         VALUES ($1, $2, $3, $4, $5, $6)",
        release,
        week as _,
        now as _,
        noised.scale,
        noised.threshold,
        counts,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Every release, the latest first.
pub(super) async fn releases(cx: &mut Cx) -> Outcome<Vec<Release>> {
    let rows = sqlx::query!(
        r#"SELECT o.release, o.week AS "week: Day", o.published_at AS "published_at: Moment", o.scale, o.threshold, o.counts,
                  s.epsilon, s.delta
             FROM discovery.open_data o JOIN discovery.privacy_spent s USING (release)
            ORDER BY o.published_at DESC, o.release DESC"#
    );
    let mut releases = Vec::new();
    for row in rows.fetch_all(cx.conn()).await? {
        let counts = serde_json::from_value(row.counts).map_err(|error| Failure::fault("reading open data", error))?;
        let paid = Price { epsilon: row.epsilon, delta: row.delta };
        releases.push(Release {
            name: row.release,
            week: row.week,
            published_at: row.published_at,
            noised: Noised { counts, paid, scale: row.scale, threshold: row.threshold },
        });
    }
    Ok(releases)
}
