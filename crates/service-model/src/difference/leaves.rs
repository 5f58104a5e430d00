//! A file as its values, each with the way to it.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::Step;
use crate::amend::{self, Written};

/// What names the rows of each list. A list that is not here is told by `key`, `code` or `name`, else by position.
const NAMED_BY: [(&str, &[&str]); 9] = [
    ("component", &["code", "from"]),
    ("kin", &["relation", "from"]),
    ("use", &["body", "document"]),
    ("today", &["service"]),
    ("output", &["document"]),
    ("holiday", &["from"]),
    ("period", &["from"]),
    ("precondition", &["service"]),
    ("proven_by", &["event"]),
];

/// The values of a file. Texts are one flat table of dotted keys and are told as that.
pub(super) fn leaves(file: &str, text: &str) -> BTreeMap<Vec<Step>, Written> {
    let mut found = BTreeMap::new();
    if let Ok(root) = amend::table(text) {
        if file.starts_with("texts/") {
            texts(&root, "", &mut found);
        } else {
            table(&root, &[], &mut found);
        }
    }
    found
}

fn texts(root: &Table, prefix: &str, found: &mut BTreeMap<Vec<Step>, Written>) {
    for (key, value) in root {
        let key = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Table(inner) => texts(inner, &key, found),
            other => drop(found.insert(vec![Step::Key(key)], plain(other))),
        }
    }
}

fn table(root: &Table, way: &[Step], found: &mut BTreeMap<Vec<Step>, Written>) {
    for (key, value) in root {
        let here = [way, &[Step::Key(key.clone())]].concat();
        match value {
            Value::Array(rows) if !rows.is_empty() && rows.iter().all(Value::is_table) => list(key, rows, way, found),
            Value::Table(inner) => match Written::of(value) {
                Some(names @ Written::Names { .. }) => drop(found.insert(here, names)),
                _ => table(inner, &here, found),
            },
            other => drop(found.insert(here, plain(other))),
        }
    }
}

fn list(key: &str, rows: &[Value], way: &[Step], found: &mut BTreeMap<Vec<Step>, Written>) {
    let mut ids: Vec<Vec<String>> = Vec::new();
    for (at, row) in rows.iter().filter_map(Value::as_table).enumerate() {
        let mut id = name(key, row).unwrap_or_else(|| vec![(at + 1).to_string()]);
        if ids.contains(&id) {
            id.push((at + 1).to_string());
        }
        let here = [way, &[Step::Row { list: key.to_owned(), id: id.clone() }]].concat();
        table(row, &here, found);
        ids.push(id);
    }
    // The order is a value of its own: it is what people are asked or shown in.
    let order = ids.iter().map(|id| id.join(" · ")).collect();
    found.insert([way, &[Step::Key(format!("{key}-order"))]].concat(), Written::Texts(order));
}

fn name(list: &str, row: &Table) -> Option<Vec<String>> {
    let own = NAMED_BY.iter().find(|(name, _)| *name == list).map(|(_, keys)| *keys);
    let text = |key: &str| row.get(key).map(plain_text);
    match own {
        Some(keys) => keys.iter().map(|key| text(key)).collect(),
        None => ["key", "code", "name"].into_iter().find_map(text).map(|name| vec![name]),
    }
}

fn plain(value: &Value) -> Written {
    Written::of(value).unwrap_or_else(|| Written::Text(plain_text(value)))
}

fn plain_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
