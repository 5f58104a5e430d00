//! Rows of times that a mission took back, and of those who lost a seat or a place by it.

use kernel::{Day, Id, Moment, Outcome, marks};
use store::Cx;

use crate::appointments::model::{Closure, Displaced, Person, Sent, Session, Waiting};

/// Takes back the times of `day`, or of every day, that have not begun; nothing if there are none. A seat that is just being
/// taken is waited for: whoever got it is found among the displaced.
pub async fn close_times(cx: &mut Cx, session: &Session, day: Option<Day>) -> Outcome<Option<(Moment, Moment)>> {
    let now = cx.now();
    let row = sqlx::query!(
        r#"WITH closed AS (
               UPDATE casework.appointment_seat SET closed_at = $2
                WHERE session = $1 AND closed_at IS NULL AND starts_at > $2
                  AND ($3::date IS NULL OR (starts_at AT TIME ZONE $4)::date = $3)
               RETURNING starts_at, ends_at)
           SELECT min(starts_at) as "begins: Moment", max(ends_at) as "ends: Moment" FROM closed"#,
        session.id.uuid(),
        now as _,
        day as _,
        session.zone,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok(row.begins.zip(row.ends))
}

/// Writes who took them back, and why.
pub async fn insert_closure(cx: &mut Cx, closure: &Closure, mission: &str, staff: Id<marks::Staff>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.appointment_closure (id, session, mission, from_at, until_at, reason, closed_at, closed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        closure.id.uuid(),
        closure.session.uuid(),
        mission,
        closure.from as _,
        closure.until as _,
        closure.reason,
        now as _,
        staff.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The closure with this id.
pub async fn closure(cx: &mut Cx, id: Id<Closure>) -> Outcome<Option<Closure>> {
    let row = sqlx::query_as!(
        Closure,
        r#"SELECT id as "id: Id<Closure>", session as "session: Id<Session>", from_at as "from: Moment",
                  until_at as "until: Moment", reason
             FROM casework.appointment_closure WHERE id = $1"#,
        id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?)
}

/// Everybody who holds, is offered or has booked one of the times, locked; whoever had hers longest comes first.
pub async fn displaced(cx: &mut Cx, closure: &Closure) -> Outcome<Vec<Displaced>> {
    let rows = sqlx::query!(
        r#"SELECT a.id, a.file, a.person, a.held_at as "held_at: Moment"
             FROM casework.appointment AS a JOIN casework.appointment_seat AS s USING (session, starts_at, seat)
            WHERE a.session = $1 AND a.starts_at >= $2 AND a.starts_at < $3 AND a.ended_at IS NULL
              AND s.closed_at IS NOT NULL
            ORDER BY a.held_at, a.id FOR UPDATE OF a"#,
        closure.session.uuid(),
        closure.from as _,
        closure.until as _,
    )
    .fetch_all(cx.conn())
    .await?;
    let displaced = rows.into_iter().map(|row| {
        let file: Id<marks::Application> = Id::from_uuid(row.file);
        Displaced {
            id: Id::from_uuid(row.id),
            person: Person { bucket: file.bucket(), file, keys: vec![row.person] },
            since: row.held_at,
        }
    });
    Ok(displaced.collect())
}

/// Ends an appointment because its time was taken back.
pub async fn end_closed(cx: &mut Cx, displaced: &Displaced, reason: &str) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.appointment SET ended_at = $2, ending = 'closed', ending_reason = $3
          WHERE id = $1 AND ended_at IS NULL",
        displaced.id.uuid(),
        now as _,
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Puts somebody who lost her seat before those who never had one.
pub async fn join_first(cx: &mut Cx, session: Id<Session>, mission: &str, displaced: &Displaced) -> Outcome<()> {
    let id = Id::<Waiting>::unowned(cx.now(), cx.dice());
    let person = &displaced.person;
    sqlx::query!(
        "INSERT INTO casework.appointment_wait (id, session, mission, bucket, file, person, since, rank)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0) ON CONFLICT DO NOTHING",
        id.uuid(),
        session.uuid(),
        mission,
        person.bucket.as_i16(),
        person.file.uuid(),
        person.keys.first().map(Vec::as_slice).unwrap_or_default(),
        displaced.since as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Those who wait where no time is to come any more while their mission has others, in their order.
pub async fn stranded(cx: &mut Cx, from: Moment) -> Outcome<Vec<(Id<Waiting>, Id<marks::Application>)>> {
    let rows = sqlx::query!(
        "SELECT w.id, w.file FROM casework.appointment_wait AS w
          WHERE w.ended_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM casework.appointment_seat AS s
                 WHERE s.session = w.session AND s.starts_at > $1 AND s.closed_at IS NULL)
            AND EXISTS (
                SELECT 1 FROM casework.appointment_session AS o JOIN casework.appointment_seat AS n ON n.session = o.id
                 WHERE o.mission = w.mission AND o.closed_at IS NULL AND n.starts_at > $1 AND n.closed_at IS NULL)
          ORDER BY w.rank, w.since, w.id LIMIT 2000 FOR UPDATE OF w SKIP LOCKED",
        from as _,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(rows.into_iter().map(|row| (Id::from_uuid(row.id), Id::from_uuid(row.file))).collect())
}

/// Moves an entry to the line of another session. Rank and moment stay, and with them the place.
pub async fn carry(cx: &mut Cx, entry: Id<Waiting>, to: Id<Session>) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.appointment_wait SET session = $2 WHERE id = $1 AND ended_at IS NULL",
        entry.uuid(),
        to.uuid(),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// What the last appointment of a file ended by, if that was the mission's doing.
pub async fn sent(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<Sent>> {
    let row = sqlx::query!(
        "SELECT ending, ending_reason FROM casework.appointment WHERE bucket = $1 AND file = $2 AND ended_at IS NOT NULL
          ORDER BY ended_at DESC, id DESC LIMIT 1",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.and_then(|row| match (row.ending.as_deref(), row.ending_reason) {
        (Some("closed"), Some(reason)) => Some(Sent::Closed(reason)),
        (Some("sent_back"), Some(reason)) => Some(Sent::Back(reason)),
        _ => None,
    }))
}
