//! Rows of those who wait for a seat of a session, first come first served; before them whoever lost a seat by no doing of
//! hers.

use kernel::{Id, Outcome, marks};
use store::Cx;

use crate::appointments::model::{Person, Session, Waiting};

/// Puts a person at the end of the line; false if she or her file waits already.
pub async fn join(cx: &mut Cx, session: &Session, person: &Person) -> Outcome<bool> {
    let now = cx.now();
    let id = Id::<Waiting>::unowned(now, cx.dice());
    let done = sqlx::query!(
        "INSERT INTO casework.appointment_wait (id, session, mission, bucket, file, person, since)
         SELECT $1, $2, $3, $4, $5, $6, $7
          WHERE NOT EXISTS (SELECT 1 FROM casework.appointment_wait WHERE ended_at IS NULL AND person = ANY($8))
         ON CONFLICT DO NOTHING",
        id.uuid(),
        session.id.uuid(),
        session.mission,
        person.bucket.as_i16(),
        person.file.uuid(),
        person.keys.first().map(Vec::as_slice).unwrap_or_default(),
        now as _,
        &person.keys,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Where a file waits, and how many before it.
pub async fn wait_of(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<Waiting>> {
    let row = sqlx::query!(
        r#"SELECT w.id, w.session, (SELECT count(*) FROM casework.appointment_wait AS o
                                     WHERE o.session = w.session AND o.ended_at IS NULL
                                       AND (o.rank, o.since, o.id) < (w.rank, w.since, w.id)) as "before!"
             FROM casework.appointment_wait AS w WHERE w.bucket = $1 AND w.file = $2 AND w.ended_at IS NULL"#,
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(|row| Waiting { id: Id::from_uuid(row.id), session: Id::from_uuid(row.session), before: row.before }))
}

/// Takes a file out of the line; false if it did not wait.
pub async fn leave(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.appointment_wait SET ended_at = $3, ending = 'left'
          WHERE bucket = $1 AND file = $2 AND ended_at IS NULL",
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Whoever waits longest for a session, with her entry. The caller holds the session's lock.
pub async fn first(cx: &mut Cx, session: Id<Session>) -> Outcome<Option<(Id<Waiting>, Person)>> {
    let row = sqlx::query!(
        "SELECT id, file, person FROM casework.appointment_wait WHERE session = $1 AND ended_at IS NULL
          ORDER BY rank, since, id LIMIT 1 FOR UPDATE",
        session.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(|row| {
        let file: Id<marks::Application> = Id::from_uuid(row.file);
        (Id::from_uuid(row.id), Person { bucket: file.bucket(), file, keys: vec![row.person] })
    }))
}

/// Her turn came: she waits no longer.
pub async fn called(cx: &mut Cx, entry: Id<Waiting>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.appointment_wait SET ended_at = $2, ending = 'offered' WHERE id = $1 AND ended_at IS NULL",
        entry.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}
