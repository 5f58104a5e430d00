//! A table with a heading in Arabic or English, parted by commas, semicolons or tabs.

use csv::ReaderBuilder;

use super::{Found, Place, Raw, Why, kind_of, plain};

/// The columns that are read, and what their headings may be.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("title", &["title", "article title", "العنوان", "عنوان البحث"]),
    ("by", &["authors", "author", "by", "المؤلفون", "المؤلف", "الجهة"]),
    ("of", &["journal", "source title", "publisher", "of", "المجلة", "الناشر"]),
    ("year", &["year", "publication year", "date", "السنة", "سنة النشر"]),
    ("until", &["until", "end year", "حتى"]),
    ("doi", &["doi", "المعرف الرقمي"]),
    ("link", &["link", "url", "الرابط"]),
    ("kind", &["type", "kind", "document type", "النوع"]),
];

/// Reads it; nothing if no column is a title.
pub(super) fn read(text: &str) -> Option<Found> {
    let heading = text.lines().find(|own| !own.trim().is_empty())?;
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|own| heading.bytes().filter(|byte| byte == own).count())?;
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headings: Vec<String> = reader.headers().ok()?.iter().map(|own| own.trim().to_lowercase()).collect();
    let columns = headings.len();
    let at = |name: &str| {
        let (_, known) = COLUMNS.iter().find(|(own, _)| *own == name)?;
        headings.iter().position(|own| known.contains(&own.as_str()))
    };
    at("title")?;
    let mut found = Found::default();
    for row in reader.records() {
        let Ok(row) = row else {
            // The reader names no place for what is no text; its own is where it went on.
            found.fault(Place::Record(found.records() + 1), Why::Unreadable);
            continue;
        };
        let line = row.position().map_or(0, csv::Position::line);
        let place = Place::Line(usize::try_from(line).unwrap_or(usize::MAX));
        if row.len() != columns {
            found.fault(place, Why::Unreadable);
            continue;
        }
        let cell = |name: &str| at(name).and_then(|own| row.get(own)).unwrap_or_default().to_owned();
        let authors = cell("by");
        let kind = cell("kind");
        found.take(
            place,
            Raw {
                kind: Some(kind_of(&kind)),
                title: cell("title"),
                by: plain::names(authors.split([';', '؛'])),
                of: cell("of"),
                year: cell("year"),
                until: cell("until"),
                doi: cell("doi"),
                link: cell("link"),
            },
        );
    }
    Some(found)
}
