//! What a person answered: typed values by field name, and the raw form values they come from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Typed answers by field name. A field that was seen and left empty is `null`; a field never seen is absent.
///
/// The map holds personal data: it is kept only inside `Sealed<Answers>`.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Value>);

impl Answers {
    /// No answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to `field`, if one was given; `null` counts as none.
    pub fn get(&self, field: &str) -> Option<&Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    /// The answer to `field` if it is a text (dates, numbers and choices are).
    pub fn text(&self, field: &str) -> Option<&str> {
        self.get(field).and_then(Value::as_str)
    }

    /// Whether `field` was seen, answered or left empty.
    pub fn seen(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }

    /// Sets the answer to `field`.
    pub fn set(&mut self, field: impl Into<String>, value: impl Into<Value>) {
        self.0.insert(field.into(), value.into());
    }

    /// Takes over all of `other`, which wins.
    pub fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Removes the answer to `field`.
    pub fn remove(&mut self, field: &str) -> Option<Value> {
        self.0.remove(field)
    }

    /// All answers in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for Answers {
    /// Names only: values are personal data and never reach a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl FromIterator<(String, Value)> for Answers {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(answers: I) -> Self {
        Self(answers.into_iter().collect())
    }
}

/// Raw form values: several per name, as a browser sends them. Parts of one field are named `<field>-<part>`.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Raw(BTreeMap<String, Vec<String>>);

impl Raw {
    /// No values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value, builder style.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.push(name, value);
        self
    }

    /// Adds a value.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// The first value of `name`, trimmed; empty if there is none.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(|values| values.first()).map_or("", |value| value.trim())
    }

    /// Every value of `name`.
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Removes `field` and all of its parts.
    pub fn clear(&mut self, field: &str) {
        self.0.retain(|name, _| !belongs(name, field));
    }

    /// Every name with each of its values.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }

    /// Adds what a JSON client sent for `field`, in the form a browser would have sent it, so that both go through the
    /// same parser: an object becomes parts, a list several values, a truth `yes` or `no`.
    pub fn push_json(&mut self, field: &str, value: &Value) {
        match value {
            Value::Null => {}
            Value::Bool(truth) => self.push(field, if *truth { "yes" } else { "no" }),
            Value::Number(number) => self.push(field, number.to_string()),
            Value::String(text) => self.push(field, text.as_str()),
            Value::Array(items) => items.iter().for_each(|item| self.push_json(field, item)),
            Value::Object(parts) => {
                for (part, item) in parts {
                    self.push_json(&format!("{field}-{part}"), item);
                }
            }
        }
    }

    /// Whether `field` and all of its parts are empty.
    pub fn is_blank(&self, field: &str) -> bool {
        self.0
            .iter()
            .filter(|(name, _)| belongs(name, field))
            .all(|(_, values)| values.iter().all(|v| v.trim().is_empty()))
    }
}

fn belongs(name: &str, field: &str) -> bool {
    name.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Raw {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(values: I) -> Self {
        let mut raw = Self::new();
        for (name, value) in values {
            raw.push(name, value);
        }
        raw
    }
}
