//! Rows of sessions and of their seats.

use kernel::{Day, Id, Moment, Outcome, marks};
use service_model::Names;
use store::Cx;
use uuid::Uuid;

use crate::appointments::model::{Offered, Plan, Session, Slot};

struct Row {
    id: Uuid,
    mission: String,
    country: String,
    roving: bool,
    zone: String,
    place_ar: String,
    place_en: String,
    address_ar: String,
    address_en: String,
    services: Vec<String>,
}

impl From<Row> for Session {
    fn from(row: Row) -> Self {
        Self {
            id: Id::from_uuid(row.id),
            mission: row.mission,
            country: row.country,
            roving: row.roving,
            zone: row.zone,
            place: Names { ar: row.place_ar, en: row.place_en },
            address: Names { ar: row.address_ar, en: row.address_en },
            services: row.services,
        }
    }
}

/// Writes a session with every seat of its times.
pub async fn insert(
    cx: &mut Cx,
    id: Id<Session>,
    plan: &Plan,
    slots: &[Slot],
    (proposed_by, decided_by): (Id<marks::Staff>, Id<marks::Staff>),
) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "INSERT INTO casework.appointment_session (id, mission, country, roving, zone, place_ar, place_en, address_ar,
                                                   address_en, services, published_at, proposed_by, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        id.uuid(),
        plan.mission,
        plan.country,
        plan.roving,
        plan.zone,
        plan.place.ar,
        plan.place.en,
        plan.address.ar,
        plan.address.en,
        &plan.services,
        now as _,
        proposed_by.uuid(),
        decided_by.uuid(),
    )
    .execute(cx.conn())
    .await?;
    // Times are whole minutes, so whole seconds carry them.
    let starts: Vec<i64> = slots.iter().map(|slot| slot.starts_at.as_second()).collect();
    let ends: Vec<i64> = slots.iter().map(|slot| slot.ends_at.as_second()).collect();
    sqlx::query!(
        "INSERT INTO casework.appointment_seat (session, starts_at, seat, ends_at, mission)
         SELECT $1, to_timestamp(s.starts), n.seat::smallint, to_timestamp(s.ends), $2
           FROM unnest($3::bigint[], $4::bigint[]) AS s (starts, ends), generate_series(1, $5::integer) AS n (seat)",
        id.uuid(),
        plan.mission,
        &starts,
        &ends,
        i32::from(plan.capacity),
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// The session with this id, whether or not it still takes anybody.
pub async fn session(cx: &mut Cx, id: Id<Session>) -> Outcome<Option<Session>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, mission, country, roving, zone, place_ar, place_en, address_ar, address_en, services
           FROM casework.appointment_session WHERE id = $1",
        id.uuid(),
    );
    Ok(row.fetch_optional(cx.conn()).await?.map(Session::from))
}

/// Serialises whatever gives freed seats of this session to its line.
pub async fn lock(cx: &mut Cx, id: Id<Session>) -> Outcome<()> {
    sqlx::query_scalar!("SELECT id FROM casework.appointment_session WHERE id = $1 FOR UPDATE", id.uuid())
        .fetch_optional(cx.conn())
        .await?;
    Ok(())
}

/// The sessions of a mission for a service that have a time to come after `from`, the soonest first.
pub async fn sessions_for(cx: &mut Cx, mission: &str, service: &str, from: Moment) -> Outcome<Vec<Session>> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT id, mission, country, roving, zone, place_ar, place_en, address_ar, address_en, services
           FROM casework.appointment_session AS o
           JOIN LATERAL (SELECT min(starts_at) AS soonest FROM casework.appointment_seat
                          WHERE session = o.id AND starts_at > $3 AND closed_at IS NULL) AS s ON s.soonest IS NOT NULL
          WHERE mission = $1 AND $2 = ANY(services) AND closed_at IS NULL
          ORDER BY s.soonest, id LIMIT 20",
        mission,
        service,
        from as _,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(Session::from).collect())
}

/// The sessions the actor's missions hold whose last time ends after `from`.
pub async fn of_mission(cx: &mut Cx, missions: Option<&[String]>, from: Moment) -> Outcome<Vec<Session>> {
    let rows = sqlx::query_as!(
        Row,
        "SELECT id, mission, country, roving, zone, place_ar, place_en, address_ar, address_en, services
           FROM casework.appointment_session AS o
           JOIN LATERAL (SELECT max(ends_at) AS latest FROM casework.appointment_seat
                          WHERE session = o.id) AS s ON s.latest > $2
          WHERE ($1::text[] IS NULL OR mission = ANY($1))
          ORDER BY s.latest, id LIMIT 100",
        missions,
        from as _,
    );
    Ok(rows.fetch_all(cx.conn()).await?.into_iter().map(Session::from).collect())
}

/// Every time of a session after `from`, with how many seats are free.
pub async fn free_times(cx: &mut Cx, id: Id<Session>, from: Moment) -> Outcome<Vec<Offered>> {
    let times = sqlx::query_as!(
        Offered,
        r#"SELECT s.starts_at as "starts_at: Moment", count(*) FILTER (WHERE a.id IS NULL) as "free!"
             FROM casework.appointment_seat AS s
             LEFT JOIN casework.appointment AS a
                    ON a.session = s.session AND a.starts_at = s.starts_at AND a.seat = s.seat
                   AND (a.ended_at IS NULL OR a.ending IN ('attended', 'missed', 'sent_back', 'turned_away'))
            WHERE s.session = $1 AND s.starts_at > $2 AND s.closed_at IS NULL
            GROUP BY s.starts_at ORDER BY s.starts_at"#,
        id.uuid(),
        from as _,
    );
    Ok(times.fetch_all(cx.conn()).await?)
}

/// Whether somebody waits for a seat of this session: its seats are then given in turn, and not to whoever is quickest.
pub async fn is_waited_for(cx: &mut Cx, id: Id<Session>) -> Outcome<bool> {
    let waits = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM casework.appointment_wait
                           WHERE session = $1 AND ended_at IS NULL) as "waits!""#,
        id.uuid(),
    );
    Ok(waits.fetch_one(cx.conn()).await?)
}

/// The sessions in which somebody waits while a seat is free: what the sweep passes on.
pub async fn with_free_and_waiting(cx: &mut Cx, from: Moment) -> Outcome<Vec<Id<Session>>> {
    let ids = sqlx::query_scalar!(
        "SELECT DISTINCT w.session FROM casework.appointment_wait AS w
          WHERE w.ended_at IS NULL AND EXISTS (
                SELECT 1 FROM casework.appointment_seat AS s
                 WHERE s.session = w.session AND s.starts_at > $1 AND NOT EXISTS (
                       SELECT 1 FROM casework.appointment AS a
                        WHERE a.session = s.session AND a.starts_at = s.starts_at AND a.seat = s.seat
                          AND (a.ended_at IS NULL OR a.ending IN ('attended', 'missed', 'sent_back', 'turned_away'))))",
        from as _,
    );
    Ok(ids.fetch_all(cx.conn()).await?.into_iter().map(Id::from_uuid).collect())
}

/// A day of a session in figures.
pub struct DayCount {
    /// The day in the zone of the place.
    pub day: Day,
    /// Its seats that were not taken back.
    pub seats: i64,
    /// How many of them somebody booked, came to or missed.
    pub taken: i64,
    /// Whether a time of it is still to come.
    pub to_come: bool,
}

/// The days of a session.
pub async fn days(cx: &mut Cx, session: &Session) -> Outcome<Vec<DayCount>> {
    let now = cx.now();
    let days = sqlx::query_as!(
        DayCount,
        r#"SELECT (s.starts_at AT TIME ZONE $2)::date as "day!: Day",
                  count(*) FILTER (WHERE s.closed_at IS NULL) as "seats!", count(a.id) as "taken!",
                  coalesce(bool_or(s.starts_at > $3 AND s.closed_at IS NULL), false) as "to_come!"
             FROM casework.appointment_seat AS s
             LEFT JOIN casework.appointment AS a
                    ON a.session = s.session AND a.starts_at = s.starts_at AND a.seat = s.seat AND a.booked_at IS NOT NULL
                   AND (a.ended_at IS NULL OR a.ending IN ('attended', 'missed', 'sent_back', 'turned_away'))
            WHERE s.session = $1 GROUP BY 1 ORDER BY 1"#,
        session.id.uuid(),
        session.zone,
        now as _,
    );
    Ok(days.fetch_all(cx.conn()).await?)
}
