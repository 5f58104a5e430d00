//! Dates as a certificate prints them: in digits, in Arabic words (تفقيط) and in English.
//!
//! It only knows the calendar and grammar; it never reads a clock and never guesses a missing part of a date.

mod arabic;

use kernel::{Day, arabic as script};
use serde::Serialize;

/// One day in the three forms a certificate needs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct DayInWords {
    /// `2001-09-25`, for machines.
    pub iso: String,
    /// `٢٥ سبتمبر ٢٠٠١`: the month is named, because `٢٥/٩/٢٠٠١` is read from either side.
    pub ar: String,
    /// `الخامس والعشرون من سبتمبر سنة ألفين وواحدة`.
    pub words: String,
    /// `25 September 2001`.
    pub en: String,
}

const MONTHS_AR: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes `day` out. Months carry the names used in Egypt.
pub fn day(day: Day) -> DayInWords {
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    let (month_ar, month_en) = (MONTHS_AR[month], MONTHS_EN[month]);
    DayInWords {
        iso: day.to_string(),
        ar: script::eastern_digits(&format!("{} {month_ar} {}", day.day(), day.year())),
        words: format!("{} من {month_ar} سنة {}", arabic::day_of_month(day.day()), arabic::year(day.year())),
        en: format!("{} {month_en} {}", day.day(), day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        day(text.parse().unwrap()).words
    }

    #[test]
    fn a_date_is_written_in_digits_words_and_english() {
        let written = day("2001-09-25".parse().unwrap());
        assert_eq!(written.ar, "٢٥ سبتمبر ٢٠٠١");
        assert_eq!(written.words, "الخامس والعشرون من سبتمبر سنة ألفين وواحدة");
        assert_eq!(written.en, "25 September 2001");
    }

    #[test]
    fn years_agree_with_the_feminine_sana() {
        for (date, expected) in [
            ("2000-01-01", "الأول من يناير سنة ألفين"),
            ("1900-02-02", "الثاني من فبراير سنة ألف وتسعمائة"),
            ("1988-03-10", "العاشر من مارس سنة ألف وتسعمائة وثمان وثمانين"),
            ("2002-04-11", "الحادي عشر من أبريل سنة ألفين واثنتين"),
            ("2008-05-12", "الثاني عشر من مايو سنة ألفين وثمان"),
            ("2010-06-19", "التاسع عشر من يونيو سنة ألفين وعشر"),
            ("2011-07-20", "العشرون من يوليو سنة ألفين وإحدى عشرة"),
            ("2012-08-21", "الحادي والعشرون من أغسطس سنة ألفين واثنتي عشرة"),
            ("2018-10-30", "الثلاثون من أكتوبر سنة ألفين وثماني عشرة"),
            ("2021-12-31", "الحادي والثلاثون من ديسمبر سنة ألفين وإحدى وعشرين"),
            ("2026-11-22", "الثاني والعشرون من نوفمبر سنة ألفين وست وعشرين"),
            ("2200-01-03", "الثالث من يناير سنة ألفين ومائتين"),
            ("3100-01-03", "الثالث من يناير سنة ثلاثة آلاف ومائة"),
        ] {
            assert_eq!(words(date), expected);
        }
    }
}
