//! Rows of what files were before they turned.

use kernel::{Failure, Outcome};
use store::Cx;

use crate::applications::model::Application;

/// Writes what `file` was, and binds it to the definition of `next`. The step that follows guards against an older version.
pub async fn rebind(cx: &mut Cx, file: &Application, next: &Application) -> Outcome<()> {
    let quote = serde_json::to_value(&file.quote).map_err(|error| Failure::fault("keeping a settled quote", error))?;
    let now = cx.now();
    sqlx::query!(
        "WITH former AS (
             INSERT INTO casework.turned_from
                 (bucket, application_id, service, definition_revision, quote, turned_at)
             VALUES ($1, $2, $3, $4, $5, $6))
         UPDATE casework.application SET service = $7, definition_revision = $8 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        file.service,
        file.definition_revision,
        quote,
        now as _,
        next.service,
        next.definition_revision,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
