//! When keepers were reminded.

use kernel::{Moment, Outcome};
use store::Cx;

/// When the keeper of every privilege was reminded last.
pub(super) async fn all(cx: &mut Cx) -> Outcome<Vec<(String, Moment)>> {
    let rows = sqlx::query!(r#"SELECT privilege, reminded_at AS "reminded_at: Moment" FROM discovery.reminder"#)
        .fetch_all(cx.conn())
        .await?;
    Ok(rows.into_iter().map(|row| (row.privilege, row.reminded_at)).collect())
}

/// The keeper of a privilege was reminded.
pub(super) async fn reminded(cx: &mut Cx, privilege: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO discovery.reminder (privilege, reminded_at) VALUES ($1, $2)
         ON CONFLICT (privilege) DO UPDATE SET reminded_at = excluded.reminded_at",
        privilege,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
