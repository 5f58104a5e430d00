//! Arabic cardinals with the noun they count, in the nominative, as receipts in Egypt write them.
//!
//! Three to ten disagree with the gender of the noun and take its plural; eleven and twelve agree; eleven to ninety-nine
//! take it in the accusative singular; hundreds, thousands and on are in construct with its genitive singular, so that the
//! dual drops its n (مائتا جنيه). One and two are said by the noun itself, after a hundred too: مائة جنيه وجنيه واحد.

use super::names::{Gender, Names, Noun};

/// The scales above a hundred, as nouns that are counted like any other.
const SCALES: [(u64, [&str; 5]); 4] = [
    (1_000_000_000_000, ["تريليون", "تريليونان", "تريليونا", "تريليونات", "تريليونًا"]),
    (1_000_000_000, ["مليار", "ملياران", "مليارا", "مليارات", "مليارًا"]),
    (1_000_000, ["مليون", "مليونان", "مليونا", "ملايين", "مليونًا"]),
    (1_000, ["ألف", "ألفان", "ألفا", "آلاف", "ألفًا"]),
];

/// Counting a masculine noun.
const UNITS_OF_MASCULINE: [&str; 11] =
    ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"];
/// Counting a feminine noun.
const UNITS_OF_FEMININE: [&str; 11] = ["", "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر"];
const TENS: [&str; 10] = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];
const HUNDREDS: [&str; 10] =
    ["", "مائة", "مائتان", "ثلاثمائة", "أربعمائة", "خمسمائة", "ستمائة", "سبعمائة", "ثمانمائة", "تسعمائة"];

/// «فقط … لا غير».
pub(super) fn amount(names: &Names, whole: u64, part: u64) -> String {
    let mut said = Vec::new();
    if whole > 0 || part == 0 {
        said.push(counted(whole, &names.whole));
    }
    if part > 0 {
        said.push(counted(part, &names.part));
    }
    format!("فقط {} لا غير", said.join(" و"))
}

/// A number with its noun.
fn counted(number: u64, noun: &Noun) -> String {
    match (number, number % 100) {
        (0, _) => format!("صفر {}", noun.one),
        (1, _) => match noun.gender {
            Gender::Masculine => format!("{} واحد", noun.one),
            Gender::Feminine => format!("{} واحدة", noun.one),
        },
        (2, _) => noun.two.to_owned(),
        (_, rest @ (1 | 2)) => format!("{} و{}", counted(number - rest, noun), counted(rest, noun)),
        (_, 0) => format!("{} {}", spoken(number, noun.gender, true), noun.one),
        (_, 3..=10) => format!("{} {}", spoken(number, noun.gender, true), noun.few),
        _ => format!("{} {}", spoken(number, noun.gender, false), noun.many),
    }
}

/// A number above two without its noun. In construct the noun follows at once.
fn spoken(number: u64, gender: Gender, construct: bool) -> String {
    let mut parts = Vec::new();
    let mut rest = number;
    for (scale, names) in SCALES {
        let count = rest / scale;
        rest %= scale;
        if count > 0 {
            parts.push(scaled(count, names, construct && rest == 0));
        }
    }
    if rest > 0 {
        parts.push(below_thousand(rest, gender, construct));
    }
    parts.join(" و")
}

/// `count` thousands, millions and on; a scale is a masculine noun that is itself in construct before what is counted.
fn scaled(count: u64, names: [&'static str; 5], construct: bool) -> String {
    let [one, two, two_construct, few, many] = names;
    match (count, count % 100) {
        (1, _) => one.to_owned(),
        (2, _) => if construct { two_construct } else { two }.to_owned(),
        (_, rest @ (1 | 2)) => {
            format!("{} و{}", scaled(count - rest, names, false), scaled(rest, names, construct))
        }
        (_, 0) => format!("{} {one}", below_thousand(count, Gender::Masculine, true)),
        (_, 3..=10) => format!("{} {few}", below_thousand(count, Gender::Masculine, true)),
        _ => format!("{} {}", below_thousand(count, Gender::Masculine, false), if construct { one } else { many }),
    }
}

fn below_thousand(number: u64, gender: Gender, construct: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let mut parts = Vec::new();
    if hundreds > 0 {
        let drops_its_n = construct && rest == 0 && hundreds == 2;
        parts.push(if drops_its_n { "مائتا" } else { at(&HUNDREDS, hundreds) }.to_owned());
    }
    if rest > 0 {
        parts.push(below_hundred(rest, gender, construct));
    }
    parts.join(" و")
}

fn below_hundred(number: u64, gender: Gender, construct: bool) -> String {
    let units = match gender {
        Gender::Masculine => &UNITS_OF_MASCULINE,
        Gender::Feminine => &UNITS_OF_FEMININE,
    };
    let feminine = gender == Gender::Feminine;
    match number {
        // «ثمانٍ» has its ya back before what it counts: ثماني هللات.
        8 if feminine && construct => "ثماني".to_owned(),
        1..=10 => at(units, number).to_owned(),
        11 => if feminine { "إحدى عشرة" } else { "أحد عشر" }.to_owned(),
        12 => if feminine { "اثنتا عشرة" } else { "اثنا عشر" }.to_owned(),
        18 if feminine => "ثماني عشرة".to_owned(),
        13..=19 => format!("{} {}", at(units, number - 10), if feminine { "عشرة" } else { "عشر" }),
        _ if number.is_multiple_of(10) => at(&TENS, number / 10).to_owned(),
        _ => format!("{} و{}", at(units, number % 10), at(&TENS, number / 10)),
    }
}

fn at<const N: usize>(words: &[&'static str; N], index: u64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| words.get(index)).copied().unwrap_or_default()
}
