//! An embassy or consulate: what a person needs to find it and to reach it by day and by night.

use jiff::civil::{Time, Weekday};
use kernel::Day;

use super::{
    AddressForm,
    calendar::{time, weekday},
    zone::opt_zone,
};
use crate::{Names, reader::Table};

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// When a mission receives the public.
#[derive(Clone, PartialEq, Debug)]
pub struct Opening {
    /// Days of the week.
    pub days: Vec<Weekday>,
    /// From.
    pub opens: Time,
    /// Until.
    pub closes: Time,
}

/// A mission.
#[derive(Clone, PartialEq, Debug)]
pub struct Mission {
    /// Its key: files and officers are bound to it.
    pub key: String,
    /// Its name.
    pub names: Names,
    /// Its city.
    pub city: Names,
    /// Its address, once it is confirmed.
    pub address: Option<Names>,
    /// IANA zone of its clock, where that is not the country's.
    pub zone: Option<String>,
    /// Keys of the areas of the address form it serves.
    pub serves: Vec<String>,
    /// Telephone in working hours.
    pub phone: Option<String>,
    /// Telephone at any hour, for emergencies.
    pub emergency_phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// When it receives the public.
    pub openings: Vec<Opening>,
    /// Where these facts were seen.
    pub source: Names,
    /// When they were last verified; a row that never was says so on the page.
    pub verified_on: Option<Day>,
}

impl Mission {
    pub(super) fn read(mut table: Table<'_, '_>, form: &AddressForm) -> Self {
        let openings = table.tables("opening").into_iter().map(Opening::read).collect();
        let mission = Self {
            key: table.key("key"),
            names: table.names("names"),
            city: table.names("city"),
            address: table.opt_names("address"),
            zone: opt_zone(&mut table),
            serves: table.texts("serves"),
            phone: table.opt_text("phone"),
            emergency_phone: table.opt_text("emergency_phone"),
            email: table.opt_text("email"),
            openings,
            source: table.words("source"),
            verified_on: table.opt_day("verified_on"),
        };
        for area in &mission.serves {
            if !form.areas().iter().any(|(key, _)| key == area) {
                table.fault_at("serves", "value", format!("the address form has no area `{area}`"));
            }
        }
        table.finish();
        mission
    }
}

impl Opening {
    /// The days by their English names in small letters, for text keys.
    pub fn day_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.days.iter().map(|day| WEEKDAYS[usize::from(day.to_monday_zero_offset().unsigned_abs())])
    }

    fn read(mut table: Table<'_, '_>) -> Self {
        let mut days = Vec::new();
        for name in table.texts("days") {
            match weekday(&name) {
                Some(day) => days.push(day),
                None => table.fault_at("days", "value", format!("`{name}` is not a day of the week")),
            }
        }
        let opening = Self { days, opens: time(&mut table, "opens"), closes: time(&mut table, "closes") };
        table.finish();
        opening
    }
}
