//! English cardinals with the noun they count: `Sixty-eight Egyptian pounds and fifty piastres only`.

use super::names::{Names, Noun};

const SCALES: [(u64, &str); 4] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")];
const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

pub(super) fn amount(names: &Names, whole: u64, part: u64) -> String {
    let mut said = Vec::new();
    if whole > 0 || part == 0 {
        said.push(counted(whole, &names.whole));
    }
    if part > 0 {
        said.push(counted(part, &names.part));
    }
    let said = said.join(" and ");
    let mut letters = said.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    format!("{}{} only", first.map(String::from).unwrap_or_default(), letters.as_str())
}

fn counted(number: u64, noun: &Noun) -> String {
    let [one, several] = noun.english;
    format!("{} {}", spoken(number), if number == 1 { one } else { several })
}

fn spoken(number: u64) -> String {
    if number == 0 {
        return SMALL[0].to_owned();
    }
    let mut parts = Vec::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        let count = rest / scale;
        rest %= scale;
        if count > 0 {
            parts.push(format!("{} {name}", below_thousand(count)));
        }
    }
    if rest > 0 {
        parts.push(below_thousand(rest));
    }
    parts.join(" ")
}

fn below_thousand(number: u64) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let mut parts = Vec::new();
    if hundreds > 0 {
        parts.push(format!("{} hundred", at(&SMALL, hundreds)));
    }
    match rest {
        0 => {}
        1..=19 => parts.push(at(&SMALL, rest).to_owned()),
        _ if rest % 10 == 0 => parts.push(at(&TENS, rest / 10).to_owned()),
        _ => parts.push(format!("{}-{}", at(&TENS, rest / 10), at(&SMALL, rest % 10))),
    }
    parts.join(" ")
}

fn at<const N: usize>(words: &[&'static str; N], index: u64) -> &'static str {
    usize::try_from(index).ok().and_then(|index| words.get(index)).copied().unwrap_or_default()
}
