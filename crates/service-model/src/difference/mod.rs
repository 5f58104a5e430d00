//! What differs between two states of a definition, field by field.
//!
//! Rows are told apart by what names them (a fee by its code and first day, a mission by its key), not by where they
//! stand, so that a row put in the middle does not look like a change of all that follow. Nothing is left out: a file
//! whose values are the same but whose notes or layout are not is told too.

mod leaves;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use leaves::leaves;

use crate::{Sources, amend::Written};

/// One step on the way from a file to a value.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// A row of a list.
    Row {
        /// The list, for instance `component`.
        list: String,
        /// What names the row in it, in the order of its keys: `["statutory_first", "2024-01-01"]`.
        id: Vec<String>,
    },
}

/// One difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// A value is new, another or gone.
    Value {
        /// The file.
        file: String,
        /// The way to the value.
        path: Vec<Step>,
        /// What it was.
        before: Option<Written>,
        /// What it becomes.
        after: Option<Written>,
    },
    /// Only notes or the layout of the file differ.
    Notes {
        /// The file.
        file: String,
    },
    /// A file that is not TOML (a template) is new, another or gone.
    Template {
        /// The file.
        file: String,
        /// Whether it was there.
        before: bool,
        /// Whether it will be there.
        after: bool,
    },
}

impl Change {
    /// The file it is about.
    pub fn file(&self) -> &str {
        match self {
            Self::Value { file, .. } | Self::Notes { file } | Self::Template { file, .. } => file,
        }
    }
}

/// Every difference, file by file. A TOML file that does not parse counts as having no values; its findings say why.
pub fn between(old: &Sources, new: &Sources) -> Vec<Change> {
    let names: BTreeSet<&str> = old.iter().chain(new.iter()).map(|(name, _)| name).collect();
    // What the examples expect follows from the rules, so it is told after them.
    let (examples, rules): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.starts_with("examples/"));
    rules.into_iter().chain(examples).flat_map(|name| file(name, old.get(name), new.get(name))).collect()
}

/// Whether two orders of a list differ only by rows that came or went; those are told by themselves.
fn only_longer(path: &[Step], before: Option<&Written>, after: Option<&Written>) -> bool {
    if !matches!(path.last(), Some(Step::Key(key)) if key.ends_with("-order")) {
        return false;
    }
    let (Some(Written::Texts(before)), Some(Written::Texts(after))) = (before, after) else { return true };
    let kept = |own: &[String], other: &[String]| -> Vec<String> {
        own.iter().filter(|row| other.contains(row)).cloned().collect()
    };
    kept(before, after) == kept(after, before)
}

fn file(name: &str, old: Option<&str>, new: Option<&str>) -> Vec<Change> {
    if old == new {
        return Vec::new();
    }
    if !name.ends_with(".toml") {
        return vec![Change::Template { file: name.to_owned(), before: old.is_some(), after: new.is_some() }];
    }
    let (before, after) = (leaves(name, old.unwrap_or_default()), leaves(name, new.unwrap_or_default()));
    let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let changes: Vec<Change> = paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path) && !only_longer(path, before.get(*path), after.get(*path)))
        .map(|path| Change::Value {
            file: name.to_owned(),
            path: path.clone(),
            before: before.get(path).cloned(),
            after: after.get(path).cloned(),
        })
        .collect();
    if changes.is_empty() { vec![Change::Notes { file: name.to_owned() }] } else { changes }
}
