//! How near a word is to another: slips of the finger are counted as letters put in, left out, exchanged or swapped.

use crate::words::bare;

/// One slip weighs so much less than none.
const ONE: f32 = 0.85;
/// Two slips weigh so much less than none.
const TWO: f32 = 0.7;
/// A word of no more letters begins as it is typed, if it is in Latin letters.
const SHORT: usize = 6;
/// A word of no more letters has the letters that are typed, but for one too many or too few.
const SHORTEST: usize = 4;

/// The letters of a word, and which there are: words whose letters differ too much are told apart without counting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Letters {
    all: Vec<char>,
    kinds: u64,
    /// How many letters it has without its article.
    bare: usize,
}

impl Letters {
    pub fn of(norm: &str) -> Self {
        let all: Vec<char> = norm.chars().collect();
        let kinds = all.iter().fold(0, |kinds, letter| kinds | 1 << (u32::from(*letter) % 64));
        Self { all, kinds, bare: bare(norm).chars().count() }
    }

    /// Whether a slip between these two is rather another word: in Latin letters the first one of a short word is seldom missed,
    /// and of two short words with one letter exchanged neither is a slip of the other.
    fn is_another(&self, other: &Self) -> bool {
        let short = self.all.len().min(other.all.len());
        let first = |own: &Self| own.all.first().copied().filter(char::is_ascii);
        let begins = first(self).is_some() && first(self) != first(other);
        let sorted = |own: &Self| {
            let mut letters = own.all.clone();
            letters.sort_unstable();
            letters
        };
        let exchanged = || self.all.len() == other.all.len() && sorted(self) != sorted(other);
        (short <= SHORT && begins) || (short <= SHORTEST && exchanged())
    }
}

/// How much of a word another one bears out: all of it, or less by a slip or two if both are long enough to tell.
pub(crate) fn nearness(one: &Letters, other: &Letters) -> f32 {
    let most = forgiven(one.bare).min(forgiven(other.bare));
    match slips(one, other, most) {
        Some(0) => 1.0,
        Some(1) if one.is_another(other) => 0.0,
        Some(1) => ONE,
        Some(2) => TWO,
        _ => 0.0,
    }
}

/// Whether a word of some length is another but for one slip.
pub(crate) fn is_slip(one: &Letters, other: &Letters) -> bool {
    one.all.len().min(other.all.len()) >= 5 && slips(one, other, 1).is_some() && !one.is_another(other)
}

/// How many slips are forgiven in a word of so many letters.
fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

/// The number of slips between two words, if it is not more than `most`.
fn slips(one: &Letters, other: &Letters, most: usize) -> Option<usize> {
    let unlike = (one.kinds ^ other.kinds).count_ones();
    let (one, other) = (&one.all, &other.all);
    // One slip changes two kinds of letters at most.
    if one.len().abs_diff(other.len()) > most || usize::try_from(unlike).is_ok_and(|unlike| unlike > 2 * most) {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, own) in other.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX - 1);
            let exchanged = at(&last, j) + usize::from(letter != own);
            let mut least = exchanged.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = j > 0 && i > 0 && other.get(j - 1) == Some(letter) && one.get(i - 1) == Some(own);
            if swapped {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (one, other, near) in [
            ("شهاده", "شهاده", 1.0),
            ("شهده", "شهاده", ONE),
            ("deth", "death", ONE),
            ("certifcate", "certificate", ONE),
            ("تجدبد", "تجديد", ONE),
            ("cretificate", "certificate", ONE),
            ("sertifcate", "certificate", TWO),
            ("الدولار", "الدول", 0.0),
            ("ابن", "ابي", 0.0),
            ("lease", "please", 0.0),
            ("rate", "date", 0.0),
            ("park", "part", 0.0),
            ("brith", "birth", ONE),
            ("الاجازات", "الاجراءات", 0.0),
            ("", "", 1.0),
        ] {
            let (own, another) = (Letters::of(one), Letters::of(other));
            assert_eq!(nearness(&own, &another), near, "{one} {other}");
            assert_eq!(nearness(&another, &own), near, "{other} {one}");
        }
        let slip = |one, other| is_slip(&Letters::of(one), &Letters::of(other));
        assert!(slip("قصيمه", "قسيمه") && !slip("عمل", "عمر"));
    }
}
