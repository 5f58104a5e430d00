//! The service clock of one work item: how much working time it may take, how much it has taken, and when it is due.
//!
//! Pure. The clock stands while the citizen has the file: waiting for an answer is nobody's delay.

use std::time::Duration;

use kernel::Moment;
use service_model::country::Calendar;

/// A clock over working time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ServiceClock {
    /// Working time promised for the turn.
    pub budget: Duration,
    /// Working time used before the clock last started.
    pub used: Duration,
    /// Since when it runs; `None` while it stands.
    pub running_since: Option<Moment>,
}

impl ServiceClock {
    /// A clock that starts at `now`.
    pub fn started(budget: Duration, now: Moment) -> Self {
        Self { budget, used: Duration::ZERO, running_since: Some(now) }
    }

    /// Working time used until `now`.
    pub fn used_at(&self, now: Moment, calendar: &Calendar) -> Duration {
        self.running_since.map_or(self.used, |since| self.used + calendar.between(since, now))
    }

    /// When the promise falls due if the clock runs on from here.
    pub fn due(&self, now: Moment, calendar: &Calendar) -> Moment {
        let start = self.running_since.unwrap_or(now);
        calendar.deadline(start, self.budget.saturating_sub(self.used))
    }

    /// The clock, standing.
    #[must_use]
    pub fn stopped(self, now: Moment, calendar: &Calendar) -> Self {
        Self { used: self.used_at(now, calendar), running_since: None, ..self }
    }

    /// The clock, running again; a running one is left alone.
    #[must_use]
    pub fn resumed(self, now: Moment) -> Self {
        Self { running_since: self.running_since.or(Some(now)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Time;

    use super::*;

    #[test]
    fn waiting_for_the_citizen_is_not_counted() {
        let (opens, closes) = (Time::constant(9, 0, 0, 0), Time::constant(17, 0, 0, 0));
        let calendar = Calendar { opens, closes, ..Calendar::default() };
        let hour = Duration::from_secs(3600);
        let opened: Moment = "2026-11-22T09:00:00Z".parse().unwrap();
        let clock = ServiceClock::started(4 * hour, opened);
        assert_eq!(clock.due(opened, &calendar), opened.plus(4 * hour));

        let asked = opened.plus(hour);
        let clock = clock.stopped(asked, &calendar);
        let answered: Moment = "2026-11-25T10:00:00Z".parse().unwrap();
        assert_eq!(clock.used_at(answered, &calendar), hour);

        let clock = clock.resumed(answered);
        assert_eq!(clock.due(answered, &calendar), answered.plus(3 * hour));
    }
}
