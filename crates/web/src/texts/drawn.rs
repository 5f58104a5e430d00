//! Texts of a language that nobody speaks, drawn from another at run time: accents on every letter, four tenths longer, and
//! brackets at both ends. A page that breaks in it breaks one day in a real language, and a word without brackets is a word
//! that no translator was ever shown.
//!
//! What was put into a text (a name, an amount) stands isolated in it and stays as it is.

/// The bracket before a drawn text.
pub const OPENS: char = '⟦';
/// The bracket behind it.
pub const CLOSES: char = '⟧';

/// What fills a text up to its length, word by word, so that lines may break.
const FILLING: [&str; 6] = ["öñé", "ţŵö", "ţĥŕéé", "ƒöûŕ", "ƒîṽé", "šîẋ"];

/// The text as the drawn language has it. What holds no letter of its own (a comma, an amount alone) stays as it is.
pub(super) fn drawn(text: &str) -> String {
    let mut depth = 0_usize;
    let (mut letters, mut own) = (0_usize, 0_usize);
    let mut longer = String::with_capacity(text.len() * 2);
    longer.push(OPENS);
    for character in text.chars() {
        match character {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && character.is_alphabetic() => {
                letters += 1;
                own += 1;
                longer.push(accented(character));
                continue;
            }
            _ if depth == 0 => own += 1,
            _ => {}
        }
        longer.push(character);
    }
    if letters == 0 {
        return text.to_owned();
    }
    let mut lacking = (own * 4).div_ceil(10);
    for word in FILLING.iter().cycle() {
        if lacking == 0 {
            break;
        }
        longer.push(' ');
        longer.push_str(word);
        lacking = lacking.saturating_sub(word.chars().count() + 1);
    }
    longer.push(CLOSES);
    longer
}

fn accented(letter: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "àƀçďéƒğĥîĵķļɱñöþɋŕšţûṽŵẋýžÀƁÇĎÉƑĞĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ";
    let pair = PLAIN.chars().zip(ACCENTED.chars()).find(|(plain, _)| *plain == letter);
    pair.map_or(letter, |(_, accented)| accented)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_grows_by_four_tenths_between_brackets_with_an_accent_on_every_letter() {
        for text in ["Go", "Sign in", "Check the address before you send what you wrote to the mission."] {
            let long = drawn(text);
            assert!(long.starts_with(OPENS) && long.ends_with(CLOSES), "{long}");
            assert!(!long.chars().any(|letter| letter.is_ascii_alphabetic()), "{long}");
            let (before, after) = (text.chars().count(), long.chars().count());
            assert!(after * 10 >= before * 14, "{before} letters became {after}");
        }
    }

    #[test]
    fn what_was_put_into_a_text_stays_as_it_is() {
        let long = drawn("Sent to \u{2068}the \u{2068}Omar\u{2069} house\u{2069}, twice");
        assert!(long.contains("\u{2068}the \u{2068}Omar\u{2069} house\u{2069}"), "{long}");
        assert_eq!(drawn(", "), ", ");
        assert_eq!(drawn("\u{2068}12 May\u{2069}"), "\u{2068}12 May\u{2069}");
    }
}
