//! What is wrong with a definition, and where. Findings are collected, never thrown: a person who edits a service sees
//! all of them at once.

use std::{cell::RefCell, fmt, sync::Arc};

/// A place in a file of definitions.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spot {
    /// The file, relative to the folder that was checked.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl Spot {
    /// The beginning of `file`.
    pub fn start_of(file: &str) -> Self {
        Self { file: file.into(), line: 1, column: 1 }
    }

    /// The same place with its file named below `folder`.
    #[must_use]
    pub fn below(&self, folder: &str) -> Self {
        let file = if folder.is_empty() { self.file.clone() } else { format!("{folder}/{}", self.file).into() };
        Self { file, ..*self }
    }

    /// The place of byte `offset` in `text`.
    pub(crate) fn in_text(file: &Arc<str>, text: &str, offset: usize) -> Self {
        let before = text.get(..offset.min(text.len())).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        Self { file: file.clone(), line, column }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One fault of a definition.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Finding {
    /// Where it is.
    pub spot: Spot,
    /// A stable code for the kind of fault, for instance `text-missing`.
    pub code: &'static str,
    /// What is wrong and what would be right, in English, for the person who edits the file.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.spot, self.message, self.code)
    }
}

/// Gathers findings while a definition is read.
#[derive(Debug, Default)]
pub(crate) struct Findings(RefCell<Vec<Finding>>);

impl Findings {
    /// Adds a finding.
    pub(crate) fn add(&self, spot: &Spot, code: &'static str, message: impl Into<String>) {
        self.0.borrow_mut().push(Finding { spot: spot.clone(), code, message: message.into() });
    }

    /// Whether nothing was found so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Everything found, in the order of files and lines.
    pub(crate) fn into_sorted(self) -> Vec<Finding> {
        let mut all = self.0.into_inner();
        all.sort();
        all.dedup();
        all
    }
}
