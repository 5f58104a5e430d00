//! Rows of who wants to be asked first, of what people were told, and of whom an account asked about.

use kernel::{Id, Moment, Outcome, marks};
use store::{Cx, Scope};
use uuid::Uuid;

use super::commands::Request;
use crate::applications::model::Application;

type AccountId = Id<marks::Account>;

/// Since when the holder of `account` wants to be asked first, if she does.
pub(super) async fn locked_at(cx: &mut Cx, account: AccountId) -> Outcome<Option<Moment>> {
    let at = sqlx::query_scalar!(
        r#"SELECT locked_at AS "at: Moment" FROM casework.subject_lock WHERE bucket = $1 AND account = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(at.fetch_optional(cx.conn()).await?)
}

/// Whether the account that holds a number locked it. A row of any other account says nothing.
pub(super) async fn is_locked(cx: &mut Cx, holder: AccountId, indexes: &[Vec<u8>]) -> Outcome<bool> {
    let locked = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.subject_lock
                           WHERE bucket = $1 AND account = $2 AND number_index = ANY ($3)) AS "locked!""#,
        holder.bucket().as_i16(),
        holder.uuid(),
        indexes,
    );
    Ok(locked.fetch_one(cx.conn()).await?)
}

/// Locks. A row that a former holder of the number left gives way.
pub(super) async fn lock(cx: &mut Cx, account: AccountId, index: &[u8]) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!("DELETE FROM casework.subject_lock WHERE number_index = $1 AND account <> $2", index, account.uuid())
        .execute(cx.conn())
        .await?;
    sqlx::query!(
        "INSERT INTO casework.subject_lock (bucket, account, number_index, locked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket, account) DO UPDATE SET number_index = excluded.number_index",
        account.bucket().as_i16(),
        account.uuid(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Unlocks.
pub(crate) async fn unlock(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "DELETE FROM casework.subject_lock WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What the person is told.
pub(super) struct Asked<'a> {
    pub account: AccountId,
    pub file: &'a Application,
    pub relation: &'a str,
    pub question: bool,
}

/// Notes it; its identifier if there is something new to tell: the first time, and when an alert becomes a question.
pub(super) async fn note(cx: &mut Cx, asked: &Asked<'_>) -> Outcome<Option<Uuid>> {
    let now = cx.now();
    let id = Id::<Request>::new(asked.account.bucket(), now, cx.dice());
    let noted = sqlx::query_scalar!(
        "INSERT INTO casework.subject_request AS r
             (bucket, id, account, file, service, definition_revision, relation, question, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (bucket, account, file) DO UPDATE SET question = true, asked_at = excluded.asked_at
             WHERE excluded.question AND NOT r.question
         RETURNING id",
        asked.account.bucket().as_i16(),
        id.uuid(),
        asked.account.uuid(),
        asked.file.id.uuid(),
        asked.file.service,
        asked.file.definition_revision,
        asked.relation,
        asked.question,
        now as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(noted)
}

/// What she answered about a file.
pub(super) async fn answer_about(
    cx: &mut Cx,
    account: AccountId,
    file: Id<marks::Application>,
) -> Outcome<Option<bool>> {
    let allowed = sqlx::query_scalar!(
        "SELECT allowed FROM casework.subject_request WHERE bucket = $1 AND account = $2 AND file = $3",
        account.bucket().as_i16(),
        account.uuid(),
        file.uuid(),
    );
    Ok(allowed.fetch_optional(cx.conn()).await?.flatten())
}

/// Everything an account was told, newest first.
pub(super) async fn list(cx: &mut Cx, scope: &Scope, account: AccountId) -> Outcome<Vec<Request>> {
    let rows = sqlx::query_as!(
        Request,
        r#"SELECT id AS "id: Id<Request>", service, definition_revision, relation, question,
                  asked_at AS "asked_at: Moment", answered_at AS "answered_at: Moment", allowed
             FROM casework.subject_request
            WHERE bucket = $1 AND account = $2 AND ($3::uuid IS NULL OR account = $3)
            ORDER BY asked_at DESC, id DESC LIMIT 100"#,
        account.bucket().as_i16(),
        account.uuid(),
        scope.owner(),
    );
    Ok(rows.fetch_all(cx.conn()).await?)
}

/// Keeps her answer to a question; the file that waits for it, or none if there is no such question or it is answered.
pub(super) async fn answer(
    cx: &mut Cx,
    account: AccountId,
    id: Id<Request>,
    allowed: bool,
) -> Outcome<Option<Id<marks::Application>>> {
    let now = cx.now();
    let file = sqlx::query_scalar!(
        r#"UPDATE casework.subject_request SET answered_at = $4, allowed = $5
            WHERE bucket = $1 AND id = $2 AND account = $3 AND question AND answered_at IS NULL
           RETURNING file AS "file: Id<marks::Application>""#,
        account.bucket().as_i16(),
        id.uuid(),
        account.uuid(),
        now as _,
        Some(allowed),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(file)
}

/// About how many other people the account asked since `moment`.
pub(super) async fn others_since(cx: &mut Cx, account: AccountId, indexes: &[Vec<u8>], moment: Moment) -> Outcome<i64> {
    let others = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM casework.subject_sought
            WHERE bucket = $1 AND account = $2 AND sought_at > $3 AND subject_index <> ALL ($4)"#,
        account.bucket().as_i16(),
        account.uuid(),
        moment as _,
        indexes,
    );
    Ok(others.fetch_one(cx.conn()).await?)
}

/// Counts a person. Asking again about the same one begins her year anew.
pub(super) async fn count(cx: &mut Cx, account: AccountId, index: &[u8]) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.subject_sought (bucket, account, subject_index, sought_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (bucket, account, subject_index) DO UPDATE SET sought_at = excluded.sought_at",
        account.bucket().as_i16(),
        account.uuid(),
        index,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets what is older than `moment`: whom accounts asked about, and what people were told.
pub(crate) async fn forget_before(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!(
        "WITH told AS (DELETE FROM casework.subject_request WHERE asked_at < $1)
         DELETE FROM casework.subject_sought WHERE sought_at < $1",
        moment as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Forgets everything of an account that is being forgotten.
pub(crate) async fn forget_account(cx: &mut Cx, account: AccountId) -> Outcome<()> {
    sqlx::query!(
        "WITH told AS (DELETE FROM casework.subject_request WHERE bucket = $1 AND account = $2),
              sought AS (DELETE FROM casework.subject_sought WHERE bucket = $1 AND account = $2)
         DELETE FROM casework.subject_lock WHERE bucket = $1 AND account = $2",
        account.bucket().as_i16(),
        account.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
