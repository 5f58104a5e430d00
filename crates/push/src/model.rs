//! What somebody may be told about, the hours in which nobody is told anything, and both as she chose them.

use std::time::Duration;

use jiff::tz::TimeZone;
use kernel::Moment;
use serde::{Deserialize, Serialize};

use crate::ports::Urgency;

/// What news is about. The name stands in jobs and preferences, never in what is sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Topic {
    /// Files and requests to agencies.
    Files,
    /// Letters of officers and answers to enquiries.
    Letters,
    /// The account itself: somebody asked for a document about its owner, a mandate ended.
    Account,
    /// What one may take part in: privileges, events, training, needs.
    Opportunities,
}

impl Topic {
    /// Every topic, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Files, Self::Letters, Self::Account, Self::Opportunities];

    /// The name in jobs, forms and the database, and the end of text keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Letters => "letters",
            Self::Account => "account",
            Self::Opportunities => "opportunities",
        }
    }

    /// The topic with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.as_str() == name)
    }

    /// How much news of this kind may disturb.
    pub fn urgency(self) -> Urgency {
        match self {
            Self::Files | Self::Letters | Self::Account => Urgency::Normal,
            Self::Opportunities => Urgency::Low,
        }
    }
}

/// Hours of the day in which nothing is sent: from the beginning of one to the beginning of the other, over midnight if the
/// second is smaller. Twice the same hour is no quiet at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Quiet {
    pub from: i16,
    pub until: i16,
}

impl Quiet {
    /// How long nothing may be sent at this moment in this zone; nothing if it may.
    pub fn pause(self, now: Moment, zone: &str) -> Option<Duration> {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let here = now.timestamp().to_zoned(zone);
        let hour = i16::from(here.hour());
        let is_quiet = match self.from < self.until {
            true => (self.from..self.until).contains(&hour),
            false => self.from != self.until && (hour >= self.from || hour < self.until),
        };
        if !is_quiet {
            return None;
        }
        let until = i8::try_from(self.until).unwrap_or_default();
        let day = if hour < self.until { here.date() } else { here.date().tomorrow().unwrap_or(here.date()) };
        let ends = day.at(until, 0, 0, 0).to_zoned(here.time_zone().clone()).ok()?;
        let seconds = ends.timestamp().as_second() - here.timestamp().as_second();
        // An hour that the clock leaps over has ended already.
        Some(Duration::from_secs(u64::try_from(seconds).unwrap_or_default().max(1)))
    }
}

/// What somebody chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Preference {
    /// Topics of which she is not told on her devices.
    pub muted: Vec<Topic>,
    pub quiet: Quiet,
}

impl Default for Preference {
    /// Until somebody chooses: everything, and nobody is woken.
    fn default() -> Self {
        Self { muted: Vec::new(), quiet: Quiet { from: 22, until: 7 } }
    }
}

impl Preference {
    /// The topics of which she is told.
    pub fn wanted(&self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(|topic| !self.muted.contains(topic))
    }
}

/// Where a browser is reached; sealed in the database.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Address {
    pub endpoint: String,
    pub public: String,
    pub secret: String,
    /// The name of the zone in which its hours count.
    pub zone: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In Dubai it is four hours later.
    fn at(hour: i64, minute: i64) -> Moment {
        let midnight = jiff::civil::date(2026, 11, 23).to_zoned(TimeZone::UTC).unwrap().timestamp().as_microsecond();
        Moment::from_microsecond(midnight + (hour * 60 + minute) * 60_000_000)
    }

    fn pause(quiet: (i16, i16), now: Moment) -> Option<u64> {
        Quiet { from: quiet.0, until: quiet.1 }.pause(now, "Asia/Dubai").map(|pause| pause.as_secs() / 60)
    }

    #[test]
    fn quiet_hours_are_those_of_the_place_and_reach_over_midnight() {
        assert_eq!(pause((22, 7), at(17, 59)), None, "21:59 in Dubai");
        assert_eq!(pause((22, 7), at(18, 0)), Some(9 * 60), "22:00");
        assert_eq!(pause((22, 7), at(22, 30)), Some(4 * 60 + 30), "2:30 of the next day");
        assert_eq!(pause((22, 7), at(3, 0)), None, "7:00");
        assert_eq!(pause((13, 15), at(10, 15)), Some(45), "14:15");
        assert_eq!(pause((13, 15), at(11, 0)), None, "15:00");
        for hour in 0..24 {
            assert_eq!(pause((9, 9), at(hour, 0)), None, "twice the same hour");
        }
    }

    #[test]
    fn an_unknown_zone_counts_as_that_of_the_clock() {
        let quiet = Quiet { from: 22, until: 7 };
        assert_eq!(quiet.pause(at(22, 0), "No/Where"), Some(Duration::from_secs(9 * 3_600)));
    }

    #[test]
    fn every_topic_is_found_by_its_name() {
        for topic in Topic::ALL {
            assert_eq!(Topic::parse(topic.as_str()), Some(topic));
        }
        assert_eq!(Topic::parse("birth_certificate"), None);
    }
}
