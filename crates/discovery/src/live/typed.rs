//! A session and an answer as an editor types them.

use jiff::civil::Time;
use kernel::{Outcome, Slips, arabic};
use service_model::Names;
use web::{Fields, Filled, components::DateInput};

use super::model::{Content, Said};
use crate::again::dated;

/// The most characters of a line.
pub(super) const LINE: usize = 160;
/// Of what a session is about.
pub(super) const ABOUT: usize = 600;
/// Of an answer.
pub(super) const ANSWER: usize = 2_000;

fn names(fields: &Fields, [ar, en]: [&'static str; 2], most: usize, slips: &mut Slips) -> Names {
    let mut line = |name: &'static str| {
        let text = fields.text(name);
        if text.is_empty() {
            slips.add(name, "content-slip-required");
        } else if text.chars().count() > most {
            slips.add(name, "content-slip-long");
        }
        text.to_owned()
    };
    Names { ar: line(ar), en: line(en) }
}

/// A session.
///
/// # Errors
/// Every slip.
pub(super) fn session(fields: &Fields) -> Outcome<Content> {
    let mut slips = Slips::new();
    let topic = names(fields, ["topic_ar", "topic_en"], LINE, &mut slips);
    let about = names(fields, ["about_ar", "about_en"], ABOUT, &mut slips);
    let host = names(fields, ["host_ar", "host_en"], LINE, &mut slips);
    let day = DateInput::read(fields, "day", &mut slips);
    if day.is_none() && !slips.0.iter().any(|own| own.field == "day") {
        slips.add("day", "content-slip-required");
    }
    let mut time = |name: &'static str| {
        let typed = Time::strptime("%H:%M", arabic::latin_digits(fields.text(name))).ok();
        if typed.is_none() {
            slips.add(name, "content-slip-hour");
        }
        typed
    };
    let (from, until) = (time("from"), time("until"));
    if from.zip(until).is_some_and(|(from, until)| until <= from) {
        slips.add("until", "content-slip-hours");
    }
    match (day, from, until) {
        (Some(day), Some(from), Some(until)) if slips.is_empty() => {
            Ok(Content { topic, about, host, day, from, until })
        }
        _ => Err(slips.into()),
    }
}

/// The form of a session as it would have been typed.
pub(super) fn session_filled(own: &Content) -> Filled {
    let line = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let hour = |name: &str, time: Time| (name.to_owned(), format!("{:02}:{:02}", time.hour(), time.minute()));
    let mut pairs = vec![
        line("topic_ar", &own.topic.ar),
        line("topic_en", &own.topic.en),
        line("about_ar", &own.about.ar),
        line("about_en", &own.about.en),
        line("host_ar", &own.host.ar),
        line("host_en", &own.host.en),
        hour("from", own.from),
        hour("until", own.until),
    ];
    pairs.extend(dated("day", own.day));
    Filled::from_pairs(pairs)
}

/// The form of an answer as it would have been typed.
pub(super) fn answer_filled(own: &Said) -> Filled {
    Filled::from_pairs([
        ("answer_ar", own.words.ar.as_str()),
        ("answer_en", own.words.en.as_str()),
        ("owner_ar", own.owner.ar.as_str()),
        ("owner_en", own.owner.en.as_str()),
    ])
}

/// An answer.
///
/// # Errors
/// Every slip.
pub(super) fn answer(fields: &Fields) -> Outcome<Said> {
    let mut slips = Slips::new();
    let words = names(fields, ["answer_ar", "answer_en"], ANSWER, &mut slips);
    let owner = names(fields, ["owner_ar", "owner_en"], LINE, &mut slips);
    slips.or(|| Said { words, owner })
}
