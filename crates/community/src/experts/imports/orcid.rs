//! An ORCID record, the same tree whether it came as JSON or as XML: the name, degrees, positions, distinctions and works.
//! Works that ORCID put into one group are one work.

use serde_json::Value;

use super::{Found, Place, Raw, Why, kind_of, plain};
use crate::experts::{entry::EntryKind, model::BothNames};

/// A part of a record.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub name: String,
    pub text: String,
    /// Where it stands in a file of lines.
    pub line: Option<usize>,
    pub children: Vec<Node>,
}

impl Node {
    /// The tree of a JSON record; nothing if it is none of ORCID.
    pub fn of_json(whole: &Value) -> Option<Self> {
        whole.get("activities-summary")?;
        Some(Self::json("record", whole))
    }

    fn json(name: &str, value: &Value) -> Self {
        let mut node = Self { name: name.to_owned(), ..Self::default() };
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    match (key.as_str(), value) {
                        ("value" | "content", Value::String(text)) => node.text.push_str(text),
                        (key, Value::Array(all)) => node.children.extend(all.iter().map(|own| Self::json(key, own))),
                        (key, value) => node.children.push(Self::json(key, value)),
                    }
                }
            }
            Value::String(text) => node.text = text.clone(),
            Value::Number(number) => node.text = number.to_string(),
            _ => {}
        }
        node
    }

    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|own| own.name == name)
    }

    pub fn has(&self, name: &str) -> bool {
        self.child(name).is_some()
    }

    fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |own| own.name == name)
    }

    fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    fn said(&self, path: &[&str]) -> String {
        self.at(path).map(|own| own.text.trim().to_owned()).unwrap_or_default()
    }
}

/// The lists of affiliations, and what each of their lines is.
const AFFILIATIONS: [(&str, EntryKind); 6] = [
    ("educations", EntryKind::Degree),
    ("qualifications", EntryKind::Degree),
    ("employments", EntryKind::Position),
    ("invited-positions", EntryKind::Position),
    ("services", EntryKind::Position),
    ("distinctions", EntryKind::Award),
];

pub(super) fn read(record: &Node, found: &mut Found) {
    found.names = record.at(&["person", "name"]).and_then(names);
    let Some(activities) = record.child("activities-summary") else { return };
    let mut number = 0;
    for (list, kind) in AFFILIATIONS {
        for group in activities.at(&[list]).into_iter().flat_map(|own| own.all("affiliation-group")) {
            for summary in summaries(group) {
                number += 1;
                found.take(place(summary, number), affiliation(summary, kind));
            }
        }
    }
    for group in activities.at(&["works"]).into_iter().flat_map(|own| own.all("group")) {
        number += 1;
        match group.all("work-summary").next() {
            Some(summary) => found.take(place(summary, number), work(summary)),
            None => found.fault(place(group, number), Why::Unreadable),
        }
    }
}

fn place(node: &Node, number: usize) -> Place {
    node.line.map_or(Place::Record(number), Place::Line)
}

/// The summaries of a group: in JSON inside `summaries`, in XML inside the group itself.
fn summaries(group: &Node) -> Vec<&Node> {
    let inside = group
        .children
        .iter()
        .flat_map(|own| if own.name == "summaries" { own.children.iter().collect::<Vec<_>>() } else { vec![own] });
    inside.filter(|own| own.name.ends_with("-summary")).collect()
}

fn affiliation(own: &Node, kind: EntryKind) -> Raw {
    let (role, department) = (own.said(&["role-title"]), own.said(&["department-name"]));
    let organisation = own.said(&["organization", "name"]);
    let title = [role, department.clone(), organisation.clone()].into_iter().find(|own| !own.is_empty());
    Raw {
        kind: Some(kind),
        of: if title.as_ref() == Some(&department) { String::new() } else { department },
        title: title.unwrap_or_default(),
        by: organisation,
        year: own.said(&["start-date", "year"]),
        until: own.said(&["end-date", "year"]),
        link: own.said(&["url"]),
        doi: String::new(),
    }
}

fn work(own: &Node) -> Raw {
    let identifiers = own.at(&["external-ids"]).into_iter().flat_map(|ids| ids.all("external-id"));
    let doi = identifiers
        .filter(|id| id.said(&["external-id-type"]) == "doi")
        .map(|id| id.said(&["external-id-value"]))
        .next();
    Raw {
        kind: Some(kind_of(&own.said(&["type"]))),
        title: own.said(&["title", "title"]),
        by: String::new(),
        of: own.said(&["journal-title"]),
        year: own.said(&["publication-date", "year"]),
        until: String::new(),
        doi: doi.unwrap_or_default(),
        link: own.said(&["url"]),
    }
}

/// The name in whichever script it is written.
fn names(own: &Node) -> Option<BothNames> {
    let credit = own.said(&["credit-name"]);
    let whole = if credit.is_empty() {
        format!("{} {}", own.said(&["given-names"]), own.said(&["family-name"]))
    } else {
        credit
    };
    let name = plain::line(&whole, 200);
    if name.is_empty() {
        return None;
    }
    Some(if plain::is_arabic(&name) {
        BothNames { ar: name, latin: String::new() }
    } else {
        BothNames { ar: String::new(), latin: name }
    })
}
