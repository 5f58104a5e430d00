//! Reads single values: texts, keys, numbers, days, amounts. A value of the wrong kind is a finding and reading goes on
//! with a harmless one.

use kernel::{Currency, Day, Moment, Money};
use toml::{Spanned, de::DeValue};

use super::Table;
use crate::Names;

impl Table<'_, '_> {
    pub(super) fn as_text(&self, value: &Spanned<DeValue<'_>>) -> Option<String> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong(value, "a text");
        }
        text
    }

    /// A text that may be absent.
    pub(crate) fn opt_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        self.as_text(value)
    }

    /// A text that must be there; empty after a finding.
    pub(crate) fn text(&mut self, key: &'static str) -> String {
        let value = self.must(key);
        let text = value.and_then(|value| self.as_text(value));
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            self.fault_at(key, "empty", format!("`{key}` is empty"));
        }
        text.unwrap_or_default()
    }

    /// A key: small Latin letters, digits and underscores, beginning with a letter. It ends up in text keys and URLs.
    pub(crate) fn key(&mut self, key: &'static str) -> String {
        let text = self.text(key);
        self.check_key(key, &text);
        text
    }

    /// A key that may be absent.
    pub(crate) fn opt_key(&mut self, key: &'static str) -> Option<String> {
        let text = self.opt_text(key)?;
        self.check_key(key, &text);
        Some(text)
    }

    fn check_key(&self, key: &str, text: &str) {
        let first = text.chars().next().is_none_or(|c| c.is_ascii_lowercase());
        if !first || !text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
            self.fault_at(key, "key-form", format!("`{text}` is not a key (small Latin letters, digits, `_`)"));
        }
    }

    /// One of `allowed`, or the first of them after a finding.
    pub(crate) fn one_of(&mut self, key: &'static str, allowed: &[&'static str]) -> &'static str {
        let text = self.text(key);
        self.known(key, &text, allowed)
    }

    /// One of `allowed`, the first if absent.
    pub(crate) fn one_of_or_first(&mut self, key: &'static str, allowed: &[&'static str]) -> &'static str {
        match self.opt_text(key) {
            Some(text) => self.known(key, &text, allowed),
            None => allowed.first().copied().unwrap_or_default(),
        }
    }

    fn known(&self, key: &str, text: &str, allowed: &[&'static str]) -> &'static str {
        allowed.iter().copied().find(|name| *name == text).unwrap_or_else(|| {
            self.fault_at(key, "value", format!("`{key}` is `{text}`; allowed are {}", allowed.join(", ")));
            allowed.first().copied().unwrap_or_default()
        })
    }

    /// Yes or no; `default` if absent.
    pub(crate) fn flag(&mut self, key: &'static str, default: bool) -> bool {
        let Some(value) = self.take(key) else { return default };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(value, "true or false");
            default
        })
    }

    /// A whole number that may be absent. A number with a point is a finding: nothing in a definition is a float.
    pub(crate) fn opt_whole(&mut self, key: &'static str) -> Option<i64> {
        let value = self.take(key)?;
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok());
        if number.is_none() {
            self.wrong(value, "a whole number");
        }
        number
    }

    /// A whole number of at least `least`; `least` after a finding.
    pub(crate) fn whole(&mut self, key: &'static str, least: i64) -> i64 {
        if !self.has(key) {
            self.must(key);
            return least;
        }
        self.whole_or(key, least, least)
    }

    /// A whole number of at least `least`; `default` if absent.
    pub(crate) fn whole_or(&mut self, key: &'static str, least: i64, default: i64) -> i64 {
        let Some(number) = self.opt_whole(key) else { return default };
        if number < least {
            self.fault_at(key, "value", format!("`{key}` is {number}; the least is {least}"));
        }
        number.max(least)
    }

    /// A list of texts; empty if absent.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(value, "a list of texts");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.as_text(item)).collect()
    }

    /// A day written as `"2026-11-22"` or as a TOML date, which may be absent.
    pub(crate) fn opt_day(&mut self, key: &'static str) -> Option<Day> {
        let text = self.opt_date_text(key)?;
        let day = text.parse().ok();
        if day.is_none() {
            self.fault_at(key, "value", format!("`{text}` is not a day (2026-11-22)"));
        }
        day
    }

    /// A day that must be there.
    pub(crate) fn day(&mut self, key: &'static str) -> Option<Day> {
        self.must(key)?;
        self.opt_day(key)
    }

    /// A moment in UTC (`2026-11-22T06:00:00Z`) that must be there.
    pub(crate) fn moment(&mut self, key: &'static str) -> Option<Moment> {
        self.must(key)?;
        let text = self.opt_date_text(key)?;
        let moment = text.parse().ok();
        if moment.is_none() {
            self.fault_at(key, "value", format!("`{text}` is not a moment (2026-11-22T06:00:00Z)"));
        }
        moment
    }

    /// A date, or a date with its time, as it is written, that must be there.
    pub(crate) fn date_text(&mut self, key: &'static str) -> Option<String> {
        self.must(key)?;
        self.opt_date_text(key)
    }

    fn opt_date_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        if let Some(datetime) = value.get_ref().as_datetime() {
            return Some(datetime.to_string());
        }
        self.as_text(value)
    }

    /// An amount written as a decimal text, for instance `"45.00"`.
    pub(crate) fn amount(&mut self, key: &'static str, currency: Currency) -> Money {
        let text = self.text(key);
        Money::from_decimal(&text, currency).unwrap_or_else(|error| {
            if !text.is_empty() {
                self.fault_at(key, "amount", format!("`{text}`: {error}; write it as a text like \"45.00\""));
            }
            Money::zero(currency)
        })
    }

    /// A name in Arabic and English: `{ ar = "…", en = "…" }`.
    pub(crate) fn names(&mut self, key: &'static str) -> Names {
        self.must(key);
        self.opt_names(key).unwrap_or_else(|| Names { ar: String::new(), en: String::new() })
    }

    /// Words in Arabic and English that must be there, or one plain text that reads alike in both (an address of the web).
    pub(crate) fn words(&mut self, key: &'static str) -> Names {
        let plain = self.value_at(key).is_some_and(|value| value.get_ref().as_str().is_some());
        if plain { Names::alike(self.text(key)) } else { self.names(key) }
    }

    /// A name in Arabic and English that may be absent.
    pub(crate) fn opt_names(&mut self, key: &'static str) -> Option<Names> {
        let mut table = self.opt_table(key)?;
        let names = Names { ar: table.text("ar"), en: table.text("en") };
        table.finish();
        Some(names)
    }
}
