//! The Egyptian national number: fourteen digits, `C YYMMDD GG SSSS K`.
//!
//! Structure as the Interior publishes it (Law 143/1994 art. 2 and its explanation). The check digit's algorithm is not
//! officially published, so a number that fails it is accepted with a warning and never refused.

use std::{fmt, str::FromStr};

use crate::{Day, arabic};

/// A person's sex as the thirteenth digit tells it: odd is male.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// ذكر
    Male,
    /// أنثى
    Female,
}

impl Sex {
    /// The value of the `sex` argument of texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }
}

/// A governorate of birth as digits 8 and 9 name it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Governorate {
    /// The two digits.
    pub code: u8,
    /// The Arabic name.
    pub ar: &'static str,
    /// The English name.
    pub en: &'static str,
}

/// The governorates by code; 88 is a birth outside the Republic. Codes not in this list are accepted and flagged.
pub const GOVERNORATES: [Governorate; 28] = {
    const fn row(code: u8, ar: &'static str, en: &'static str) -> Governorate {
        Governorate { code, ar, en }
    }
    [
        row(1, "القاهرة", "Cairo"),
        row(2, "الإسكندرية", "Alexandria"),
        row(3, "بورسعيد", "Port Said"),
        row(4, "السويس", "Suez"),
        row(11, "دمياط", "Damietta"),
        row(12, "الدقهلية", "Dakahlia"),
        row(13, "الشرقية", "Sharqia"),
        row(14, "القليوبية", "Qalyubia"),
        row(15, "كفر الشيخ", "Kafr El Sheikh"),
        row(16, "الغربية", "Gharbia"),
        row(17, "المنوفية", "Monufia"),
        row(18, "البحيرة", "Beheira"),
        row(19, "الإسماعيلية", "Ismailia"),
        row(21, "الجيزة", "Giza"),
        row(22, "بني سويف", "Beni Suef"),
        row(23, "الفيوم", "Fayoum"),
        row(24, "المنيا", "Minya"),
        row(25, "أسيوط", "Asyut"),
        row(26, "سوهاج", "Sohag"),
        row(27, "قنا", "Qena"),
        row(28, "أسوان", "Aswan"),
        row(29, "الأقصر", "Luxor"),
        row(31, "البحر الأحمر", "Red Sea"),
        row(32, "الوادي الجديد", "New Valley"),
        row(33, "مطروح", "Matrouh"),
        row(34, "شمال سيناء", "North Sinai"),
        row(35, "جنوب سيناء", "South Sinai"),
        row(88, "خارج الجمهورية", "Outside the Republic"),
    ]
};

/// A well-formed national number. Its `Debug` and `Display` are masked; [`NationalNumber::digits`] gives the secret.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NationalNumber([u8; 14]);

/// Why fourteen digits are not a national number. The text keys live with the field kind that shows them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NationalNumberError {
    /// Not fourteen digits.
    #[error("a national number has fourteen digits")]
    Length,
    /// Something else than digits.
    #[error("a national number has only digits")]
    Digits,
    /// The first digit is not a known century.
    #[error("the first digit names no known century")]
    Century,
    /// Digits two to seven are no date.
    #[error("digits two to seven are not a birth date")]
    BirthDate,
}

impl NationalNumber {
    /// The fourteen ASCII digits. Never log or put in a URL.
    pub fn digits(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The last three digits, which may be shown.
    pub fn last_three(&self) -> &str {
        &self.digits()[11..]
    }

    /// The birth date in digits two to seven.
    pub fn birth_date(&self) -> Day {
        birth_date(&self.0).unwrap_or_else(|| unreachable!("the date was checked when the number was read"))
    }

    /// Sex, from the thirteenth digit.
    pub fn sex(&self) -> Sex {
        if (self.0[12] - b'0') % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    /// The code of the governorate of birth (not of residence).
    pub fn governorate_code(&self) -> u8 {
        (self.0[7] - b'0') * 10 + (self.0[8] - b'0')
    }

    /// The governorate of birth, if its code is known.
    pub fn governorate(&self) -> Option<Governorate> {
        GOVERNORATES.into_iter().find(|row| row.code == self.governorate_code())
    }

    /// Whether the check digit fits the rule that public implementations agree on. A misfit is worth a warning only.
    pub fn check_digit_fits(&self) -> bool {
        let mut thirteen = [0_u8; 13];
        thirteen.copy_from_slice(&self.0[..13]);
        check_digit(&thirteen) == self.0[13]
    }

    /// Builds a number for fictional people: serial 0 to 999, sex digit chosen to fit, check digit computed.
    pub fn compose(birth: Day, governorate: u8, serial: u16, sex: Sex) -> Option<Self> {
        let century = match birth.year() {
            1900..=1999 => 2,
            2000..=2099 => 3,
            _ => return None,
        };
        let sex_digit = (serial % 5) * 2 + u16::from(sex == Sex::Male);
        let text = format!(
            "{century}{:02}{:02}{:02}{governorate:02}{:03}{sex_digit}",
            birth.year() % 100,
            birth.month(),
            birth.day(),
            (serial / 5) % 1000
        );
        let thirteen: [u8; 13] = text.as_bytes().try_into().ok()?;
        let mut digits = [0_u8; 14];
        digits[..13].copy_from_slice(&thirteen);
        digits[13] = check_digit(&thirteen);
        Some(Self(digits))
    }
}

/// Weights 2 7 6 5 4 3 2 7 6 5 4 3 2 over the first thirteen digits; 11 − (sum mod 11), 10 → 0, 11 → 1.
fn check_digit(thirteen: &[u8; 13]) -> u8 {
    const WEIGHTS: [u32; 13] = [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = thirteen.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    b'0' + ((11 - sum % 11) % 10) as u8
}

fn birth_date(digits: &[u8; 14]) -> Option<Day> {
    let two = |at: usize| i16::from(digits[at] - b'0') * 10 + i16::from(digits[at + 1] - b'0');
    let century = match digits[0] {
        b'2' => 1900,
        b'3' => 2000,
        _ => return None,
    };
    Day::new(century + two(1), two(3) as i8, two(5) as i8).ok()
}

impl FromStr for NationalNumber {
    type Err = NationalNumberError;

    /// Accepts Arabic, Persian and Latin digits, and spaces or hyphens between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain: String = arabic::latin_digits(text).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        if !plain.chars().all(|c| c.is_ascii_digit()) {
            return Err(NationalNumberError::Digits);
        }
        let digits: [u8; 14] = plain.as_bytes().try_into().map_err(|_| NationalNumberError::Length)?;
        if !matches!(digits[0], b'2' | b'3') {
            return Err(NationalNumberError::Century);
        }
        birth_date(&digits).map(|_| Self(digits)).ok_or(NationalNumberError::BirthDate)
    }
}

impl fmt::Display for NationalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "•••••••••••{}", self.last_three())
    }
}
impl fmt::Debug for NationalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_published_example_is_read_in_every_digit_script() {
        let number: NationalNumber = "28208151304597".parse().unwrap();
        assert_eq!("٢٨٢٠٨١٥١٣٠٤٥٩٧".parse::<NationalNumber>().unwrap(), number);
        assert_eq!("۲۸۲۰۸۱۵۱۳۰۴۵۹۷".parse::<NationalNumber>().unwrap(), number);
        assert_eq!(number.birth_date().to_string(), "1982-08-15");
        assert_eq!(number.sex(), Sex::Male);
        assert_eq!(number.governorate().unwrap().en, "Sharqia");
        assert!(number.check_digit_fits());
        assert_eq!(format!("{number:?}"), "•••••••••••597");
    }

    #[test]
    fn a_wrong_check_digit_only_warns() {
        let number: NationalNumber = "28208151304590".parse().unwrap();
        assert!(!number.check_digit_fits());
    }

    #[test]
    fn each_fault_is_told_apart() {
        use NationalNumberError::*;
        for (text, error) in
            [("123", Length), ("2820815130459x", Digits), ("18208151304597", Century), ("28213151304597", BirthDate)]
        {
            assert_eq!(text.parse::<NationalNumber>().unwrap_err(), error, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_composed_number_tells_what_it_was_made_of(days in 0_i32..45_000, serial in 0_u16..4999, male: bool) {
            let birth = Day::new(1910, 1, 1).unwrap().plus_days(days);
            let sex = if male { Sex::Male } else { Sex::Female };
            let number = NationalNumber::compose(birth, 88, serial, sex).unwrap();
            prop_assert_eq!(number.birth_date(), birth);
            prop_assert_eq!(number.sex(), sex);
            prop_assert!(number.check_digit_fits());
            prop_assert_eq!(number.digits().parse::<NationalNumber>().unwrap(), number);
        }
    }
}
