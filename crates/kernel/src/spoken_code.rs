//! A code that one person reads out to another: eight letters that are not taken for each other.
//!
//! It says nothing about anybody and proves only that somebody was told it. Whoever keeps one keeps a blind index of it, and
//! whoever accepts one counts the tries.

use crate::{Dice, arabic};

/// The letters of codes: none that is taken for another when read out.
const LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// How many letters a code has: 31⁸ codes, and few tries.
const LENGTH: usize = 8;

/// A code as two people pass it on.
#[derive(Clone, PartialEq, Eq)]
pub struct SpokenCode(String);

impl SpokenCode {
    /// Draws one.
    pub fn draw(dice: &dyn Dice) -> Self {
        let letters = u32::try_from(LETTERS.len()).unwrap_or(1);
        Self((0..LENGTH).map(|_| char::from(LETTERS[dice.below(letters) as usize])).collect())
    }

    /// Reads what was typed: any digits, small letters, spaces and dashes are forgiven.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = arabic::latin_digits(typed);
        let code: String =
            typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
        let fits = code.len() == LENGTH && code.bytes().all(|letter| LETTERS.contains(&letter));
        fits.then_some(Self(code))
    }

    /// The letters, for a blind index.
    pub fn letters(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SpokenCode {
    /// In two halves, to be read out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (first, second) = self.0.split_at(LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

impl std::fmt::Debug for SpokenCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a spoken code")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::SeededDice;

    proptest! {
        #[test]
        fn a_code_is_read_as_it_is_written_and_otherwise_forgiven(seed in any::<u64>()) {
            let code = SpokenCode::draw(&SeededDice::new(seed));
            for typed in [code.to_string(), code.to_string().to_lowercase(), format!(" {} ", code.letters())] {
                prop_assert_eq!(SpokenCode::parse(&typed), Some(code.clone()));
            }
            prop_assert_eq!(format!("{code:?}"), "a spoken code");
        }
    }

    #[test]
    fn what_could_be_misread_is_no_code() {
        for typed in ["", "ABCD", "ABCD-EFG0", "ABCD-EFGI", "ABCD-EFGH-J", "ابجد-هوزح"] {
            assert_eq!(SpokenCode::parse(typed), None, "{typed}");
        }
    }
}
