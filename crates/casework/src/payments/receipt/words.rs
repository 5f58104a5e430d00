//! تفقيط: an amount in Arabic words, as it stands on receipts, «ثمانية وستون جنيهًا مصريًا وخمسون قرشًا لا غير».
//!
//! All units here are masculine nouns, so numbers three to ten take the feminine form and the counted noun follows the
//! classical rules: plural after 3 to 10, accusative singular after 11 to 99, genitive singular after hundreds.

use kernel::Money;

/// A currency's names: singular, dual, plural, accusative singular; for the whole and for its part.
struct Names {
    code: &'static str,
    whole: [&'static str; 4],
    part: [&'static str; 4],
}

const CURRENCIES: [Names; 3] = [
    Names {
        code: "EGP",
        whole: ["جنيه مصري", "جنيهان مصريان", "جنيهات مصرية", "جنيهًا مصريًا"],
        part: ["قرش", "قرشان", "قروش", "قرشًا"],
    },
    Names {
        code: "AED",
        whole: ["درهم إماراتي", "درهمان إماراتيان", "دراهم إماراتية", "درهمًا إماراتيًا"],
        part: ["فلس", "فلسان", "فلوس", "فلسًا"],
    },
    Names {
        code: "SAR",
        whole: ["ريال سعودي", "ريالان سعوديان", "ريالات سعودية", "ريالًا سعوديًا"],
        part: ["هللة", "هللتان", "هللات", "هللةً"],
    },
];

const ONES: [&str; 11] = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
const TENS: [&str; 10] = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
const HUNDREDS: [&str; 10] =
    ["", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];

/// The amount in words; `None` for a currency whose Arabic names are not known here, or beyond 999,999.
pub(super) fn arabic(amount: Money) -> Option<String> {
    let currency = amount.currency();
    let names = CURRENCIES.iter().find(|names| names.code == currency.code())?;
    let unit = 10_u64.pow(u32::from(currency.exponent()));
    let minor = u64::try_from(amount.minor()).ok()?;
    let (whole, part) = (minor / unit, minor % unit);
    // The Saudi halala is feminine and would need the other forms, so only whole riyals are written out.
    if whole > 999_999 || minor == 0 || (names.code == "SAR" && part > 0) {
        return None;
    }
    let mut said = Vec::new();
    if whole > 0 {
        said.push(counted(whole, names.whole));
    }
    if part > 0 {
        said.push(counted(part, names.part));
    }
    Some(format!("فقط {} لا غير", said.join(" و")))
}

/// A number with its noun.
fn counted(number: u64, noun: [&str; 4]) -> String {
    let [one, two, many, accusative] = noun;
    match (number, number % 100) {
        (1, _) => format!("{one} واحد"),
        (2, _) => two.to_owned(),
        (_, 3..=10) => format!("{} {many}", spoken(number)),
        (_, 11..=99) => format!("{} {accusative}", spoken(number)),
        // 100, 201, 1002: the number ends in a hundred, or the noun follows the one or two.
        (_, 0) => format!("{} {one}", construct(number)),
        _ => format!("{} {one}", spoken(number)),
    }
}

/// A round number before its noun drops the n of the dual: مائتا جنيه، ألفا جنيه.
fn construct(number: u64) -> String {
    let words = spoken(number);
    match words.strip_suffix("ان") {
        Some(stem) => format!("{stem}ا"),
        None => words,
    }
}

fn spoken(number: u64) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    let mut parts = Vec::new();
    match thousands {
        0 => {}
        1 => parts.push("ألف".to_owned()),
        2 => parts.push("ألفان".to_owned()),
        3..=10 => parts.push(format!("{} آلاف", below_thousand(thousands))),
        _ if thousands % 100 == 0 => parts.push(format!("{} ألف", construct(thousands))),
        _ => parts.push(format!("{} ألفًا", below_thousand(thousands))),
    }
    if rest > 0 {
        parts.push(below_thousand(rest));
    }
    parts.join(" و")
}

fn below_thousand(number: u64) -> String {
    let at = |index: u64| usize::try_from(index).unwrap_or(0);
    let (hundreds, rest) = (number / 100, number % 100);
    let mut parts = Vec::new();
    if hundreds > 0 {
        parts.push(HUNDREDS[at(hundreds)].to_owned());
    }
    match rest {
        0 => {}
        1..=10 => parts.push(ONES[at(rest)].to_owned()),
        11 => parts.push("أحد عشر".to_owned()),
        12 => parts.push("اثنا عشر".to_owned()),
        13..=19 => parts.push(format!("{} عشر", ONES[at(rest - 10)])),
        _ if rest % 10 == 0 => parts.push(TENS[at(rest / 10)].to_owned()),
        _ => parts.push(format!("{} و{}", ONES[at(rest % 10)], TENS[at(rest / 10)])),
    }
    parts.join(" و")
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    fn egp(minor: i64) -> String {
        arabic(Money::new(minor, Currency::EGP)).unwrap()
    }

    #[test]
    fn amounts_are_counted_by_the_rules() {
        for (minor, words) in [
            (100, "فقط جنيه مصري واحد لا غير"),
            (200, "فقط جنيهان مصريان لا غير"),
            (500, "فقط خمسة جنيهات مصرية لا غير"),
            (1100, "فقط أحد عشر جنيهًا مصريًا لا غير"),
            (6850, "فقط ثمانية وستون جنيهًا مصريًا وخمسون قرشًا لا غير"),
            (10_000, "فقط مائة جنيه مصري لا غير"),
            (20_000, "فقط مائتا جنيه مصري لا غير"),
            (30_500, "فقط ثلاثمائة وخمسة جنيهات مصرية لا غير"),
            (51_500, "فقط خمسمائة وخمسة عشر جنيهًا مصريًا لا غير"),
            (200_000, "فقط ألفا جنيه مصري لا غير"),
            (1_234_500, "فقط اثنا عشر ألفًا وثلاثمائة وخمسة وأربعون جنيهًا مصريًا لا غير"),
            (25, "فقط خمسة وعشرون قرشًا لا غير"),
        ] {
            assert_eq!(egp(minor), words);
        }
        let aed = Currency::new("AED", 2).unwrap();
        let dirhams = arabic(Money::new(521, aed)).unwrap();
        assert_eq!(dirhams, "فقط خمسة دراهم إماراتية وواحد وعشرون فلسًا لا غير");
    }

    #[test]
    fn what_cannot_be_said_is_left_to_figures() {
        assert_eq!(arabic(Money::new(100, Currency::new("KWD", 3).unwrap())), None);
        assert_eq!(arabic(Money::new(0, Currency::EGP)), None);
        assert_eq!(arabic(Money::new(100_000_000, Currency::EGP)), None);
    }
}
