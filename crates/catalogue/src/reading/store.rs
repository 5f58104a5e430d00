//! The counter of changes.

use kernel::Outcome;
use store::Cx;

/// The number of the present state.
pub async fn version(cx: &mut Cx) -> Outcome<i64> {
    Ok(sqlx::query_scalar!("SELECT number FROM catalogue.version").fetch_one(cx.conn()).await?)
}
