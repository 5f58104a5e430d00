//! A code as it is handed out: the invitation's number and eight drawn characters, `12-7K4M-29TX`.
//!
//! The number lets the ministry say which one it was; the characters are what nobody guesses: forty bits, at ten tries an
//! hour for each account.

use std::{fmt, str::FromStr};

use kernel::{Dice, arabic};

/// Crockford's alphabet: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DRAWN: usize = 8;
/// More digits than a number of invitations can have.
const LONGEST: usize = 6;

/// A code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Code {
    /// The invitation's number within its country.
    pub number: i32,
    drawn: [u8; DRAWN],
}

/// What was typed cannot be a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct NoCode;

impl Code {
    /// A new code for the invitation with this number.
    pub fn draw(number: i32, dice: &dyn Dice) -> Self {
        let mut bytes = [0_u8; DRAWN];
        dice.fill(&mut bytes);
        Self { number, drawn: bytes.map(|byte| ALPHABET[usize::from(byte & 31)]) }
    }

    /// What the keyed index is taken of. A code is good in one country only.
    pub fn indexed(&self, country: &str) -> String {
        format!("{country}.{}.{}", self.number, self.characters())
    }

    fn characters(&self) -> &str {
        std::str::from_utf8(&self.drawn).unwrap_or_default()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.characters().split_at(DRAWN / 2);
        write!(f, "{}-{first}-{second}", self.number)
    }
}

impl FromStr for Code {
    type Err = NoCode;

    /// Accepts hyphens, spaces, small letters, any digit script, and O, I, L for the digits they are taken for.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let text = arabic::latin_digits(text);
        let mut letters = Vec::new();
        for character in text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}')) {
            let letter = match character.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).map_err(|_| NoCode)?,
            };
            if letters.len() == DRAWN + LONGEST || !ALPHABET.contains(&letter) {
                return Err(NoCode);
            }
            letters.push(letter);
        }
        let at = letters.len().checked_sub(DRAWN).ok_or(NoCode)?;
        let (number, drawn) = letters.split_at(at);
        let number = std::str::from_utf8(number).map_err(|_| NoCode)?.parse().map_err(|_| NoCode)?;
        Ok(Self { number, drawn: drawn.try_into().map_err(|_| NoCode)? })
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(number in 1_i32..999_999, seed: u64) {
            let code = Code::draw(number, &SeededDice::new(seed));
            let shown = code.to_string();
            prop_assert_eq!(shown.parse::<Code>(), Ok(code));
            let eastern: String = shown
                .chars()
                .map(|c| c.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit)).unwrap_or(c))
                .collect();
            prop_assert_eq!(eastern.to_lowercase().replace('-', " ").parse::<Code>(), Ok(code));
            prop_assert_ne!(code.indexed("kw"), code.indexed("sa"));
        }

        #[test]
        fn no_text_breaks_it(text: String) {
            let _ = text.parse::<Code>();
        }
    }

    #[test]
    fn a_code_without_its_number_is_none() {
        for text in ["", "7K4M-29TX", "7K4M-29T", "1234567-7K4M-29TX", "12-7K4M-29TU", "دوازده"] {
            assert_eq!(text.parse::<Code>(), Err(NoCode), "{text}");
        }
    }
}
