//! The code in a message: ten characters of Crockford's alphabet in two groups, `7K4M2-9TXQ3`.
//!
//! Fifty bits of chance: whoever guesses codes finds one of ten million in a hundred million tries, and learns a day.

use std::{fmt, str::FromStr};

use kernel::{Dice, arabic};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

/// A code as it stands in a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CheckCode([u8; LENGTH]);

/// What was typed cannot be a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoCode;

impl CheckCode {
    /// A new code.
    pub fn draw(dice: &dyn Dice) -> Self {
        let mut bytes = [0_u8; LENGTH];
        dice.fill(&mut bytes);
        Self(bytes.map(|byte| ALPHABET[usize::from(byte & 31)]))
    }

    /// The ten characters without a hyphen, for the blind index.
    pub fn compact(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for CheckCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.compact().split_at(LENGTH / 2);
        write!(f, "{first}-{second}")
    }
}

impl FromStr for CheckCode {
    type Err = NoCode;

    /// Accepts hyphens, spaces, small letters, any digit script, and O, I, L for the digits they are taken for.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let text = arabic::latin_digits(text);
        let mut characters = [0_u8; LENGTH];
        let mut count = 0;
        for character in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}')) {
            let letter = match character.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).map_err(|_| NoCode)?,
            };
            if count == LENGTH || !ALPHABET.contains(&letter) {
                return Err(NoCode);
            }
            characters[count] = letter;
            count += 1;
        }
        if count == LENGTH { Ok(Self(characters)) } else { Err(NoCode) }
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(seed: u64) {
            let code = CheckCode::draw(&SeededDice::new(seed));
            let shown = code.to_string();
            prop_assert_eq!(shown.parse::<CheckCode>(), Ok(code));
            let eastern: String = shown
                .chars()
                .map(|c| c.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit)).unwrap_or(c))
                .collect();
            prop_assert_eq!(eastern.to_lowercase().replace('-', " ").parse::<CheckCode>(), Ok(code));
            prop_assert!(shown[1..].parse::<CheckCode>().is_err());
        }

        #[test]
        fn no_text_breaks_it(text: String) {
            let _ = text.parse::<CheckCode>();
        }
    }
}
