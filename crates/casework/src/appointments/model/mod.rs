//! What a session, a seat and an appointment are. Pure: nothing here reads a clock or a database.

mod plan;
#[cfg(test)]
mod tests;

use std::time::Duration;

use kernel::{Bucket, Day, Id, Moment, marks};
use service_model::{Names, workflow::MissedTerms};

pub use plan::{Plan, Slot};

/// Some days at one place, as two people published them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// Its identifier.
    pub id: Id<Session>,
    /// Key of the mission whose files it serves.
    pub mission: String,
    /// Key of the country of residence.
    pub country: String,
    /// Whether a team travels there (مأمورية) instead of the mission's own counter.
    pub roving: bool,
    /// IANA zone of the place, in which every time is shown.
    pub zone: String,
    /// The place.
    pub place: Names,
    /// Its address.
    pub address: Names,
    /// Keys of the services.
    pub services: Vec<String>,
}

/// A time of a session and how many of its seats are free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offered {
    /// When it begins.
    pub starts_at: Moment,
    /// How many seats nobody holds.
    pub free: i64,
}

/// A day of a session with its times, in the zone of the place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionDay {
    /// The day.
    pub day: Day,
    /// Its times that have a free seat.
    pub times: Vec<Offered>,
}

/// The times that have a free seat, by the day they fall on where the session is.
pub fn by_day(offered: &[Offered], zone: &str) -> Vec<SessionDay> {
    let mut days: Vec<SessionDay> = Vec::new();
    for slot in offered.iter().filter(|slot| slot.free > 0) {
        let day = slot.starts_at.day_in(zone);
        match days.last_mut() {
            Some(last) if last.day == day => last.times.push(*slot),
            _ => days.push(SessionDay { day, times: vec![*slot] }),
        }
    }
    days
}

/// A seat that is open for one named person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Appointment {
    /// Its identifier.
    pub id: Id<Appointment>,
    /// The session.
    pub session: Id<Session>,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
    /// The number of the seat at that time.
    pub seat: i16,
    /// The file.
    pub file: Id<marks::Application>,
    /// How it stands.
    pub standing: Standing,
}

/// How an open appointment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Chosen and not confirmed; it falls back then.
    Held(Moment),
    /// Offered out of the waiting list until then.
    Offered(Moment),
    /// Confirmed.
    Booked,
}

impl Standing {
    /// From the columns of a row.
    pub fn of(held_until: Option<Moment>, offered: bool) -> Self {
        match held_until {
            Some(until) if offered => Self::Offered(until),
            Some(until) => Self::Held(until),
            None => Self::Booked,
        }
    }

    /// The name in the API and in text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held(_) => "held",
            Self::Offered(_) => "offered",
            Self::Booked => "booked",
        }
    }

    /// Until when it must be confirmed.
    pub fn until(self) -> Option<Moment> {
        match self {
            Self::Held(until) | Self::Offered(until) => Some(until),
            Self::Booked => None,
        }
    }
}

/// Why an appointment is no longer open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// A hold was let go, or an offer declined.
    LetGo,
    /// It was not confirmed in time.
    Lapsed,
    /// The person took another seat.
    Moved,
    /// The person gave the booking up, or the file ended.
    Cancelled,
    /// The person came.
    Attended,
    /// The person did not come.
    Missed,
    /// The mission took the time back.
    Closed,
    /// The person came and has to come another time.
    SentBack,
    /// The person came and the file was rejected.
    TurnedAway,
}

impl Ending {
    /// The name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LetGo => "let_go",
            Self::Lapsed => "lapsed",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Attended => "attended",
            Self::Missed => "missed",
            Self::Closed => "closed",
            Self::SentBack => "sent_back",
            Self::TurnedAway => "turned_away",
        }
    }
}

/// How often a person did not come, and to what last.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Missed {
    /// How often.
    pub times: i64,
    /// When the last one missed began.
    pub last: Option<Moment>,
}

impl Missed {
    /// Until when the person chooses no other time, if `terms` ask for a pause. It is counted from the last one missed, so
    /// it ends by itself.
    pub fn pause(self, terms: Option<MissedTerms>, now: Moment) -> Option<Moment> {
        let terms = terms.filter(|terms| self.times >= terms.most)?;
        let days = u64::try_from(terms.pause_days).unwrap_or_default();
        let until = self.last?.plus(Duration::from_secs(days * 86_400));
        (now < until).then_some(until)
    }
}

/// What a person is told of the last appointment that ended without her doing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Sent {
    /// The mission took the time back, for this coded reason.
    Closed(String),
    /// She has to come another time, for this coded reason of the workflow.
    Back(String),
}

/// Why a mission takes times back; the text is `appointment-close-<code>`.
pub const CLOSINGS: [&str; 5] = ["team_delayed", "place_closed", "holiday", "equipment", "safety"];

/// Times that a mission took back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Closure {
    /// Its identifier.
    pub id: Id<Closure>,
    /// The session.
    pub session: Id<Session>,
    /// The first of the times.
    pub from: Moment,
    /// When the last of them ends.
    pub until: Moment,
    /// One of [`CLOSINGS`].
    pub reason: String,
}

/// Whose seat was taken back, with the blind index under which it was held.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Displaced {
    /// The appointment that ends.
    pub id: Id<Appointment>,
    /// Who must come.
    pub person: Person,
    /// Since when the seat was hers: her place among those who lost theirs.
    pub since: Moment,
}

/// Where a person stands in the line of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Her entry.
    pub id: Id<Waiting>,
    /// The session.
    pub session: Id<Session>,
    /// How many wait before her.
    pub before: i64,
}

/// Whose file waits or is served: what the line hands out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The shard of the file.
    pub bucket: Bucket,
    /// The file.
    pub file: Id<marks::Application>,
    /// Blind indexes of the person's number under every version of the key, the current one first.
    pub keys: Vec<Vec<u8>>,
}

/// How far the card is that was ordered at the appointment, as the mission was told or saw it.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct CardProgress {
    /// The Authority printed it.
    pub printed_at: Option<Moment>,
    /// It arrived where it is handed over.
    pub arrived_at: Option<Moment>,
}
