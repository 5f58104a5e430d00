//! Whom chance held out, who was written to, and what is left of it.

use std::{collections::BTreeSet, time::Duration};

use ::store::Cx;
use kernel::{Id, Moment, Outcome, marks};

use crate::model::Campaign;

type AccountId = Id<marks::Account>;

/// A row of the draw.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// Its identifier, and that of the letter.
    pub id: Id<Told>,
    /// Who.
    pub account: AccountId,
    /// Of which campaign.
    pub campaign: Id<Campaign>,
    /// Whether she is among those who get no letter.
    pub held_out: bool,
    /// Which wording.
    pub variant: i16,
    /// When the letter was handed over.
    pub sent_at: Option<Moment>,
}

/// Takes the turn of an account to be written to: false if it had one within `least`. One statement decides it, however many
/// ask at once.
pub(crate) async fn take_turn(cx: &mut Cx, account: AccountId, least: Duration) -> Outcome<bool> {
    let now = cx.now();
    let taken = sqlx::query!(
        "INSERT INTO promotion.reader AS r (bucket, account, written_at) VALUES ($1, $2, $3)
         ON CONFLICT (bucket, account) DO UPDATE SET written_at = excluded.written_at WHERE r.written_at <= $4",
        account.bucket().as_i16(),
        account.uuid(),
        now as _,
        now.minus(least) as _,
    );
    Ok(taken.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Adds a row of the draw; false if the account was drawn for this campaign before.
pub(crate) async fn draw(cx: &mut Cx, own: &Told) -> Outcome<bool> {
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO promotion.told (bucket, account, campaign, id, held_out, variant, drawn_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        own.account.bucket().as_i16(),
        own.account.uuid(),
        own.campaign.uuid(),
        own.id.uuid(),
        own.held_out,
        own.variant,
        now as _,
    );
    Ok(added.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Of these accounts those that were drawn for the campaign.
pub(crate) async fn drawn_among(
    cx: &mut Cx,
    campaign: Id<Campaign>,
    accounts: &[AccountId],
) -> Outcome<BTreeSet<AccountId>> {
    let buckets: Vec<i16> = accounts.iter().map(|own| own.bucket().as_i16()).collect();
    let uuids: Vec<uuid::Uuid> = accounts.iter().map(|own| own.uuid()).collect();
    let rows = sqlx::query_scalar!(
        r#"SELECT account AS "account: AccountId" FROM promotion.told
            WHERE campaign = $1 AND (bucket, account) IN (SELECT * FROM unnest($2::smallint[], $3::uuid[]))"#,
        campaign.uuid(),
        &buckets,
        &uuids,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().collect())
}

/// The row with this identifier.
pub(crate) async fn find(cx: &mut Cx, id: Id<Told>) -> Outcome<Option<Told>> {
    let row = sqlx::query_as!(
        Told,
        r#"SELECT id AS "id: Id<Told>", account AS "account: AccountId", campaign AS "campaign: Id<Campaign>", held_out,
                  variant, sent_at AS "sent_at: Moment" FROM promotion.told WHERE id = $1"#,
        id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// Notes that the letter was handed over.
pub(crate) async fn handed_over(cx: &mut Cx, own: &Told) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE promotion.told SET sent_at = $4 WHERE bucket = $1 AND account = $2 AND campaign = $3 AND sent_at IS NULL",
        own.account.bucket().as_i16(),
        own.account.uuid(),
        own.campaign.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes that the account completed the service, in every draw about it.
pub(crate) async fn finished(cx: &mut Cx, account: AccountId, service: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE promotion.told SET finished_at = $4
          WHERE bucket = $1 AND account = $2 AND finished_at IS NULL
            AND campaign IN (SELECT id FROM promotion.campaign WHERE service = $3 AND closes_at > $4)",
        account.bucket().as_i16(),
        account.uuid(),
        service,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Everything the account was drawn for, the latest first.
pub(crate) async fn of_account(cx: &mut Cx, account: AccountId) -> Outcome<Vec<(Told, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT id AS "id: Id<Told>", campaign AS "campaign: Id<Campaign>", held_out, variant,
                  drawn_at AS "drawn_at: Moment", sent_at AS "sent_at: Moment"
             FROM promotion.told WHERE bucket = $1 AND account = $2 ORDER BY drawn_at DESC, id"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let told = rows.into_iter().map(|row| {
        let own = Told {
            id: row.id,
            account,
            campaign: row.campaign,
            held_out: row.held_out,
            variant: row.variant,
            sent_at: row.sent_at,
        };
        (own, row.drawn_at)
    });
    Ok(told.collect())
}

/// Forgets an account: what it was drawn for goes into the sums, so that those who left still count in their group.
pub(crate) async fn forget(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    let (bucket, uuid) = (account.bucket().as_i16(), account.uuid());
    sqlx::query!(
        "WITH gone AS (
             DELETE FROM promotion.told WHERE bucket = $1 AND account = $2 RETURNING campaign, held_out, finished_at)
         INSERT INTO promotion.lift AS l (campaign, held_out, people, finished)
         SELECT campaign, held_out, 1, (finished_at IS NOT NULL)::int FROM gone
         ON CONFLICT (campaign, held_out)
         DO UPDATE SET people = l.people + excluded.people, finished = l.finished + excluded.finished",
        bucket,
        uuid,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!("DELETE FROM promotion.reader WHERE bucket = $1 AND account = $2", bucket, uuid)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Turns the rows of campaigns that closed before a moment into sums.
pub(crate) async fn settle(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!(
        "WITH over AS (SELECT id FROM promotion.campaign GROUP BY id HAVING max(closes_at) < $1),
              gone AS (DELETE FROM promotion.told USING over WHERE told.campaign = over.id
                       RETURNING told.campaign, told.held_out, told.finished_at)
         INSERT INTO promotion.lift AS l (campaign, held_out, people, finished)
         SELECT campaign, held_out, count(*), count(finished_at) FROM gone GROUP BY campaign, held_out
         ON CONFLICT (campaign, held_out)
         DO UPDATE SET people = l.people + excluded.people, finished = l.finished + excluded.finished",
        moment as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// How many were held out and how many of them finished; and the same of those who were written to.
pub(crate) async fn groups(cx: &mut Cx, campaign: Id<Campaign>) -> Outcome<((u64, u64), (u64, u64))> {
    let rows = sqlx::query!(
        r#"SELECT held_out AS "held_out!", sum(people)::bigint AS "people!", sum(finished)::bigint AS "finished!" FROM (
               SELECT held_out, count(*) AS people, count(finished_at) AS finished FROM promotion.told
                WHERE campaign = $1 GROUP BY held_out
               UNION ALL SELECT held_out, people, finished FROM promotion.lift WHERE campaign = $1) AS groups
           GROUP BY held_out"#,
        campaign.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let of = |held_out: bool| {
        let row = rows.iter().find(|row| row.held_out == held_out);
        row.map_or((0, 0), |row| (u64::try_from(row.people).unwrap_or(0), u64::try_from(row.finished).unwrap_or(0)))
    };
    Ok((of(true), of(false)))
}

/// Puts down sums of a rehearsal.
pub(crate) async fn simulate(
    cx: &mut Cx,
    campaign: Id<Campaign>,
    held_out: bool,
    (people, finished): (i64, i64),
) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO promotion.lift (campaign, held_out, people, finished) VALUES ($1, $2, $3, $4)
         ON CONFLICT (campaign, held_out) DO NOTHING",
        campaign.uuid(),
        held_out,
        people,
        finished,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
