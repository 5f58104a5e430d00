//! JSON: an ORCID record, works of OpenAlex, items of Crossref; one value, a list, or a value a line.

use serde_json::Value;

use super::{Found, Place, Raw, Why, kind_of, orcid, plain};

pub(super) fn read(text: &str) -> Found {
    let mut found = Found::default();
    match serde_json::from_str::<Value>(text) {
        Ok(whole) => {
            if let Some(record) = orcid::Node::of_json(&whole) {
                orcid::read(&record, &mut found);
                return found;
            }
            for (own, number) in works(&whole).into_iter().zip(1..) {
                work(&mut found, Place::Record(number), own);
            }
        }
        Err(error) => {
            let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
            // A value a line; otherwise the file is one value, and it is broken where the reader says.
            if lines.clone().count() > 1
                && lines.clone().any(|(line, _)| serde_json::from_str::<Value>(line).is_ok_and(|own| own.is_object()))
            {
                lines.by_ref().for_each(|(line, number)| match serde_json::from_str::<Value>(line) {
                    Ok(own) => work(&mut found, Place::Line(number), &own),
                    Err(_) => found.fault(Place::Line(number), Why::Unreadable),
                });
            } else {
                found.fault(Place::Line(error.line()), Why::Unreadable);
            }
        }
    }
    found
}

/// The works in an answer of OpenAlex or Crossref, or in a list.
fn works(whole: &Value) -> Vec<&Value> {
    let list = whole.as_array().or_else(|| whole.get("results")?.as_array());
    let list = list.or_else(|| whole.get("message")?.get("items")?.as_array());
    match list {
        Some(list) => list.iter().collect(),
        None => vec![whole.get("message").unwrap_or(whole)],
    }
}

fn work(found: &mut Found, place: Place, own: &Value) {
    if !own.is_object() {
        return found.fault(place, Why::Unreadable);
    }
    let raw = if own.get("authorships").is_some()
        || own.get("display_name").is_some()
        || own.get("publication_year").is_some()
    {
        openalex(own)
    } else {
        crossref(own)
    };
    found.take(place, raw);
}

fn text(own: Option<&Value>) -> String {
    match own {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(all)) => text(all.first()),
        _ => String::new(),
    }
}

fn openalex(own: &Value) -> Raw {
    let authors: Vec<String> =
        list(own, "authorships").map(|author| text(author.pointer("/author/display_name"))).collect();
    let title = text(own.get("title"));
    Raw {
        kind: Some(kind_of(&text(own.get("type")))),
        title: if title.is_empty() { text(own.get("display_name")) } else { title },
        by: plain::names(authors.iter().map(String::as_str)),
        of: text(own.pointer("/primary_location/source/display_name")),
        year: text(own.get("publication_year")),
        doi: text(own.get("doi")),
        link: text(own.pointer("/primary_location/landing_page_url")),
        until: String::new(),
    }
}

fn crossref(own: &Value) -> Raw {
    let author = |own: &Value| match (text(own.get("given")), text(own.get("family"))) {
        (given, family) if given.is_empty() && family.is_empty() => text(own.get("name")),
        (given, family) => format!("{given} {family}"),
    };
    let authors: Vec<String> = list(own, "author").map(author).collect();
    let year = ["issued", "published", "published-print", "published-online"].iter();
    Raw {
        kind: Some(kind_of(&text(own.get("type")))),
        title: text(own.get("title")),
        by: plain::names(authors.iter().map(String::as_str)),
        of: text(own.get("container-title")),
        year: year
            .map(|key| text(own.pointer(&format!("/{key}/date-parts/0"))))
            .find(|own| !own.is_empty())
            .unwrap_or_default(),
        doi: text(own.get("DOI")),
        link: text(own.get("URL")),
        until: String::new(),
    }
}

fn list<'v>(own: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    own.get(key).and_then(Value::as_array).into_iter().flatten()
}
