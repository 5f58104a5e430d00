//! The work items of a file: which queue examines it, which decides, how long each may take and by whose calendar. All of
//! it is data of the service's workflow and of the countries.

use ::store::{Cx, Scope};
use catalogue::Catalogue;
use kernel::{Failure, Id, Moment, Outcome, marks};
use service_model::{Service, country::Calendar, workflow::Stage};
use work::items::{self, Item, NewItem, Queue, TurnOutcome};

use super::lateness;
use crate::applications::{
    definitions::{self, Definition},
    model::Application,
};

/// Opens the examination of a file; `holder` goes on with it if she examined it before.
///
/// # Errors
/// A fault if the workflow has no stage that examines.
pub(super) async fn open_examination(
    cx: &mut Cx,
    file: &Application,
    definition: &Definition,
    holder: Option<Id<marks::Staff>>,
) -> Outcome<()> {
    let (queue, stage) = examination(definition)?;
    open(cx, file, definition, (queue, stage), holder).await
}

/// Opens the Authority's turn.
///
/// # Errors
/// A fault if the workflow has no stage that decides.
pub(super) async fn open_decision(cx: &mut Cx, file: &Application, definition: &Definition) -> Outcome<()> {
    open(cx, file, definition, (Queue::Authority, decision(definition)?), None).await
}

/// Opens the turn of whoever answers a grievance: as long as an examination is promised to take, by the same calendar.
///
/// # Errors
/// A fault if the workflow has no stage that examines.
pub(crate) async fn open_grievance(cx: &mut Cx, file: &Application, definition: &Definition) -> Outcome<()> {
    let stage = examination(definition)?.1;
    open(cx, file, definition, (Queue::Grievance, stage), None).await
}

/// By when a grievance lodged at `now` is answered.
///
/// # Errors
/// As there.
pub(crate) fn answer_by(definition: &Definition, now: Moment) -> Outcome<Moment> {
    let stage = examination(definition)?.1;
    Ok(calendar(definition, stage).deadline(now, stage.working))
}

/// Ends the file's open turn, if it has one.
///
/// # Errors
/// Only faults.
pub(crate) async fn finish(
    cx: &mut Cx,
    catalogue: &Catalogue,
    scope: &Scope,
    file: &Application,
    outcome: TurnOutcome,
) -> Outcome<Option<Item>> {
    let Some(item) = items::queue::open_turn(cx, scope, file.id).await? else { return Ok(None) };
    let definition = definitions::of(cx, catalogue, file).await?;
    let calendar = calendar_of(&definition, item.queue)?;
    items::finish(cx, scope, file.id, calendar, outcome).await
}

/// The calendar by which a turn in `queue` is counted.
///
/// # Errors
/// A fault if the workflow lacks the stage.
pub(super) fn calendar_of(definition: &Definition, queue: Queue) -> Outcome<&Calendar> {
    let stage = match queue {
        Queue::Authority => decision(definition)?,
        // A grievance is answered within the working time of an examination.
        Queue::Mission | Queue::Central | Queue::Grievance => examination(definition)?.1,
    };
    Ok(calendar(definition, stage))
}

/// The IANA zone in which a turn's deadline is shown.
pub(super) fn zone_of(definition: &Definition, queue: Queue) -> &str {
    match queue {
        Queue::Authority => &definition.home.zone,
        Queue::Mission | Queue::Central | Queue::Grievance => &definition.country.zone,
    }
}

/// The officer, if she still works where the file lies.
///
/// # Errors
/// Only faults.
pub(super) async fn still_serves(
    cx: &mut Cx,
    file: &Application,
    officer: Id<marks::Staff>,
) -> Outcome<Option<Id<marks::Staff>>> {
    let Some(actor) = people::staff::colleagues::staff_actor(cx, officer).await? else { return Ok(None) };
    let scope = Scope::of(&actor)?;
    let sees = scope.missions().is_none_or(|missions| file.mission.as_ref().is_some_and(|own| missions.contains(own)));
    let works = super::policy::queues(&actor).iter().any(|queue| matches!(queue, Queue::Mission | Queue::Central));
    Ok((sees && works).then_some(officer))
}

/// Keys of the stages in which the desk has the file, as every workflow names them.
const REVIEW: &str = "review";
const APPROVAL: &str = "approval";
/// Who holds a stage that every mission may not examine by itself.
const CENTRAL: &str = "central_review";
/// Name of the calendar that is the mission's own.
const RESIDENCE: &str = "residence";

fn examination(definition: &Definition) -> Outcome<(Queue, &Stage)> {
    let stage = definition.service.workflow.stage(REVIEW).ok_or_else(|| broken("no stage is called `review`"))?;
    Ok((examined_by(stage), stage))
}

/// The queue in which files of a service are examined.
///
/// # Errors
/// A fault if the workflow has no stage that examines.
pub(crate) fn examined_in(service: &Service) -> Outcome<Queue> {
    service.workflow.stage(REVIEW).map(examined_by).ok_or_else(|| broken("no stage is called `review`"))
}

fn examined_by(stage: &Stage) -> Queue {
    if stage.holder == CENTRAL { Queue::Central } else { Queue::Mission }
}

fn decision(definition: &Definition) -> Outcome<&Stage> {
    definition.service.workflow.stage(APPROVAL).ok_or_else(|| broken("no stage is called `approval`"))
}

fn calendar<'d>(definition: &'d Definition, stage: &Stage) -> &'d Calendar {
    if stage.calendar == RESIDENCE { &definition.country.calendar } else { &definition.home.calendar }
}

async fn open(
    cx: &mut Cx,
    file: &Application,
    definition: &Definition,
    (queue, stage): (Queue, &Stage),
    holder: Option<Id<marks::Staff>>,
) -> Outcome<()> {
    let mission = file.mission.as_deref().ok_or_else(|| Failure::fault("opening a turn", "the file has no mission"))?;
    let new = NewItem {
        file: file.id,
        reference: file.reference,
        queue,
        mission,
        country: &file.country,
        service: &file.service,
        budget: stage.working,
        calendar: calendar(definition, stage),
        holder,
    };
    let turn = items::open(cx, new).await?;
    lateness::watch(cx, &turn).await
}

fn broken(why: &'static str) -> Failure {
    Failure::fault("reading a published workflow", why)
}
