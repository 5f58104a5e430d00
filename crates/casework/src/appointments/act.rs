//! Publishing a session takes two people: one plans it, another compares the plan with what the team and the place agreed.
//!
//! Nothing is offered to anybody before that. The plan travels in the proposal; the seats are written when it is approved.

use std::time::Duration;

use ::store::Cx;
use async_trait::async_trait;
use catalogue::Catalogue;
use kernel::{Actor, Failure, Id, Outcome, Refusal, RefusalKind, StaffRole};
use service_model::country::Calendar;
use work::proposals::{Approved, ProposedAct, Rules, Shown, Subject, Words};

use super::{
    commands::carry_over,
    model::{Plan, Session},
    store as rows,
};

/// The act `casework.open_session`; `app` registers it among the acts that take two people.
pub struct OpenSession {
    /// The countries with their calendars and missions.
    pub catalogue: Catalogue,
}

impl OpenSession {
    /// Its name in the database.
    pub const KIND: &'static str = "casework.open_session";

    /// The subject of a proposal to publish `plan` as the session `id`.
    ///
    /// # Errors
    /// Never in practice: the plan is texts and numbers.
    pub fn subject(id: Id<Session>, plan: &Plan) -> Outcome<Subject> {
        let details = serde_json::to_value(plan).map_err(|error| Failure::fault("proposing a session", error))?;
        Ok(Subject { thing: id.uuid(), details })
    }
}

/// The calendar of the country by the mission's clock; its days off are left out.
///
/// # Errors
/// Not found for a country or a mission that is not in the catalogue.
pub async fn calendar(cx: &Cx, catalogue: &Catalogue, plan: &Plan) -> Outcome<Calendar> {
    let snapshot = catalogue.snapshot(cx.store()).await?;
    let country = &snapshot.country(&plan.country)?.definition;
    country.mission(&plan.mission).ok_or_else(Failure::not_found)?;
    Ok(country.seen_from(Some(&plan.mission)).calendar.clone())
}

#[async_trait]
impl ProposedAct for OpenSession {
    fn kind(&self) -> &'static str {
        Self::KIND
    }

    fn name_text(&self) -> &'static str {
        "appointment-act"
    }

    fn rules(&self) -> Rules {
        const PLAN: &[StaffRole] =
            &[StaffRole::MissionOfficer, StaffRole::CentralReviewer, StaffRole::AuthorityApprover];
        const DECIDE: &[StaffRole] = &[StaffRole::CentralReviewer, StaffRole::AuthorityApprover];
        Rules { proposers: PLAN, deciders: DECIDE, lives: Duration::from_secs(7 * 86_400) }
    }

    async fn show(&self, cx: &mut Cx, subject: &Subject) -> Outcome<Shown> {
        let plan = plan(subject)?;
        let calendar = calendar(cx, &self.catalogue, &plan).await?;
        if let Some((field, text)) = plan.mistakes(&calendar, cx.now()).first() {
            return Err(Refusal::new(RefusalKind::Rule, "appointment.plan", text).at(*field).into());
        }
        let slots = plan.slots(&calendar);
        let days: std::collections::BTreeSet<_> = slots.iter().map(|slot| slot.starts_at.day_in(&plan.zone)).collect();
        let names = |names: &service_model::Names| Words::Names { ar: names.ar.clone(), en: names.en.clone() };
        let yes = |yes| Words::text(if yes { "web-yes" } else { "web-no" });
        let hours = format!("{}–{}", clock(plan.opens), clock(plan.closes));
        Ok(Shown::new(Words::text("appointment-act"))
            .line(Words::text("appointment-plan-mission"), Words::plain(&plan.mission))
            .line(Words::text("appointment-plan-roving"), yes(plan.roving))
            .line(Words::text("appointment-plan-place"), names(&plan.place))
            .line(Words::text("appointment-plan-address"), names(&plan.address))
            .line(Words::text("appointment-plan-services"), Words::plain(plan.services.join(", ")))
            .line(Words::text("appointment-plan-from"), Words::Day(plan.from))
            .line(Words::text("appointment-plan-until"), Words::Day(plan.until))
            .line(Words::text("appointment-plan-days"), Words::plain(days.len().to_string()))
            .line(Words::text("appointment-plan-hours"), Words::plain(hours))
            .line(Words::text("appointment-plan-zone"), Words::plain(&plan.zone))
            .line(Words::text("appointment-plan-minutes"), Words::plain(plan.minutes.to_string()))
            .line(Words::text("appointment-plan-capacity"), Words::plain(plan.capacity.to_string()))
            .line(Words::text("appointment-plan-weekends"), yes(plan.weekends))
            .line(
                Words::text("appointment-plan-seats"),
                Words::plain((slots.len() * usize::from(plan.capacity)).to_string()),
            ))
    }

    async fn execute(&self, cx: &mut Cx, approved: Approved) -> Outcome<()> {
        let Actor::Staff { staff, .. } = cx.actor() else { return Err(Failure::not_found()) };
        let decided_by = Id::from_uuid(*staff);
        let plan = plan(&approved.proposal.subject)?;
        let slots = plan.slots(&calendar(cx, &self.catalogue, &plan).await?);
        let id = Id::<Session>::from_uuid(approved.proposal.subject.thing);
        rows::insert(cx, id, &plan, &slots, (approved.proposal.proposed_by, decided_by)).await?;
        // Whoever waited for days that never came, or were taken back, is served before anybody can choose.
        carry_over(cx, &self.catalogue).await
    }
}

fn plan(subject: &Subject) -> Outcome<Plan> {
    serde_json::from_value(subject.details.clone()).map_err(|error| Failure::fault("reading a planned session", error))
}

/// Minutes after midnight as `09:30`.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
