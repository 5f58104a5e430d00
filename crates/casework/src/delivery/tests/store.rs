//! Puts an issued file where the desk can see it.

use kernel::Outcome;
use store::Cx;

use crate::applications::model::Application;

/// Marks the file as submitted, as every issued one is.
pub(super) async fn submit(cx: &mut Cx, file: &Application) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.application SET submitted_at = $3 WHERE bucket = $1 AND id = $2",
        file.id.bucket().as_i16(),
        file.id.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
