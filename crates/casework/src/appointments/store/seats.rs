//! Rows of appointments: taking a seat, confirming it, ending it.

use kernel::{Day, Id, Moment, Outcome, marks};
use store::{Cx, Scope};
use uuid::Uuid;

use crate::appointments::model::{Appointment, Ending, Missed, Person, Session, Standing};

/// A seat to take.
#[derive(Clone, Copy, Debug)]
pub struct NewAppointment<'a> {
    /// For whom.
    pub person: &'a Person,
    /// In which session.
    pub session: Id<Session>,
    /// At which time.
    pub starts_at: Moment,
    /// As what: held, offered or booked at once.
    pub standing: Standing,
}

/// What came of taking a seat.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// It is hers.
    Yours,
    /// No seat of that time is free.
    Full,
    /// The person, or her file, has an open appointment already.
    HasOne,
}

/// How often a seat is tried that somebody else took in the same moment. Each try sees what was committed meanwhile, so
/// the seats left grow fewer with every one.
const TRIES: usize = 64;

/// Takes any free seat of a time.
pub async fn take(cx: &mut Cx, new: NewAppointment<'_>) -> Outcome<Taken> {
    for _ in 0..TRIES {
        if has_one(cx, new.person).await? {
            return Ok(Taken::HasOne);
        }
        match attempt(cx, new).await? {
            (_, true) => return Ok(Taken::Yours),
            (false, false) => return Ok(Taken::Full),
            (true, false) => {}
        }
    }
    Ok(Taken::Full)
}

/// Whether a seat was found, and whether it was taken. A seat that another transaction is just taking is stepped over; one
/// that was taken since this statement began is refused by the unique index.
async fn attempt(cx: &mut Cx, new: NewAppointment<'_>) -> Outcome<(bool, bool)> {
    let now = cx.now();
    let id = Id::<Appointment>::unowned(now, cx.dice());
    let booked = (new.standing == Standing::Booked).then_some(now);
    let row = sqlx::query!(
        r#"WITH found AS (
               SELECT s.session, s.starts_at, s.seat, s.mission FROM casework.appointment_seat AS s
                WHERE s.session = $2 AND s.starts_at = $3 AND s.closed_at IS NULL AND NOT EXISTS (
                      SELECT 1 FROM casework.appointment AS a
                       WHERE a.session = s.session AND a.starts_at = s.starts_at AND a.seat = s.seat
                         AND (a.ended_at IS NULL OR a.ending IN ('attended', 'missed', 'sent_back', 'turned_away')))
                ORDER BY s.seat LIMIT 1 FOR UPDATE OF s SKIP LOCKED),
           taken AS (
               INSERT INTO casework.appointment (id, session, starts_at, seat, mission, bucket, file, person, held_at,
                                                 held_until, offered, booked_at)
               SELECT $1, session, starts_at, seat, mission, $4, $5, $6, $7, $8, $9, $10 FROM found
               ON CONFLICT DO NOTHING RETURNING id)
           SELECT EXISTS (SELECT 1 FROM found) as "found!", EXISTS (SELECT 1 FROM taken) as "taken!""#,
        id.uuid(),
        new.session.uuid(),
        new.starts_at as _,
        new.person.bucket.as_i16(),
        new.person.file.uuid(),
        new.person.keys.first().map(Vec::as_slice).unwrap_or_default(),
        now as _,
        new.standing.until() as _,
        matches!(new.standing, Standing::Offered(_)),
        booked as _,
    )
    .fetch_one(cx.conn())
    .await?;
    Ok((row.found, row.taken))
}

async fn has_one(cx: &mut Cx, person: &Person) -> Outcome<bool> {
    let has = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.appointment WHERE ended_at IS NULL
                             AND (person = ANY($1) OR (bucket = $2 AND file = $3))) as "has!""#,
        &person.keys,
        person.bucket.as_i16(),
        person.file.uuid(),
    );
    Ok(has.fetch_one(cx.conn()).await?)
}

struct Row {
    id: Uuid,
    session: Uuid,
    starts_at: Moment,
    ends_at: Moment,
    seat: i16,
    file: Uuid,
    held_until: Option<Moment>,
    offered: bool,
}

impl From<Row> for Appointment {
    fn from(row: Row) -> Self {
        Self {
            id: Id::from_uuid(row.id),
            session: Id::from_uuid(row.session),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            seat: row.seat,
            file: Id::from_uuid(row.file),
            standing: Standing::of(row.held_until, row.offered),
        }
    }
}

/// The open appointment of a file, locked for what follows. A hold of hers that has run out is ended on the way, so that
/// she need not wait for the sweep.
pub async fn open_of_file(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<Appointment>> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE casework.appointment SET ended_at = $3, ending = 'lapsed'
          WHERE bucket = $1 AND file = $2 AND ended_at IS NULL AND held_until <= $3 AND NOT offered",
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    )
    .execute(cx.conn())
    .await?;
    sqlx::query_scalar!(
        "SELECT id FROM casework.appointment WHERE bucket = $1 AND file = $2 AND ended_at IS NULL FOR UPDATE",
        file.bucket().as_i16(),
        file.uuid(),
    )
    .fetch_optional(cx.conn())
    .await?;
    of_file(cx, file).await
}

/// The open appointment of a file, to be shown.
pub async fn of_file(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Option<Appointment>> {
    let now = cx.now();
    let row = sqlx::query_as!(
        Row,
        r#"SELECT a.id, a.session, a.starts_at as "starts_at: Moment", s.ends_at as "ends_at: Moment", a.seat, a.file,
                  a.held_until as "held_until: Moment", a.offered
             FROM casework.appointment AS a JOIN casework.appointment_seat AS s USING (session, starts_at, seat)
            WHERE a.bucket = $1 AND a.file = $2 AND a.ended_at IS NULL AND (a.held_until IS NULL OR a.held_until > $3)"#,
        file.bucket().as_i16(),
        file.uuid(),
        now as _,
    );
    Ok(row.fetch_optional(cx.conn()).await?.map(Appointment::from))
}

/// How often a person did not come to an appointment of this file, and to which last.
pub async fn missed(cx: &mut Cx, file: Id<marks::Application>) -> Outcome<Missed> {
    let missed = sqlx::query_as!(
        Missed,
        r#"SELECT count(*) as "times!", max(starts_at) as "last: Moment" FROM casework.appointment
            WHERE bucket = $1 AND file = $2 AND ending = 'missed'"#,
        file.bucket().as_i16(),
        file.uuid(),
    );
    Ok(missed.fetch_one(cx.conn()).await?)
}

/// Confirms a hold or an offer; false if it is none any more.
pub async fn confirm(cx: &mut Cx, id: Id<Appointment>) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.appointment SET booked_at = $2, held_until = NULL
          WHERE id = $1 AND ended_at IS NULL AND held_until > $2",
        id.uuid(),
        now as _,
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Ends an open appointment; false if it had ended.
pub async fn end(cx: &mut Cx, id: Id<Appointment>, ending: Ending) -> Outcome<bool> {
    let now = cx.now();
    let done = sqlx::query!(
        "UPDATE casework.appointment SET ended_at = $2, ending = $3 WHERE id = $1 AND ended_at IS NULL",
        id.uuid(),
        now as _,
        ending.as_str(),
    );
    Ok(done.execute(cx.conn()).await?.rows_affected() == 1)
}

/// Ends a booking at the counter, for a coded reason where one is owed. The caller has it from [`booked`], which locked it.
pub async fn end_booked(
    cx: &mut Cx,
    scope: &Scope,
    id: Id<Appointment>,
    (ending, reason): (Ending, Option<&str>),
) -> Outcome<()> {
    let now = cx.now();
    let missions = scope.missions();
    sqlx::query!(
        "UPDATE casework.appointment SET ended_at = $2, ending = $3, ending_reason = $5
          WHERE id = $1 AND ended_at IS NULL AND booked_at IS NOT NULL AND ($4::text[] IS NULL OR mission = ANY($4))",
        id.uuid(),
        now as _,
        ending.as_str(),
        missions.as_deref(),
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The open booking of a file, locked; nothing if it has none within the scope.
pub async fn booked_of_file(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
) -> Outcome<Option<(Id<Appointment>, Moment)>> {
    let missions = scope.missions();
    let row = sqlx::query!(
        r#"SELECT id, starts_at as "starts_at: Moment" FROM casework.appointment
            WHERE bucket = $1 AND file = $2 AND ended_at IS NULL AND booked_at IS NOT NULL
              AND ($3::text[] IS NULL OR mission = ANY($3)) FOR UPDATE"#,
        file.bucket().as_i16(),
        file.uuid(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(|row| (Id::from_uuid(row.id), row.starts_at)))
}

/// The open booking of a session with this id, locked; nothing if it is none within the scope.
pub async fn booked(
    cx: &mut Cx,
    scope: &Scope,
    (session, id): (Id<Session>, Id<Appointment>),
) -> Outcome<Option<Booked>> {
    let missions = scope.missions();
    let row = sqlx::query!(
        r#"SELECT id, starts_at as "starts_at: Moment", seat, file FROM casework.appointment
            WHERE id = $1 AND session = $2 AND ended_at IS NULL AND booked_at IS NOT NULL
              AND ($3::text[] IS NULL OR mission = ANY($3)) FOR UPDATE"#,
        id.uuid(),
        session.uuid(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(row.map(|row| Booked {
        id: Id::from_uuid(row.id),
        starts_at: row.starts_at,
        seat: row.seat,
        file: Id::from_uuid(row.file),
        ending: None,
    }))
}

/// A booking on the list of a day.
pub struct Booked {
    /// The appointment.
    pub id: Id<Appointment>,
    /// When it begins.
    pub starts_at: Moment,
    /// The number of the seat.
    pub seat: i16,
    /// The file.
    pub file: Id<marks::Application>,
    /// `attended`, `missed`, `sent_back`, `turned_away`, or nothing while it is awaited.
    pub ending: Option<String>,
}

/// Everybody expected on a day of a session, or who was.
pub async fn day(cx: &mut Cx, scope: &Scope, session: &Session, day: Day) -> Outcome<Vec<Booked>> {
    let missions = scope.missions();
    let rows = sqlx::query!(
        r#"SELECT id, starts_at as "starts_at: Moment", seat, file, ending FROM casework.appointment
            WHERE session = $1 AND (starts_at AT TIME ZONE $2)::date = $3 AND booked_at IS NOT NULL
              AND (ended_at IS NULL OR ending IN ('attended', 'missed', 'sent_back', 'turned_away'))
              AND ($4::text[] IS NULL OR mission = ANY($4))
            ORDER BY starts_at, seat"#,
        session.id.uuid(),
        session.zone,
        day as _,
        missions.as_deref(),
    )
    .fetch_all(cx.conn())
    .await?;
    let booked = rows.into_iter().map(|row| Booked {
        id: Id::from_uuid(row.id),
        starts_at: row.starts_at,
        seat: row.seat,
        file: Id::from_uuid(row.file),
        ending: row.ending,
    });
    Ok(booked.collect())
}
