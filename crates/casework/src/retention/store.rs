//! The SQL of forgetting. What may be deleted at all is granted, and guarded, in the migration.

use kernel::{Id, Moment, Outcome, marks};
use store::Cx;

type FileId = Id<marks::Application>;

/// How an account stands with its files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    /// Whether a submitted file has not come to its end.
    pub under_way: bool,
    /// Whether a document was issued whose evidence is still kept.
    pub issued: bool,
}

/// How the account stands.
pub(super) async fn standing(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Standing> {
    let standing = sqlx::query_as!(
        Standing,
        r#"SELECT coalesce(bool_or(submitted_at IS NOT NULL
                      AND num_nonnulls(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) = 0), false) as "under_way!",
                  coalesce(bool_or(issued_at IS NOT NULL AND evidence_forgotten_at IS NULL), false) as "issued!"
             FROM casework.application WHERE bucket = $1 AND owner = $2"#,
        account.bucket().as_i16(),
        account.uuid(),
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(standing)
}

/// The drafts of an account, whether withdrawn or not.
pub(super) async fn drafts_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<FileId>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id as "id: FileId" FROM casework.application WHERE bucket = $1 AND owner = $2 AND submitted_at IS NULL"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// The closed files of an account of which something is left to forget.
pub(super) async fn closed_of(cx: &mut Cx, account: Id<marks::Account>) -> Outcome<Vec<FileId>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id as "id: FileId" FROM casework.application
            WHERE bucket = $1 AND owner = $2 AND submitted_at IS NOT NULL AND forgotten_at IS NULL
              AND num_nonnulls(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) = 1"#,
        account.bucket().as_i16(),
        account.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Drafts that nobody went on with since `moment`, the oldest first.
pub(super) async fn drafts_before(cx: &mut Cx, moment: Moment, limit: i64) -> Outcome<Vec<FileId>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id as "id: FileId" FROM casework.application
            WHERE submitted_at IS NULL AND saved_at <= $1 ORDER BY saved_at LIMIT $2"#,
        moment as _,
        limit,
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Files that ended before `moment` and whose answers are still there.
pub(super) async fn closed_before(cx: &mut Cx, moment: Moment, limit: i64) -> Outcome<Vec<FileId>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id as "id: FileId" FROM casework.application
            WHERE submitted_at IS NOT NULL AND forgotten_at IS NULL AND evidence_forgotten_at IS NULL
              AND coalesce(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) <= $1
            ORDER BY coalesce(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) LIMIT $2"#,
        moment as _,
        limit,
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Files that ended before `moment` and whose evidence is still there.
pub(super) async fn evidence_before(cx: &mut Cx, moment: Moment, limit: i64) -> Outcome<Vec<FileId>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT id as "id: FileId" FROM casework.application
            WHERE submitted_at IS NOT NULL AND evidence_forgotten_at IS NULL
              AND coalesce(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) <= $1
            ORDER BY coalesce(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) LIMIT $2"#,
        moment as _,
        limit,
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Locks a draft that nobody went on with since `until`; false if somebody did.
pub(super) async fn lock_draft(cx: &mut Cx, file: FileId, until: Moment) -> Outcome<bool> {
    let found = sqlx::query_scalar!(
        "SELECT id FROM casework.application
          WHERE bucket = $1 AND id = $2 AND submitted_at IS NULL AND saved_at <= $3 FOR UPDATE",
        file.bucket().as_i16(),
        file.uuid(),
        until as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(found.is_some())
}

/// Where the bytes of a file's uploads are, also of those that were replaced.
pub(super) async fn blobs_of(cx: &mut Cx, file: FileId) -> Outcome<Vec<Id<marks::Blob>>> {
    let ids = sqlx::query_scalar!(
        r#"SELECT blob as "blob: Id<marks::Blob>" FROM casework.upload WHERE bucket = $1 AND application_id = $2"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    Ok(ids.fetch_all(cx.conn()).await?)
}

/// Deletes a draft that [`lock_draft`] locked. Its parts go first, because the row's keys check them as the row goes.
pub(super) async fn delete_draft(cx: &mut Cx, file: FileId) -> Outcome<()> {
    sqlx::query!(
        "WITH answers AS (DELETE FROM casework.answer WHERE bucket = $1 AND application_id = $2),
         basket AS (DELETE FROM casework.basket_item WHERE bucket = $1 AND application_id = $2),
         help AS (DELETE FROM casework.assistance WHERE bucket = $1 AND file = $2),
         counter AS (DELETE FROM casework.counter_file WHERE bucket = $1 AND file = $2)
         DELETE FROM casework.upload WHERE bucket = $1 AND application_id = $2",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .execute(cx.conn())
    .await?;
    sqlx::query!(
        "DELETE FROM casework.application WHERE bucket = $1 AND id = $2 AND submitted_at IS NULL",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes what was stated and asked in a closed file, and what it could be found by.
pub(super) async fn delete_answers(cx: &mut Cx, file: FileId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "WITH closed AS (
             UPDATE casework.application SET reject_note = NULL, forgotten_at = $3
              WHERE bucket = $1 AND id = $2 AND num_nonnulls(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) = 1
             RETURNING bucket, id),
         answers AS (DELETE FROM casework.answer a USING closed c WHERE a.bucket = c.bucket AND a.application_id = c.id),
         people AS (DELETE FROM casework.person p USING closed c WHERE p.bucket = c.bucket AND p.application_id = c.id),
         uploads AS (DELETE FROM casework.upload u USING closed c WHERE u.bucket = c.bucket AND u.application_id = c.id),
         grievances AS (
             UPDATE casework.grievance g SET words = NULL, answer = NULL
               FROM closed c WHERE g.bucket = c.bucket AND g.application_id = c.id),
         parcels AS (
             UPDATE casework.shipment s SET recipient = NULL, attestation_words = NULL
               FROM closed c WHERE s.bucket = c.bucket AND s.application_id = c.id),
         corrections AS (
             DELETE FROM casework.correction k USING closed c WHERE k.bucket = c.bucket AND k.application_id = c.id),
         appointments AS (DELETE FROM casework.appointment a USING closed c WHERE a.bucket = c.bucket AND a.file = c.id),
         waits AS (DELETE FROM casework.appointment_wait w USING closed c WHERE w.bucket = c.bucket AND w.file = c.id),
         help AS (DELETE FROM casework.assistance h USING closed c WHERE h.bucket = c.bucket AND h.file = c.id),
         counter AS (DELETE FROM casework.counter_file t USING closed c WHERE t.bucket = c.bucket AND t.file = c.id),
         cards AS (DELETE FROM casework.card_progress p USING closed c WHERE p.bucket = c.bucket AND p.file = c.id)
         DELETE FROM casework.desk_index i USING closed c WHERE i.bucket = c.bucket AND i.file = c.id",
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes the evidence of a closed file: the record it was decided by, the spelling that was printed, what officers wrote
/// to each other, what a second look at the approval said, and by whose kin nobody may look into it: with the evidence goes the last that could be looked at.
pub(super) async fn delete_evidence(cx: &mut Cx, file: FileId) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "WITH closed AS (
             UPDATE casework.application SET evidence_forgotten_at = $3
              WHERE bucket = $1 AND id = $2 AND num_nonnulls(issued_at, handed_over_at, rejected_at, cancelled_at, expired_at) = 1
             RETURNING bucket, id),
         records AS (
             UPDATE casework.registry_answer a SET record = NULL, differences = NULL, purged_at = coalesce(purged_at, $3)
               FROM closed c WHERE a.bucket = c.bucket AND a.application_id = c.id),
         collectors AS (
             UPDATE casework.shipment s SET collector = NULL
               FROM closed c WHERE s.bucket = c.bucket AND s.application_id = c.id),
         names AS (DELETE FROM casework.latin_name l USING closed c WHERE l.bucket = c.bucket AND l.application_id = c.id),
         reviews AS (
             DELETE FROM casework.green_approval g USING closed c WHERE g.bucket = c.bucket AND g.file = c.id),
         kin AS (DELETE FROM casework.kin k USING closed c WHERE k.bucket = c.bucket AND k.file = c.id),
         rulings AS (
             DELETE FROM casework.duplicate_ruling d USING closed c WHERE d.bucket = c.bucket AND d.file = c.id)
         DELETE FROM casework.desk_note n USING closed c WHERE n.bucket = c.bucket AND n.file = c.id",
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Deletes what members of staff searched for before `moment`.
pub(super) async fn delete_searches(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM casework.desk_search WHERE at < $1", moment as _).execute(cx.conn()).await?;
    Ok(())
}
