//! Changes one value or one row of a file the way a careful person would: comments, order and layout stay as they are.
//!
//! A definition is edited in the product and by developers in the same files, so a change made on a page must read in
//! the file like one made by hand. Every change is read back before it is given out: it never yields a text that says
//! anything but the old text with exactly the wanted change.

mod layout;
mod literal;
#[cfg(test)]
mod tests;
mod written;

use layout::Layout;
pub use literal::literal;
use toml::{Table, Value};
pub use written::Written;

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At<'a> {
    /// In a table by its dotted name (`agency`, `fields.relation`); the empty name is the file itself.
    Table(&'a str),
    /// In a row of a list of tables, counted from 0: `Row("component", 2)`, `Row("calendar.holiday", 0)`. Where a part of the
    /// name is a list itself, the rows below all of its rows are counted through: `Row("page.field", 7)`.
    Row(&'a str, usize),
}

/// Why a file cannot be changed this way; a person then edits the file itself.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AmendError {
    /// The text is not TOML.
    #[error("line {line}: {message}")]
    NotToml {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, in English.
        message: String,
    },
    /// There is no such row.
    #[error("the file has no such row")]
    NoRow,
    /// What is there is written in a way this does not change (a table under a heading of its own).
    #[error("the value is written in a form that is only changed in the file itself")]
    Shape,
}

/// How many rows the list has.
///
/// # Errors
/// When the text is not TOML.
pub fn rows(text: &str, list: &str) -> Result<usize, AmendError> {
    Ok(listed(&table(text)?, list).len())
}

/// The value of `key`, if it is there and of a kind that can be written back.
///
/// # Errors
/// When the text is not TOML.
pub fn read(text: &str, at: At<'_>, key: &str) -> Result<Option<Written>, AmendError> {
    let root = table(text)?;
    let place = match at {
        At::Table("") => Some(&root),
        At::Table(name) => find(&root, name).and_then(Value::as_table),
        At::Row(list, nth) => listed(&root, list).get(nth).copied(),
    };
    Ok(place.and_then(|place| place.get(key)).and_then(Written::of))
}

/// The text with `key` set to `value`, or without it.
///
/// # Errors
/// See [`AmendError`].
pub fn set(text: &str, at: At<'_>, key: &str, value: Option<&Written>) -> Result<String, AmendError> {
    if read(text, at, key)?.as_ref() == value {
        return Ok(text.to_owned());
    }
    let layout = Layout::of(text)?;
    let changed = match (layout.value(at, key), value) {
        (Some(found), Some(value)) => splice(text, found.value, &literal(value)),
        (Some(found), None) => splice(text, layout.lines(found.key.start..found.value.end), ""),
        (None, Some(value)) => insert(&layout, at, key, value)?,
        (None, None) => return Err(AmendError::Shape),
    };
    let mut wanted = table(text)?;
    apply(&mut wanted, at, key, value).ok_or(AmendError::NoRow)?;
    match (proven(changed.clone(), &wanted), at, value) {
        (Err(AmendError::Shape), At::Table(name), None) => proven_without(changed, wanted, name),
        (result, ..) => result,
    }
}

/// With its last value goes a table that has no heading of its own, and with that the one above it.
fn proven_without(changed: String, mut wanted: Table, name: &str) -> Result<String, AmendError> {
    let mut name = Some(name);
    while let Some(own) = name.filter(|own| !own.is_empty()) {
        match reach(&mut wanted, own) {
            Some(toml::map::Entry::Occupied(entry)) if entry.get().as_table().is_some_and(Table::is_empty) => {
                entry.remove();
            }
            _ => break,
        }
        if let Ok(text) = proven(changed.clone(), &wanted) {
            return Ok(text);
        }
        name = own.rsplit_once('.').map(|(above, _)| above);
    }
    Err(AmendError::Shape)
}

/// The text with a row at the end of the list.
///
/// # Errors
/// See [`AmendError`].
pub fn add_row(text: &str, list: &str, values: &[(&str, Written)]) -> Result<String, AmendError> {
    let layout = Layout::of(text)?;
    let at = layout.end_of_list(list).unwrap_or(text.len());
    let before = if at > 0 && !text[..at].ends_with('\n') { "\n" } else { "" };
    let changed = splice(text, at..at, &format!("{before}\n{}", block(list, values)));
    with_row(text, list, rows(text, list)?, values, changed)
}

/// The text with a row before the one that is `nth` now; at the end, if there are not so many. The order of rows can mean
/// something: a share is taken of what stands before it.
///
/// # Errors
/// See [`AmendError`].
pub fn insert_row(text: &str, list: &str, nth: usize, values: &[(&str, Written)]) -> Result<String, AmendError> {
    let Some(row) = Layout::of(text)?.row(list, nth) else { return add_row(text, list, values) };
    let changed = splice(text, row.start..row.start, &format!("{}\n", block(list, values)));
    with_row(text, list, nth, values, changed)
}

fn block(list: &str, values: &[(&str, Written)]) -> String {
    let lines: String = values.iter().map(|(key, value)| format!("{key} = {}\n", literal(value))).collect();
    format!("[[{list}]]\n{lines}")
}

/// The changed text, if it says what `text` says with the row in its place.
fn with_row(
    text: &str,
    list: &str,
    nth: usize,
    values: &[(&str, Written)],
    changed: String,
) -> Result<String, AmendError> {
    let mut wanted = table(text)?;
    let row: Table = values.iter().map(|(key, value)| ((*key).to_owned(), value.to_toml())).collect();
    let rows = reach(&mut wanted, list).ok_or(AmendError::Shape)?;
    match rows.or_insert_with(|| Value::Array(Vec::new())) {
        Value::Array(rows) if nth <= rows.len() => rows.insert(nth, Value::Table(row)),
        _ => return Err(AmendError::Shape),
    }
    proven(changed, &wanted)
}

/// For every row of the list `below` the rows of a list, the row that holds it: in `page` and `field`, the page of each field.
///
/// # Errors
/// When the text is not TOML.
pub fn rows_above(text: &str, list: &str, below: &str) -> Result<Vec<usize>, AmendError> {
    let root = table(text)?;
    let count = |row: &Table| row.get(below).and_then(Value::as_array).map_or(0, Vec::len);
    let rows = listed(&root, list);
    Ok(rows.into_iter().enumerate().flat_map(|(row, own)| std::iter::repeat_n(row, count(own))).collect())
}

/// The text with a row at the end of the list `below` of the row `nth`: a field of a page.
///
/// # Errors
/// See [`AmendError`].
pub fn add_below(
    text: &str,
    (list, nth): (&str, usize),
    below: &str,
    values: &[(&str, Written)],
) -> Result<String, AmendError> {
    let layout = Layout::of(text)?;
    let at = layout.end_of_rows_below(list, nth).ok_or(AmendError::NoRow)?;
    let before = if at > 0 && !text[..at].ends_with('\n') { "\n" } else { "" };
    let changed = splice(text, at..at, &format!("{before}\n{}", block(&format!("{list}.{below}"), values)));
    let mut wanted = table(text)?;
    let row: Table = values.iter().map(|(key, value)| ((*key).to_owned(), value.to_toml())).collect();
    let above = listed_mut(&mut wanted, list).into_iter().nth(nth).ok_or(AmendError::NoRow)?;
    match above.entry(below).or_insert_with(|| Value::Array(Vec::new())) {
        Value::Array(rows) => rows.push(Value::Table(row)),
        _ => return Err(AmendError::Shape),
    }
    proven(changed, &wanted)
}

/// The text without a row, and without the comment that stands right above it.
///
/// # Errors
/// See [`AmendError`].
pub fn remove_row(text: &str, list: &str, nth: usize) -> Result<String, AmendError> {
    let layout = Layout::of(text)?;
    let changed = splice(text, layout.row(list, nth).ok_or(AmendError::NoRow)?, "");
    let mut wanted = table(text)?;
    let Some(toml::map::Entry::Occupied(mut entry)) = reach(&mut wanted, list) else { return Err(AmendError::Shape) };
    let rows = entry.get_mut().as_array_mut().filter(|rows| nth < rows.len()).ok_or(AmendError::NoRow)?;
    rows.remove(nth);
    if rows.is_empty() {
        entry.remove();
    }
    proven(changed, &wanted)
}

/// The text as TOML, or where it is none.
pub(crate) fn table(text: &str) -> Result<Table, AmendError> {
    text.parse::<Table>().map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start).min(text.len());
        let line = text.get(..offset).unwrap_or(text).matches('\n').count() + 1;
        AmendError::NotToml { line, message: error.message().to_owned() }
    })
}

/// Writes a new key into the section of the text that stands for `at`, or into a new section at its end.
fn insert(layout: &Layout<'_>, at: At<'_>, key: &str, value: &Written) -> Result<String, AmendError> {
    let text = layout.text;
    let name = match at {
        At::Row(list, nth) => {
            let end = layout.end_of_row(list, nth).ok_or(AmendError::NoRow)?;
            return Ok(line(text, end, key, value));
        }
        At::Table(name) => name,
    };
    // The longest name that has a heading of its own takes the rest as a dotted key.
    let mut heading = name;
    loop {
        if let Some(end) = layout.end_of_table(heading) {
            let rest = name[heading.len()..].trim_start_matches('.');
            let key = if rest.is_empty() { key.to_owned() } else { format!("{rest}.{key}") };
            if !heading.is_empty() || rest.is_empty() {
                return Ok(line(text, end, &key, value));
            }
        }
        match heading.rsplit_once('.') {
            Some((parent, _)) => heading = parent,
            None if heading.is_empty() => break,
            None => heading = "",
        }
    }
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{text}{gap}\n[{name}]\n{key} = {}\n", literal(value)))
}

fn line(text: &str, at: usize, key: &str, value: &Written) -> String {
    let before = if at > 0 && !text[..at].ends_with('\n') { "\n" } else { "" };
    splice(text, at..at, &format!("{before}{key} = {}\n", literal(value)))
}

fn splice(text: &str, range: std::ops::Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

fn proven(changed: String, wanted: &Table) -> Result<String, AmendError> {
    if table(&changed).as_ref() == Ok(wanted) { Ok(changed) } else { Err(AmendError::Shape) }
}

fn find<'t>(root: &'t Table, name: &str) -> Option<&'t Value> {
    let mut parts = name.split('.');
    let first = root.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.as_table()?.get(part))
}

/// The rows of a list, those of all lists above it counted through.
fn listed<'t>(root: &'t Table, list: &str) -> Vec<&'t Table> {
    let Some((above, last)) = list.rsplit_once('.') else { return tables_of(root.get(list)) };
    let places = match find(root, above) {
        Some(Value::Table(table)) => vec![table],
        _ => listed(root, above),
    };
    places.into_iter().flat_map(|place| tables_of(place.get(last))).collect()
}

fn tables_of(value: Option<&Value>) -> Vec<&Table> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table).collect()
}

/// The same rows, to be changed.
fn listed_mut<'t>(root: &'t mut Table, list: &str) -> Vec<&'t mut Table> {
    let mut places = vec![root];
    for part in list.split('.') {
        let below = places.into_iter().filter_map(|place| place.get_mut(part));
        places = below
            .flat_map(|value| match value {
                Value::Table(table) => vec![table],
                Value::Array(rows) => rows.iter_mut().filter_map(Value::as_table_mut).collect(),
                _ => Vec::new(),
            })
            .collect();
    }
    places
}

/// The entry of a dotted name, its parents made if they are not there.
fn reach<'t>(root: &'t mut Table, name: &str) -> Option<toml::map::Entry<'t, String, Value>> {
    match name.split_once('.') {
        None => Some(root.entry(name)),
        Some((first, rest)) => {
            let inner = root.entry(first).or_insert_with(|| Value::Table(Table::new()));
            reach(inner.as_table_mut()?, rest)
        }
    }
}

fn apply(root: &mut Table, at: At<'_>, key: &str, value: Option<&Written>) -> Option<()> {
    let place = match at {
        At::Table("") => root,
        At::Table(name) => reach(root, name)?.or_insert_with(|| Value::Table(Table::new())).as_table_mut()?,
        At::Row(list, nth) => listed_mut(root, list).into_iter().nth(nth)?,
    };
    match value {
        Some(value) => drop(place.insert(key.to_owned(), value.to_toml())),
        None => drop(place.remove(key)),
    }
    Some(())
}
