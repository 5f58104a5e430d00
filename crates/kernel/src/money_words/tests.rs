//! Amounts as receipts write them, and a reader that knows nothing of the writer and finds the same number again.

use std::collections::HashMap;

use proptest::prelude::*;

use super::{
    in_words,
    names::{ALL, Gender, Noun},
};
use crate::{Currency, Locale, Money};

fn said(minor: i64, code: &str, exponent: u8) -> String {
    in_words(Money::new(minor, Currency::new(code, exponent).unwrap()), Locale::AR).unwrap()
}

#[test]
fn pounds_are_counted_by_the_rules() {
    for (minor, words) in [
        (0, "فقط صفر جنيه مصري لا غير"),
        (100, "فقط جنيه مصري واحد لا غير"),
        (200, "فقط جنيهان مصريان لا غير"),
        (500, "فقط خمسة جنيهات مصرية لا غير"),
        (1100, "فقط أحد عشر جنيهًا مصريًا لا غير"),
        (6850, "فقط ثمانية وستون جنيهًا مصريًا وخمسون قرشًا لا غير"),
        (10_000, "فقط مائة جنيه مصري لا غير"),
        (10_100, "فقط مائة جنيه مصري وجنيه مصري واحد لا غير"),
        (10_200, "فقط مائة جنيه مصري وجنيهان مصريان لا غير"),
        (20_000, "فقط مائتا جنيه مصري لا غير"),
        (20_300, "فقط مائتان وثلاثة جنيهات مصرية لا غير"),
        (51_500, "فقط خمسمائة وخمسة عشر جنيهًا مصريًا لا غير"),
        (100_000, "فقط ألف جنيه مصري لا غير"),
        (200_000, "فقط ألفا جنيه مصري لا غير"),
        (220_000, "فقط ألفان ومائتا جنيه مصري لا غير"),
        (1_000_000, "فقط عشرة آلاف جنيه مصري لا غير"),
        (1_200_000, "فقط اثنا عشر ألف جنيه مصري لا غير"),
        (1_234_500, "فقط اثنا عشر ألفًا وثلاثمائة وخمسة وأربعون جنيهًا مصريًا لا غير"),
        (20_000_000, "فقط مائتا ألف جنيه مصري لا غير"),
        (100_000_000, "فقط مليون جنيه مصري لا غير"),
        (200_000_000, "فقط مليونا جنيه مصري لا غير"),
        (300_000_000, "فقط ثلاثة ملايين جنيه مصري لا غير"),
        (25, "فقط خمسة وعشرون قرشًا لا غير"),
        (101, "فقط جنيه مصري واحد وقرش واحد لا غير"),
    ] {
        assert_eq!(said(minor, "EGP", 2), words);
    }
}

#[test]
fn each_currency_has_its_gender_and_its_part() {
    for (minor, code, exponent, words) in [
        (521, "AED", 2, "فقط خمسة دراهم إماراتية وواحد وعشرون فلسًا لا غير"),
        (1_003, "KWD", 3, "فقط دينار كويتي واحد وثلاثة فلوس لا غير"),
        (3_250, "KWD", 3, "فقط ثلاثة دنانير كويتية ومائتان وخمسون فلسًا لا غير"),
        (308, "SAR", 2, "فقط ثلاثة ريالات سعودية وثماني هللات لا غير"),
        (1_211, "SAR", 2, "فقط اثنا عشر ريالًا سعوديًا وإحدى عشرة هللة لا غير"),
        (2_128, "SAR", 2, "فقط واحد وعشرون ريالًا سعوديًا وثمان وعشرون هللة لا غير"),
        (101, "SAR", 2, "فقط ريال سعودي واحد وهللة واحدة لا غير"),
        (1_018, "OMR", 3, "فقط ريال عماني واحد وثماني عشرة بيسة لا غير"),
        (799, "EUR", 2, "فقط سبعة يورو وتسعة وتسعون سنتًا لا غير"),
        (1_400, "USD", 2, "فقط أربعة عشر دولارًا أمريكيًا لا غير"),
    ] {
        assert_eq!(said(minor, code, exponent), words);
    }
}

#[test]
fn english_says_the_same() {
    let english = |minor, code: &str, exponent| {
        in_words(Money::new(minor, Currency::new(code, exponent).unwrap()), Locale::EN).unwrap()
    };
    assert_eq!(english(6850, "EGP", 2), "Sixty-eight Egyptian pounds and fifty piastres only");
    assert_eq!(english(100, "AED", 2), "One UAE dirham only");
    assert_eq!(english(123_456_701, "USD", 2), {
        "One million two hundred thirty-four thousand five hundred sixty-seven US dollars and one cent only"
    });
    assert_eq!(english(0, "KWD", 3), "Zero Kuwaiti dinars only");
}

#[test]
fn what_cannot_be_said_is_left_to_figures() {
    let words =
        |minor, code: &str, exponent| in_words(Money::new(minor, Currency::new(code, exponent).unwrap()), Locale::AR);
    assert_eq!(words(100, "JPY", 0), None);
    assert_eq!(words(100, "KWD", 2), None, "a dinar has a thousand fils");
    assert_eq!(words(-100, "EGP", 2), None);
    assert_eq!(words(i64::MAX, "EUR", 2), None);
}

/// What each word adds, or by what it multiplies what was said since the last scale.
fn lexicon() -> (HashMap<&'static str, u64>, HashMap<&'static str, u64>) {
    let mut adds = HashMap::new();
    let ones = [
        "صفر واحد واحدة إحدى أحد",
        "اثنان اثنتان اثنا اثنتا",
        "ثلاثة ثلاث",
        "أربعة أربع",
        "خمسة خمس",
        "ستة ست",
        "سبعة سبع",
        "ثمانية ثمان ثماني",
        "تسعة تسع",
        "عشرة عشر",
    ];
    for (value, words) in (1..).zip(ones) {
        adds.extend(words.split(' ').map(|word| (word, value)));
    }
    adds.insert("صفر", 0);
    for (tens, word) in (2..).zip(["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"])
    {
        adds.insert(word, tens * 10);
    }
    let hundreds =
        ["مائة", "مائتان مائتا", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];
    for (value, words) in (1..).zip(hundreds) {
        adds.extend(words.split(' ').map(|word| (word, value * 100)));
    }
    let mut scales = HashMap::new();
    for (value, words) in [
        (1_000, "ألف ألفًا آلاف"),
        (1_000_000, "مليون مليونًا ملايين"),
        (1_000_000_000, "مليار مليارًا مليارات"),
        (1_000_000_000_000, "تريليون تريليونًا تريليونات"),
    ] {
        scales.extend(words.split(' ').map(|word| (word, value)));
    }
    for (value, words) in [
        (2_000, "ألفان ألفا"),
        (2_000_000, "مليونان مليونا"),
        (2_000_000_000, "ملياران مليارا"),
        (2_000_000_000_000, "تريليونان تريليونا"),
    ] {
        adds.extend(words.split(' ').map(|word| (word, value)));
    }
    (adds, scales)
}

/// Reads the number of `noun` out of its words; `None` if a word is not known.
fn read(words: &str, noun: &Noun) -> Option<u64> {
    let (adds, scales) = lexicon();
    let mut text = words.to_owned();
    // The noun says one and two by itself where no number stands before it.
    for (form, value) in [(noun.two, 2_u64), (noun.one, 1)] {
        let alone = match noun.gender {
            Gender::Masculine if value == 1 => format!("{form} واحد"),
            Gender::Feminine if value == 1 => format!("{form} واحدة"),
            _ => form.to_owned(),
        };
        if let Some(before) = text.strip_suffix(&alone) {
            let before = before.strip_suffix(" و");
            if before.is_some() || text == alone {
                let rest = before.map_or(Some(0), |before| read(before, noun))?;
                return Some(rest + value);
            }
        }
    }
    for form in [noun.many, noun.few, noun.one] {
        if let Some(before) = text.strip_suffix(&format!(" {form}")) {
            text = before.to_owned();
            break;
        }
    }
    let (mut total, mut group) = (0_u64, 0_u64);
    for word in text.split(' ') {
        // Every conjunction is joined to its word, and no number begins with that letter but «واحد».
        let bare = word.strip_prefix('و').filter(|bare| adds.contains_key(bare) || scales.contains_key(bare));
        let word = bare.unwrap_or(word);
        if let Some(scale) = scales.get(word) {
            total += group.max(1) * scale;
            group = 0;
        } else {
            let value = *adds.get(word)?;
            if value >= 1_000 {
                total += group + value
            } else {
                group += value
            }
            if value >= 1_000 {
                group = 0;
            }
        }
    }
    Some(total + group)
}

/// The words of `whole` units of a noun, without «فقط» and «لا غير».
fn bare(minor: i64, currency: Currency) -> String {
    let words = in_words(Money::new(minor, currency), Locale::AR).unwrap();
    words.strip_prefix("فقط ").unwrap().strip_suffix(" لا غير").unwrap().to_owned()
}

#[test]
fn every_number_to_ten_thousand_is_read_back_in_both_genders() {
    let pounds = &ALL[0];
    for number in 1..=10_000_u64 {
        let words = bare(i64::try_from(number).unwrap() * 100, pounds.currency());
        assert_eq!(read(&words, &pounds.whole), Some(number), "{words}");
    }
    let omani = ALL.iter().find(|names| names.part.gender == Gender::Feminine && names.currency().exponent() == 3);
    let omani = omani.unwrap();
    for number in 1..=999_u64 {
        let words = bare(i64::try_from(number).unwrap(), omani.currency());
        assert_eq!(read(&words, &omani.part), Some(number), "{words}");
    }
}

proptest! {
    #[test]
    fn any_amount_of_any_currency_is_read_back(whole in 1..1_000_000_000_000_000_u64, which in 0..ALL.len()) {
        let names = &ALL[which];
        let unit = 10_i64.pow(u32::from(names.currency().exponent()));
        prop_assume!(i64::try_from(whole).unwrap().checked_mul(unit).is_some());
        let words = bare(i64::try_from(whole).unwrap() * unit, names.currency());
        prop_assert_eq!(read(&words, &names.whole), Some(whole), "{}", words);
    }

    #[test]
    fn the_noun_has_the_form_of_its_number(whole in 3..100_000_000_u64, which in 0..ALL.len()) {
        let names = &ALL[which];
        let unit = 10_i64.pow(u32::from(names.currency().exponent()));
        let words = bare(i64::try_from(whole).unwrap() * unit, names.currency());
        let form = match whole % 100 {
            0 => names.whole.one,
            1 => if names.whole.gender == Gender::Masculine { "واحد" } else { "واحدة" },
            2 => names.whole.two,
            3..=10 => names.whole.few,
            _ => names.whole.many,
        };
        prop_assert!(words.ends_with(form), "{}", words);
    }
}
