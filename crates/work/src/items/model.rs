//! A work item and its pure transitions: each consumes the item and returns it changed, or says why not.
//!
//! Nothing here reads a clock or a database.

use std::time::Duration;

use kernel::{Id, Moment, Reference, Refusal, RefusalKind, marks};

use service_model::country::Calendar;

use super::clock::ServiceClock;

/// Whose turn a file takes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Queue {
    /// Examined by an officer of the applicant's mission, or centrally.
    Mission,
    /// Examined centrally only.
    Central,
    /// Decided by the Civil Status Authority.
    Authority,
    /// A grievance against a decision, answered by somebody who took no part in it.
    Grievance,
}

impl Queue {
    /// Every queue, in the order of a file's life.
    pub const ALL: [Self; 4] = [Self::Mission, Self::Central, Self::Authority, Self::Grievance];

    /// The name in the database, in URLs and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Central => "central",
            Self::Authority => "authority",
            Self::Grievance => "grievance",
        }
    }

    /// The queue with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.as_str() == name)
    }
}

/// Who holds an item, since when.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The member of staff.
    pub staff: Id<marks::Staff>,
    /// When the item came to her.
    pub since: Moment,
}

/// How a turn ended; the code is counted in figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Passed on with a recommendation.
    Recommended,
    /// Refused with a coded reason.
    Rejected,
    /// Approved by the Authority.
    Approved,
    /// Sent back by the Authority to whoever examined it.
    Returned,
    /// Nothing left to do: cancelled, or overtaken by another fact.
    Closed,
}

impl Outcome {
    /// The name in the database and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Rejected => "rejected",
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Closed => "closed",
        }
    }
}

/// What an item waits for; computed, never stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Turn {
    /// For somebody to take it.
    Free,
    /// For its holder.
    Held(Holder),
    /// For the citizen; the clock stands.
    WithCitizen(Moment),
    /// For nobody.
    Finished(Moment),
}

/// One turn of one file in one queue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its identifier, in the bucket of the file.
    pub id: Id<Item>,
    /// The file.
    pub file: Id<marks::Application>,
    /// The file's public reference.
    pub reference: Reference,
    /// Whose turn it is.
    pub queue: Queue,
    /// Key of the mission that serves the applicant.
    pub mission: String,
    /// Key of the country of residence.
    pub country: String,
    /// Key of the service.
    pub service: String,
    /// When the turn began.
    pub opened_at: Moment,
    /// Since when it waits for staff: opened, or answered by the citizen.
    pub ready_at: Moment,
    /// Working time promised and used.
    pub clock: ServiceClock,
    /// When the promise falls due; while the clock stands, the last promise made.
    pub due_at: Moment,
    /// Who holds it.
    pub holder: Option<Holder>,
    /// Since when the citizen has it.
    pub with_citizen_since: Option<Moment>,
    /// The coded reason for which it was last with the citizen.
    pub reason: Option<String>,
    /// When it ended.
    pub finished_at: Option<Moment>,
    /// When it was passed on as late; for good, whatever becomes of it.
    pub escalated_at: Option<Moment>,
}

impl Item {
    /// What the item waits for.
    pub fn turn(&self) -> Turn {
        match (self.finished_at, self.with_citizen_since, self.holder) {
            (Some(at), ..) => Turn::Finished(at),
            (None, Some(since), _) => Turn::WithCitizen(since),
            (None, None, Some(holder)) => Turn::Held(holder),
            (None, None, None) => Turn::Free,
        }
    }

    /// How long it has waited for staff; nothing while the citizen has it or when it is over.
    pub fn waiting(&self, now: Moment) -> Option<Duration> {
        matches!(self.turn(), Turn::Free | Turn::Held(_)).then(|| now.since(self.ready_at))
    }

    /// Whether the promise is broken at `now`.
    pub fn overdue(&self, now: Moment) -> bool {
        self.clock.running_since.is_some() && now > self.due_at
    }

    /// The item, passed on as late; nothing if it is not due yet, its clock stands, or that was done before.
    pub fn escalated(mut self, now: Moment) -> Option<Self> {
        let due = self.clock.running_since.is_some() && now >= self.due_at;
        (due && self.escalated_at.is_none()).then(|| {
            self.escalated_at = Some(now);
            self
        })
    }

    /// The item in the hands of `staff`.
    ///
    /// # Errors
    /// Over, or with the citizen. That another person holds it is for the caller to see first.
    pub fn taken(mut self, staff: Id<marks::Staff>, now: Moment) -> Result<Self, Refusal> {
        match self.turn() {
            Turn::Finished(_) => return Err(finished()),
            Turn::WithCitizen(_) => {
                return Err(Refusal::new(RefusalKind::Conflict, "work.with_citizen", "work-refused-with-citizen"));
            }
            Turn::Free | Turn::Held(_) => self.holder = Some(Holder { staff, since: now }),
        }
        Ok(self)
    }

    /// The item, free for anybody of its queue.
    ///
    /// # Errors
    /// Over, or held by nobody.
    pub fn released(mut self) -> Result<Self, Refusal> {
        match self.turn() {
            Turn::Finished(_) => Err(finished()),
            Turn::Held(_) | Turn::WithCitizen(_) if self.holder.is_some() => {
                self.holder = None;
                Ok(self)
            }
            _ => Err(Refusal::new(RefusalKind::Conflict, "work.not_held", "work-refused-not-held")),
        }
    }

    /// The item while the citizen has the file; its clock stands and its holder stays.
    ///
    /// # Errors
    /// Over, or already with the citizen.
    pub fn with_citizen(mut self, reason: &str, now: Moment, calendar: &Calendar) -> Result<Self, Refusal> {
        match self.turn() {
            Turn::Finished(_) => Err(finished()),
            Turn::WithCitizen(_) => {
                Err(Refusal::new(RefusalKind::Conflict, "work.with_citizen", "work-refused-with-citizen"))
            }
            Turn::Free | Turn::Held(_) => {
                self.clock = self.clock.stopped(now, calendar);
                self.with_citizen_since = Some(now);
                self.reason = Some(reason.to_owned());
                Ok(self)
            }
        }
    }

    /// The item after the citizen's answer: back with the same holder, with a new due moment.
    ///
    /// # Errors
    /// Over, or not with the citizen.
    pub fn answered(mut self, now: Moment, calendar: &Calendar) -> Result<Self, Refusal> {
        match self.turn() {
            Turn::Finished(_) => Err(finished()),
            Turn::WithCitizen(_) => {
                self.with_citizen_since = None;
                self.ready_at = now;
                self.clock = self.clock.resumed(now);
                self.due_at = self.clock.due(now, calendar);
                Ok(self)
            }
            Turn::Free | Turn::Held(_) => {
                Err(Refusal::new(RefusalKind::Conflict, "work.not_with_citizen", "work-refused-not-with-citizen"))
            }
        }
    }

    /// The item, over; its clock stands for ever.
    ///
    /// # Errors
    /// Already over.
    pub fn finished(mut self, now: Moment, calendar: &Calendar) -> Result<Self, Refusal> {
        if self.finished_at.is_some() {
            return Err(finished());
        }
        self.clock = self.clock.stopped(now, calendar);
        self.with_citizen_since = None;
        self.finished_at = Some(now);
        Ok(self)
    }
}

fn finished() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "work.finished", "work-refused-finished")
}
