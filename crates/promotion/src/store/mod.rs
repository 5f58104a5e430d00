//! Rows of campaigns, links and costs.

pub(crate) mod counts;
pub(crate) mod pauses;
pub(crate) mod told;

use ::store::Cx;
use kernel::{Day, Failure, Id, Moment, Outcome};
use serde_json::Value;

use crate::model::{Campaign, Channel, Content, Cost, Link};

/// A value as a column holds it.
fn written<T: serde::Serialize>(value: &T) -> Outcome<Value> {
    serde_json::to_value(value).map_err(|error| Failure::fault("keeping a campaign", error))
}

struct Row {
    id: Id<Campaign>,
    revision: i32,
    content: Value,
    opens_at: Moment,
    closes_at: Moment,
}

impl Row {
    fn campaign(self) -> Outcome<Campaign> {
        let content: Content =
            serde_json::from_value(self.content).map_err(|error| Failure::fault("reading a campaign", error))?;
        Ok(Campaign {
            id: self.id,
            revision: self.revision,
            content,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
        })
    }
}

/// Adds a revision that two people let out.
pub(crate) async fn insert(cx: &mut Cx, own: &Campaign, (proposed_by, approved_by): (&str, &str)) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO promotion.campaign (id, revision, content, service, opens_at, closes_at, approved_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        own.id.uuid(),
        own.revision,
        written(&own.content)?,
        own.content.target.service(),
        own.opens_at as _,
        own.closes_at as _,
        now as _,
        proposed_by,
        approved_by,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Every campaign as it is live, the one that closes last first.
pub(crate) async fn all(cx: &mut Cx) -> Outcome<Vec<Campaign>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id!: Id<Campaign>", revision AS "revision!", content AS "content!",
                  opens_at AS "opens_at!: Moment", closes_at AS "closes_at!: Moment"
             FROM (SELECT DISTINCT ON (id) * FROM promotion.campaign ORDER BY id, revision DESC) AS live
            ORDER BY closes_at DESC, id"#,
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::campaign).collect()
}

/// A campaign as it is live.
pub(crate) async fn campaign(cx: &mut Cx, id: Id<Campaign>) -> Outcome<Option<Campaign>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Campaign>", revision, content, opens_at AS "opens_at: Moment",
                  closes_at AS "closes_at: Moment"
             FROM promotion.campaign WHERE id = $1 ORDER BY revision DESC LIMIT 1"#,
        id.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.map(Row::campaign).transpose()
}

/// Waits until nobody else changes this campaign, and keeps everybody else from it. A campaign that is not there yet is locked
/// by its first row.
pub(crate) async fn lock(cx: &mut Cx, id: Id<Campaign>) -> Outcome<()> {
    sqlx::query_scalar!("SELECT revision FROM promotion.campaign WHERE id = $1 AND revision = 1 FOR UPDATE", id.uuid())
        .fetch_optional(cx.conn())
        .await?;
    Ok(())
}

/// Adds a link unless there is one of this wording and way; a code that is taken is not taken again.
pub(crate) async fn add_link(cx: &mut Cx, own: &Link) -> Outcome<()> {
    sqlx::query!(
        "INSERT INTO promotion.link (code, campaign, variant, channel) VALUES ($1, $2, $3, $4)
         ON CONFLICT (campaign, variant, channel) DO NOTHING",
        own.code,
        own.campaign.uuid(),
        variant(own.variant),
        own.channel.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The links of a campaign, by wording and way.
pub(crate) async fn links(cx: &mut Cx, campaign: Id<Campaign>) -> Outcome<Vec<Link>> {
    let rows = sqlx::query!(
        "SELECT code, variant, channel FROM promotion.link WHERE campaign = $1 ORDER BY variant, channel",
        campaign.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let links = rows.into_iter().filter_map(|row| {
        let (variant, channel) = (usize::try_from(row.variant).ok()?, Channel::parse(&row.channel)?);
        Some(Link { code: row.code, campaign, variant, channel })
    });
    Ok(links.collect())
}

/// The link with this code.
pub(crate) async fn link(cx: &mut Cx, code: &str) -> Outcome<Option<Link>> {
    let row = sqlx::query!(
        r#"SELECT code, campaign AS "campaign: Id<Campaign>", variant, channel FROM promotion.link WHERE code = $1"#,
        code,
    );
    let row = row.fetch_optional(cx.conn()).await?;
    Ok(row.and_then(|row| {
        let (variant, channel) = (usize::try_from(row.variant).ok()?, Channel::parse(&row.channel)?);
        Some(Link { code: row.code, campaign: row.campaign, variant, channel })
    }))
}

/// Adds a cost that two people entered.
pub(crate) async fn add_cost(
    cx: &mut Cx,
    (id, campaign): (uuid::Uuid, Id<Campaign>),
    own: &Cost,
    (proposed_by, approved_by): (&str, &str),
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO promotion.cost (id, campaign, spent_on, channel, minor, paid_for, approved_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
        id,
        campaign.uuid(),
        own.spent_on as _,
        own.channel.as_str(),
        own.minor,
        own.paid_for,
        now as _,
        proposed_by,
        approved_by,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The costs of a campaign, the oldest first.
pub(crate) async fn costs(cx: &mut Cx, campaign: Id<Campaign>) -> Outcome<Vec<Cost>> {
    let rows = sqlx::query!(
        r#"SELECT spent_on AS "spent_on: Day", channel, minor, paid_for FROM promotion.cost
            WHERE campaign = $1 ORDER BY spent_on, id"#,
        campaign.uuid(),
    );
    let rows = rows.fetch_all(cx.conn()).await?;
    let costs = rows.into_iter().filter_map(|row| {
        let channel = Channel::parse(&row.channel)?;
        Some(Cost { spent_on: row.spent_on, channel, minor: row.minor, paid_for: row.paid_for })
    });
    Ok(costs.collect())
}

/// A number of a wording as a column holds it; there are three at most.
fn variant(at: usize) -> i16 {
    i16::try_from(at).unwrap_or(i16::MAX)
}
