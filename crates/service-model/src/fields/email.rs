//! An e-mail address. Whether it exists is proven by writing to it, so only its form is looked at.

use kernel::Slips;
use serde_json::Value;

use super::{Entry, Kind, Shown, as_text, is_invisible};

/// An e-mail address; the answer has the domain in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Email;

impl Email {
    /// The address with its domain in small letters, if it has the form of one (RFC 5321 lengths; quoted local parts are
    /// not accepted, nobody who has one types it).
    pub fn normalise(typed: &str) -> Option<String> {
        let text: String = typed.trim().chars().filter(|c| !is_invisible(*c)).collect();
        let (local, domain) = text.rsplit_once('@')?;
        let forbidden = |c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, '@' | '"' | '<' | '>' | ',' | ';' | '(' | ')' | '\\')
        };
        let fine_local = !local.is_empty()
            && local.len() <= 64
            && !local.contains(forbidden)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        };
        let fine_domain = domain.contains('.') && domain.len() <= 253 && domain.split('.').all(label);
        (fine_local && fine_domain && text.len() <= 254).then(|| format!("{local}@{}", domain.to_lowercase()))
    }
}

impl Kind for Email {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        Self::normalise(entry.text()).map_or_else(
            || {
                slips.add(entry.name.to_owned(), "field-email-form");
                Value::Null
            },
            Value::from,
        )
    }

    fn show(&self, value: &Value) -> Shown {
        Shown::Code(as_text(value))
    }
}
