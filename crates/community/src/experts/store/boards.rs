//! Rows of boards: how many there are by field and country, and what of it was let out.

use ::store::Cx;
use kernel::{Day, Failure, Outcome};

use crate::experts::boards::Board;

/// How many show the ministries their field and their country, by both.
pub async fn by_field_and_country(cx: &mut Cx) -> Outcome<Vec<(String, String, u64)>> {
    let rows = sqlx::query!(
        r#"SELECT field AS "field!", country AS "country!", count(*) AS "experts!" FROM community.expert_index
            WHERE audience = 'ministries' AND field IS NOT NULL AND country IS NOT NULL GROUP BY field, country"#,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|own| (own.field, own.country, u64::try_from(own.experts).unwrap_or_default())).collect())
}

/// Keeps what was let out for the week that begins on a day.
pub async fn put_board(cx: &mut Cx, week: Day, board: &Board) -> Outcome<()> {
    let now = cx.now();
    let body = serde_json::to_value(board).map_err(|error| Failure::fault("keeping a board", error))?;
    sqlx::query!(
        "INSERT INTO community.expert_board (week, at, body) VALUES ($1, $2, $3) ON CONFLICT (week) DO NOTHING",
        week as _,
        now as _,
        body,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What was let out last, and for the week that began when.
pub async fn board(cx: &mut Cx) -> Outcome<Option<(Day, Board)>> {
    let row =
        sqlx::query!(r#"SELECT week AS "week: Day", body FROM community.expert_board ORDER BY week DESC LIMIT 1"#)
            .fetch_optional(cx.conn())
            .await?;
    let Some(row) = row else { return Ok(None) };
    let board = serde_json::from_value(row.body).map_err(|error| Failure::fault("reading a board", error))?;
    Ok(Some((row.week, board)))
}
