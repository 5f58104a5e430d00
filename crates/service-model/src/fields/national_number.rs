//! A national number, in any digit script. A misfitting check digit warns and never refuses.

use kernel::{NationalNumber, NationalNumberError, Slips};
use serde_json::Value;

use super::{Entry, Kind, Shown, as_text};

/// A national number; the answer is its fourteen digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NationalNumberField;

impl Kind for NationalNumberField {
    fn parse(&self, entry: &Entry<'_>, slips: &mut Slips) -> Value {
        match entry.text().parse::<NationalNumber>() {
            Ok(number) if number.birth_date() > entry.context.today => {
                slips.add(entry.name.to_owned(), "field-national-number-date");
                Value::Null
            }
            Ok(number) => number.digits().into(),
            Err(error) => {
                slips.add(entry.name.to_owned(), text_of(error));
                Value::Null
            }
        }
    }

    fn show(&self, value: &Value) -> Shown {
        Shown::Code(as_text(value))
    }

    fn warnings(&self, value: &Value) -> Vec<&'static str> {
        let number = value.as_str().and_then(|digits| digits.parse::<NationalNumber>().ok());
        let Some(number) = number else { return Vec::new() };
        let mut warnings = Vec::new();
        if !number.check_digit_fits() {
            warnings.push("field-national-number-check");
        }
        if number.governorate().is_none() {
            warnings.push("field-national-number-governorate");
        }
        warnings
    }
}

fn text_of(error: NationalNumberError) -> &'static str {
    match error {
        NationalNumberError::Length => "field-national-number-length",
        NationalNumberError::Digits => "field-national-number-digits",
        NationalNumberError::Century | NationalNumberError::BirthDate => "field-national-number-date",
    }
}
