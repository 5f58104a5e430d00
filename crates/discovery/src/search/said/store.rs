//! Rows of words.

use ::store::Cx;
use kernel::Outcome;
use uuid::Uuid;

use crate::search::words::Said;

/// Another text whenever a row came or went.
pub(super) async fn stamp(cx: &mut Cx) -> Outcome<String> {
    let row = sqlx::query!(r#"SELECT count(*) AS "rows!", count(ended_at) AS "ended!" FROM discovery.search_words"#,);
    let row = row.fetch_one(cx.conn()).await?;
    Ok(format!("{}.{}", row.rows, row.ended))
}

/// The rows in force, the oldest first.
pub(super) async fn in_force(cx: &mut Cx) -> Outcome<Vec<(Uuid, Said)>> {
    let rows =
        sqlx::query!("SELECT id, say, mean FROM discovery.search_words WHERE ended_at IS NULL ORDER BY since, id");
    let rows = rows.fetch_all(cx.conn()).await?;
    Ok(rows.into_iter().map(|row| (row.id, Said { say: row.say, mean: row.mean })).collect())
}

/// Adds a row that two people let in; nothing if it is there.
pub(super) async fn add(cx: &mut Cx, id: Uuid, said: &Said, (by, approver): (&str, &str)) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.search_words (id, say, mean, since, proposed_by, approved_by)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
        id,
        &said.say,
        &said.mean,
        now as _,
        by,
        approver,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Ends a row; says whether it was in force.
pub(super) async fn end(cx: &mut Cx, id: Uuid) -> Outcome<bool> {
    let now = cx.now();
    let ended = sqlx::query!(
        "UPDATE discovery.search_words SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL",
        id,
        now as _,
    );
    Ok(ended.execute(cx.conn()).await?.rows_affected() == 1)
}
