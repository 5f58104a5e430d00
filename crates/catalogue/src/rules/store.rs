//! Rows of drafts and of what was done to them.

use kernel::{Day, Failure, Id, Moment, Outcome, marks};
use serde_json::Value;
use service_model::Sources;
use store::Cx;
use uuid::Uuid;

use super::model::{Act, Basis, Done, Draft};
use crate::{definitions::Kind, revisions::Decree};

struct Row {
    id: Id<Draft>,
    kind: String,
    key: String,
    place: String,
    base: Option<i32>,
    returns_to: Option<i32>,
    files: Value,
    version: i32,
    holds_from: Option<Day>,
    decree_number: Option<String>,
    decree_on: Option<Day>,
    opened_at: Moment,
    changed_at: Moment,
    closed_at: Option<Moment>,
    revision: Option<i32>,
}

impl TryFrom<Row> for Draft {
    type Error = Failure;
    fn try_from(row: Row) -> Outcome<Self> {
        let unknown = || Failure::fault("reading a draft", format!("the kind `{}` is unknown", row.kind));
        let decree = row.decree_number.zip(row.decree_on).map(|(number, on)| Decree { number, on });
        Ok(Self {
            id: row.id,
            kind: Kind::parse(&row.kind).ok_or_else(unknown)?,
            key: row.key,
            place: row.place,
            base: row.base,
            returns_to: row.returns_to,
            files: serde_json::from_value(row.files).map_err(|error| Failure::fault("reading a draft", error))?,
            version: row.version,
            basis: row.holds_from.zip(decree).map(|(holds_from, decree)| Basis { holds_from, decree }),
            opened_at: row.opened_at,
            changed_at: row.changed_at,
            closed_at: row.closed_at,
            revision: row.revision,
        })
    }
}

/// Adds a draft; false if one of the same definition is open.
pub async fn insert(cx: &mut Cx, draft: &Draft) -> Outcome<bool> {
    let (files, by) = (column(&draft.files)?, cx.actor().tag());
    let basis = draft.basis.as_ref();
    let done = sqlx::query!(
        "INSERT INTO catalogue.draft (id, kind, key, place, base, returns_to, files, version, holds_from, decree_number,
                                      decree_on, opened_at, opened_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12) ON CONFLICT DO NOTHING",
        draft.id.uuid(),
        draft.kind.as_str(),
        draft.key,
        draft.place,
        draft.base,
        draft.returns_to,
        files,
        draft.version,
        basis.map(|basis| basis.holds_from) as _,
        basis.map(|basis| basis.decree.number.as_str()),
        basis.map(|basis| basis.decree.on) as _,
        draft.opened_at as _,
        by,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The draft with this id, open or not, locked against a change at the same time.
pub async fn lock(cx: &mut Cx, id: Id<Draft>) -> Outcome<Option<Draft>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Draft>", kind, key, place, base, returns_to, files, version,
                  holds_from AS "holds_from: Day", decree_number, decree_on AS "decree_on: Day",
                  opened_at AS "opened_at: Moment", changed_at AS "changed_at: Moment",
                  closed_at AS "closed_at: Moment", revision
             FROM catalogue.draft WHERE id = $1 FOR UPDATE"#,
        id.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Draft::try_from).transpose()
}

/// Every open draft; or the drafts, open and closed, of one definition, the newest first.
pub async fn list(cx: &mut Cx, of: Option<(Kind, &str)>) -> Outcome<Vec<Draft>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id AS "id: Id<Draft>", kind, key, place, base, returns_to, files, version,
                  holds_from AS "holds_from: Day", decree_number, decree_on AS "decree_on: Day",
                  opened_at AS "opened_at: Moment", changed_at AS "changed_at: Moment",
                  closed_at AS "closed_at: Moment", revision
             FROM catalogue.draft
            WHERE ($1::text IS NULL AND closed_at IS NULL) OR (kind = $1 AND key = $2)
            ORDER BY opened_at DESC, id DESC"#,
        of.map(|(kind, _)| kind.as_str()),
        of.map(|(_, key)| key),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Draft::try_from).collect()
}

/// Writes the files and counts the change.
pub async fn write(cx: &mut Cx, id: Id<Draft>, files: &Sources) -> Outcome<()> {
    let (now, files) = (cx.now(), column(files)?);
    sqlx::query!(
        "UPDATE catalogue.draft SET files = $2, version = version + 1, changed_at = $3 WHERE id = $1",
        id.uuid(),
        files,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes decree and day and counts the change.
pub async fn date(cx: &mut Cx, id: Id<Draft>, basis: &Basis) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE catalogue.draft SET holds_from = $2, decree_number = $3, decree_on = $4, version = version + 1,
                changed_at = $5 WHERE id = $1",
        id.uuid(),
        basis.holds_from as _,
        basis.decree.number,
        basis.decree.on as _,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Closes a draft: published as a revision, or given up.
pub async fn close(cx: &mut Cx, id: Id<Draft>, revision: Option<i32>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE catalogue.draft SET closed_at = $2, revision = $3 WHERE id = $1",
        id.uuid(),
        now as _,
        revision,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes down what was done, in the transaction that does it.
pub async fn record(cx: &mut Cx, draft: Id<Draft>, act: Act, what: Value) -> Outcome<()> {
    let (now, actor) = (cx.now(), cx.actor().tag());
    let staff = match cx.actor() {
        kernel::Actor::Staff { staff, .. } => Some(*staff),
        _ => None,
    };
    let id = Id::<Done>::unowned(now, cx.dice());
    sqlx::query!(
        "INSERT INTO catalogue.draft_act (id, draft, at, actor, staff, act, what) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id.uuid(),
        draft.uuid(),
        now as _,
        actor,
        staff,
        act.as_str(),
        what,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What was done to a draft, in order.
pub async fn history(cx: &mut Cx, draft: Id<Draft>) -> Outcome<Vec<Done>> {
    let rows = sqlx::query!(
        r#"SELECT at AS "at: Moment", staff AS "staff: Id<marks::Staff>", act, what
             FROM catalogue.draft_act WHERE draft = $1 ORDER BY at, id"#,
        draft.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    let mut history = Vec::with_capacity(rows.len());
    for row in rows {
        let unknown = || Failure::fault("reading what was done to a draft", format!("`{}` is unknown", row.act));
        let names = row.what.get("files").and_then(Value::as_object);
        history.push(Done {
            at: row.at,
            staff: row.staff,
            act: Act::parse(&row.act).ok_or_else(unknown)?,
            files: names.map(|names| names.keys().cloned().collect()).unwrap_or_default(),
        });
    }
    Ok(history)
}

/// Everybody of the staff who worked on a draft.
pub async fn contributors(cx: &mut Cx, draft: Id<Draft>) -> Outcome<Vec<Id<marks::Staff>>> {
    let found: Vec<Option<Uuid>> = sqlx::query_scalar!(
        "SELECT DISTINCT staff FROM catalogue.draft_act
          WHERE draft = $1 AND act IN ('opened', 'changed', 'dated', 'proposed') ORDER BY staff",
        draft.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(found.into_iter().flatten().map(Id::from_uuid).collect())
}

fn column(files: &Sources) -> Outcome<Value> {
    serde_json::to_value(files).map_err(|error| Failure::fault("writing a draft", error))
}
