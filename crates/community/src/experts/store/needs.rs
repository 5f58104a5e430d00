//! Rows of needs.

use ::store::Cx;
use kernel::{Day, Failure, Id, Moment, Outcome};
use serde_json::Value;

use crate::experts::{
    ministry::Ministry,
    need::{Need, Published},
};

struct Row {
    id: Id<Need>,
    content: Value,
    ministry: String,
    published_at: Moment,
}

impl Row {
    fn published(self) -> Outcome<Published> {
        let broken = || Failure::fault("reading a need", "its ministry is unknown");
        Ok(Published {
            id: self.id,
            need: serde_json::from_value(self.content).map_err(|error| Failure::fault("reading a need", error))?,
            ministry: Ministry::parse(&self.ministry).ok_or_else(broken)?,
            at: self.published_at,
        })
    }
}

/// Adds a need that two people let out.
pub async fn insert_need(cx: &mut Cx, own: &Published, (by, approver): (&str, &str)) -> Outcome<()> {
    let content = serde_json::to_value(&own.need).map_err(|error| Failure::fault("keeping a need", error))?;
    let (now, until) = (cx.now(), own.need.until);
    sqlx::query!(
        "INSERT INTO community.expert_need (id, content, ministry, until, published_at, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        own.id.uuid(),
        content,
        own.ministry.as_str(),
        until as _,
        now as _,
        by,
        approver,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Every need, the latest first.
pub async fn needs(cx: &mut Cx) -> Outcome<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Need>", content, ministry, published_at AS "published_at: Moment"
             FROM community.expert_need ORDER BY published_at DESC, id LIMIT 200"#,
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::published).collect()
}

/// Needs for which somebody is still asked on a day, those first that end first.
pub async fn open_needs(cx: &mut Cx, today: Day) -> Outcome<Vec<Published>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Need>", content, ministry, published_at AS "published_at: Moment"
             FROM community.expert_need WHERE until >= $1 ORDER BY until, id LIMIT 200"#,
        today as _,
    );
    rows.fetch_all(cx.conn()).await?.into_iter().map(Row::published).collect()
}

/// The need.
pub async fn need(cx: &mut Cx, id: Id<Need>) -> Outcome<Published> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Need>", content, ministry, published_at AS "published_at: Moment"
             FROM community.expert_need WHERE id = $1"#,
        id.uuid(),
    );
    row.fetch_optional(cx.conn()).await?.ok_or_else(Failure::not_found)?.published()
}
