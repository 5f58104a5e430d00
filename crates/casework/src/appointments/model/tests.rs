//! A plan receives nobody outside its hours or on a day off, in any zone; a calendar file keeps to its format.

use jiff::{civil::Weekday, tz::TimeZone};
use kernel::{Day, Moment};
use proptest::prelude::*;
use service_model::{
    Names,
    country::{Calendar, Holiday, Period},
    workflow::MissedTerms,
};

use super::{Missed, Offered, Plan, Slot, Standing, by_day};
use web::calendar::{Event, calendar_file};

const ZONES: [&str; 5] = ["Asia/Dubai", "Africa/Cairo", "America/New_York", "Europe/Rome", "Asia/Kuwait"];

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).unwrap()
}

fn calendar(weekend: &[Weekday], holiday: (Day, Day)) -> Calendar {
    let holidays = vec![Holiday { from: holiday.0, until: holiday.1, names: Names::alike("عطلة"), source: None }];
    Calendar { weekend: weekend.to_vec(), holidays, ..Calendar::default() }
}

fn plan() -> Plan {
    Plan {
        mission: "dubai".into(),
        country: "ae".into(),
        roving: true,
        zone: "Asia/Dubai".into(),
        place: Names::alike("القنصلية"),
        address: Names::alike("دبي"),
        services: vec!["nid_renewal".into()],
        from: day(2026, 12, 7),
        until: day(2026, 12, 11),
        opens: 9 * 60,
        closes: 12 * 60,
        minutes: 30,
        capacity: 4,
        weekends: false,
    }
}

fn now() -> Moment {
    "2026-11-22T08:00:00Z".parse().unwrap()
}

fn local(moment: Moment, zone: &str) -> jiff::civil::DateTime {
    moment.timestamp().to_zoned(TimeZone::get(zone).unwrap()).datetime()
}

#[test]
fn the_hour_that_summer_time_leaves_out_has_no_place() {
    let night = day(2026, 3, 8);
    let calendar = calendar(&[], (day(2026, 1, 1), day(2026, 1, 1)));
    let plan = Plan {
        zone: "America/New_York".into(),
        from: night,
        until: night,
        opens: 60,
        closes: 240,
        minutes: 40,
        ..plan()
    };
    let slots = plan.slots(&calendar);
    let times: Vec<(String, String)> = slots
        .iter()
        .map(|slot| (local(slot.starts_at, &plan.zone).to_string(), local(slot.ends_at, &plan.zone).to_string()))
        .collect();
    // 01:40 to 02:20 and 02:20 to 03:00 are no forty minutes of that night.
    let time = |clock: &str| format!("2026-03-08T{clock}:00");
    assert_eq!(times, [(time("01:00"), time("01:40")), (time("03:00"), time("03:40"))]);
}

proptest! {
    #[test]
    fn nobody_is_received_on_a_day_off_or_outside_the_hours(
        zone in prop::sample::select(&ZONES[..]),
        start in 0_i32..400,
        length in 0_i32..20,
        opens in 0_u16..20 * 60,
        hours in 1_u16..5 * 60,
        minutes in 5_u16..90,
        friday in any::<bool>(),
        weekends in any::<bool>(),
        holiday in 0_i32..20,
    ) {
        let from = day(2026, 1, 1).plus_days(start);
        let weekend = if friday { [Weekday::Friday, Weekday::Saturday] } else { [Weekday::Saturday, Weekday::Sunday] };
        let off = from.plus_days(holiday);
        let calendar = calendar(&weekend, (off, off.plus_days(1)));
        let closes = (opens + hours).min(24 * 60);
        let until = from.plus_days(length);
        let plan = Plan { zone: zone.into(), from, until, opens, closes, minutes, weekends, ..plan() };
        let slots = plan.slots(&calendar);
        for Slot { starts_at, ends_at } in &slots {
            let (start, end) = (local(*starts_at, zone), local(*ends_at, zone));
            let on = starts_at.day_in(zone);
            prop_assert!(from <= on && on <= until);
            prop_assert!(on != off && on != off.plus_days(1), "a holiday");
            prop_assert!(weekends || !weekend.contains(&start.weekday()), "a weekend");
            prop_assert!(end.date() > start.date() || u16::try_from(end.hour()).unwrap() * 60 <= closes);
            prop_assert!(starts_at < ends_at);
        }
        for pair in slots.windows(2) {
            prop_assert!(pair[0].ends_at <= pair[1].starts_at, "two times overlap");
        }
    }

    #[test]
    fn a_pause_comes_with_the_last_one_too_many_and_always_ends(
        times in 0_i64..6, most in 1_i64..5, pause_days in 1_i32..60, later in 0_u64..200,
    ) {
        let terms = Some(MissedTerms { most, pause_days });
        let last = (times > 0).then(now);
        let after = now().plus(std::time::Duration::from_secs(later * 86_400));
        let pause = Missed { times, last }.pause(terms, after);
        prop_assert_eq!(pause.is_some(), times >= most && later < u64::try_from(pause_days).unwrap());
        prop_assert!(Missed { times, last }.pause(None, after).is_none(), "without terms nothing follows");
        prop_assert!(pause.is_none_or(|until| after < until));
    }

    #[test]
    fn no_line_of_a_calendar_file_is_too_long_and_nothing_breaks_out_of_its_line(text in "\\PC{0,200}") {
        let event = Event {
            product: "Appointments", uid: "u", stamp: now(), starts_at: now(), ends_at: now(), title: &text, place: &text,
            notes: &text,
        };
        let file = calendar_file(&event);
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
        }
        let unfolded = file.replace("\r\n ", "");
        prop_assert_eq!(unfolded.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
        prop_assert_eq!(unfolded.lines().count(), 19);
    }
}

#[test]
fn a_week_at_the_consulate_leaves_out_its_weekend_unless_the_team_works_on_it() {
    let calendar = calendar(&[Weekday::Saturday, Weekday::Sunday], (day(2026, 12, 8), day(2026, 12, 8)));
    // Monday to Friday without the holiday on Tuesday: four days of six times.
    assert_eq!(plan().slots(&calendar).len(), 24);
    let longer = Plan { until: day(2026, 12, 13), ..plan() };
    assert_eq!(longer.slots(&calendar).len(), 24);
    assert_eq!(Plan { weekends: true, ..longer }.slots(&calendar).len(), 36);
    let first = plan().slots(&calendar)[0];
    assert_eq!(first.starts_at, "2026-12-07T05:00:00Z".parse().unwrap(), "Dubai is four hours ahead");
    assert_eq!(first.ends_at, "2026-12-07T05:30:00Z".parse().unwrap());
}

#[test]
fn in_weeks_with_other_hours_nobody_is_received_outside_them() {
    let at = |hour, minute| jiff::civil::Time::new(hour, minute, 0, 0).unwrap();
    let weekend = [Weekday::Saturday, Weekday::Sunday];
    let mut calendar = calendar(&weekend, (day(2030, 1, 1), day(2030, 1, 1)));
    // From Wednesday on the office opens at ten and closes at half past eleven.
    calendar.periods = vec![Period {
        from: day(2026, 12, 9),
        until: day(2026, 12, 20),
        opens: at(10, 0),
        closes: at(11, 30),
        names: Names::alike("رمضان"),
        source: Names::alike("إعلان"),
        to_be_announced: true,
    }];
    let slots = plan().slots(&calendar);
    assert_eq!(slots.len(), 2 * 6 + 3 * 3);
    let wednesday: Vec<_> =
        slots.iter().filter(|slot| slot.starts_at.day_in("Asia/Dubai") == day(2026, 12, 9)).collect();
    assert_eq!(local(wednesday[0].starts_at, "Asia/Dubai").time(), at(10, 0));
    assert_eq!(local(wednesday[2].ends_at, "Asia/Dubai").time(), at(11, 30));
    // An evening of the roving team lies outside those hours: it is told before anybody approves it.
    let evening = Plan { opens: 18 * 60, closes: 21 * 60, from: day(2026, 12, 9), ..plan() };
    assert!(evening.slots(&calendar).is_empty());
    assert_eq!(evening.mistakes(&calendar, now())[0], ("until", "appointment-slip-no-day"));
}

#[test]
fn what_is_wrong_with_a_plan_is_told_at_its_field() {
    let calendar = calendar(&[Weekday::Saturday, Weekday::Sunday], (day(2027, 1, 1), day(2027, 1, 1)));
    let wrong = |plan: Plan| plan.mistakes(&calendar, now()).into_iter().map(|(field, _)| field).collect::<Vec<_>>();
    assert_eq!(wrong(plan()), [""; 0]);
    assert_eq!(wrong(Plan { from: day(2026, 11, 22), ..plan() }), ["from"], "today nobody can choose any more");
    assert_eq!(wrong(Plan { until: day(2026, 12, 6), ..plan() }), ["until"]);
    assert_eq!(wrong(Plan { until: day(2027, 6, 1), ..plan() }), ["until"]);
    assert_eq!(wrong(Plan { closes: 540, ..plan() }), ["closes"]);
    assert_eq!(
        wrong(Plan { minutes: 1, capacity: 0, services: Vec::new(), ..plan() }),
        ["minutes", "capacity", "services"]
    );
    assert_eq!(
        wrong(Plan { from: day(2026, 12, 12), until: day(2026, 12, 13), ..plan() }),
        ["until"],
        "only a weekend"
    );
}

#[test]
fn days_are_those_of_the_place_and_full_times_are_left_out() {
    let at = |text: &str, free| Offered { starts_at: text.parse().unwrap(), free };
    let offered = [at("2026-12-07T19:30:00Z", 1), at("2026-12-07T20:30:00Z", 2), at("2026-12-08T05:00:00Z", 0)];
    let days = by_day(&offered, "Asia/Dubai");
    assert_eq!(
        days.iter().map(|day| (day.day, day.times.len())).collect::<Vec<_>>(),
        [(day(2026, 12, 7), 1), (day(2026, 12, 8), 1)]
    );
}

#[test]
fn a_seat_is_held_offered_or_booked() {
    assert_eq!(Standing::of(Some(now()), false), Standing::Held(now()));
    assert_eq!(Standing::of(Some(now()), true), Standing::Offered(now()));
    assert_eq!(Standing::of(None, true), Standing::Booked);
}

#[test]
fn a_week_is_the_countrys_own_and_so_is_its_clock() {
    let no_holiday = (day(2030, 1, 1), day(2030, 1, 1));
    // Monday 7 to Sunday 13 December 2026.
    let week = |zone: &str, weekend: &[Weekday]| {
        let plan = Plan { zone: zone.into(), until: day(2026, 12, 13), ..plan() };
        let days = plan.slots(&calendar(weekend, no_holiday)).iter().map(|slot| slot.starts_at.day_in(zone)).collect();
        std::collections::BTreeSet::<Day>::into_iter(days).map(Day::day).collect::<Vec<_>>()
    };
    assert_eq!(week("Asia/Kuwait", &[Weekday::Friday, Weekday::Saturday]), [7, 8, 9, 10, 13]);
    assert_eq!(week("Asia/Dubai", &[Weekday::Saturday, Weekday::Sunday]), [7, 8, 9, 10, 11]);
    assert_eq!(week("America/New_York", &[Weekday::Saturday, Weekday::Sunday]), [7, 8, 9, 10, 11]);
    // The clocks of New York go back on 1 November 2026: nine o'clock stays nine o'clock.
    let autumn = Plan { zone: "America/New_York".into(), from: day(2026, 10, 30), until: day(2026, 11, 2), ..plan() };
    let slots = autumn.slots(&calendar(&[Weekday::Saturday, Weekday::Sunday], no_holiday));
    assert_eq!(slots[0].starts_at, "2026-10-30T13:00:00Z".parse().unwrap());
    assert_eq!(slots[6].starts_at, "2026-11-02T14:00:00Z".parse().unwrap());
}
