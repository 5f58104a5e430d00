//! Pages: the coming events, one of them, one's own, and the organisers' list.

pub(super) mod desk;
pub(super) mod list;
pub(super) mod mine;
pub(super) mod one;

use web::{
    Visit,
    components::{Tag, Tone},
};

use super::model::{Attendance, Door, Gathering, Seats};

/// The name of an event in an address.
#[derive(serde::Deserialize)]
pub(super) struct At {
    slug: String,
}

/// Its title for a reader.
fn title(v: &Visit, gathering: &Gathering) -> String {
    gathering.shown.content.titles().get(v.locale()).to_owned()
}

/// When it takes place, in words.
fn when(v: &Visit, gathering: &Gathering) -> String {
    let happens = &gathering.happens;
    match happens.moments() {
        Some((starts, ends)) => {
            let (from, until) = (v.moment(starts, happens.zone()), v.moment(ends, happens.zone()));
            v.t_with("gathering-from-until", &[("from", &from), ("until", &until)])
        }
        None if happens.begins == happens.ends => v.weekday(happens.begins),
        None => v.t_with(
            "gathering-from-until",
            &[("from", &v.weekday(happens.begins)), ("until", &v.weekday(happens.ends))],
        ),
    }
}

/// How its door stands.
fn tag(v: &Visit, gathering: &Gathering, seats: Seats) -> Tag {
    let full = seats.placed >= gathering.places() || seats.waiting > 0;
    match gathering.door(v.now()) {
        Door::NoRegistration => Tag::new(v.t("gathering-door-none"), Tone::Quiet),
        Door::Soon(opens) => {
            let day = v.day(opens.day_in(gathering.happens.zone()));
            Tag::new(v.t_with("gathering-door-soon", &[("day", &day)]), Tone::Wait)
        }
        Door::Open(_) if full => Tag::new(v.t("gathering-door-full"), Tone::Wait),
        Door::Open(_) => Tag::new(v.t("gathering-door-open"), Tone::Ok),
        Door::Closed => Tag::new(v.t("gathering-door-closed"), Tone::Quiet),
        Door::Over => Tag::new(v.t("gathering-door-over"), Tone::Quiet),
    }
}

/// How one's own registration stands.
fn standing(v: &Visit, own: &Attendance) -> (String, Tone) {
    if own.is_placed() {
        return (v.t("gathering-placed"), Tone::Ok);
    }
    let place = own.ahead.saturating_add(1);
    (v.t_with("gathering-waiting", &[("place", &v.number(place))]), Tone::Wait)
}
