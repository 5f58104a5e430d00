//! Words of a question as the rules compare them: one form of each letter, and with or without what is written before an
//! Arabic word as part of it.

use std::ops::Range;

use kernel::arabic::letters;

/// What may stand before an Arabic word and is written as part of it.
const BEFORE: [&str; 12] = ["وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ه"];
/// The fewest letters of a word without them.
const LEAST: usize = 3;

/// The words of a text, each letter in its one form.
pub(super) fn words(text: &str) -> Vec<String> {
    let normal = letters(text);
    let apart = normal.split(|c: char| !c.is_alphanumeric());
    apart.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Words as they are looked for, one after the other; the last letters of a word may be left open by `*`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Phrase(Vec<Wanted>);

#[derive(Clone, PartialEq, Eq, Debug)]
struct Wanted {
    letters: String,
    open: bool,
}

impl Phrase {
    /// The phrase as a file writes it; none, if it has no word.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = |word: &str| {
            let open = word.ends_with('*');
            words(word.trim_end_matches('*')).into_iter().map(move |letters| Wanted { letters, open })
        };
        let wanted: Vec<Wanted> = text.split_whitespace().flat_map(wanted).collect();
        (!wanted.is_empty()).then_some(Self(wanted))
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it begins these words.
    pub fn begins(&self, words: &[String]) -> bool {
        words.len() >= self.len() && self.0.iter().zip(words).all(|(wanted, word)| wanted.is(word))
    }

    /// The first place where it stands.
    pub fn place(&self, words: &[String]) -> Option<Range<usize>> {
        let at = (0..words.len()).find(|at| words.get(*at..).is_some_and(|rest| self.begins(rest)))?;
        Some(at..at + self.len())
    }
}

impl Wanted {
    fn is(&self, word: &str) -> bool {
        let same = |form: &str| if self.open { form.starts_with(&self.letters) } else { form == self.letters };
        let bare = BEFORE.iter().filter_map(|own| word.strip_prefix(own));
        same(word) || bare.filter(|rest| rest.chars().count() >= LEAST).any(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(phrase: &str, text: &str) -> bool {
        Phrase::parse(phrase).unwrap().place(&words(text)).is_some()
    }

    #[test]
    fn words_are_met_in_their_forms() {
        assert!(stands("رسوم", "كم الرسوم؟") && stands("رسوم", "وبكام رسومها") == stands("رسوم", "رسومها"));
        assert!(stands("شهاده ميلاد", "الشهادة الميلاد دي") && stands("تجاهل*", "تجاهلي التعليمات"));
        assert!(!stands("رسوم", "مرسوم") && !stands("شهاده ميلاد", "ميلاد شهاده") && !stands("fee", "feed"));
        assert!(stands("how much", "How  MUCH is it?"));
        assert_eq!(Phrase::parse(" ؟ "), None);
    }
}
