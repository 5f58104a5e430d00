//! Sums by day, drafts on their way, and what was released.

use ::store::Cx;
use kernel::{Day, Failure, Id, Moment, Outcome, marks};

use crate::{
    model::{Campaign, Channel, Stage, ZONE},
    ports::Released,
};

/// Counts one more at a stage, today.
pub(crate) async fn count(cx: &mut Cx, code: &str, stage: Stage) -> Outcome<()> {
    let today = cx.now().day_in(ZONE);
    add(cx, code, stage, today, 1).await
}

/// Counts so many more on a day.
pub(crate) async fn add(cx: &mut Cx, code: &str, stage: Stage, day: Day, many: i64) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO promotion.tally (code, day, stage, count) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code, day, stage) DO UPDATE SET count = tally.count + excluded.count",
        code,
        day as _,
        stage.as_str(),
        many,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Keeps by which code a draft was begun; false if that is known already.
pub(crate) async fn arrived(
    cx: &mut Cx,
    (account, file): (Id<marks::Account>, Id<marks::Application>),
    code: &str,
) -> Outcome<bool> {
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO promotion.arrival (bucket, application, account, code, began_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
        file.bucket().as_i16(),
        file.uuid(),
        account.uuid(),
        code,
        now as _,
    );
    Ok(added.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Notes that the draft was sent in; its code, the first time only.
pub(crate) async fn sent(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<String>> {
    let now = cx.now();
    let code = sqlx::query_scalar!(
        "UPDATE promotion.arrival SET sent_at = $3 WHERE bucket = $1 AND application = $2 AND sent_at IS NULL RETURNING code",
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    );
    Ok(code.fetch_optional(cx.conn()).await?)
}

/// Deletes by which code a draft was begun; the code, if it was known.
pub(crate) async fn ended(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<String>> {
    let code = sqlx::query_scalar!(
        "DELETE FROM promotion.arrival WHERE bucket = $1 AND application = $2 RETURNING code",
        file.bucket().as_i16(),
        file.uuid(),
    );
    Ok(code.fetch_optional(cx.conn()).await?)
}

/// Deletes what was begun before a moment; says how much.
pub(crate) async fn forget_older(cx: &mut Cx, moment: Moment) -> Outcome<u64> {
    let gone = sqlx::query!("DELETE FROM promotion.arrival WHERE began_at < $1", moment as _);
    Ok(gone.execute(cx.conn()).await?.rows_affected())
}

/// What the account began after which campaign, and when.
pub(crate) async fn of_account(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<(Id<Campaign>, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT l.campaign AS "campaign: Id<Campaign>", a.began_at AS "began_at: Moment"
             FROM promotion.arrival a JOIN promotion.link l ON l.code = a.code
            WHERE a.bucket = $1 AND a.account = $2 ORDER BY a.began_at"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(|row| (row.campaign, row.began_at)).collect())
}

/// Forgets what the account began.
pub(crate) async fn forget(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM promotion.arrival WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What was counted of a campaign at a stage between two days, the second left out: by wording and way.
pub(crate) async fn counted(
    cx: &mut Cx,
    campaign: Id<Campaign>,
    stage: Stage,
    (from, until): (Day, Day),
) -> Outcome<Vec<(usize, Channel, u64)>> {
    let rows = sqlx::query!(
        r#"SELECT l.variant, l.channel, sum(t.count)::bigint AS "count!"
             FROM promotion.tally t JOIN promotion.link l ON l.code = t.code
            WHERE l.campaign = $1 AND t.stage = $2 AND t.day >= $3 AND t.day < $4
            GROUP BY l.variant, l.channel ORDER BY l.variant, l.channel"#,
        campaign.uuid(),
        stage.as_str(),
        from as _,
        until as _,
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let counted = rows.into_iter().filter_map(|row| {
        let (variant, count) = (usize::try_from(row.variant).ok()?, u64::try_from(row.count).ok()?);
        Some((variant, Channel::parse(&row.channel)?, count))
    });
    Ok(counted.collect())
}

/// A released week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Week {
    /// Its Monday.
    pub monday: Day,
    /// Of which stage.
    pub stage: Stage,
    /// The ways, in the order of the columns.
    pub channels: Vec<Channel>,
    /// What may be said: a row for each wording.
    pub released: Released,
}

/// Keeps a release; a week that has one keeps it.
pub(crate) async fn release(cx: &mut Cx, campaign: Id<Campaign>, week: &Week) -> Outcome<()> {
    let now = cx.now();
    let channels: Vec<String> = week.channels.iter().map(|own| own.as_str().to_owned()).collect();
    sqlx::query!(
        "INSERT INTO promotion.release (campaign, week, stage, channels, cells, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (campaign, week, stage) DO NOTHING",
        campaign.uuid(),
        week.monday as _,
        week.stage.as_str(),
        &channels,
        super::written(&week.released)?,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What was released of a campaign, the oldest week first.
pub(crate) async fn released(cx: &mut Cx, campaign: Id<Campaign>) -> Outcome<Vec<Week>> {
    let rows = sqlx::query!(
        r#"SELECT week AS "week: Day", stage, channels, cells FROM promotion.release
            WHERE campaign = $1 ORDER BY week, stage"#,
        campaign.uuid(),
    );
    let mut weeks = Vec::new();
    for row in rows.fetch_all(cx.conn()).await? {
        let Some(stage) = Stage::ALL.into_iter().find(|own| own.as_str() == row.stage) else { continue };
        let released: Released =
            serde_json::from_value(row.cells).map_err(|error| Failure::fault("reading a release", error))?;
        let channels = row.channels.iter().filter_map(|own| Channel::parse(own)).collect();
        weeks.push(Week { monday: row.week, stage, channels, released });
    }
    Ok(weeks)
}
