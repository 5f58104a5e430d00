//! A person's name as that person writes it.
//!
//! Names of three to seven parts are the rule in Egypt, but people with a single name, with foreign names and with
//! longer ones exist and are served. Nothing is cut into first and last name, nothing is transliterated.

use std::fmt;

use kernel::arabic;
use serde::{Deserialize, Serialize};

use super::contact::is_invisible;

/// Longest name in characters; twice the longest we know of, so only a mistake or an attack exceeds it.
const LONGEST: usize = 150;
/// Most parts, with compounds (عبد الرحمن) counted as one.
const MOST_PARTS: usize = 12;

/// A name that could be one. Masked in `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

/// Why a text is no name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameError {
    /// Nothing was typed.
    Empty,
    /// Digits or signs that no name has.
    Signs,
    /// Longer than any name.
    TooLong,
}

impl NameError {
    /// Key of the text shown at the field.
    pub fn text(self) -> &'static str {
        match self {
            Self::Empty => "accounts-name-empty",
            Self::Signs => "accounts-name-signs",
            Self::TooLong => "accounts-name-too-long",
        }
    }
}

impl PersonName {
    /// Reads a name: letters of any script with their marks, and the hyphen, apostrophe and dot that names have.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
        let name = visible.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(NameError::Empty);
        }
        if name.chars().count() > LONGEST {
            return Err(NameError::TooLong);
        }
        // The kashida stretches letters and is counted as one by Unicode; alone it is no name.
        let has_letter = name.chars().any(|c| c.is_alphabetic() && c != '\u{0640}');
        if !has_letter || !name.chars().all(belongs_in_a_name) {
            return Err(NameError::Signs);
        }
        if arabic::name_tokens(&name).len() > MOST_PARTS {
            return Err(NameError::TooLong);
        }
        Ok(Self(name))
    }

    /// The name as typed, with single spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many parts it has, compounds counted as one.
    pub fn parts(&self) -> usize {
        arabic::name_tokens(&self.0).len()
    }
}

fn belongs_in_a_name(character: char) -> bool {
    character.is_alphabetic()
        || matches!(character, ' ' | '-' | '\'' | '’' | '.' | '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a name of {} part(s)", self.parts())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_they_are() {
        for (typed, parts) in [
            ("ليلى", 1),
            ("محمد أحمد محمود", 3),
            ("عبد الرحمن أبو بكر نور الدين السيد", 4),
            ("مُنى  أحمد\u{200F} محمود السيد علي حسن البدوي", 7),
            ("Siobhán O’Neill-Smith", 4),
            ("Jean-Luc St. John", 4),
            ("Владимир", 1),
        ] {
            let name = PersonName::parse(typed).unwrap_or_else(|e| panic!("{typed}: {e:?}"));
            assert_eq!(name.parts(), parts, "{typed}");
        }
        assert_eq!(PersonName::parse(" مُنى   أحمد ").unwrap().as_str(), "مُنى أحمد");
    }

    #[test]
    fn each_malformed_name_has_its_own_slip() {
        for (typed, error) in [
            (String::new(), NameError::Empty),
            ("\u{200E} \u{200F}".into(), NameError::Empty),
            ("محمد٢".into(), NameError::Signs),
            ("Robert'); DROP TABLE".into(), NameError::Signs),
            ("<b>ليلى</b>".into(), NameError::Signs),
            ("--".into(), NameError::Signs),
            ("ليلى\u{0}".into(), NameError::Signs),
            ("م".repeat(151), NameError::TooLong),
            ("أ ب ج د ه و ز ح ط ي ك ل م".into(), NameError::TooLong),
        ] {
            assert_eq!(PersonName::parse(&typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn a_log_never_shows_a_name() {
        assert_eq!(format!("{:?}", PersonName::parse("ليلى أحمد").unwrap()), "a name of 2 part(s)");
    }
}
