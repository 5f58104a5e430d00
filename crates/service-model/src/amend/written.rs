//! The kinds of value that a page can change.

use kernel::Day;
use toml::{Table, Value};

use crate::Names;

/// A value of a definition as a form knows it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Written {
    /// A text, a key, an amount, a time.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Day(Day),
    /// Several texts in order.
    Texts(Vec<String>),
    /// Words in Arabic and English.
    Names {
        /// Arabic.
        ar: String,
        /// English.
        en: String,
    },
    /// A short table in one line, its keys in order.
    Pairs(Vec<(String, Written)>),
    /// Short tables in one line each: papers, opening hours.
    Rows(Vec<Vec<(String, Written)>>),
}

impl Written {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// What a TOML value says; nothing for kinds that no form writes (a fraction, a moment).
    pub fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Self::Text(text.clone()),
            Value::Integer(number) => Self::Whole(*number),
            Value::Boolean(truth) => Self::Truth(*truth),
            Value::Datetime(at) => Self::Day(at.to_string().parse::<jiff::civil::Date>().ok().map(Day::from)?),
            Value::Float(_) => return None,
            Value::Array(items) if items.iter().all(Value::is_str) => {
                Self::Texts(items.iter().filter_map(Value::as_str).map(str::to_owned).collect())
            }
            Value::Array(items) => Self::Rows(items.iter().map(|item| pairs(item.as_table()?)).collect::<Option<_>>()?),
            Value::Table(table) => match Self::names(table) {
                Some(names) => names,
                None => Self::Pairs(pairs(table)?),
            },
        })
    }

    /// The value as TOML.
    pub(super) fn to_toml(&self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.clone()),
            Self::Whole(number) => Value::Integer(*number),
            Self::Truth(truth) => Value::Boolean(*truth),
            Self::Day(day) => day.to_string().parse().map_or_else(|_| Value::String(day.to_string()), Value::Datetime),
            Self::Texts(texts) => Value::Array(texts.iter().cloned().map(Value::String).collect()),
            Self::Names { ar, en } => {
                let pairs = [("ar", ar), ("en", en)];
                Value::Table(
                    pairs.map(|(key, text)| (key.to_owned(), Value::String(text.clone()))).into_iter().collect(),
                )
            }
            Self::Pairs(pairs) => Value::Table(as_table(pairs)),
            Self::Rows(rows) => Value::Array(rows.iter().map(|row| Value::Table(as_table(row))).collect()),
        }
    }

    fn names(table: &Table) -> Option<Self> {
        let text = |key| table.get(key).and_then(Value::as_str).map(str::to_owned);
        (table.len() == 2).then_some(())?;
        Some(Self::Names { ar: text("ar")?, en: text("en")? })
    }
}

impl From<Names> for Written {
    fn from(names: Names) -> Self {
        Self::Names { ar: names.ar, en: names.en }
    }
}

fn pairs(table: &Table) -> Option<Vec<(String, Written)>> {
    table.iter().map(|(key, value)| Some((key.clone(), Written::of(value)?))).collect()
}

fn as_table(pairs: &[(String, Written)]) -> Table {
    pairs.iter().map(|(key, value)| (key.clone(), value.to_toml())).collect()
}
