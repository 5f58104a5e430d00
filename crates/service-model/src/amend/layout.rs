//! Where headings, keys and values stand in the text of a file.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{AmendError, At};

/// A key with its value.
pub(super) struct Found {
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// A heading with what stands below it.
#[derive(Debug)]
struct Section {
    name: String,
    list: bool,
    /// The heading's line; both ends are 0 for what stands before the first heading.
    heading: Range<usize>,
    /// Where the next heading begins.
    end: usize,
}

/// The places of a text.
pub(super) struct Layout<'t> {
    pub text: &'t str,
    root: DeTable<'t>,
    /// Values that have no parts of their own to be changed.
    leaves: Vec<Range<usize>>,
    sections: Vec<Section>,
}

impl<'t> Layout<'t> {
    pub(super) fn of(text: &'t str) -> Result<Self, AmendError> {
        super::table(text)?;
        let root = DeTable::parse_recoverable(text).0.into_inner();
        let mut leaves = Vec::new();
        gather(text, &root, &mut leaves);
        let sections = sections(text, &leaves);
        Ok(Self { text, root, leaves, sections })
    }

    /// The key and value at a place; nothing if it is not there or is no leaf.
    pub(super) fn value(&self, at: At<'_>, key: &str) -> Option<Found> {
        let table = match at {
            At::Table(name) => self.table(name)?,
            At::Row(list, nth) => self.rows(list).into_iter().nth(nth)?,
        };
        let (key, value) = entry(table, key)?;
        is_leaf(self.text, value).then(|| Found { key: key.span(), value: value.span() })
    }

    fn table(&self, name: &str) -> Option<&DeTable<'t>> {
        let parts = name.split('.').filter(|part| !part.is_empty());
        parts.into_iter().try_fold(&self.root, |table, part| entry(table, part)?.1.get_ref().as_table())
    }

    /// The rows of a list; where a part of its name is a list itself, the rows below all of its rows.
    fn rows(&self, list: &str) -> Vec<&DeTable<'t>> {
        let mut places = vec![&self.root];
        for part in list.split('.') {
            let below = places.into_iter().filter_map(|place| entry(place, part));
            places = below
                .flat_map(|(_, value)| match value.get_ref() {
                    DeValue::Table(table) => vec![table],
                    DeValue::Array(rows) => rows.iter().filter_map(|row| row.get_ref().as_table()).collect(),
                    _ => Vec::new(),
                })
                .collect();
        }
        places
    }

    /// The whole lines of a range.
    pub(super) fn lines(&self, range: Range<usize>) -> Range<usize> {
        line_start(self.text, range.start)..line_end(self.text, range.end)
    }

    /// Where a key can be added to the table with this heading; the file itself has the empty name.
    pub(super) fn end_of_table(&self, name: &str) -> Option<usize> {
        let section = self.sections.iter().find(|section| !section.list && section.name == name)?;
        Some(self.filled_to(section))
    }

    /// Where a key can be added to a row, before the tables below it.
    pub(super) fn end_of_row(&self, list: &str, nth: usize) -> Option<usize> {
        let (first, _) = self.row_sections(list, nth)?;
        self.sections.get(first).map(|section| self.filled_to(section))
    }

    /// Where a row can be added to a list below a row.
    pub(super) fn end_of_rows_below(&self, list: &str, nth: usize) -> Option<usize> {
        let (_, last) = self.row_sections(list, nth)?;
        self.sections.get(last).map(|section| self.filled_to(section))
    }

    /// Where a row can be added.
    pub(super) fn end_of_list(&self, list: &str) -> Option<usize> {
        let count = self.sections.iter().filter(|section| section.list && section.name == list).count();
        let (_, last) = self.row_sections(list, count.checked_sub(1)?)?;
        self.sections.get(last).map(|section| self.filled_to(section))
    }

    /// A row with the comment right above it and one empty line.
    pub(super) fn row(&self, list: &str, nth: usize) -> Option<Range<usize>> {
        let (first, last) = self.row_sections(list, nth)?;
        let mut start = self.sections.get(first)?.heading.start;
        while start > 0 {
            let above = line_start(self.text, start - 1);
            if !self.text[above..start].trim_start().starts_with('#') {
                break;
            }
            start = above;
        }
        let end = self.filled_to(self.sections.get(last)?);
        let blank = line_end(self.text, end);
        Some(start..if self.text[end..blank].trim().is_empty() { blank } else { end })
    }

    /// The first and the last section of a row: its own and those of the tables below it.
    fn row_sections(&self, list: &str, nth: usize) -> Option<(usize, usize)> {
        let own = |section: &Section| section.list && section.name == list;
        let first = self.sections.iter().enumerate().filter(|(_, section)| own(section)).nth(nth)?.0;
        let below = format!("{list}.");
        let inner = self.sections[first + 1..].iter().take_while(|section| section.name.starts_with(&below)).count();
        Some((first, first + inner))
    }

    /// The end of the line of the last value of a section, or of its heading.
    fn filled_to(&self, section: &Section) -> usize {
        let inside = self.leaves.iter().filter(|leaf| section.heading.end <= leaf.start && leaf.start < section.end);
        inside.map(|leaf| leaf.end).max().map_or(section.heading.end, |end| line_end(self.text, end))
    }
}

type Entry<'r, 't> = (&'r Spanned<toml::de::DeString<'t>>, &'r Spanned<DeValue<'t>>);

fn entry<'r, 't>(table: &'r DeTable<'t>, key: &str) -> Option<Entry<'r, 't>> {
    table.iter().find(|(name, _)| name.get_ref() == key)
}

/// A table under a heading begins with the heading or with its dotted key; one in a line begins with a brace.
fn is_leaf(text: &str, value: &Spanned<DeValue<'_>>) -> bool {
    let starts = |with: &str| text.get(value.span().start..).is_some_and(|rest| rest.starts_with(with));
    match value.get_ref() {
        DeValue::Table(_) => starts("{"),
        DeValue::Array(items) => !items.iter().any(|item| item.get_ref().is_table() && !is_leaf(text, item)),
        _ => true,
    }
}

fn gather(text: &str, table: &DeTable<'_>, leaves: &mut Vec<Range<usize>>) {
    for (_, value) in table.iter() {
        match value.get_ref() {
            _ if is_leaf(text, value) => leaves.push(value.span()),
            DeValue::Table(inner) => gather(text, inner, leaves),
            DeValue::Array(rows) => {
                rows.iter().filter_map(|row| row.get_ref().as_table()).for_each(|row| gather(text, row, leaves));
            }
            _ => {}
        }
    }
}

fn sections(text: &str, leaves: &[Range<usize>]) -> Vec<Section> {
    let mut found = vec![Section { name: String::new(), list: false, heading: 0..0, end: text.len() }];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inside = leaves.iter().any(|leaf| leaf.start < at && at < leaf.end);
        let words = line.trim_start();
        if words.starts_with('[') && !inside {
            if let Some(before) = found.last_mut() {
                before.end = at;
            }
            let list = words.starts_with("[[");
            let inner = words.trim_start_matches('[').split(']').next().unwrap_or_default();
            let parts: Vec<&str> = inner.split('.').map(|part| part.trim().trim_matches(['"', '\''])).collect();
            let heading = at..at + line.len();
            found.push(Section { name: parts.join("."), list, heading, end: text.len() });
        }
        at += line.len();
    }
    found
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
}
