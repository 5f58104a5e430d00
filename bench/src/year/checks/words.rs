//! Every message is in the language of whoever it is sent to: what its row says, and what its letters are.

/// A message that was written.
#[derive(Clone, Debug)]
pub struct Said {
    /// What it is about.
    pub kind: String,
    /// The language its row names.
    pub language: String,
    /// The language the account asked for.
    pub wanted: String,
    /// Its words.
    pub words: String,
}

/// What is wrong, if something is.
pub fn check(said: &Said) -> Option<String> {
    let Said { kind, language, wanted, words } = said;
    if language != wanted {
        return Some(format!("{kind}: written in {language} to somebody who reads {wanted}"));
    }
    let arabic = words.chars().filter(|letter| ('\u{0621}'..='\u{064A}').contains(letter)).count();
    let latin = words.split_whitespace().filter(|word| is_latin_word(word)).count();
    let right = match wanted.as_str() {
        // Addresses and references are in Latin letters; sentences are not.
        "ar" => arabic >= 10 && latin == 0,
        _ => arabic == 0 && latin >= 3,
    };
    (!right).then(|| format!("{kind}: somebody who reads {wanted} is told: {words}"))
}

/// A word of Latin letters only, and so no address, number or code.
fn is_latin_word(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    word.len() >= 3 && word.chars().all(|letter| letter.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: &str, wanted: &str, words: &str) -> Said {
        let own = str::to_owned;
        Said { kind: own("paid"), language: own(language), wanted: own(wanted), words: own(words) }
    }

    const ARABIC: &str = "تم سداد رسوم الطلب 1234-5678-901: https://wasl.example/ar/files";
    const ENGLISH: &str = "The fees of your application 1234-5678-901 were paid: https://wasl.example/en/files";

    #[test]
    fn each_in_its_own_language() {
        assert_eq!(check(&said("ar", "ar", ARABIC)), None);
        assert_eq!(check(&said("en", "en", ENGLISH)), None);
    }

    #[test]
    fn the_wrong_language_and_two_in_one_are_found() {
        assert!(check(&said("en", "ar", ENGLISH)).is_some());
        assert!(check(&said("ar", "ar", ENGLISH)).is_some(), "the row says one thing and the words are another");
        assert!(check(&said("en", "en", ARABIC)).is_some());
        assert!(
            check(&said("ar", "ar", &format!("{ARABIC} please check your data"))).is_some(),
            "a sentence left over"
        );
        assert!(check(&said("en", "en", &format!("{ENGLISH} شكرًا لكم"))).is_some());
    }
}
