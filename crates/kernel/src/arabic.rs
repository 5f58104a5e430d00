//! Arabic text as people type it: digits, spelling variants and names.
//!
//! Nothing here is shown to anyone: these are keys to compare and search with. What a person typed is kept as typed.

/// Turns Arabic-Indic (U+0660) and Persian (U+06F0) digits into Latin ones and leaves the rest.
pub fn latin_digits(text: &str) -> String {
    text.chars().map(latin_digit).collect()
}

fn latin_digit(character: char) -> char {
    let value = match character {
        '\u{0660}'..='\u{0669}' => character as u32 - 0x0660,
        '\u{06F0}'..='\u{06F9}' => character as u32 - 0x06F0,
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}

/// Turns Latin digits into Arabic-Indic ones, for display only.
pub fn eastern_digits(text: &str) -> String {
    text.chars()
        .map(|c| c.to_digit(10).filter(|_| c.is_ascii_digit()).and_then(|d| char::from_u32(0x0660 + d)).unwrap_or(c))
        .collect()
}

/// Text as it is searched: every letter in its one form, without marks, Latin letters small, digits Latin.
pub fn letters(text: &str) -> String {
    text.chars().filter_map(fold).map(latin_digit).collect()
}

/// The comparison key of a name: no marks, one form of alef, ya and ta marbuta, compounds (عبد الله, أبو بكر) joined,
/// Latin letters small, single spaces.
pub fn name_key(name: &str) -> String {
    name_tokens(name).join(" ")
}

/// The parts of a name, normalised, with compounds as one part.
pub fn name_tokens(name: &str) -> Vec<String> {
    let letters: String = name.chars().filter_map(fold).collect();
    let mut tokens: Vec<String> = Vec::new();
    let mut joins_next = false;
    for word in letters.split_whitespace() {
        let joins_previous = matches!(word, "الله" | "الدين");
        match tokens.last_mut() {
            Some(last) if joins_next || joins_previous => last.push_str(word),
            _ => tokens.push(word.to_owned()),
        }
        joins_next =
            matches!(word, "عبد" | "ابو" | "ابي" | "ام" | "abd" | "abdel" | "abdul" | "abu" | "abou" | "el" | "al");
    }
    tokens
}

fn fold(character: char) -> Option<char> {
    Some(match character {
        '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{0640}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => {
            return None;
        }
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '-' | '_' | '\'' | '’' | '.' | '،' | ',' => ' ',
        other => other.to_lowercase().next().unwrap_or(other),
    })
}

/// The consonant skeleton of one normalised name part, the same from Arabic and from Latin: محمد, Mohamed and Muhammad
/// all give `mhmd`. Long vowels and glides are dropped in both scripts, doubled letters are single.
pub fn skeleton(token: &str) -> String {
    let mut out = String::new();
    let latin = replace_digraphs(token);
    for character in latin.chars() {
        let Some(consonant) = consonant(character) else { continue };
        if !out.ends_with(consonant) {
            out.push_str(consonant);
        }
    }
    out
}

fn replace_digraphs(token: &str) -> String {
    let mut text = token.to_lowercase();
    for (from, to) in [
        ("sh", "ش"),
        ("kh", "خ"),
        ("gh", "غ"),
        ("th", "ث"),
        ("dh", "ذ"),
        ("ch", "ش"),
        ("ph", "ف"),
        ("ou", ""),
        ("ee", ""),
    ] {
        text = text.replace(from, to);
    }
    text
}

fn consonant(character: char) -> Option<&'static str> {
    Some(match character {
        'ب' | 'b' | 'p' | 'پ' => "b",
        'ت' | 'ط' | 't' | 'ث' => "t",
        'ج' | 'g' | 'j' | 'گ' | 'چ' => "g",
        'ح' | 'ه' | 'h' => "h",
        'خ' => "x",
        'د' | 'ض' | 'd' => "d",
        'ذ' | 'ز' | 'ظ' | 'z' => "z",
        'ر' | 'r' => "r",
        'س' | 'ص' | 's' => "s",
        'ش' => "c",
        'غ' => "v",
        'ف' | 'f' | 'v' | 'ڤ' => "f",
        'ق' | 'ك' | 'k' | 'q' | 'c' => "k",
        'ل' | 'l' => "l",
        'م' | 'm' => "m",
        'ن' | 'n' => "n",
        'x' => "ks",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_of_one_name_share_a_key() {
        assert_eq!(name_key("أَحمـد  عبد الرحمن"), name_key("احمد عبدالرحمن"));
        assert_eq!(name_key("هدى المصرى"), name_key("هدي المصري"));
        assert_eq!(name_key("فاطمة الزهراء"), name_key("فاطمه الزهراء"));
        assert_eq!(name_tokens("نور الدين عبد الله").len(), 2);
    }

    #[test]
    fn skeletons_meet_across_scripts() {
        for latin in ["Mohamed", "Muhammad", "Mohammed", "mohamad"] {
            assert_eq!(skeleton(&name_key(latin)), skeleton(&name_key("محمد")), "{latin}");
        }
        assert_eq!(skeleton(&name_key("Khaled")), skeleton(&name_key("خالد")));
        assert_ne!(skeleton(&name_key("Khaled")), skeleton(&name_key("محمد")));
    }

    #[test]
    fn digits_cross_over_and_back() {
        assert_eq!(latin_digits("٢٠٢٦ و ۱۲"), "2026 و 12");
        assert_eq!(eastern_digits("2026"), "٢٠٢٦");
    }
}
