//! A group as a member of the training body types it, and a child as a parent does.

use jiff::{
    civil::{Date, DateTime, Time},
    tz::TimeZone,
};
use kernel::{Day, Moment, Outcome, Slips, arabic};
use service_model::{Names, Training};
use web::{Fields, components::DateInput};

use super::model::{Content, Learner, Session};

/// The most characters of a line.
pub(super) const LINE: usize = 160;
/// The most characters of a child's name.
pub(super) const NAME: usize = 80;
/// The most sessions of a group.
const SESSIONS: usize = 60;
/// Whoever is of this age applies for herself.
const OF_AGE: u16 = 18;

/// A group of this initiative.
///
/// # Errors
/// Every slip.
pub(super) fn content(fields: &Fields, (training, revision): (&Training, i32)) -> Outcome<Content> {
    let mut slips = Slips::new();
    let title = names(fields, ["title_ar", "title_en"], &mut slips);
    let place = names(fields, ["place_ar", "place_en"], &mut slips);
    let online = fields.opt("online").map(str::to_owned);
    if online.as_ref().is_some_and(|own| !own.starts_with("https://") || own.chars().count() > 300) {
        slips.add("online", "training-slip-online");
    }
    let language = fields.text("language").to_owned();
    if !service_model::training::LANGUAGES.contains(&language.as_str()) {
        slips.add("language", "training-slip-required");
    }
    let places = whole(fields, "places", 1..=5_000, &mut slips);
    let percent = whole(fields, "percent", 1..=100, &mut slips);
    let zone = TimeZone::get(fields.text("zone")).ok();
    if zone.is_none() {
        slips.add("zone", "training-slip-zone");
    }
    let zone = zone.unwrap_or(TimeZone::UTC);
    let mut day = |name: &'static str| {
        let day = DateInput::read(fields, name, &mut slips);
        if day.is_none() && !slips.0.iter().any(|own| own.field == name) {
            slips.add(name, "training-slip-required");
        }
        day
    };
    let (opens, closes) = (day("opens"), day("closes"));
    let midnight = |day: Day| zone.to_ambiguous_timestamp(day.date().at(0, 0, 0, 0)).later().ok().map(Moment::from);
    let opens_at = opens.and_then(midnight);
    // The last day counts whole.
    let closes_at = closes.map(|day| day.plus_days(1)).and_then(midnight);
    if opens_at.zip(closes_at).is_some_and(|(opens, closes)| closes <= opens) {
        slips.add("closes", "training-slip-closes");
    }
    let sessions = sessions(fields.text("sessions"), &zone, &mut slips);
    if let Some((closes, first)) = closes_at.zip(sessions.first())
        && first.starts_at < closes
        && !slips.0.iter().any(|own| own.field == "sessions")
    {
        slips.add("sessions", "training-slip-sessions-before");
    }
    match (opens_at, closes_at) {
        (Some(opens_at), Some(closes_at)) if slips.is_empty() => Ok(Content {
            training: training.key.clone(),
            revision,
            title,
            place,
            online,
            zone: fields.text("zone").to_owned(),
            language,
            places: i32::from(places),
            opens_at,
            closes_at,
            least_percent: percent,
            sessions,
        }),
        _ => Err(slips.into()),
    }
}

/// For whom somebody applies. Of a child her name is kept; her day of birth is looked at here and nowhere else.
///
/// # Errors
/// Every slip.
pub(super) fn learner(fields: &Fields, training: &Training, today: Day) -> Outcome<Learner> {
    let for_child = training.is_for_children_only() || fields.text("for") == "child";
    if !for_child {
        return Ok(Learner::Oneself);
    }
    let mut slips = Slips::new();
    let name = fields.text("child_name").to_owned();
    let born = DateInput::read(fields, "born", &mut slips);
    if born.is_none() && slips.is_empty() {
        slips.add("born", "training-slip-required");
    }
    if !fields.ticked("guardian") {
        slips.add("guardian", "training-slip-guardian");
    }
    child(training, (name, born), today, slips)
}

/// A child, if she may take part.
///
/// # Errors
/// Every slip.
pub(super) fn child(
    training: &Training,
    (name, born): (String, Option<Day>),
    today: Day,
    mut slips: Slips,
) -> Outcome<Learner> {
    let letters = name.chars().count();
    if !(2..=NAME).contains(&letters) || name.chars().any(|own| own.is_control() || own.is_numeric()) {
        slips.add("child_name", "training-slip-child-name");
    }
    if let Some(born) = born {
        let alive = born <= today && born.age_on(today) < OF_AGE;
        let fits = training.ages.is_none_or(|ages| ages.holds(born, today));
        if !alive {
            slips.add("born", "training-slip-of-age");
        } else if !fits {
            slips.add("born", "training-slip-ages");
        }
    }
    slips.or(|| Learner::Child(name))
}

fn names(fields: &Fields, [ar, en]: [&'static str; 2], slips: &mut Slips) -> Names {
    let mut line = |name: &'static str| {
        let text = fields.text(name);
        if text.is_empty() {
            slips.add(name, "training-slip-required");
        } else if text.chars().count() > LINE || text.chars().any(char::is_control) {
            slips.add(name, "training-slip-long");
        }
        text.to_owned()
    };
    Names { ar: line(ar), en: line(en) }
}

fn whole(fields: &Fields, name: &'static str, within: std::ops::RangeInclusive<i16>, slips: &mut Slips) -> i16 {
    let typed: Option<i16> = arabic::latin_digits(fields.text(name)).parse().ok();
    match typed.filter(|own| within.contains(own)) {
        Some(number) => number,
        None => {
            let ends = vec![("least", within.start().to_string()), ("most", within.end().to_string())];
            slips.add_with(name, "training-slip-outside", ends);
            0
        }
    }
}

/// Sessions, one a line: the day, the hour it begins and the hour it ends. An hour that a change of clocks leaves out or
/// repeats is none. They follow each other.
fn sessions(text: &str, zone: &TimeZone, slips: &mut Slips) -> Vec<Session> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut sessions: Vec<Session> = Vec::with_capacity(lines.len());
    if lines.is_empty() || lines.len() > SESSIONS {
        slips.add("sessions", "training-slip-sessions");
        return sessions;
    }
    for (line, number) in lines.into_iter().zip(1..) {
        let session = session(line, zone, number);
        let after = sessions.last().map(|own| own.ends_at);
        match session.filter(|own| after.is_none_or(|after| after <= own.starts_at)) {
            Some(session) => sessions.push(session),
            None => {
                slips.add_with("sessions", "training-slip-session", vec![("number", number.to_string())]);
                return sessions;
            }
        }
    }
    sessions
}

fn session(line: &str, zone: &TimeZone, number: i16) -> Option<Session> {
    let line = arabic::latin_digits(line);
    let mut parts = line.split_whitespace();
    let day: Date = parts.next()?.parse().ok()?;
    let mut hour = || Time::strptime("%H:%M", parts.next()?).ok();
    let (from, until) = (hour()?, hour()?);
    let at = |time: Time| {
        let moment = zone.to_ambiguous_timestamp(DateTime::from_parts(day, time)).unambiguous().ok()?;
        Some(Moment::from(moment))
    };
    let session = Session { number, starts_at: at(from)?, ends_at: at(until)? };
    (parts.next().is_none() && session.starts_at < session.ends_at).then_some(session)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<Session>, bool) {
        let mut slips = Slips::new();
        let sessions = sessions(text, &TimeZone::get("Europe/Rome").unwrap(), &mut slips);
        (sessions, slips.is_empty())
    }

    #[test]
    fn sessions_are_read_line_by_line_in_any_digits() {
        let (sessions, sound) = read("2026-12-01 19:00 20:30\n\n٢٠٢٦-١٢-٠٣ ١٩:٠٠ ٢٠:٣٠\n");
        assert!(sound);
        assert_eq!(sessions.len(), 2);
        assert_eq!(sessions[0].starts_at.to_string(), "2026-12-01T18:00:00Z");
        assert_eq!((sessions[1].number, sessions[1].ends_at.to_string().as_str()), (2, "2026-12-03T19:30:00Z"));
    }

    #[test]
    fn what_is_no_session_is_said_and_none_is_left_out() {
        for wrong in [
            "",
            "tomorrow",
            "2026-12-01 19:00",
            "2026-12-01 20:00 19:00",
            "2026-12-01 19:00 20:00 21:00",
            "2026-12-02 19:00 20:00\n2026-12-01 19:00 20:00",
            "2026-12-01 19:00 20:00\n2026-12-01 19:30 20:30",
            // The clocks of Italy go from two to three on that night.
            "2026-03-29 02:15 03:30",
        ] {
            assert!(!read(wrong).1, "{wrong}");
        }
        assert!(!read(&"2026-12-01 19:00 20:00\n".repeat(61)).1);
    }
}
