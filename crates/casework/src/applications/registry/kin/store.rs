//! Rows of kin: blind indexes, one row a file, deleted with the evidence of its decision.

use kernel::Outcome;
use store::{Cx, Scope};

use super::Kinsfolk;
use crate::applications::model::Application;

/// Notes whose kin are meant, and says whether they are known. If the people differ from those who were asked about, the
/// old answer goes in the same statement: between the change and the new answer nobody is taken for a stranger.
pub(super) async fn want(cx: &mut Cx, file: &Application, asked: &[Vec<u8>]) -> Outcome<bool> {
    let known = sqlx::query_scalar!(
        r#"INSERT INTO casework.kin AS k (bucket, file, mission, asked) VALUES ($1, $2, $3, $4)
           ON CONFLICT (bucket, file) DO UPDATE SET mission = excluded.mission, asked = excluded.asked,
               people = CASE WHEN k.asked = excluded.asked THEN k.people END,
               whole = CASE WHEN k.asked = excluded.asked THEN k.whole END,
               answered_at = CASE WHEN k.asked = excluded.asked THEN k.answered_at END
           RETURNING answered_at IS NOT NULL AS "known!""#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.mission.as_deref().unwrap_or_default(),
        asked,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(known)
}

/// Keeps the answer, if it is still the one that is wanted and no other came first; false if not.
pub(super) async fn keep(
    cx: &mut Cx,
    file: &Application,
    asked: &[Vec<u8>],
    people: &[Vec<u8>],
    whole: bool,
) -> Outcome<bool> {
    let now = cx.now();
    let kept = sqlx::query!(
        "UPDATE casework.kin SET people = $4, whole = $5, answered_at = $6
          WHERE bucket = $1 AND file = $2 AND asked = $3 AND answered_at IS NULL",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        asked,
        people,
        whole,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(kept.rows_affected() == 1)
}

/// The answer, if there is one.
pub(super) async fn answer(cx: &mut Cx, scope: &Scope, file: &Application) -> Outcome<Option<Kinsfolk>> {
    let missions = scope.missions();
    let row = sqlx::query_as!(
        Kinsfolk,
        r#"SELECT people AS "people!", whole AS "whole!" FROM casework.kin
            WHERE bucket = $1 AND file = $2 AND answered_at IS NOT NULL
              AND ($3::text[] IS NULL OR mission = ANY($3))"#,
        file.id.bucket().as_i16(),
        file.id.uuid(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row)
}
