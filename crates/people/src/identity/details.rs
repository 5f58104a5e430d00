//! What a person states to be matched: number, card, mother's name.

use kernel::{NationalNumber, NationalNumberError, Slips, arabic};
use serde::{Deserialize, Serialize};
use web::{Fields, FromFields};

use crate::accounts::{contact::is_invisible, name::PersonName};

/// The factory number printed on the card. Cards of all ages have been seen with six to fourteen letters and digits; the
/// registry decides, so only what cannot be one is refused. Whether the card has lapsed is not asked: it still proves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardNumber(String);

impl CardNumber {
    /// Reads a card number in any digit script and spacing.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = arabic::latin_digits(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '/' | '.') && !is_invisible(*c))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let fits = (6..=14).contains(&plain.len())
            && plain.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && plain.bytes().any(|b| b.is_ascii_digit());
        fits.then_some(Self(plain))
    }

    /// Capital letters and Latin digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is destroyed once the registry has answered.
#[derive(Clone, Serialize, Deserialize)]
pub struct Secret {
    /// The card's factory number.
    pub card: CardNumber,
    /// The mother's name as typed.
    pub mother: PersonName,
}

/// The whole form.
#[derive(Clone)]
pub struct Details {
    /// The number.
    pub number: NationalNumber,
    /// The rest.
    pub secret: Secret,
    /// Whether the notice was agreed to; without it nothing is sent to the registry.
    pub agreed: bool,
}

impl FromFields for Details {
    fn from_fields(fields: &Fields) -> Result<Self, Slips> {
        let mut slips = Slips::new();
        let number = fields.text("number").parse::<NationalNumber>();
        if let Err(error) = number {
            slips.add("number", number_slip(fields.text("number"), error));
        }
        // The check digit's rule was never published, so a misfit warns once and the same number is then accepted.
        if let Ok(number) = &number
            && !number.check_digit_fits()
            && fields.text("warned") != number.last_three()
        {
            slips.add("number", "identity-number-check-digit");
        }
        let card = CardNumber::parse(fields.text("card"));
        if card.is_none() {
            slips.add(
                "card",
                if fields.text("card").is_empty() { "identity-card-empty" } else { "identity-card-malformed" },
            );
        }
        let mother = PersonName::parse(fields.text("mother"));
        if let Err(error) = mother {
            slips.add("mother", mother_slip(error));
        }
        let agreed = fields.ticked("notice-identity-check");
        if !agreed {
            slips.add("notice-identity-check", "identity-notice-needed");
        }
        match (number, card, mother) {
            (Ok(number), Some(card), Ok(mother)) if slips.is_empty() => {
                Ok(Self { number, secret: Secret { card, mother }, agreed })
            }
            _ => Err(slips),
        }
    }
}

/// The slip of a malformed number; each says what to look at.
pub(crate) fn number_slip(typed: &str, error: NationalNumberError) -> &'static str {
    match error {
        _ if typed.is_empty() => "identity-number-empty",
        NationalNumberError::Length => "identity-number-length",
        NationalNumberError::Digits => "identity-number-digits",
        NationalNumberError::Century => "identity-number-century",
        NationalNumberError::BirthDate => "identity-number-birth-date",
    }
}

fn mother_slip(error: crate::accounts::name::NameError) -> &'static str {
    use crate::accounts::name::NameError;
    match error {
        NameError::Empty => "identity-mother-empty",
        NameError::Signs => "accounts-name-signs",
        NameError::TooLong => "accounts-name-too-long",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(number: &str, card: &str, mother: &str, warned: &str) -> Result<Details, Vec<(String, String)>> {
        let pairs = [
            ("number", number),
            ("card", card),
            ("mother", mother),
            ("warned", warned),
            ("notice-identity-check", "yes"),
        ];
        let fields = Fields::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        Details::from_fields(&fields).map_err(|slips| {
            slips.0.into_iter().map(|slip| (slip.field.into_owned(), slip.text.into_owned())).collect()
        })
    }

    #[test]
    fn each_malformed_number_has_its_own_slip() {
        for (number, slip) in [
            ("", "identity-number-empty"),
            ("2820815130459", "identity-number-length"),
            ("282081513045978", "identity-number-length"),
            ("2820815130459X", "identity-number-digits"),
            ("18208151304597", "identity-number-century"),
            ("28213151304597", "identity-number-birth-date"),
            ("٢٨٢١٣١٥١٣٠٤٥٩٧", "identity-number-birth-date"),
        ] {
            let slips = read(number, "IE1234567", "فاطمة علي", "").err().unwrap();
            assert_eq!(slips, [("number".to_owned(), slip.to_owned())], "{number}");
        }
    }

    #[test]
    fn a_misfit_of_the_check_digit_warns_once() {
        let slips = read("28208151304590", "IE1234567", "فاطمة علي", "").err().unwrap();
        assert_eq!(slips, [("number".to_owned(), "identity-number-check-digit".to_owned())]);
        assert!(read("28208151304590", "IE1234567", "فاطمة علي", "590").is_ok());
        // The warning was about another number: it is given again.
        assert!(read("28208151304591", "IE1234567", "فاطمة علي", "590").is_err());
        assert!(read("٢٨٢٠٨١٥١٣٠٤٥٩٧", "ie ١٢٣-٤٥٦٧", "فاطمة", "").is_ok());
    }

    #[test]
    fn each_malformed_card_and_mothers_name_has_its_own_slip() {
        for (card, slip) in [
            ("", "identity-card-empty"),
            ("12", "identity-card-malformed"),
            ("ABCDEFG", "identity-card-malformed"),
            ("IE12345678901234", "identity-card-malformed"),
            ("رقم١٢٣٤٥٦", "identity-card-malformed"),
        ] {
            assert_eq!(read("28208151304597", card, "فاطمة", "").err().unwrap()[0].1, slip, "{card}");
        }
        for (mother, slip) in [
            ("", "identity-mother-empty"),
            ("فاطمة1", "accounts-name-signs"),
            (&"ف".repeat(200), "accounts-name-too-long"),
        ] {
            assert_eq!(read("28208151304597", "IE1234567", mother, "").err().unwrap()[0].1, slip);
        }
    }
}
