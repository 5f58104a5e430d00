//! Rows of pages and their versions.

pub mod drafts;
pub mod readers;

use kernel::{Day, Failure, Id, Moment, Outcome, marks};
use serde_json::Value;
use store::Cx;

use super::{
    matter::Content,
    model::{Page, Version},
};

/// A page as it is shown now, or would be if it had not been taken back or ended.
pub struct Current {
    /// The page.
    pub page: Page,
    /// The version whose day has come.
    pub version: Version,
    /// The newest version that was taken back.
    pub withdrawn: Option<i32>,
    /// The last day on which an editor found this version right again.
    pub checked_on: Option<Day>,
}

struct Row {
    number: i32,
    content: Value,
    published_at: Moment,
    holds_from: Moment,
    holds_until: Option<Moment>,
    proposed_by: String,
    approved_by: String,
    reason: String,
    rehearsal: bool,
}

impl TryFrom<Row> for Version {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        Ok(Self {
            number: row.number,
            content: from_column(row.content)?,
            published_at: row.published_at,
            holds_from: row.holds_from,
            holds_until: row.holds_until,
            proposed_by: row.proposed_by,
            approved_by: row.approved_by,
            reason: row.reason,
            rehearsal: row.rehearsal,
        })
    }
}

fn from_column(content: Value) -> Outcome<Content> {
    serde_json::from_value(content).map_err(|error| Failure::fault("reading a page", error))
}

fn to_column(content: &Content) -> Outcome<Value> {
    serde_json::to_value(content).map_err(|error| Failure::fault("keeping a page", error))
}

/// Counts the changes of what is shown.
pub async fn count(cx: &mut Cx) -> Outcome<i64> {
    Ok(sqlx::query_scalar!("SELECT number FROM discovery.page_count").fetch_one(cx.conn()).await?)
}

/// The newest version of every page whose day has come.
pub async fn current(cx: &mut Cx) -> Outcome<Vec<Current>> {
    let now = cx.now();
    let rows = sqlx::query!(
        r#"SELECT DISTINCT ON (p.slug) p.id AS "id: Id<Page>", p.slug, v.number, v.content,
                  v.published_at AS "published_at: Moment", v.holds_from AS "holds_from: Moment",
                  v.holds_until AS "holds_until: Moment", v.proposed_by, v.approved_by, v.reason, v.rehearsal,
                  (SELECT max(w.number) FROM discovery.page_withdrawal w WHERE w.page = p.id) AS withdrawn,
                  (SELECT max(c.on_day) FROM discovery.page_check c
                    WHERE c.page = p.id AND c.at >= v.published_at) AS "checked_on: Day"
             FROM discovery.page p JOIN discovery.page_version v ON v.page = p.id
            WHERE v.holds_from <= $1 ORDER BY p.slug, v.number DESC"#,
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let mut current = Vec::with_capacity(rows.len());
    for row in rows {
        let version = Row {
            number: row.number,
            content: row.content,
            published_at: row.published_at,
            holds_from: row.holds_from,
            holds_until: row.holds_until,
            proposed_by: row.proposed_by,
            approved_by: row.approved_by,
            reason: row.reason,
            rehearsal: row.rehearsal,
        };
        current.push(Current {
            page: Page { id: row.id, slug: row.slug },
            version: version.try_into()?,
            withdrawn: row.withdrawn,
            checked_on: row.checked_on,
        });
    }
    Ok(current)
}

/// The next moment at which a version begins or ends to be shown.
pub async fn next_change(cx: &mut Cx) -> Outcome<Option<Moment>> {
    let now = cx.now();
    let next = sqlx::query_scalar!(
        r#"SELECT least(min(holds_from) FILTER (WHERE holds_from > $1),
                        min(holds_until) FILTER (WHERE holds_until > $1)) AS "next: Moment"
             FROM discovery.page_version"#,
        now as _,
    );
    Ok(next.fetch_one(cx.conn()).await?)
}

/// The last moment at which a version began or ended to be shown.
pub async fn last_change(cx: &mut Cx) -> Outcome<Option<Moment>> {
    let now = cx.now();
    let last = sqlx::query_scalar!(
        r#"SELECT greatest(max(holds_from) FILTER (WHERE holds_from <= $1),
                           max(holds_until) FILTER (WHERE holds_until <= $1)) AS "last: Moment"
             FROM discovery.page_version"#,
        now as _,
    );
    Ok(last.fetch_one(cx.conn()).await?)
}

/// Every page.
pub async fn pages(cx: &mut Cx) -> Outcome<Vec<Page>> {
    let rows = sqlx::query_as!(Page, r#"SELECT id AS "id: Id<Page>", slug FROM discovery.page ORDER BY slug"#);
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// The page of this name.
pub async fn page(cx: &mut Cx, slug: &str) -> Outcome<Option<Page>> {
    let row = sqlx::query_as!(Page, r#"SELECT id AS "id: Id<Page>", slug FROM discovery.page WHERE slug = $1"#, slug);
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// The page with this identifier.
pub async fn page_of(cx: &mut Cx, id: Id<Page>) -> Outcome<Option<Page>> {
    let row =
        sqlx::query_as!(Page, r#"SELECT id AS "id: Id<Page>", slug FROM discovery.page WHERE id = $1"#, id.uuid(),);
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// Every version of a page, the newest first.
pub async fn versions(cx: &mut Cx, page: Id<Page>) -> Outcome<Vec<Version>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT number, content, published_at AS "published_at: Moment", holds_from AS "holds_from: Moment",
                  holds_until AS "holds_until: Moment", proposed_by, approved_by, reason, rehearsal
             FROM discovery.page_version WHERE page = $1 ORDER BY number DESC"#,
        page.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Version::try_from).collect()
}

/// The newest version of a page that was taken back.
pub async fn withdrawn(cx: &mut Cx, page: Id<Page>) -> Outcome<Option<i32>> {
    let number = sqlx::query_scalar!("SELECT max(number) FROM discovery.page_withdrawal WHERE page = $1", page.uuid());
    Ok(number.fetch_one(cx.conn()).await?)
}

/// The last day on which an editor found the page right, since `since`.
pub async fn checked_on(cx: &mut Cx, page: Id<Page>, since: Moment) -> Outcome<Option<Day>> {
    let day = sqlx::query_scalar!(
        r#"SELECT max(on_day) AS "day: Day" FROM discovery.page_check WHERE page = $1 AND at >= $2"#,
        page.uuid(),
        since as _,
    );
    Ok(day.fetch_one(cx.conn()).await?)
}

/// Adds a page.
pub async fn insert_page(cx: &mut Cx, page: &Page) -> Outcome<()> {
    sqlx::query!("INSERT INTO discovery.page (id, slug) VALUES ($1, $2)", page.id.uuid(), page.slug)
        .execute(cx.conn())
        .await?;
    Ok(())
}

/// Adds a version, which is let out by that.
pub async fn insert_version(cx: &mut Cx, page: Id<Page>, version: &Version) -> Outcome<()> {
    let (content, sha256) = (to_column(&version.content)?, version.content.sha256()?);
    sqlx::query!(
        "INSERT INTO discovery.page_version (page, number, content, sha256, published_at, holds_from, holds_until,
                                             proposed_by, approved_by, reason, rehearsal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        page.uuid(),
        version.number,
        content,
        sha256,
        version.published_at as _,
        version.holds_from as _,
        version.holds_until as _,
        version.proposed_by,
        version.approved_by,
        version.reason,
        version.rehearsal,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Takes a version back; false if it was taken back before.
pub async fn withdraw(
    cx: &mut Cx,
    page: Id<Page>,
    number: i32,
    (proposed_by, approved_by): (&str, &str),
    reason: &str,
) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "INSERT INTO discovery.page_withdrawal (page, number, at, proposed_by, approved_by, reason)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
        page.uuid(),
        number,
        now as _,
        proposed_by,
        approved_by,
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// An editor found the page right today; saying it twice is saying it once.
pub async fn check(cx: &mut Cx, page: Id<Page>, day: Day, staff: Id<marks::Staff>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.page_check (page, on_day, at, staff) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        page.uuid(),
        day as _,
        now as _,
        staff.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// When the owner of a page was last reminded.
pub async fn reminded_at(cx: &mut Cx, page: Id<Page>) -> Outcome<Option<Moment>> {
    let at = sqlx::query_scalar!(
        r#"SELECT max(at) AS "at: Moment" FROM discovery.page_reminder WHERE page = $1"#,
        page.uuid()
    );
    Ok(at.fetch_one(cx.conn()).await?)
}

/// Notes that the owner was reminded.
pub async fn remind(cx: &mut Cx, page: Id<Page>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.page_reminder (page, at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        page.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
