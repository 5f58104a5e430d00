//! What of a word stays when what Arabic writes before and behind it is taken away, so that «رخصة», «الرخصة» and «ورخصتي» meet as
//! well as letters allow. Only to compare; nothing of it is shown.

/// What is written before a word.
const FRONTS: [&str; 7] = ["وال", "بال", "لل", "ال", "و", "ب", "ل"];
/// What is written behind it, in Arabic and for several in English.
const ENDS: [&str; 7] = ["ات", "ين", "ون", "يه", "ه", "ي", "s"];
/// What stays has at least so many letters.
const SHORTEST: usize = 3;

/// The stem of a word whose letters are in their one form.
pub(super) fn stem(word: &str) -> &str {
    let long = |own: &&str| own.chars().count() >= SHORTEST;
    let word = FRONTS.iter().find_map(|own| word.strip_prefix(own).filter(long)).unwrap_or(word);
    ENDS.iter().find_map(|own| word.strip_suffix(own).filter(long)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn ways_of_writing_a_word_meet_and_short_words_stay() {
        for word in ["رخصه", "الرخصه", "للرخصه", "والرخصه"] {
            assert_eq!(stem(word), "رخص");
        }
        assert_eq!(stem("scholarships"), stem("scholarship"));
        assert_eq!(stem("ارض"), "ارض");
        assert_eq!(stem("bus"), "bus");
    }
}
