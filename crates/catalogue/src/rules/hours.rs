//! Opening hours as people write them: a line for the days that open alike, `الأحد الاثنين 09:00-14:00`.

use kernel::{Slips, arabic};
use service_model::amend::Written;

/// The days as definitions and as people name them.
const DAYS: [(&str, &str); 7] = [
    ("saturday", "السبت"),
    ("sunday", "الأحد"),
    ("monday", "الاثنين"),
    ("tuesday", "الثلاثاء"),
    ("wednesday", "الأربعاء"),
    ("thursday", "الخميس"),
    ("friday", "الجمعة"),
];

/// The rows of a file as lines.
pub(super) fn lines(rows: &[Vec<(String, Written)>]) -> String {
    rows.iter().map(|row| line(row)).collect::<Vec<_>>().join("\n")
}

fn line(row: &[(String, Written)]) -> String {
    let value = |key: &str| row.iter().find(|(own, _)| own == key).map(|(_, value)| value);
    let text = |key: &str| match value(key) {
        Some(Written::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let days: Vec<&str> = match value("days") {
        Some(Written::Texts(days)) => days.iter().map(|day| name(day)).collect(),
        _ => Vec::new(),
    };
    format!("{} {}-{}", days.join(" "), text("opens"), text("closes"))
}

fn name(day: &str) -> &str {
    DAYS.iter().find(|(key, _)| *key == day).map_or(day, |(_, name)| name)
}

/// The lines as rows of a file; a slip for a line that names no day or no hours.
pub(super) fn read(field: &'static str, text: &str, slips: &mut Slips) -> Option<Written> {
    let rows: Option<Vec<_>> = text.lines().filter(|line| !line.trim().is_empty()).map(row).collect();
    if rows.is_none() {
        slips.add(field, "rules-slip-hours");
    }
    rows.map(Written::Rows)
}

fn row(line: &str) -> Option<Vec<(String, Written)>> {
    let line = arabic::latin_digits(line).replace(['،', ','], " ");
    let (days, hours) = line.trim().rsplit_once(char::is_whitespace)?;
    let (opens, closes) = hours.split_once(['-', '–'])?;
    let days: Option<Vec<String>> = days.split_whitespace().map(|day| key(day).map(str::to_owned)).collect();
    let time = |text: &str| (text.len() == 5 && text.as_bytes().get(2) == Some(&b':')).then(|| Written::text(text));
    Some(vec![
        ("closes".to_owned(), time(closes)?),
        ("days".to_owned(), Written::Texts(days?)),
        ("opens".to_owned(), time(opens)?),
    ])
}

fn key(day: &str) -> Option<&'static str> {
    let wanted = arabic::name_key(day);
    DAYS.iter().find(|(key, name)| *key == day.to_lowercase() || arabic::name_key(name) == wanted).map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_they_are_shown() {
        let mut slips = Slips::new();
        let text = "الأحد الاثنين 09:00-14:00\nالخميس 10:00-12:30";
        let Some(Written::Rows(rows)) = read("opening", text, &mut slips) else { panic!("{slips:?}") };
        assert_eq!(lines(&rows), text);
        assert_eq!(
            read("opening", "sunday, Monday ٠٩:٠٠-١٤:٠٠", &mut slips)
                .map(|own| own == read("opening", "الاحد الإثنين 09:00-14:00", &mut Slips::new()).unwrap()),
            Some(true)
        );
        assert!(slips.is_empty());
        for wrong in ["الأحد", "09:00-14:00", "someday 09:00-14:00", "الأحد 9-14"] {
            assert!(read("opening", wrong, &mut slips).is_none(), "{wrong}");
        }
        assert_eq!(slips.0.len(), 4);
    }
}
