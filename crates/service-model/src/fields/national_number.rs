//! A national number, in any digit script. A misfitting check digit warns and never refuses; a number that cannot be that
//! person's, because it is a man's where a mother is asked for, is refused at its field.

use kernel::{NationalNumber, NationalNumberError, Sex, Slips};
use serde_json::Value;

use super::{Entry, Kind, Shown, as_text};
use crate::{Answers, reader::Table};

/// A national number; the answer is its fourteen digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NationalNumberField {
    /// Whose number it can be, where the definition says so.
    pub whose: Option<Whose>,
}

/// Whose number is asked for, as far as the sex in its thirteenth digit tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A man's or a woman's: the father, the mother.
    Of(Sex),
    /// Of the other sex than the number in this field: the husband or wife of that person.
    Unlike(String),
}

impl NationalNumberField {
    pub(super) fn read(table: &mut Table<'_, '_>) -> Self {
        let unlike = table.opt_key("unlike").map(Whose::Unlike);
        if !table.has("sex") {
            return Self { whose: unlike };
        }
        if unlike.is_some() {
            table.fault_at("sex", "value", "a number is of one `sex`, or `unlike` another, not both");
        }
        let sex = if table.one_of("sex", &["female", "male"]) == "male" { Sex::Male } else { Sex::Female };
        Self { whose: Some(Whose::Of(sex)) }
    }

    /// Compares what was read with what was answered on earlier pages. A number that was not given, there or here, is
    /// compared with nothing.
    pub(super) fn compare(&self, name: &str, value: &Value, answers: &Answers, slips: &mut Slips) {
        let sex = |digits: Option<&str>| Some(digits?.parse::<NationalNumber>().ok()?.sex());
        let Some(own) = sex(value.as_str()) else { return };
        let slip = match &self.whose {
            Some(Whose::Of(Sex::Male)) if own == Sex::Female => "field-national-number-of-man",
            Some(Whose::Of(Sex::Female)) if own == Sex::Male => "field-national-number-of-woman",
            Some(Whose::Unlike(other)) if sex(answers.text(other)) == Some(own) => "field-national-number-spouse",
            _ => return,
        };
        slips.add(name.to_owned(), slip);
    }
}

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
