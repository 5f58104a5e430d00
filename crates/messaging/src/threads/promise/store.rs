//! Rows of promised answers: codes and moments, no words.

use kernel::{Failure, Id, Moment, Outcome, Reference};
use store::{Cx, Scope};
use uuid::Uuid;

use super::Promise;
use crate::threads::Strand;

/// How many waiting letters the list of the desk shows.
const PAGE: i64 = 100;

struct Row {
    id: Uuid,
    reference: String,
    asked_at: Moment,
    due_at: Moment,
    late_told_at: Option<Moment>,
}

impl Row {
    fn read(self) -> Outcome<Promise> {
        let reference = self.reference.parse().map_err(|error| Failure::fault("reading a promised answer", error))?;
        Ok(Promise { id: self.id, reference, asked: self.asked_at, due: self.due_at, late: self.late_told_at })
    }
}

/// Writes a promise; false if one waits already.
pub(super) async fn insert(cx: &mut Cx, strand: &Strand, reference: Reference, due: Moment) -> Outcome<bool> {
    let bucket = strand.owner.bucket();
    let now = cx.now();
    let id = Id::<Promise>::new(bucket, now, cx.dice()).uuid();
    let done = sqlx::query!(
        "INSERT INTO messaging.promise (bucket, id, thread, reference, owner, mission, asked_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (bucket, thread) WHERE answered_at IS NULL DO NOTHING",
        bucket.as_i16(),
        id,
        strand.id,
        reference.compact(),
        strand.owner.uuid(),
        strand.office,
        now as _,
        due as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The promise that waits for a thread. The strand was made within the caller's scope.
pub(crate) async fn waiting(cx: &mut Cx, strand: &Strand) -> Outcome<Option<Promise>> {
    let row = sqlx::query_as!(
        Row,
        r#"SELECT id, reference, asked_at AS "asked_at: Moment", due_at AS "due_at: Moment",
                  late_told_at AS "late_told_at: Moment"
             FROM messaging.promise WHERE bucket = $1 AND thread = $2 AND answered_at IS NULL"#,
        strand.owner.bucket().as_i16(),
        strand.id,
    )
    .fetch_optional(cx.conn())
    .await?;
    row.map(Row::read).transpose()
}

/// Notes that what waits for a thread was answered; nothing where nothing waits.
pub(crate) async fn keep(cx: &mut Cx, strand: &Strand) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE messaging.promise SET answered_at = $3 WHERE bucket = $1 AND thread = $2 AND answered_at IS NULL",
        strand.owner.bucket().as_i16(),
        strand.id,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Notes that the citizen was told of the delay; false if she was told before or it was answered.
pub(super) async fn note_late(cx: &mut Cx, strand: &Strand, id: Uuid) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE messaging.promise SET late_told_at = $3
          WHERE bucket = $1 AND id = $2 AND answered_at IS NULL AND late_told_at IS NULL",
        strand.owner.bucket().as_i16(),
        id,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// What waits within `scope`, the earliest promise first; only what is late where `late_only`.
pub(crate) async fn waiting_at(cx: &mut Cx, scope: &Scope, late_only: bool) -> Outcome<Vec<Promise>> {
    let missions = scope.missions();
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT id, reference, asked_at AS "asked_at: Moment", due_at AS "due_at: Moment",
                  late_told_at AS "late_told_at: Moment"
             FROM messaging.promise
            WHERE answered_at IS NULL AND ($1::text[] IS NULL OR mission = ANY ($1)) AND (NOT $2 OR late_told_at IS NOT NULL)
            ORDER BY due_at, id LIMIT $3"#,
        missions.as_deref(),
        late_only,
        PAGE,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(Row::read).collect()
}

/// Deletes promises made before `moment`, whose letters are deleted by the same period.
pub(crate) async fn forget(cx: &mut Cx, moment: Moment) -> Outcome<()> {
    sqlx::query!("DELETE FROM messaging.promise WHERE asked_at < $1", moment as _).execute(cx.conn()).await?;
    Ok(())
}
