//! RIS: lines of two letters, two blanks, a hyphen and a value; `TY` begins a record and `ER` ends it.

use super::{Found, Place, Raw, Why, kind_of, plain};

/// Whether a line begins a record.
pub(super) fn is_beginning(line: &str) -> bool {
    tag(line).is_some_and(|(name, _)| name == "TY")
}

fn tag(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_at_checked(2)?;
    let is_name = name.starts_with(|own: char| own.is_ascii_uppercase())
        && name.chars().all(|own| own.is_ascii_uppercase() || own.is_ascii_digit());
    let value = rest.trim_start().strip_prefix('-')?;
    is_name.then(|| (name, value.trim()))
}

pub(super) fn read(text: &str) -> Found {
    let mut found = Found::default();
    let mut open: Option<(usize, Raw, Vec<String>)> = None;
    let close = |found: &mut Found, open: Option<(usize, Raw, Vec<String>)>| {
        if let Some((line, mut raw, authors)) = open {
            raw.by = plain::names(authors.iter().map(String::as_str));
            found.take(Place::Line(line), raw);
        }
    };
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        match (tag(line), &mut open) {
            (Some(("TY", kind)), _) => {
                close(&mut found, open.take());
                let kind = if kind == "PAT" { "patent" } else { kind };
                open = Some((number, Raw { kind: Some(kind_of(kind)), ..Raw::default() }, Vec::new()));
            }
            (Some(("ER", _)), Some(_)) => close(&mut found, open.take()),
            (Some((name, value)), Some((_, raw, authors))) => put(name, value, raw, authors),
            // The value of the line before goes on.
            (None, Some(_)) => {}
            (_, None) => found.fault(Place::Line(number), Why::Unreadable),
        }
    }
    close(&mut found, open);
    found
}

fn put(name: &str, value: &str, raw: &mut Raw, authors: &mut Vec<String>) {
    let set = |own: &mut String| {
        if own.is_empty() {
            *own = value.to_owned();
        }
    };
    match name {
        "TI" | "T1" => set(&mut raw.title),
        "AU" | "A1" => authors.push(value.to_owned()),
        "PY" | "Y1" | "DA" => set(&mut raw.year),
        "JO" | "JF" | "T2" | "JA" => set(&mut raw.of),
        "DO" => set(&mut raw.doi),
        "UR" => set(&mut raw.link),
        _ => {}
    }
}
