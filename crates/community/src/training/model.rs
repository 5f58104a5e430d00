//! A group of an initiative, and somebody's place in it. Everything is computed from moments.

use kernel::{Id, Moment, marks};
use serde::{Deserialize, Serialize};
use service_model::Names;

/// What two people agree to when they open a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Content {
    /// Key of the initiative.
    pub training: String,
    /// Its revision when the group was opened: what it awards.
    pub revision: i32,
    /// What the group is called.
    pub title: Names,
    /// Where it meets.
    pub place: Names,
    /// The address at which it is joined from afar; told only to whoever has a place.
    pub online: Option<String>,
    /// IANA zone in which its hours are written and shown.
    pub zone: String,
    /// The language that is taught in: `ar` or `en`.
    pub language: String,
    /// How many places there are.
    pub places: i32,
    /// From when one can apply.
    pub opens_at: Moment,
    /// The first moment in which one cannot any more.
    pub closes_at: Moment,
    /// The share of sessions that has to be attended, in percent.
    pub least_percent: i16,
    /// Its sessions, the first one first.
    pub sessions: Vec<Session>,
}

/// A session.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Session {
    /// Its number in the group, from 1.
    pub number: i16,
    /// When it begins.
    pub starts_at: Moment,
    /// When it ends.
    pub ends_at: Moment,
}

/// A group that was opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cohort {
    /// Its identifier.
    pub id: Id<Cohort>,
    /// What was agreed.
    pub content: Content,
    /// When it was opened.
    pub opened_at: Moment,
    /// When it was called off.
    pub called_off_at: Option<Moment>,
    /// When attendance was settled and awards were given.
    pub settled_at: Option<Moment>,
}

/// Whether one can apply.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// Applying opens at this moment.
    Soon(Moment),
    /// Applying is open until this moment.
    Open(Moment),
    /// Applying is closed, and the group is still to begin.
    Closed,
    /// The group began.
    Begun,
    /// Its last session is over.
    Over,
    /// It does not take place.
    CalledOff,
}

impl Door {
    /// The name in the API, and the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Soon(_) => "soon",
            Self::Open(_) => "open",
            Self::Closed => "closed",
            Self::Begun => "begun",
            Self::Over => "over",
            Self::CalledOff => "called-off",
        }
    }
}

impl Content {
    /// When its first session begins.
    pub fn begins_at(&self) -> Moment {
        self.sessions.iter().map(|own| own.starts_at).min().unwrap_or(self.closes_at)
    }

    /// When its last session ends.
    pub fn ends_at(&self) -> Moment {
        self.sessions.iter().map(|own| own.ends_at).max().unwrap_or(self.closes_at)
    }

    /// How many sessions have to be attended: the share, rounded up, and never none.
    pub fn needed(&self) -> i64 {
        let sessions = i64::try_from(self.sessions.len()).unwrap_or(i64::MAX);
        let percent = i64::from(self.least_percent);
        (sessions * percent).div_euclid(100) + i64::from((sessions * percent) % 100 > 0)
    }
}

impl Cohort {
    /// Whether one can apply now.
    pub fn door(&self, now: Moment) -> Door {
        if self.called_off_at.is_some() {
            Door::CalledOff
        } else if self.content.ends_at() <= now {
            Door::Over
        } else if self.content.begins_at() <= now {
            Door::Begun
        } else if now < self.content.opens_at {
            Door::Soon(self.content.opens_at)
        } else if now < self.content.closes_at {
            Door::Open(self.content.closes_at)
        } else {
            Door::Closed
        }
    }

    /// Whether it is over or does not take place.
    pub fn is_past(&self, now: Moment) -> bool {
        matches!(self.door(now), Door::Over | Door::CalledOff)
    }

    /// The session with this number.
    pub fn session(&self, number: i16) -> Option<Session> {
        self.content.sessions.iter().copied().find(|own| own.number == number)
    }
}

/// Somebody's place in a group, or in its waiting list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Enrolment {
    /// Its identifier.
    pub id: Id<Enrolment>,
    /// The account that applied.
    pub account: Id<marks::Account>,
    /// The group.
    pub cohort: Id<Cohort>,
    /// Whether it is for a child of whoever applied.
    pub for_child: bool,
    /// When it was asked for.
    pub asked_at: Moment,
    /// When a place was given; on the waiting list, if none was.
    pub placed_at: Option<Moment>,
    /// When it was given up.
    pub withdrawn_at: Option<Moment>,
    /// When it was settled that enough was attended.
    pub completed_at: Option<Moment>,
    /// How many wait before it.
    pub ahead: i64,
}

impl Enrolment {
    /// Whether it has a place.
    pub fn is_placed(&self) -> bool {
        self.placed_at.is_some() && self.withdrawn_at.is_none()
    }
}

/// How a group is filled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seats {
    /// How many have a place.
    pub placed: i64,
    /// How many wait for one.
    pub waiting: i64,
}

impl Seats {
    /// How many of `places` can be had at once: none while somebody waits.
    pub fn free(self, places: i32) -> i64 {
        if self.waiting > 0 { 0 } else { i64::from(places).saturating_sub(self.placed).max(0) }
    }
}

/// For whom somebody applies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Learner {
    /// For herself.
    Oneself,
    /// For a child of hers, by this name.
    Child(String),
}

/// What the world may know of an award.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Award {
    /// Its place in the status lists, from 1.
    pub place: i32,
    /// Its number, drawn: letters and digits that say nothing.
    pub number: String,
    /// Key of the initiative.
    pub training: String,
    /// The revision whose criteria were met.
    pub revision: i32,
    /// The group.
    pub cohort: Id<Cohort>,
    /// When it was given.
    pub awarded_at: Moment,
    /// When it was taken back, and why: `error` or `fraud`.
    pub revoked: Option<(Moment, String)>,
}

/// Why an award is taken back.
pub const REASONS: [&str; 2] = ["error", "fraud"];

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const HOUR: Duration = Duration::from_secs(3_600);

    fn cohort(sessions: i16, least_percent: i16) -> Cohort {
        let start = Moment::from_microsecond(1_795_334_400_000_000);
        let session = |number: i16| {
            let starts_at = start.plus(HOUR * 24 * u32::from(number.unsigned_abs()));
            Session { number, starts_at, ends_at: starts_at.plus(HOUR) }
        };
        let names = Names { ar: "ا".to_owned(), en: "a".to_owned() };
        Cohort {
            id: Id::from_uuid(uuid::Uuid::nil()),
            content: Content {
                training: "toy".to_owned(),
                revision: 1,
                title: names.clone(),
                place: names,
                online: None,
                zone: "UTC".to_owned(),
                language: "ar".to_owned(),
                places: 20,
                opens_at: start,
                closes_at: start.plus(HOUR * 12),
                least_percent,
                sessions: (1..=sessions).map(session).collect(),
            },
            opened_at: start,
            called_off_at: None,
            settled_at: None,
        }
    }

    #[test]
    fn the_share_that_has_to_be_attended_is_rounded_up_and_never_none() {
        for (sessions, percent, needed) in [(10, 80, 8), (9, 80, 8), (1, 1, 1), (3, 50, 2), (60, 100, 60), (4, 75, 3)] {
            assert_eq!(cohort(sessions, percent).content.needed(), needed, "{sessions} at {percent}");
        }
    }

    #[test]
    fn the_door_follows_the_clock_at_each_border() {
        let own = cohort(2, 100);
        let (opens, closes) = (own.content.opens_at, own.content.closes_at);
        let second = Duration::from_secs(1);
        assert_eq!(own.door(opens.minus(second)), Door::Soon(opens));
        assert_eq!(own.door(opens), Door::Open(closes));
        assert_eq!(own.door(closes), Door::Closed);
        assert_eq!(own.door(own.content.begins_at()), Door::Begun);
        assert_eq!(own.door(own.content.ends_at()), Door::Over);
        let off = Cohort { called_off_at: Some(opens), ..own };
        assert_eq!(off.door(opens), Door::CalledOff);
    }

    #[test]
    fn nothing_is_free_while_somebody_waits() {
        assert_eq!(Seats { placed: 3, waiting: 0 }.free(5), 2);
        assert_eq!(Seats { placed: 3, waiting: 1 }.free(5), 0);
        assert_eq!(Seats { placed: 7, waiting: 0 }.free(5), 0);
    }
}
