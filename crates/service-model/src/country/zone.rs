//! Zones as files name them: by their IANA name, which must be one.

use crate::reader::Table;

/// The zone of a country.
pub(super) fn zone(table: &mut Table<'_, '_>) -> String {
    let zone = table.text("zone");
    known_zone(table, &zone);
    zone
}

/// The zone of a mission, where it is not the country's.
pub(super) fn opt_zone(table: &mut Table<'_, '_>) -> Option<String> {
    let zone = table.opt_text("zone")?;
    known_zone(table, &zone);
    Some(zone)
}

fn known_zone(table: &Table<'_, '_>, zone: &str) {
    if !zone.is_empty() && jiff::tz::TimeZone::get(zone).is_err() {
        table.fault_at("zone", "value", format!("`{zone}` is not an IANA zone"));
    }
}
