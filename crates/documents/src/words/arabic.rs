//! Arabic numerals in words, in the two cases a date needs.
//!
//! Not a general speller: the day is an ordinal in the nominative, the year a cardinal in the genitive that counts the
//! feminine «سنة». Spelling follows Egyptian official usage («مائة», «تسعمائة»).

const ORDINALS: [&str; 10] =
    ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"];
/// One to ten counting a feminine noun, genitive.
const UNITS: [&str; 10] = ["واحدة", "اثنتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"];
/// Eleven to nineteen counting a feminine noun, genitive.
const TEENS: [&str; 9] =
    ["إحدى عشرة", "اثنتي عشرة", "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة", "سبع عشرة", "ثماني عشرة", "تسع عشرة"];
const TENS: [&str; 8] = ["عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"];
const HUNDREDS: [&str; 9] =
    ["مائة", "مائتين", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];
const THOUSANDS: [&str; 9] =
    ["ألف", "ألفين", "ثلاثة آلاف", "أربعة آلاف", "خمسة آلاف", "ستة آلاف", "سبعة آلاف", "ثمانية آلاف", "تسعة آلاف"];

/// The day of the month as an ordinal: `الخامس والعشرون`.
pub(super) fn day_of_month(day: i8) -> String {
    match day {
        1..=10 => at(&ORDINALS, day - 1).to_owned(),
        11 => "الحادي عشر".to_owned(),
        12..=19 => format!("{} عشر", at(&ORDINALS, day - 11)),
        20 => "العشرون".to_owned(),
        21 => "الحادي والعشرون".to_owned(),
        22..=29 => format!("{} والعشرون", at(&ORDINALS, day - 21)),
        30 => "الثلاثون".to_owned(),
        _ => "الحادي والثلاثون".to_owned(),
    }
}

/// The year as a cardinal: `ألف وتسعمائة وثمان وثمانين`. Years outside 1 to 9999 have no name here and stay digits.
pub(super) fn year(year: i16) -> String {
    if !(1..=9999).contains(&year) {
        return year.to_string();
    }
    let mut parts: Vec<String> = Vec::new();
    if year >= 1000 {
        parts.push(at(&THOUSANDS, year / 1000 - 1).to_owned());
    }
    if year % 1000 >= 100 {
        parts.push(at(&HUNDREDS, year % 1000 / 100 - 1).to_owned());
    }
    match year % 100 {
        0 => {}
        units @ 1..=10 => parts.push(at(&UNITS, units - 1).to_owned()),
        teens @ 11..=19 => parts.push(at(&TEENS, teens - 11).to_owned()),
        tens => {
            match tens % 10 {
                0 => {}
                1 => parts.push("إحدى".to_owned()),
                unit => parts.push(at(&UNITS, unit - 1).to_owned()),
            }
            parts.push(at(&TENS, tens / 10 - 2).to_owned());
        }
    }
    parts.join(" و")
}

fn at(table: &[&'static str], index: impl Into<i64>) -> &'static str {
    usize::try_from(index.into()).ok().and_then(|index| table.get(index)).copied().unwrap_or_default()
}
