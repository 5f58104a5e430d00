//! What was typed into the form of a session, as a plan.

use kernel::{Day, Slips, arabic};
use service_model::{Country, Names};
use web::{Fields, components::DateInput};

use crate::appointments::model::Plan;

/// The most characters of a place or an address.
const LONGEST: usize = 200;

/// Reads the form for a mission of `country`.
///
/// # Errors
/// Every field that is missing or cannot be read.
pub(super) fn read(fields: &Fields, country: &Country, mission: &str) -> Result<Plan, Slips> {
    let mut slips = Slips::new();
    let text = |name: &'static str, slips: &mut Slips| {
        let text = fields.text(name).trim();
        if text.is_empty() || text.chars().count() > LONGEST {
            slips.add(name, "appointment-slip-text");
        }
        text.to_owned()
    };
    let place = Names { ar: text("place_ar", &mut slips), en: text("place_en", &mut slips) };
    let address = Names { ar: text("address_ar", &mut slips), en: text("address_en", &mut slips) };
    let from = day(fields, "from", &mut slips);
    let until = day(fields, "until", &mut slips);
    let opens = clock(fields, "opens", &mut slips);
    let closes = clock(fields, "closes", &mut slips);
    let minutes = whole(fields, "minutes", "appointment-slip-minutes", &mut slips);
    let capacity = whole(fields, "capacity", "appointment-slip-capacity", &mut slips);
    let (Some(from), Some(until)) = (from, until) else { return Err(slips) };
    if !slips.is_empty() {
        return Err(slips);
    }
    Ok(Plan {
        mission: mission.to_owned(),
        country: country.key.clone(),
        roving: fields.text("kind") == "roving",
        zone: country.zone.clone(),
        place,
        address,
        services: fields.all("services").into_iter().map(str::to_owned).collect(),
        from,
        until,
        opens,
        closes,
        minutes,
        capacity,
        weekends: fields.ticked("weekends"),
    })
}

fn day(fields: &Fields, name: &'static str, slips: &mut Slips) -> Option<Day> {
    let before = slips.0.len();
    let day = DateInput::read(fields, name, slips);
    if day.is_none() && slips.0.len() == before {
        slips.add(name, "web-slip-date");
    }
    day
}

/// `09:30` in any digits, as minutes after midnight.
fn clock(fields: &Fields, name: &'static str, slips: &mut Slips) -> u16 {
    let text = arabic::latin_digits(fields.text(name));
    let read = || {
        let (hour, minute) = text.split_once(':')?;
        let (hour, minute) = (hour.trim().parse::<u16>().ok()?, minute.trim().parse::<u16>().ok()?);
        (hour <= 24 && minute < 60).then_some(hour * 60 + minute)
    };
    read().unwrap_or_else(|| {
        slips.add(name, "appointment-slip-clock");
        0
    })
}

fn whole(fields: &Fields, name: &'static str, text: &'static str, slips: &mut Slips) -> u16 {
    arabic::latin_digits(fields.text(name).trim()).parse().unwrap_or_else(|_| {
        slips.add(name, text);
        0
    })
}
