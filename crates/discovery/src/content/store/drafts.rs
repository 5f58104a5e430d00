//! Rows of drafts and of what was done to them.

use kernel::{Actor, Failure, Id, Moment, Outcome, marks};
use serde_json::Value;
use store::Cx;

use super::{from_column, to_column};
use crate::content::{
    matter::Content,
    model::{Act, Done, Draft},
};

struct Row {
    id: Id<Draft>,
    slug: String,
    base: Option<i32>,
    content: Value,
    version: i32,
    changed_at: Moment,
    closed_at: Option<Moment>,
}

impl TryFrom<Row> for Draft {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        Ok(Self {
            id: row.id,
            slug: row.slug,
            base: row.base,
            content: from_column(row.content)?,
            version: row.version,
            changed_at: row.changed_at,
            closed_at: row.closed_at,
        })
    }
}

/// The draft, locked.
pub async fn lock(cx: &mut Cx, id: Id<Draft>) -> Outcome<Option<Draft>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Draft>", slug, base, content, version, changed_at AS "changed_at: Moment",
                  closed_at AS "closed_at: Moment"
             FROM discovery.page_draft WHERE id = $1 FOR UPDATE"#,
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Draft::try_from).transpose()
}

/// Every draft that is open.
pub async fn open(cx: &mut Cx) -> Outcome<Vec<Draft>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Draft>", slug, base, content, version, changed_at AS "changed_at: Moment",
                  closed_at AS "closed_at: Moment"
             FROM discovery.page_draft WHERE closed_at IS NULL ORDER BY slug"#
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Draft::try_from).collect()
}

/// Adds a draft; false if one of this name is open.
pub async fn insert(cx: &mut Cx, draft: &Draft) -> Outcome<bool> {
    let content = to_column(&draft.content)?;
    let added = sqlx::query!(
        "INSERT INTO discovery.page_draft (id, slug, base, content, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) WHERE closed_at IS NULL DO NOTHING",
        draft.id.uuid(),
        draft.slug,
        draft.base,
        content,
        draft.version,
        draft.changed_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// Writes what a draft holds, which counts as a change.
pub async fn write(cx: &mut Cx, id: Id<Draft>, content: &Content) -> Outcome<()> {
    let (content, now) = (to_column(content)?, cx.now());
    sqlx::query!(
        "UPDATE discovery.page_draft SET content = $2, version = version + 1, changed_at = $3 WHERE id = $1",
        id.uuid(),
        content,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Closes a draft: it went out as this version, or was given up.
pub async fn close(cx: &mut Cx, id: Id<Draft>, published: Option<i32>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE discovery.page_draft SET closed_at = $2, published = $3 WHERE id = $1",
        id.uuid(),
        now as _,
        published,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes what was done, by whom.
pub async fn record(cx: &mut Cx, draft: Id<Draft>, act: Act) -> Outcome<()> {
    let now = cx.now();
    let staff = match cx.actor() {
        Actor::Staff { staff, .. } => Some(*staff),
        _ => None,
    };
    let id = Id::<Done>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO discovery.page_act (id, draft, at, staff, act) VALUES ($1, $2, $3, $4, $5)",
        id.uuid(),
        draft.uuid(),
        now as _,
        staff,
        act.as_str(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What was done to a draft, in order.
pub async fn history(cx: &mut Cx, draft: Id<Draft>) -> Outcome<Vec<Done>> {
    let rows = sqlx::query!(
        r#"SELECT at AS "at: Moment", staff AS "staff: Id<marks::Staff>", act
             FROM discovery.page_act WHERE draft = $1 ORDER BY at, id"#,
        draft.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let unknown = |name: &str| Failure::fault("reading a draft", format!("the act `{name}` is unknown"));
    let done = rows.into_iter().map(|row| {
        let act = Act::parse(&row.act).ok_or_else(|| unknown(&row.act))?;
        Ok(Done { at: row.at, staff: row.staff, act })
    });
    done.collect()
}

/// Who opened or changed a draft: none of them decides about it.
pub async fn contributors(cx: &mut Cx, draft: Id<Draft>) -> Outcome<Vec<Id<marks::Staff>>> {
    let rows = sqlx::query_scalar!(
        r#"SELECT DISTINCT staff AS "staff!: Id<marks::Staff>" FROM discovery.page_act
            WHERE draft = $1 AND staff IS NOT NULL AND act IN ('opened', 'changed', 'proposed') ORDER BY 1"#,
        draft.uuid(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}
