//! Reads TOML tables strictly: a missing, unknown or wrongly typed key is a finding with its line, and reading goes on
//! so that all findings come at once. Nothing here knows what a service is.

mod values;

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{Spot, finding::Findings};

/// One file being read.
pub(crate) struct File<'a> {
    name: Arc<str>,
    text: &'a str,
    findings: &'a Findings,
    root: Spanned<DeTable<'a>>,
}

impl<'a> File<'a> {
    /// Parses `text`; syntax errors become findings and what could be read is read.
    pub(crate) fn parse(name: &str, text: &'a str, findings: &'a Findings) -> Self {
        let name: Arc<str> = name.into();
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            findings.add(&Spot::in_text(&name, text, offset), "toml", error.message());
        }
        Self { name, text, findings, root }
    }

    /// The table of the whole file.
    pub(crate) fn table(&self) -> Table<'_, 'a> {
        Table { file: self, table: self.root.get_ref(), span: 0..0, used: BTreeSet::new() }
    }

    fn spot(&self, span: &Range<usize>) -> Spot {
        Spot::in_text(&self.name, self.text, span.start)
    }
}

/// One table being read. [`Table::finish`] reports the keys nobody asked for.
pub(crate) struct Table<'f, 'a> {
    file: &'f File<'a>,
    table: &'f DeTable<'a>,
    span: Range<usize>,
    used: BTreeSet<&'static str>,
}

impl<'f, 'a> Table<'f, 'a> {
    /// Where the table begins.
    pub(crate) fn spot(&self) -> Spot {
        self.file.spot(&self.span)
    }

    /// Where the value of `key` is, or where the table begins.
    pub(crate) fn spot_of(&self, key: &str) -> Spot {
        self.value_at(key).map_or_else(|| self.spot(), |value| self.file.spot(&value.span()))
    }

    /// Adds a finding about the table.
    pub(crate) fn fault(&self, code: &'static str, message: impl Into<String>) {
        self.file.findings.add(&self.spot(), code, message);
    }

    /// Adds a finding about another place of the same file.
    pub(crate) fn fault_in(&self, spot: &Spot, code: &'static str, message: impl Into<String>) {
        self.file.findings.add(spot, code, message);
    }

    /// Adds a finding about the value of `key`.
    pub(crate) fn fault_at(&self, key: &str, code: &'static str, message: impl Into<String>) {
        self.file.findings.add(&self.spot_of(key), code, message);
    }

    /// Whether the table has `key`.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.value_at(key).is_some()
    }

    fn value_at(&self, key: &str) -> Option<&'f Spanned<DeValue<'a>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn take(&mut self, key: &'static str) -> Option<&'f Spanned<DeValue<'a>>> {
        self.used.insert(key);
        self.value_at(key)
    }

    fn must(&mut self, key: &'static str) -> Option<&'f Spanned<DeValue<'a>>> {
        let value = self.take(key);
        if value.is_none() {
            self.fault("key-missing", format!("`{key}` is missing"));
        }
        value
    }

    fn wrong(&self, value: &Spanned<DeValue<'_>>, wanted: &str) {
        let message = format!("expected {wanted}, found {}", value.get_ref().type_str());
        self.file.findings.add(&self.file.spot(&value.span()), "type", message);
    }

    /// A table that may be absent.
    pub(crate) fn opt_table(&mut self, key: &'static str) -> Option<Table<'f, 'a>> {
        let value = self.take(key)?;
        self.as_table(value)
    }

    /// A table that must be there.
    pub(crate) fn sub_table(&mut self, key: &'static str) -> Option<Table<'f, 'a>> {
        self.must(key)?;
        self.opt_table(key)
    }

    fn as_table(&self, value: &'f Spanned<DeValue<'a>>) -> Option<Table<'f, 'a>> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, "a table");
            return None;
        };
        Some(Table { file: self.file, table, span: value.span(), used: BTreeSet::new() })
    }

    /// A list of tables; empty if absent.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Table<'f, 'a>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, "a list of tables");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_table(item)).collect()
    }

    /// Every entry of the table, for tables whose keys are data (answers of an example, texts).
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'f str, &'f Spanned<DeValue<'a>>)> + use<'f, 'a> {
        self.table.iter().map(|(name, value)| (name.get_ref().as_ref(), value))
    }

    /// A value of [`Table::entries`] as a table.
    pub(crate) fn inner(&self, value: &'f Spanned<DeValue<'a>>) -> Option<Table<'f, 'a>> {
        self.as_table(value)
    }

    /// Where a value of [`Table::entries`] is.
    pub(crate) fn spot_at(&self, value: &Spanned<DeValue<'_>>) -> Spot {
        self.file.spot(&value.span())
    }

    /// Reports every key that was not asked for.
    pub(crate) fn finish(self) {
        for (name, _) in self.table.iter() {
            if !self.used.contains(name.get_ref().as_ref()) {
                let known = self.used.iter().copied().collect::<Vec<_>>().join(", ");
                let message = format!("unknown key `{}`; known here are {known}", name.get_ref());
                self.file.findings.add(&self.file.spot(&name.span()), "key-unknown", message);
            }
        }
    }
}

/// A TOML value as JSON, for answers and expectations of examples. Floats become texts, which no answer is.
pub(crate) fn json(value: &DeValue<'_>) -> serde_json::Value {
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(integer) => i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix())
            .map_or(serde_json::Value::Null, serde_json::Value::from),
        DeValue::Float(float) => float.as_str().into(),
        DeValue::Boolean(truth) => (*truth).into(),
        DeValue::Datetime(datetime) => datetime.to_string().into(),
        DeValue::Array(array) => array.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(name, item)| (name.get_ref().to_string(), json(item.get_ref()))).collect()
        }
    }
}
