//! The SQL of work items. Every statement is bound to the caller's scope; for the desk, row-level security besides.

use std::time::Duration;

use kernel::{Failure, Id, Moment, Outcome, marks};
use store::{Cx, Scope};

use super::{
    clock::ServiceClock,
    model::{Holder, Item, Outcome as TurnOutcome, Queue},
};

/// How a holding ended.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ending {
    Released,
    HandedOver,
    Finished,
    Left,
}

impl Ending {
    fn as_str(self) -> &'static str {
        match self {
            Self::Released => "released",
            Self::HandedOver => "handed_over",
            Self::Finished => "finished",
            Self::Left => "left",
        }
    }
}

pub(super) struct Row {
    pub id: Id<Item>,
    pub file: Id<marks::Application>,
    pub reference: String,
    pub queue: String,
    pub mission: String,
    pub country: String,
    pub service: String,
    pub opened_at: Moment,
    pub ready_at: Moment,
    pub budget_s: i64,
    pub used_s: i64,
    pub running_since: Option<Moment>,
    pub due_at: Moment,
    pub held_by: Option<Id<marks::Staff>>,
    pub held_since: Option<Moment>,
    pub with_citizen_since: Option<Moment>,
    pub reason: Option<String>,
    pub finished_at: Option<Moment>,
    pub escalated_at: Option<Moment>,
}

impl TryFrom<Row> for Item {
    type Error = Failure;
    fn try_from(row: Row) -> Outcome<Self> {
        let unreadable = |what: &'static str| Failure::fault("reading a work item", what);
        Ok(Self {
            id: row.id,
            file: row.file,
            reference: row.reference.parse().map_err(|_| unreadable("its reference is malformed"))?,
            queue: Queue::parse(&row.queue).ok_or_else(|| unreadable("its queue is unknown"))?,
            mission: row.mission,
            country: row.country,
            service: row.service,
            opened_at: row.opened_at,
            ready_at: row.ready_at,
            clock: ServiceClock {
                budget: Duration::from_secs(row.budget_s.unsigned_abs()),
                used: Duration::from_secs(row.used_s.unsigned_abs()),
                running_since: row.running_since,
            },
            due_at: row.due_at,
            holder: row.held_by.zip(row.held_since).map(|(staff, since)| Holder { staff, since }),
            with_citizen_since: row.with_citizen_since,
            reason: row.reason,
            finished_at: row.finished_at,
            escalated_at: row.escalated_at,
        })
    }
}

macro_rules! rows {
    ($tail:literal $(+ $more:literal)* $(, $bind:expr)* $(,)?) => {
        sqlx::query_as!(
            Row,
            r#"SELECT id AS "id: Id<Item>", file AS "file: Id<marks::Application>", reference, queue, mission, country,
                      service, opened_at AS "opened_at: Moment", ready_at AS "ready_at: Moment", budget_s, used_s,
                      running_since AS "running_since: Moment", due_at AS "due_at: Moment",
                      held_by AS "held_by: Id<marks::Staff>", held_since AS "held_since: Moment",
                      with_citizen_since AS "with_citizen_since: Moment", reason, finished_at AS "finished_at: Moment",
                      escalated_at AS "escalated_at: Moment"
               FROM work.item WHERE "# + $tail $(+ $more)*
            $(, $bind)*
        )
    };
}

pub(super) use rows;

/// The keys of the missions of a scope; `None` means every mission. Nobody owns a work item, so an owner sees none.
pub(super) fn missions(scope: &Scope) -> Outcome<Option<Vec<String>>> {
    match scope {
        Scope::Missions(_) | Scope::System(_) => Ok(scope.missions()),
        Scope::Owner(_) => Err(Failure::not_found()),
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

/// Inserts an open turn; where the file has one already nothing is written and that one is returned.
pub(super) async fn insert(cx: &mut Cx, item: &Item) -> Outcome<Option<Item>> {
    let inserted = sqlx::query_scalar!(
        r#"INSERT INTO work.item (bucket, id, file, reference, queue, mission, country, service, opened_at, ready_at,
                                  budget_s, used_s, running_since, due_at, held_by, held_since)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, $12, $13, $14, $15)
           ON CONFLICT (bucket, file) WHERE finished_at IS NULL DO NOTHING
           RETURNING id AS "id: Id<Item>""#,
        item.file.bucket() as _,
        item.id as _,
        item.file as _,
        item.reference.compact(),
        item.queue.as_str(),
        item.mission,
        item.country,
        item.service,
        item.opened_at as _,
        seconds(item.clock.budget),
        seconds(item.clock.used),
        item.clock.running_since as _,
        item.due_at as _,
        item.holder.map(|holder| holder.staff) as _,
        item.holder.map(|holder| holder.since) as _,
    )
    .fetch_optional(cx.conn())
    .await?;
    if inserted.is_some() {
        return Ok(None);
    }
    let open = open_turn(cx, &Scope::System("work.open"), item.file).await?;
    open.map(Some).ok_or_else(|| Failure::passing("opening a turn", "it was finished meanwhile"))
}

pub(super) async fn lock_open_turn(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Option<Item>> {
    let missions = missions(scope)?;
    rows!(
        "bucket = $1 AND file = $2 AND finished_at IS NULL AND ($3::text[] IS NULL OR mission = ANY($3)) FOR UPDATE",
        file.bucket() as _,
        file as _,
        missions.as_deref() as _,
    )
    .fetch_optional(cx.conn())
    .await?
    .map(Item::try_from)
    .transpose()
}

pub(super) async fn open_turn(cx: &mut Cx, scope: &Scope, file: Id<marks::Application>) -> Outcome<Option<Item>> {
    let missions = missions(scope)?;
    rows!(
        "bucket = $1 AND file = $2 AND finished_at IS NULL AND ($3::text[] IS NULL OR mission = ANY($3))",
        file.bucket() as _,
        file as _,
        missions.as_deref() as _,
    )
    .fetch_optional(cx.conn())
    .await?
    .map(Item::try_from)
    .transpose()
}

pub(super) async fn save(cx: &mut Cx, scope: &Scope, item: &Item) -> Outcome<()> {
    write(cx, scope, item, None).await
}

pub(super) async fn save_finished(cx: &mut Cx, scope: &Scope, item: &Item, outcome: TurnOutcome) -> Outcome<()> {
    write(cx, scope, item, Some(outcome.as_str())).await
}

/// The desk itself never says that something is late: only time does, through a job.
pub(super) async fn save_escalated(cx: &mut Cx, scope: &Scope, item: &Item) -> Outcome<()> {
    let missions = missions(scope)?;
    let done = sqlx::query!(
        "UPDATE work.item SET escalated_at = $3
         WHERE bucket = $1 AND id = $2 AND finished_at IS NULL AND ($4::text[] IS NULL OR mission = ANY($4))",
        item.id.bucket() as _,
        item.id as _,
        item.escalated_at as _,
        missions.as_deref() as _,
    )
    .execute(cx.conn())
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Failure::not_found()) }
}

async fn write(cx: &mut Cx, scope: &Scope, item: &Item, outcome: Option<&str>) -> Outcome<()> {
    let missions = missions(scope)?;
    let done = sqlx::query!(
        r#"UPDATE work.item SET ready_at = $3, used_s = $4, running_since = $5, due_at = $6, held_by = $7,
                                held_since = $8, with_citizen_since = $9, finished_at = $10, outcome = $11, reason = $13
           WHERE bucket = $1 AND id = $2 AND finished_at IS NULL AND ($12::text[] IS NULL OR mission = ANY($12))"#,
        item.id.bucket() as _,
        item.id as _,
        item.ready_at as _,
        seconds(item.clock.used),
        item.clock.running_since as _,
        item.due_at as _,
        item.holder.map(|holder| holder.staff) as _,
        item.holder.map(|holder| holder.since) as _,
        item.with_citizen_since as _,
        item.finished_at as _,
        outcome,
        missions.as_deref() as _,
        item.reason,
    )
    .execute(cx.conn())
    .await?;
    if done.rows_affected() == 1 { Ok(()) } else { Err(Failure::not_found()) }
}

pub(super) async fn begin_holding(cx: &mut Cx, item: &Item) -> Outcome<()> {
    let Some(holder) = item.holder else { return Ok(()) };
    sqlx::query!(
        "INSERT INTO work.holding (bucket, item, since, file, staff) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (bucket, item, since, staff) DO UPDATE SET until = NULL, ended_by = NULL, reason = NULL",
        item.id.bucket() as _,
        item.id as _,
        holder.since as _,
        item.file as _,
        holder.staff as _,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn end_holding(cx: &mut Cx, item: &Item, ending: Ending, reason: Option<&str>) -> Outcome<()> {
    let now = cx.now();
    sqlx::query!(
        "UPDATE work.holding SET until = $3, ended_by = $4, reason = $5
         WHERE bucket = $1 AND item = $2 AND until IS NULL",
        item.id.bucket() as _,
        item.id as _,
        now as _,
        ending.as_str(),
        reason,
    )
    .execute(cx.conn())
    .await?;
    Ok(())
}

pub(super) async fn holders_ever(
    cx: &mut Cx,
    scope: &Scope,
    file: Id<marks::Application>,
    queues: &[Queue],
) -> Outcome<Vec<Id<marks::Staff>>> {
    let missions = missions(scope)?;
    let queues: Vec<String> = queues.iter().map(|queue| queue.as_str().to_owned()).collect();
    let staff = sqlx::query_scalar!(
        r#"SELECT DISTINCT h.staff AS "staff!: Id<marks::Staff>"
           FROM work.holding h JOIN work.item i ON i.bucket = h.bucket AND i.id = h.item
           WHERE h.bucket = $1 AND h.file = $2 AND ($3::text[] IS NULL OR i.mission = ANY($3))
             AND i.queue = ANY($4)"#,
        file.bucket() as _,
        file as _,
        missions.as_deref() as _,
        &queues,
    )
    .fetch_all(cx.conn())
    .await?;
    Ok(staff)
}
