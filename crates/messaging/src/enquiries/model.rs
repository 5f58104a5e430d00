//! How an enquiry stands, and what may happen to it next. Pure: time is passed in, and facts are moments.
//!
//! The clock of the promised answer runs exactly while the agency has the word: not while the citizen is asked something,
//! and not once an answer was given.

use kernel::{Id, Moment, Reference, Refusal, RefusalKind, marks};
use service_model::country::{Calendar, Desk};
use work::items::clock::ServiceClock;

/// The facts of an enquiry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Facts {
    /// The working time promised and used.
    pub clock: ServiceClock,
    /// By when an answer is promised; while the clock stands, by when it was.
    pub due: Moment,
    /// Since when the agency waits for the citizen.
    pub asked: Option<Moment>,
    /// When the last answer was given.
    pub answered: Option<Moment>,
    /// When a late one was passed to the central review.
    pub escalated: Option<Moment>,
    /// Whether the citizen may be asked if the answer helped.
    pub rated: bool,
    /// What the citizen said to that, and when.
    pub helped: Option<(bool, Moment)>,
}

/// How it stands, computed from the facts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The agency has the word.
    Waiting,
    /// The promised time has passed, and the central review was told.
    Late,
    /// The agency asked the citizen something.
    WithCitizen,
    /// It was answered.
    Answered,
}

impl Standing {
    /// The end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Late => "late",
            Self::WithCitizen => "with-citizen",
            Self::Answered => "answered",
        }
    }
}

/// What happens to an enquiry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// The citizen writes; after an answer that opens it again, with the whole promised time.
    CitizenWrites,
    /// The agency asks the citizen something.
    AgencyAsks,
    /// The agency answers.
    AgencyAnswers,
    /// The promised time has passed.
    Escalate,
    /// The citizen says whether the answer helped.
    Rate(bool),
}

impl Facts {
    /// The facts of an enquiry that is opened now.
    pub fn opened(budget: std::time::Duration, rated: bool, now: Moment, calendar: &Calendar) -> Self {
        let clock = ServiceClock::started(budget, now);
        let due = clock.due(now, calendar);
        Self { clock, due, asked: None, answered: None, escalated: None, rated, helped: None }
    }

    /// How it stands.
    pub fn standing(&self) -> Standing {
        match self {
            Self { answered: Some(_), .. } => Standing::Answered,
            Self { asked: Some(_), .. } => Standing::WithCitizen,
            Self { escalated: Some(_), .. } => Standing::Late,
            _ => Standing::Waiting,
        }
    }

    /// The facts after `act`.
    ///
    /// # Errors
    /// A conflict where the act has no place: an escalation before its time, a question after the answer, a rating that
    /// nobody asked for or that was given.
    pub fn after(self, act: Act, now: Moment, calendar: &Calendar) -> Result<Self, Refusal> {
        match act {
            Act::CitizenWrites => Ok(self.citizen_wrote(now, calendar)),
            Act::AgencyAsks if self.answered.is_some() => Err(refused()),
            Act::AgencyAsks => Ok(Self { asked: self.asked.or(Some(now)), ..self.stopped(now, calendar) }),
            Act::AgencyAnswers => Ok(Self { asked: None, answered: Some(now), ..self.stopped(now, calendar) }),
            Act::Escalate if self.is_overdue(now) => Ok(Self { escalated: Some(now), ..self }),
            Act::Rate(helped) if self.asks_rating() => Ok(Self { helped: Some((helped, now)), ..self }),
            Act::Escalate | Act::Rate(_) => Err(refused()),
        }
    }

    /// Whether the promise is broken and nobody was told yet.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.clock.running_since.is_some() && self.escalated.is_none() && self.due <= now
    }

    /// Whether the citizen is asked now if the answer helped.
    pub fn asks_rating(&self) -> bool {
        self.rated && self.answered.is_some() && self.helped.is_none()
    }

    fn stopped(self, now: Moment, calendar: &Calendar) -> Self {
        Self { clock: self.clock.stopped(now, calendar), ..self }
    }

    fn citizen_wrote(self, now: Moment, calendar: &Calendar) -> Self {
        let (clock, escalated, helped) = match (self.answered, self.asked) {
            (Some(_), _) => (ServiceClock::started(self.clock.budget, now), None, None),
            (None, Some(_)) => (self.clock.resumed(now), self.escalated, self.helped),
            (None, None) => return self,
        };
        let due = clock.due(now, calendar);
        Self { clock, due, asked: None, answered: None, escalated, helped, ..self }
    }
}

fn refused() -> Refusal {
    Refusal::new(RefusalKind::Conflict, "messaging.enquiry_moved_on", "messaging-refusal-moved-on")
}

/// An enquiry or a complaint.
#[derive(Clone, Debug)]
pub struct Enquiry {
    /// Its id, in the bucket of its owner.
    pub id: Id<Enquiry>,
    /// Its public reference.
    pub reference: Reference,
    /// Who wrote.
    pub owner: Id<marks::Account>,
    /// Key of the topic.
    pub topic: String,
    /// Whether it is a complaint.
    pub complaint: bool,
    /// Key of the agency that answers.
    pub agency: String,
    /// Which desk reads it.
    pub desk: Desk,
    /// What row-level security compares: the mission's key, or the name of a central desk.
    pub office: String,
    /// The mission the person named.
    pub mission: String,
    /// The country whose working calendar counts.
    pub calendar: String,
    /// The reference of the file it is about, if it is about one.
    pub file: Option<Reference>,
    /// When it was opened.
    pub opened: Moment,
    /// Its facts.
    pub facts: Facts,
    /// How often it was changed; a writer that saw an older one is refused.
    pub version: i32,
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    fn acts() -> impl Strategy<Value = Vec<(Act, u64)>> {
        let act = prop_oneof![
            Just(Act::CitizenWrites),
            Just(Act::AgencyAsks),
            Just(Act::AgencyAnswers),
            Just(Act::Escalate),
            any::<bool>().prop_map(Act::Rate),
        ];
        proptest::collection::vec((act, 0_u64..400_000), 0..24)
    }

    proptest! {
        #[test]
        fn whatever_happens_the_clock_runs_exactly_while_the_agency_has_the_word(acts in acts(), rated: bool) {
            let calendar = Calendar::default();
            let mut now: Moment = "2026-11-22T09:00:00Z".parse().unwrap();
            let mut facts = Facts::opened(Duration::from_secs(6 * 3600), rated, now, &calendar);
            for (act, wait) in acts {
                now = now.plus(Duration::from_secs(wait));
                let before = facts;
                if let Ok(after) = facts.after(act, now, &calendar) {
                    facts = after;
                }
                let has_word = matches!(facts.standing(), Standing::Waiting | Standing::Late);
                prop_assert_eq!(facts.clock.running_since.is_some(), has_word);
                prop_assert!(facts.asked.is_none() || facts.answered.is_none());
                prop_assert!(rated || facts.helped.is_none(), "nobody is asked who must not be");
                if facts.escalated.is_some() && before.escalated.is_none() {
                    prop_assert!(before.due <= now, "nothing is late before its time");
                }
                if before.answered.is_some() && act == Act::CitizenWrites {
                    prop_assert_eq!(facts.clock.used, Duration::ZERO);
                    prop_assert!(facts.due > now, "a new word has the whole promised time");
                }
                // From everywhere an answer is one act away.
                let end = facts.after(Act::AgencyAnswers, now, &calendar).unwrap();
                prop_assert_eq!(end.standing(), Standing::Answered);
            }
        }
    }

    #[test]
    fn the_days_on_which_the_citizen_is_asked_are_not_the_agencys_delay() {
        let calendar = Calendar::default();
        let opened: Moment = "2026-11-22T09:00:00Z".parse().unwrap();
        let hour = Duration::from_secs(3600);
        let facts = Facts::opened(4 * hour, true, opened, &calendar);
        let asked = facts.after(Act::AgencyAsks, opened.plus(hour), &calendar).unwrap();
        let told: Moment = "2026-11-26T10:00:00Z".parse().unwrap();
        assert!(!asked.is_overdue(told));
        let back = asked.after(Act::CitizenWrites, told, &calendar).unwrap();
        assert_eq!(back.due, told.plus(3 * hour));
        assert!(back.is_overdue(back.due) && back.after(Act::Escalate, told, &calendar).is_err());
    }
}
