//! The SQL of requests to be forgotten.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Scope};

/// Marks the identifier of a request.
#[derive(Debug)]
pub(super) enum ErasureRequest {}

/// Writes a request; one that waits already is left alone.
pub(super) async fn insert(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<()> {
    let now = cx.now();
    let id = Id::<ErasureRequest>::new(account.bucket(), now, cx.dice());
    sqlx::query!(
        "INSERT INTO people.erasure_request (bucket, id, account, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket, account) WHERE settled_at IS NULL DO NOTHING",
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// When the waiting request was made.
pub(super) async fn waiting(cx: &mut Cx, scope: &Scope, account: Id<marks::Account>) -> Outcome<Option<Moment>> {
    let asked = sqlx::query_scalar!(
        r#"SELECT asked_at AS "asked_at: Moment" FROM people.erasure_request
           WHERE bucket = $1 AND account = $2 AND settled_at IS NULL AND ($3::uuid IS NULL OR account = $3)"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(asked)
}
