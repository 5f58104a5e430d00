//! Rows of parcels, of what was reported about them, and of item numbers. SQL only.

mod envelopes;
mod people;

use kernel::{Failure, Id, Moment, Outcome, Reference, marks};
use service_model::country::DeliveryMode;
use store::{Cx, Scope};
use uuid::Uuid;

pub use self::envelopes::{lying_in, put_into, waiting};
pub use self::people::{collector, not_attested_words, recipient, save_collector, save_not_attested};
use super::{
    copies::store as copies,
    model::{NotAttested, Recipient, Report, Shipment, Status},
};
use crate::applications::model::Application;

struct Row {
    id: Uuid,
    application_id: Uuid,
    turn: i16,
    mode: String,
    copies: i16,
    attest: bool,
    number: Option<String>,
    opened_at: Moment,
    printed_at: Option<Moment>,
    attested_at: Option<Moment>,
    not_attested_at: Option<Moment>,
    not_attested_for: Option<String>,
    called_off_at: Option<Moment>,
    packed_at: Option<Moment>,
    announced_at: Option<Moment>,
    refused_at: Option<Moment>,
    refused_code: Option<String>,
    arrived_at: Option<Moment>,
    collected_at: Option<Moment>,
    replaced_at: Option<Moment>,
    within: Option<Uuid>,
    reference: String,
    mission: Option<String>,
    events: Vec<String>,
    statuses: Vec<String>,
    moments: Vec<Moment>,
}

/// A parcel with what a list says of its file.
pub struct Listed {
    /// The parcel.
    pub shipment: Shipment,
    /// The file's reference.
    pub reference: Reference,
    /// The mission that holds the file.
    pub mission: Option<String>,
}

impl TryFrom<Row> for Listed {
    type Error = Failure;

    fn try_from(row: Row) -> Outcome<Self> {
        let broken = |what: &str| Failure::fault("reading a parcel", format!("unknown: {what}"));
        let mut reports = Vec::with_capacity(row.events.len());
        for ((event, status), at) in row.events.into_iter().zip(row.statuses).zip(row.moments) {
            let status = Status::parse(&status).ok_or_else(|| broken(&status))?;
            reports.push(Report { event, status, at });
        }
        let why = match row.not_attested_for {
            Some(code) => Some(NotAttested::parse(&code).ok_or_else(|| broken(&code))?),
            None => None,
        };
        let shipment = Shipment {
            id: Id::from_uuid(row.id),
            file: Id::from_uuid(row.application_id),
            turn: row.turn,
            mode: DeliveryMode::parse(&row.mode).ok_or_else(|| broken(&row.mode))?,
            copies: row.copies,
            attest: row.attest,
            number: row.number,
            opened_at: row.opened_at,
            printed_at: row.printed_at,
            attested_at: row.attested_at,
            not_attested: row.not_attested_at.zip(why),
            called_off_at: row.called_off_at,
            packed_at: row.packed_at,
            announced_at: row.announced_at,
            refused: row.refused_at.map(|at| (at, row.refused_code.unwrap_or_default())),
            arrived_at: row.arrived_at,
            collected_at: row.collected_at,
            replaced_at: row.replaced_at,
            within: row.within.map(Id::from_uuid),
            reports,
        };
        let reference = row.reference.parse().map_err(|error| Failure::fault("reading a parcel", error))?;
        Ok(Self { shipment, reference, mission: row.mission })
    }
}

/// A statement that reads parcels with the references of their files: the columns once, the condition each time.
macro_rules! listed {
    ($condition:tt, $($value:expr),+ $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT s.id, s.application_id, s.turn, s.mode, s.copies, s.attest, s.within,
                      CASE WHEN s.within IS NULL THEN s.number
                           ELSE (SELECT o.number FROM casework.shipment o WHERE o.bucket = s.bucket AND o.id = s.within)
                      END AS number,
                      s.opened_at AS "opened_at: Moment", s.printed_at AS "printed_at: Moment",
                      s.attested_at AS "attested_at: Moment",
                      s.attestation_refused_at AS "not_attested_at: Moment", s.attestation_refused_for AS not_attested_for,
                      s.called_off_at AS "called_off_at: Moment", s.packed_at AS "packed_at: Moment",
                      s.announced_at AS "announced_at: Moment", s.refused_at AS "refused_at: Moment", s.refused_code,
                      s.arrived_at AS "arrived_at: Moment", s.collected_at AS "collected_at: Moment",
                      s.replaced_at AS "replaced_at: Moment", a.reference, a.mission,
                      ARRAY(SELECT e.event FROM casework.shipment_event e
                             WHERE e.bucket = s.bucket AND e.shipment = s.id ORDER BY e.event) AS "events!",
                      ARRAY(SELECT e.status FROM casework.shipment_event e
                             WHERE e.bucket = s.bucket AND e.shipment = s.id ORDER BY e.event) AS "statuses!",
                      ARRAY(SELECT e.at FROM casework.shipment_event e
                             WHERE e.bucket = s.bucket AND e.shipment = s.id ORDER BY e.event) AS "moments!: Vec<Moment>"
               FROM casework.shipment s JOIN casework.application a ON a.bucket = s.bucket AND a.id = s.application_id "#
                + $condition,
            $($value),+
        )
    };
}

/// Every parcel of a file that was loaded within the caller's scope, the first one first.
pub async fn of_file(cx: &mut Cx, file: &Application) -> Outcome<Vec<Shipment>> {
    let rows = listed!(
        "WHERE s.bucket = $1 AND s.application_id = $2 ORDER BY s.turn",
        file.id.bucket().as_i16(),
        file.id.uuid(),
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(|row| Listed::try_from(row).map(|listed| listed.shipment)).collect()
}

/// One parcel of a file within the scope, or the one 404. Its row stays locked until the transaction ends.
pub async fn lock(cx: &mut Cx, scope: &Scope, id: Id<Shipment>) -> Outcome<Listed> {
    let missions = scope.missions();
    let row = listed!(
        "WHERE s.bucket = $1 AND s.id = $2 AND ($3::uuid IS NULL OR a.owner = $3)
           AND ($4::text[] IS NULL OR a.mission = ANY ($4)) FOR UPDATE OF s",
        id.bucket().as_i16(),
        id.uuid(),
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// One parcel of a file within the scope, or the one 404; nothing is locked.
pub async fn find(cx: &mut Cx, scope: &Scope, id: Id<Shipment>) -> Outcome<Listed> {
    let missions = scope.missions();
    let row = listed!(
        "WHERE s.bucket = $1 AND s.id = $2 AND ($3::uuid IS NULL OR a.owner = $3)
           AND ($4::text[] IS NULL OR a.mission = ANY ($4))",
        id.bucket().as_i16(),
        id.uuid(),
        scope.owner(),
        missions.as_deref(),
    )
    .fetch_optional(cx.conn())
    .await?;
    row.ok_or_else(Failure::not_found)?.try_into()
}

/// Parcels of which something is awaited, the oldest first.
pub async fn open(cx: &mut Cx, scope: &Scope, limit: i64) -> Outcome<Vec<Listed>> {
    let missions = scope.missions();
    let rows = listed!(
        "WHERE s.ended_at IS NULL AND ($1::text[] IS NULL OR a.mission = ANY ($1)) ORDER BY s.opened_at LIMIT $2",
        missions.as_deref(),
        limit,
    )
    .fetch_all(cx.conn())
    .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

/// Writes a new parcel with its copies; false if that turn of the file is there already.
pub async fn insert(cx: &mut Cx, file: &Application, shipment: &Shipment, to: Option<&Recipient>) -> Outcome<bool> {
    let recipient = match to {
        Some(to) => Some(cx.seal(&people::recipient_place(file, shipment.id), to).await?),
        None => None,
    };
    let added = sqlx::query!(
        "INSERT INTO casework.shipment (bucket, id, application_id, turn, mode, recipient, number, opened_at, copies, attest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        file.id.uuid(),
        shipment.turn,
        shipment.mode.as_str(),
        recipient as _,
        shipment.number,
        shipment.opened_at as _,
        shipment.copies,
        shipment.attest,
    )
    .execute(cx.conn())
    .await?;
    if added.rows_affected() != 1 {
        return Ok(false);
    }
    copies::insert(cx, shipment).await?;
    Ok(true)
}

/// Writes the moments of an act of the desk: printed, attested, packed, arrived or collected now by `staff`, and when it was
/// called off or ended.
pub async fn save_desk(cx: &mut Cx, shipment: &Shipment, staff: Id<marks::Staff>) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.shipment
            SET printed_at = $3, printed_by = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE coalesce(printed_by, $7) END,
                packed_at = $4, packed_by = CASE WHEN $4::timestamptz IS NULL THEN NULL ELSE coalesce(packed_by, $7) END,
                arrived_at = $5, arrived_by = CASE WHEN $5::timestamptz IS NULL THEN NULL ELSE coalesce(arrived_by, $7) END,
                collected_at = $6, collected_by = CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE coalesce(collected_by, $7) END,
                attested_at = $9, attested_by = CASE WHEN $9::timestamptz IS NULL THEN NULL ELSE coalesce(attested_by, $7) END,
                called_off_at = $10, ended_at = $8
          WHERE bucket = $1 AND id = $2",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        shipment.printed_at as _,
        shipment.packed_at as _,
        shipment.arrived_at as _,
        shipment.collected_at as _,
        staff.uuid(),
        shipment.ended_at() as _,
        shipment.attested_at as _,
        shipment.called_off_at as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes that fewer of its copies are printed than were asked for: when the rest was, or that nothing is sent. Who printed
/// stays who printed.
pub async fn save_fewer(cx: &mut Cx, shipment: &Shipment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.shipment s
            SET printed_at = $3, called_off_at = $4, ended_at = $5,
                printed_by = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE
                    (SELECT c.printed_by FROM casework.paper_copy c WHERE c.bucket = s.bucket AND c.shipment = s.id
                      AND c.printed_at = $3 ORDER BY c.copy LIMIT 1) END
          WHERE bucket = $1 AND id = $2",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        shipment.printed_at as _,
        shipment.called_off_at as _,
        shipment.ended_at() as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Writes what the carrier answered, and that another parcel took the place of this one.
pub async fn save_system(cx: &mut Cx, shipment: &Shipment) -> Outcome<()> {
    sqlx::query!(
        "UPDATE casework.shipment SET announced_at = $3, refused_at = $4, refused_code = $5, replaced_at = $6, ended_at = $7
          WHERE bucket = $1 AND id = $2",
        shipment.id.bucket().as_i16(),
        shipment.id.uuid(),
        shipment.announced_at as _,
        shipment.refused.as_ref().map(|(at, _)| *at) as _,
        shipment.refused.as_ref().map(|(_, code)| code.as_str()),
        shipment.replaced_at as _,
        shipment.ended_at() as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

/// Adds a report; false if it is known. `learned` is `push` or `poll`.
pub async fn add_report(cx: &mut Cx, shipment: Id<Shipment>, report: &Report, learned: &str) -> Outcome<bool> {
    let now = cx.now();
    let added = sqlx::query!(
        "INSERT INTO casework.shipment_event (bucket, shipment, event, status, at, learned, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        shipment.bucket().as_i16(),
        shipment.uuid(),
        report.event,
        report.status.as_str(),
        report.at as _,
        learned,
        now as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// The next serial of a range, which nobody else gets; `None` when the range is used up.
pub async fn draw_serial(cx: &mut Cx, service: &str, (first, last): (i32, i32)) -> Outcome<Option<i32>> {
    let drawn = sqlx::query_scalar!(
        r#"INSERT INTO casework.label AS l (service, first, next) VALUES ($1, $2, $2 + 1)
           ON CONFLICT (service, first) DO UPDATE SET next = l.next + 1 WHERE l.next <= $3
           RETURNING next - 1 AS "serial!""#,
        service,
        first,
        last,
    )
    .fetch_optional(cx.conn())
    .await?;
    Ok(drawn)
}
