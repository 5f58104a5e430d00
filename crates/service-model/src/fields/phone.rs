//! A telephone number of any country, kept in the international form of ITU-T E.164. No Egyptian number is ever needed.

use kernel::{Slips, arabic};
use serde_json::Value;

use super::{Entry, Kind, Shown, as_text, tidy};

/// A telephone number. Raw values: `<name>` the number, `<name>-country` a dialling code for numbers typed without one
/// (the country of residence if absent). The answer is `+` and 8 to 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phone;

impl Phone {
    /// The number in international form, or the key of the text that says what is wrong.
    ///
    /// # Errors
    /// The text key, when there are other characters than digits or too few or too many of them.
    pub fn normalise(typed: &str, dialling: &str) -> Result<String, &'static str> {
        let compact: String = arabic::latin_digits(&tidy(typed))
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '(' | ')' | '.' | '/'))
            .collect();
        let (international, digits) = match compact.strip_prefix('+').or_else(|| compact.strip_prefix("00")) {
            Some(rest) => (true, rest),
            None => (false, compact.as_str()),
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("field-phone-digits");
        }
        let number = if international {
            digits.to_owned()
        } else {
            // The trunk prefix 0 is dropped after a country code.
            format!("{dialling}{}", digits.strip_prefix('0').unwrap_or(digits))
        };
        if number.starts_with('0') || !(8..=15).contains(&number.len()) {
            return Err("field-phone-length");
        }
        Ok(format!("+{number}"))
    }
}

impl Kind for Phone {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        let chosen = arabic::latin_digits(entry.part("country"));
        let chosen = chosen.trim_start_matches('+');
        let plain = !chosen.is_empty() && chosen.len() <= 4 && chosen.bytes().all(|byte| byte.is_ascii_digit());
        let dialling = if plain { chosen } else { entry.context.dialling.as_str() };
        Self::normalise(entry.text(), dialling).map_or_else(
            |text| {
                slips.add(entry.name.to_owned(), text);
                Value::Null
            },
            Value::from,
        )
    }

    fn show(&self, value: &Value) -> Shown {
        Shown::Code(as_text(value))
    }
}
