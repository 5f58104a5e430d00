//! A name in Latin letters, letter for letter as a passport writes it. Pure.

/// The most letters of a name; the visual zone of a passport has room for fewer.
const MOST: usize = 120;

/// A name in Latin letters. Case and spelling are those of the passport; only spaces are tidied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LatinName(String);

impl LatinName {
    /// The name, if it is made of Latin letters, spaces, hyphens, apostrophes and full stops, and begins with a letter.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let letters = name.chars().filter(|character| is_latin(*character)).count();
        let fits = name.chars().all(|character| is_latin(character) || matches!(character, ' ' | '-' | '\'' | '.'));
        let begins = name.chars().next().is_some_and(is_latin);
        (fits && begins && (2..=MOST).contains(&letters)).then_some(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its parts as a machine readable line writes them: capital letters A to Z, parted at spaces and hyphens, without
    /// apostrophes and full stops. Nothing for a name with letters that such a line has to paraphrase.
    pub(super) fn machine_parts(&self) -> Option<Vec<String>> {
        let plain: String = self.0.chars().filter(|character| !matches!(character, '\'' | '.')).collect();
        let parts = plain.split([' ', '-']).filter(|part| !part.is_empty()).map(str::to_ascii_uppercase);
        plain.is_ascii().then(|| parts.collect())
    }
}

/// A Latin letter, with or without an accent.
fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic() || (character.is_alphabetic() && matches!(character, '\u{C0}'..='\u{24F}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_letters_and_nothing_else() {
        for name in ["MONA ALI", "Renée O'Connor-Łuk", "Abd El Rahman"] {
            assert_eq!(LatinName::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(LatinName::parse("  MONA   ALI ").unwrap().as_str(), "MONA ALI");
        for name in ["", "منى", "MONA على", "M0NA", "A", "- -", "МОНА", "MONA×ALI", "Ｍona"] {
            assert_eq!(LatinName::parse(name), None, "{name}");
        }
        assert!(LatinName::parse(&"A".repeat(121)).is_none());
    }
}
