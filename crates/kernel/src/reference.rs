//! The public reference of a file: `7K4M-29TX-Q3W`.
//!
//! Eleven characters of Crockford's alphabet (no I, L, O, U): two hold the [`Bucket`], eight are drawn, the last is a
//! check character, so a misheard digit on the phone is caught before anything is looked up. It proves nothing.

use std::{fmt, str::FromStr};

use crate::{Bucket, Dice, arabic};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A public reference, kept as its eleven characters without hyphens.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference([u8; 11]);

/// Not a reference: wrong length, a letter that is not in the alphabet, or a wrong check character.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a reference")]
pub struct ReferenceError;

impl Reference {
    /// Draws a new reference in `bucket`.
    pub fn draw(bucket: Bucket, dice: &dyn Dice) -> Self {
        let mut values = [0_u8; 11];
        values[0] = (bucket.number() >> 5) as u8;
        values[1] = (bucket.number() & 31) as u8;
        let mut drawn = [0_u8; 8];
        dice.fill(&mut drawn);
        for (value, byte) in values[2..10].iter_mut().zip(drawn) {
            *value = byte & 31;
        }
        values[10] = check(&values);
        Self(values.map(|value| ALPHABET[usize::from(value)]))
    }

    /// The shard of the file.
    pub fn bucket(&self) -> Bucket {
        let number = (u16::from(value_of(self.0[0]).unwrap_or(0)) << 5) | u16::from(value_of(self.0[1]).unwrap_or(0));
        Bucket::new(number).unwrap_or_else(|| unreachable!("two characters hold ten bits"))
    }

    /// The eleven characters without hyphens, as stored and as used in URLs.
    pub fn compact(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A weighted sum modulo 31, a prime: it catches every single wrong character but one pair and every swap of neighbours.
fn check(values: &[u8; 11]) -> u8 {
    let sum: u32 = values[..10].iter().zip(1_u32..).map(|(value, weight)| u32::from(*value) * weight).sum();
    (sum % 31) as u8
}

fn value_of(character: u8) -> Option<u8> {
    ALPHABET.iter().position(|letter| *letter == character).map(|position| position as u8)
}

impl FromStr for Reference {
    type Err = ReferenceError;

    /// Accepts hyphens, spaces, small letters, any digit script, and O, I, L for the digits they are taken for.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut characters = [0_u8; 11];
        let mut values = [0_u8; 11];
        let mut count = 0;
        for character in
            arabic::latin_digits(text).chars().filter(|c| !matches!(c, '-' | ' ' | '\u{2010}'..='\u{2015}'))
        {
            let letter = match character.to_ascii_uppercase() {
                'O' => b'0',
                'I' | 'L' => b'1',
                other => u8::try_from(other).map_err(|_| ReferenceError)?,
            };
            if count == 11 {
                return Err(ReferenceError);
            }
            values[count] = value_of(letter).ok_or(ReferenceError)?;
            characters[count] = letter;
            count += 1;
        }
        if count == 11 && values[10] == check(&values) { Ok(Self(characters)) } else { Err(ReferenceError) }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.compact();
        write!(f, "{}-{}-{}", &text[..4], &text[4..8], &text[8..])
    }
}
impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl serde::Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::SeededDice;

    proptest! {
        #[test]
        fn a_reference_reads_back_and_knows_its_bucket(number in 0_u16..1024, seed: u64) {
            let bucket = Bucket::new(number).unwrap();
            let reference = Reference::draw(bucket, &SeededDice::new(seed));
            prop_assert_eq!(reference.bucket(), bucket);
            prop_assert_eq!(reference.to_string().parse::<Reference>().unwrap(), reference);
            prop_assert_eq!(reference.to_string().to_lowercase().replace('-', " ").parse::<Reference>().unwrap(), reference);
        }

        #[test]
        fn swapped_neighbours_are_caught(seed: u64, at in 0_usize..9) {
            let reference = Reference::draw(Bucket::new(5).unwrap(), &SeededDice::new(seed));
            let mut bytes = reference.compact().as_bytes().to_vec();
            let (a, b) = (value_of(bytes[at]).unwrap(), value_of(bytes[at + 1]).unwrap());
            prop_assume!(a % 31 != b % 31);
            bytes.swap(at, at + 1);
            prop_assert!(String::from_utf8(bytes).unwrap().parse::<Reference>().is_err());
        }
    }
}
