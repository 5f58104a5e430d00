//! The fields of an event in a draft's form: when, where, from afar, and how one registers.

use jiff::civil::Time;
use kernel::{Slips, arabic};
use service_model::Names;
use web::{
    Fields, Filled, Visit,
    components::{DateInput, TextInput},
};

use super::fields::NAME;
use crate::content::happening::{Happening, Hours, Registration};

/// The inputs.
pub(super) struct Inputs {
    pub days: [DateInput; 2],
    pub lines: Vec<TextInput>,
    pub places: TextInput,
    pub window: [DateInput; 2],
}

impl Inputs {
    /// As they are filled in.
    pub fn new(v: &Visit, filled: &Filled) -> Self {
        let line = |input: TextInput| input.optional(v).filled(v, filled);
        let day = |name: &str, label: &str| DateInput::new(v, name, v.t(label)).filled(v, filled).optional(v);
        let text = |name: &str, label: &str| line(TextInput::new(name, v.t(label)));
        let code = |name: &str, label: &str, hint: &str| line(TextInput::code(name, v.t(label)).hint(v.t(hint)));
        Self {
            days: [day("begins", "content-field-begins"), day("ends", "content-field-ends")],
            lines: vec![
                text("place_ar", "content-field-place-ar"),
                text("place_en", "content-field-place-en"),
                code("hours_from", "content-field-hours-from", "content-field-hours-hint"),
                code("hours_until", "content-field-hours-until", "content-field-hours-hint"),
                code("zone", "content-field-zone", "content-field-zone-hint"),
                code("online", "content-field-online", "content-field-online-hint"),
            ],
            places: line(
                TextInput::digits("places", v.t("content-field-places")).hint(v.t("content-field-places-hint")),
            ),
            window: [day("opens", "content-field-opens"), day("closes", "content-field-closes")],
        }
    }
}

/// The fields as the draft stands.
pub(super) fn fill(filled: &mut Filled, happens: &Happening) {
    let fields = &mut filled.fields;
    fields.set("place_ar", happens.place.ar.as_str());
    fields.set("place_en", happens.place.en.as_str());
    fields.set("online", happens.online.as_deref().unwrap_or_default());
    if let Some(hours) = &happens.hours {
        fields.set("hours_from", hours.from.strftime("%H:%M").to_string());
        fields.set("hours_until", hours.until.strftime("%H:%M").to_string());
        fields.set("zone", hours.zone.as_str());
    }
    if let Some(registration) = &happens.registration {
        fields.set("places", registration.places.to_string());
        DateInput::fill(filled, "opens", registration.opens);
        DateInput::fill(filled, "closes", registration.closes);
    }
    DateInput::fill(filled, "begins", happens.begins);
    DateInput::fill(filled, "ends", happens.ends);
}

/// What was typed: nothing if no field of an event was.
pub(super) fn read(fields: &Fields, slips: &mut Slips) -> Option<Happening> {
    let begins = DateInput::read(fields, "begins", slips);
    let ends = DateInput::read(fields, "ends", slips).or(begins);
    let typed = ["place_ar", "place_en", "hours_from", "hours_until", "online", "places"];
    if begins.is_none() && typed.iter().all(|name| fields.text(name).is_empty()) {
        return None;
    }
    for name in ["place_ar", "place_en"] {
        if fields.text(name).is_empty() {
            slips.add(name, "content-slip-place");
        } else if fields.text(name).chars().count() > NAME {
            slips.add(name, "content-slip-long");
        }
    }
    let place = Names { ar: fields.text("place_ar").to_owned(), en: fields.text("place_en").to_owned() };
    let (hours, registration) = (hours(fields, slips), registration(fields, slips));
    let (begins, ends) = begins.zip(ends).or_else(|| {
        slips.add("begins", "content-slip-required");
        None
    })?;
    let online = fields.opt("online").map(str::to_owned);
    let happens = Happening { begins, ends, place, hours, online, registration };
    for unfit in happens.unfit() {
        let (field, text) = unfit.slip();
        slips.add(field, text);
    }
    Some(happens)
}

fn hours(fields: &Fields, slips: &mut Slips) -> Option<Hours> {
    if ["hours_from", "hours_until"].iter().all(|name| fields.text(name).is_empty()) {
        return None;
    }
    let mut time = |name: &'static str| {
        let typed = Time::strptime("%H:%M", arabic::latin_digits(fields.text(name))).ok();
        if typed.is_none() {
            slips.add(name, "content-slip-hour");
        }
        typed
    };
    let (from, until) = (time("hours_from"), time("hours_until"));
    if fields.text("zone").is_empty() {
        slips.add("zone", "content-slip-zone");
        return None;
    }
    Some(Hours { from: from?, until: until?, zone: fields.text("zone").to_owned() })
}

fn registration(fields: &Fields, slips: &mut Slips) -> Option<Registration> {
    let opens = DateInput::read(fields, "opens", slips);
    let closes = DateInput::read(fields, "closes", slips);
    let places = fields.opt("places")?;
    let Ok(places) = arabic::latin_digits(places).parse() else {
        slips.add("places", "content-slip-places");
        return None;
    };
    for (name, day) in [("opens", opens), ("closes", closes)] {
        if day.is_none() && !slips.0.iter().any(|own| own.field == name) {
            slips.add(name, "content-slip-required");
        }
    }
    Some(Registration { places, opens: opens?, closes: closes? })
}
