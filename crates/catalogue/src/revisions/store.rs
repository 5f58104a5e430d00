//! Rows of revisions.

use kernel::{Day, Failure, Id, Moment, Outcome};
use store::Cx;

use super::model::{Content, Decree, Revision, from_column, to_column};
use crate::definitions::Kind;

/// The newest revision of every key, published or not, as `(kind, key, revision, sha256)`.
pub async fn newest(cx: &mut Cx) -> Outcome<Vec<(Kind, String, i32, Vec<u8>)>> {
    let rows = sqlx::query!(
        "SELECT DISTINCT ON (kind, key) kind, key, revision, sha256 FROM catalogue.revision
          ORDER BY kind, key, revision DESC"
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| Ok((kind(&row.kind)?, row.key, row.revision, row.sha256))).collect()
}

/// Adds a revision that is not published yet.
pub async fn insert(cx: &mut Cx, revision: &Revision, content: &Content) -> Outcome<()> {
    let (body, texts) = (to_column(&content.body)?, to_column(&content.texts)?);
    let (templates, examples) = (to_column(&content.templates)?, to_column(&content.examples)?);
    let by = cx.actor().tag();
    let decree = revision.decree.as_ref();
    sqlx::query!(
        "INSERT INTO catalogue.revision
             (kind, key, revision, id, sha256, body, texts, templates, imported_at, imported_by, rehearsal,
              place, examples, decree_number, decree_on, returns_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        revision.kind.as_str(),
        revision.key,
        revision.revision,
        revision.id.uuid(),
        revision.sha256,
        body,
        texts,
        templates,
        revision.imported_at as _,
        by,
        revision.rehearsal,
        revision.place,
        examples,
        decree.map(|decree| decree.number.as_str()),
        decree.map(|decree| decree.on) as _,
        revision.returns_to,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Publishes a revision; false if it is published already or does not exist.
pub async fn publish(
    cx: &mut Cx,
    id: Id<Revision>,
    valid_from: Moment,
    published_by: &str,
    approved_by: &str,
) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE catalogue.revision SET published_at = $2, valid_from = $3, published_by = $4, approved_by = $5
          WHERE id = $1 AND published_at IS NULL",
        id.uuid(),
        now as _,
        valid_from as _,
        published_by,
        approved_by,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Every revision, newest first, without content.
pub async fn list(cx: &mut Cx) -> Outcome<Vec<Revision>> {
    let rows = sqlx::query!(
        r#"SELECT kind, key, revision, id as "id: Id<Revision>", sha256, imported_at as "imported_at: Moment",
                  valid_from as "valid_from: Moment", published_by, approved_by, rehearsal, place,
                  decree_number, decree_on as "decree_on: Day", returns_to
             FROM catalogue.revision ORDER BY imported_at DESC, kind, key"#
    )
    .fetch_all(cx.conn())
    .await?;
    let mut revisions = Vec::with_capacity(rows.len());
    for row in rows {
        revisions.push(Revision {
            id: row.id,
            kind: kind(&row.kind)?,
            key: row.key,
            revision: row.revision,
            sha256: row.sha256,
            imported_at: row.imported_at,
            valid_from: row.valid_from,
            published_by: row.published_by,
            approved_by: row.approved_by,
            rehearsal: row.rehearsal,
            place: row.place,
            decree: row.decree_number.zip(row.decree_on).map(|(number, on)| Decree { number, on }),
            returns_to: row.returns_to,
        });
    }
    Ok(revisions)
}

/// The content of one revision.
pub async fn content(cx: &mut Cx, kind: Kind, key: &str, revision: i32) -> Outcome<Option<Content>> {
    let row = sqlx::query!(
        "SELECT body, texts, templates, examples FROM catalogue.revision WHERE kind = $1 AND key = $2 AND revision = $3",
        kind.as_str(),
        key,
        revision,
    )
    .fetch_optional(cx.conn())
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Content {
        body: from_column(row.body)?,
        texts: from_column(row.texts)?,
        templates: from_column(row.templates)?,
        examples: from_column(row.examples)?,
    }))
}

/// The revision of every key that holds at `now`: the newest published one whose day has come.
pub async fn current(cx: &mut Cx, now: Moment) -> Outcome<Vec<(Kind, String, i32)>> {
    let holding = holding(cx, now).await?;
    Ok(holding.into_iter().map(|(kind, key, revision, _)| (kind, key, revision)).collect())
}

/// The same, each with the moment from which it holds.
pub async fn holding(cx: &mut Cx, now: Moment) -> Outcome<Vec<(Kind, String, i32, Moment)>> {
    let rows = sqlx::query!(
        r#"SELECT DISTINCT ON (kind, key) kind, key, revision, valid_from as "valid_from!: Moment"
             FROM catalogue.revision
            WHERE published_at IS NOT NULL AND valid_from <= $1 ORDER BY kind, key, valid_from DESC, revision DESC"#,
        now as _,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| Ok((kind(&row.kind)?, row.key, row.revision, row.valid_from))).collect()
}

/// The newest published revision of every key with its files, whether its day has come or not.
pub async fn latest(cx: &mut Cx) -> Outcome<Vec<(Revision, Content)>> {
    let newest = sqlx::query!(
        r#"SELECT DISTINCT ON (kind, key) id as "id: Id<Revision>", body, texts, templates, examples
             FROM catalogue.revision WHERE published_at IS NOT NULL
            ORDER BY kind, key, valid_from DESC, revision DESC"#
    )
    .fetch_all(cx.conn())
    .await?;
    let all = list(cx).await?;
    let mut latest = Vec::with_capacity(newest.len());
    for row in newest {
        let content = Content {
            body: from_column(row.body)?,
            texts: from_column(row.texts)?,
            templates: from_column(row.templates)?,
            examples: from_column(row.examples)?,
        };
        latest.extend(all.iter().find(|own| own.id == row.id).map(|own| (own.clone(), content)));
    }
    Ok(latest)
}

/// The next moment after `now` at which a published revision begins to hold.
pub async fn next_change(cx: &mut Cx, now: Moment) -> Outcome<Option<Moment>> {
    let next = sqlx::query_scalar!(
        r#"SELECT min(valid_from) as "next: Moment" FROM catalogue.revision WHERE valid_from > $1"#,
        now as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(next)
}

fn kind(name: &str) -> Outcome<Kind> {
    Kind::parse(name).ok_or_else(|| Failure::fault("reading a revision", format!("the kind `{name}` is unknown")))
}
