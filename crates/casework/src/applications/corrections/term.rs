//! Until when a correction can be answered, and on which days something is done about it. Pure.
//!
//! Every day named here is a working day where the citizen lives: nobody is reminded on a holiday, no last day falls on
//! one, and nothing ends on one.

use kernel::{Day, Moment};
use service_model::country::Calendar;

use crate::applications::definitions::Definition;

/// How many days before the last one the citizen is reminded.
const REMINDERS: [i32; 2] = [7, 2];
/// How far the next working day is looked for. No feast lasts so long, and a calendar without working days must not loop.
const LOOK: i32 = 30;

/// The time for answering one correction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// The last day on which it can be answered.
    pub last_day: Day,
    /// The next day on which the citizen is reminded or the file ends.
    pub next_on: Day,
}

/// What is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Due {
    /// Nothing yet.
    Nothing,
    /// A reminder; the day on which the next thing is due.
    Reminder(Day),
    /// The file ends.
    End,
}

impl Term {
    /// The time that the definition of a file gives for a correction asked now.
    pub fn of(definition: &Definition, asked: Moment) -> Self {
        let days = i32::try_from(definition.service.workflow.correction_days).unwrap_or(i32::MAX);
        Self::from(definition.country.day_at(asked), days, &definition.country.calendar)
    }

    /// `days` from the day it was asked; where that is no working day, until the first that is.
    fn from(asked: Day, days: i32, calendar: &Calendar) -> Self {
        let last_day = worked_from(asked.plus_days(days), 1, calendar);
        Self { last_day, next_on: next_after(asked, last_day, calendar) }
    }

    /// What is due on `today`.
    pub(super) fn due(self, today: Day, calendar: &Calendar) -> Due {
        if today < self.next_on || !calendar.works_on(today) {
            Due::Nothing
        } else if today > self.last_day {
            Due::End
        } else {
            Due::Reminder(next_after(today, self.last_day, calendar))
        }
    }
}

/// The first day after `day` on which something is due: a reminder, or the working day after the last day.
fn next_after(day: Day, last_day: Day, calendar: &Calendar) -> Day {
    let reminders = REMINDERS.map(|before| worked_from(last_day.plus_days(-before), -1, calendar));
    let next = reminders.into_iter().find(|reminder| *reminder > day);
    next.unwrap_or_else(|| worked_from(last_day.plus_days(1), 1, calendar))
}

/// `day` if it is worked, else the nearest worked one in the direction of `step`.
fn worked_from(day: Day, step: i32, calendar: &Calendar) -> Day {
    let days = (0..LOOK).map(|far| day.plus_days(far * step));
    days.into_iter().find(|near| calendar.works_on(*near)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use service_model::{Names, country::Holiday};

    use super::*;

    fn day(month: i8, day: i8) -> Day {
        Day::new(2027, month, day).unwrap()
    }

    /// The Emirates: Saturday and Sunday off, and a feast from 9 to 12 March.
    fn emirates() -> Calendar {
        let feast = Holiday { from: day(3, 9), until: day(3, 12), names: Names::alike("عيد"), source: None };
        Calendar { weekend: vec![Weekday::Saturday, Weekday::Sunday], holidays: vec![feast], ..Calendar::default() }
    }

    #[test]
    fn the_last_day_is_a_working_day_and_so_is_every_reminder() {
        let calendar = emirates();
        // Thirty days after 11 February is Saturday 13 March; before it lies the feast, after it Sunday.
        let term = Term::from(day(2, 11), 30, &calendar);
        assert_eq!(term.last_day, day(3, 15));
        // Seven days before is Monday 8 March; two days before is Saturday, and before that the feast: the same Monday.
        assert_eq!(term.next_on, day(3, 8));
        assert_eq!(term.due(day(3, 7), &calendar), Due::Nothing);
        assert_eq!(term.due(day(3, 8), &calendar), Due::Reminder(day(3, 16)));
    }

    #[test]
    fn it_goes_from_reminder_to_reminder_to_the_end() {
        let calendar = emirates();
        let mut term = Term::from(day(5, 3), 30, &calendar);
        assert_eq!((term.last_day, term.next_on), (day(6, 2), day(5, 26)));
        let mut told = Vec::new();
        for far in 0..60 {
            let today = day(5, 3).plus_days(far);
            match term.due(today, &calendar) {
                Due::Nothing => {}
                Due::Reminder(next_on) => {
                    told.push(today);
                    term = Term { next_on, ..term };
                }
                Due::End => {
                    assert_eq!((told, today), (vec![day(5, 26), day(5, 31)], day(6, 3)));
                    return;
                }
            }
        }
        panic!("it never ended");
    }

    #[test]
    fn who_was_not_reminded_in_time_is_reminded_once_and_not_ended_early() {
        let calendar = emirates();
        let term = Term::from(day(5, 3), 30, &calendar);
        // The machine stood still until the last day.
        assert_eq!(term.due(day(6, 2), &calendar), Due::Reminder(day(6, 3)));
        // And until long after it, over a weekend.
        assert_eq!(term.due(day(6, 5), &calendar), Due::Nothing);
        assert_eq!(term.due(day(6, 7), &calendar), Due::End);
    }

    #[test]
    fn a_short_time_has_the_reminders_that_fit() {
        let term = Term::from(day(5, 3), 3, &emirates());
        assert_eq!((term.last_day, term.next_on), (day(5, 6), day(5, 4)));
        assert_eq!(Term::from(day(5, 3), 1, &emirates()).next_on, day(5, 5));
    }
}
