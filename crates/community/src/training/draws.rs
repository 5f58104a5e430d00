//! What is drawn for an award: a number that says nothing, and the salt of a hash.

use kernel::Dice;

/// Letters and digits that are not taken for one another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters and digits of a number.
pub(super) const NUMBER: usize = 12;
/// Letters and digits of a salt: 110 bits.
const SALT: usize = 22;

/// A number.
pub(super) fn number(dice: &dyn Dice) -> String {
    drawn::<NUMBER>(dice)
}

/// A salt.
pub(super) fn salt(dice: &dyn Dice) -> String {
    drawn::<SALT>(dice)
}

/// A number as somebody typed it: blanks, hyphens and small letters do not matter. Nothing if it is none.
pub(super) fn typed(text: &str) -> Option<String> {
    let letters = text.chars().filter(|own| !own.is_whitespace() && *own != '-').map(|own| own.to_ascii_uppercase());
    let number: String = letters.take(NUMBER + 1).collect();
    let known = |own: char| own.is_ascii() && ALPHABET.contains(&(own as u8));
    (number.len() == NUMBER && number.chars().all(known)).then_some(number)
}

fn drawn<const LENGTH: usize>(dice: &dyn Dice) -> String {
    let mut bytes = [0_u8; LENGTH];
    dice.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()
}

#[cfg(test)]
mod tests {
    use kernel::SeededDice;

    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        let number = number(&SeededDice::new(7));
        assert_eq!(number.len(), NUMBER);
        let spaced = format!(" {}-{} {} ", &number[..4], number[4..8].to_lowercase(), &number[8..]);
        assert_eq!(typed(&spaced), Some(number.clone()));
        assert_eq!(typed(&number[..11]), None);
        assert_eq!(typed(&format!("{number}0")), None);
        assert_eq!(typed("ILOU-ILOU-ILOU"), None, "letters that look like others are never drawn");
    }
}
