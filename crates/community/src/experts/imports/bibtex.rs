//! BibTeX, one entry at a time: an entry that is broken is told with its line and takes no other with it.

use biblatex::{Bibliography, ChunksExt};

use super::{Found, Place, Raw, Why, kind_of, plain};

/// Whether a line begins an entry.
pub(super) fn is_beginning(line: &str) -> bool {
    kind(line).is_some()
}

/// The kind of the entry that a line begins.
fn kind(line: &str) -> Option<String> {
    let (name, _) = line.trim_start().strip_prefix('@')?.split_once(['{', '('])?;
    let name = name.trim();
    (!name.is_empty() && name.chars().all(|own| own.is_ascii_alphabetic())).then(|| name.to_lowercase())
}

pub(super) fn read(text: &str) -> Found {
    let mut found = Found::default();
    let mut abbreviations = String::new();
    for (line, kind, piece) in pieces(text) {
        match kind.as_str() {
            "comment" | "preamble" => {}
            "string" => {
                if Bibliography::parse(&piece).is_ok() {
                    abbreviations.push_str(&piece);
                } else {
                    found.fault(Place::Line(line), Why::Unreadable);
                }
            }
            _ => match raw(&format!("{abbreviations}{piece}")) {
                Some(raw) => found.take(Place::Line(line), raw),
                None => found.fault(Place::Line(line), Why::Unreadable),
            },
        }
    }
    found
}

/// The entries as they stand, each from its beginning to the next one's.
fn pieces(text: &str) -> Vec<(usize, String, String)> {
    let mut pieces: Vec<(usize, String, String)> = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if let Some(kind) = kind(line) {
            pieces.push((number, kind, String::new()));
        }
        if let Some((.., piece)) = pieces.last_mut() {
            piece.push_str(line);
            piece.push('\n');
        }
    }
    pieces
}

fn raw(piece: &str) -> Option<Raw> {
    let whole = Bibliography::parse(piece).ok()?;
    let entry = whole.iter().next()?;
    let text = |key: &str| entry.get(key).map(|own| own.format_verbatim()).unwrap_or_default();
    let first = |keys: &[&str]| keys.iter().map(|key| text(key)).find(|own| !own.is_empty()).unwrap_or_default();
    let authors = text("author");
    Some(Raw {
        kind: Some(kind_of(&entry.entry_type.to_string())),
        title: text("title"),
        by: plain::names(authors.split(" and ")),
        of: first(&["journal", "journaltitle", "booktitle", "publisher", "school", "institution"]),
        year: first(&["year", "date"]),
        doi: text("doi"),
        link: text("url"),
        until: String::new(),
    })
}
