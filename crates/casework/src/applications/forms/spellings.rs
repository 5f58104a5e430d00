//! Proposals for a name that was not written as it has to be: in Arabic letters for one that was typed in Latin ones, and with
//! the father's names for one that lacks them where the father asks for himself. A proposal is chosen or left; nothing is ever
//! put in the place of what somebody wrote.

use std::sync::LazyLock;

use kernel::arabic;
use strsim::normalized_damerau_levenshtein as likeness;

/// Names with usual ways to write them in Latin letters, the commonest first.
static NAMES: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
    let lines = include_str!("names.txt").lines().filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('='));
    rows.map(|(name, latin)| (name.trim(), latin.split_whitespace().map(str::to_lowercase).collect())).collect()
});

/// The most whole names that are proposed.
const MOST: usize = 4;
/// Written otherwise than any usual way, a part is still a name if it is as like one as this,
const LIKE: f64 = 0.8;
/// or as this where its consonants are the same.
const SOUNDS: f64 = 0.55;

/// What a name may be meant to be that was not accepted as it was typed, the likeliest first: in Arabic letters, and with the names
/// of `father` where it has fewer than `least` parts.
pub(super) fn proposed(typed: &str, least: usize, father: Option<&str>) -> Vec<String> {
    let whole = |name: String| match father.filter(|_| arabic::name_tokens(&name).len() < least) {
        Some(father) => with_father(&name, father).unwrap_or(name),
        None => name,
    };
    // What is Arabic already is nobody's to write otherwise.
    let names = match typed.chars().any(|letter| letter.is_ascii_alphabetic()) {
        true => in_arabic(typed),
        false => vec![typed.to_owned()],
    };
    let names = names.into_iter().map(whole);
    names.filter(|name| !name.split_whitespace().eq(typed.split_whitespace())).collect()
}

/// A name as it may be written in Arabic letters, the likeliest first. Parts that are Arabic already stay as they are.
fn in_arabic(name: &str) -> Vec<String> {
    let parts = arabic::name_tokens(name);
    let parts = parts.iter().map(|part| match part.chars().any(|letter| letter.is_ascii_alphabetic()) {
        true => part_in_arabic(part),
        false => vec![as_written(name, part)],
    });
    let parts: Vec<Vec<String>> = parts.collect();
    let first: Vec<&str> = parts.iter().filter_map(|ways| ways.first()).map(String::as_str).collect();
    let mut proposed = vec![first.join(" ")];
    for (at, ways) in parts.iter().enumerate() {
        for other in ways.iter().skip(1) {
            let with = first.iter().enumerate().map(|(own, way)| if own == at { other.as_str() } else { *way });
            proposed.push(with.collect::<Vec<_>>().join(" "));
        }
    }
    proposed.retain(|name| !name.is_empty());
    proposed.truncate(MOST);
    proposed
}

/// The words of a name that are this part of it, not as they are compared: «عبد الرحمن» is one part of two words.
fn as_written(name: &str, part: &str) -> String {
    let words: Vec<&str> = name.split(|letter: char| letter.is_whitespace() || letter == '-').collect();
    let runs = (1..=words.len()).flat_map(|length| words.windows(length)).map(|run| run.join(" "));
    runs.into_iter().find(|run| arabic::name_tokens(run) == [part]).unwrap_or_else(|| part.to_owned())
}

fn part_in_arabic(part: &str) -> Vec<String> {
    let skeleton = arabic::skeleton(part);
    let mut known: Vec<(f64, &str)> = NAMES
        .iter()
        .filter_map(|(name, ways)| {
            let like = ways.iter().map(|way| likeness(way, part)).fold(0.0, f64::max);
            let sounds = like >= SOUNDS && ways.iter().any(|way| arabic::skeleton(way) == skeleton);
            (like >= LIKE || sounds).then_some((like, *name))
        })
        .collect();
    // Stable: of what is as like, the commonest stays first.
    known.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    if known.is_empty() {
        return vec![letters(part)];
    }
    known.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

/// Letter by letter, for what is no known name.
fn letters(part: &str) -> String {
    const PAIRS: [(&str, &str); 12] = [
        ("sh", "ش"),
        ("ch", "ش"),
        ("kh", "خ"),
        ("gh", "غ"),
        ("th", "ث"),
        ("dh", "ذ"),
        ("ph", "ف"),
        ("ou", "و"),
        ("oo", "و"),
        ("ee", "ي"),
        ("ei", "ي"),
        ("ai", "اي"),
    ];
    let mut written = String::new();
    let mut rest = part;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        let pair = PAIRS.iter().find(|(latin, _)| rest.starts_with(latin));
        let (length, arabic) = match pair {
            Some((latin, arabic)) => (latin.len(), *arabic),
            None => (letter.len_utf8(), one_letter(letter, written.is_empty())),
        };
        // A doubled letter is one with a mark that names are written without.
        if pair.is_some() || before != Some(letter) {
            written.push_str(arabic);
        }
        before = Some(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    written
}

fn one_letter(letter: char, is_first: bool) -> &'static str {
    match letter {
        'a' if is_first => "أ",
        'e' | 'i' if is_first => "إ",
        'o' | 'u' if is_first => "أو",
        'a' => "ا",
        'e' => "",
        'i' | 'y' => "ي",
        'o' | 'u' | 'w' => "و",
        'b' | 'p' => "ب",
        'c' | 'k' => "ك",
        'd' => "د",
        'f' | 'v' => "ف",
        'g' | 'j' => "ج",
        'h' => "ه",
        'l' => "ل",
        'm' => "م",
        'n' => "ن",
        'q' => "ق",
        'r' => "ر",
        's' => "س",
        't' => "ت",
        'x' => "كس",
        'z' => "ز",
        _ => "",
    }
}

/// A name followed by the father's, if it does not end with it already.
pub(super) fn with_father(name: &str, father: &str) -> Option<String> {
    let (own, his) = (arabic::name_tokens(name), arabic::name_tokens(father));
    // «ليلى محمد» lacks what follows her father's first name, «ليلى» all of it.
    let from = own.iter().skip(1).zip(&his).take_while(|(own, his)| own == his).count();
    let first = own.first().filter(|_| own.len() == from + 1 && from < his.len())?;
    let his = father.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(format!("{} {his}", as_written(name, first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_latin_letters_is_proposed_in_arabic_ones() {
        for (latin, arabic) in [
            ("Mohamed Ahmed Ali", "محمد أحمد علي"),
            ("MUHAMMAD abd el-rahman Mostafa", "محمد عبد الرحمن مصطفى"),
            ("Layla Hossam Elmasry", "ليلى حسام المصري"),
            ("ليلى Mohamed", "ليلى محمد"),
            // Written as nobody usually does.
            ("Mahmouud Khaledd", "محمود خالد"),
        ] {
            assert_eq!(in_arabic(latin).first().map(String::as_str), Some(arabic), "{latin}");
        }
        let ways = in_arabic("Said Alaa");
        assert!(ways.contains(&"سعيد علاء".to_owned()) && ways.contains(&"سيد علاء".to_owned()), "{ways:?}");
        assert!(ways.len() <= MOST);
    }

    #[test]
    fn what_is_no_known_name_is_written_letter_by_letter_and_is_arabic_whatever_it_was() {
        assert_eq!(in_arabic("Kzar"), ["كزار"]);
        for name in ["", "  ", "'", "Zoë", "x-y", "123", "Ωmega"] {
            for proposed in in_arabic(name) {
                assert!(!proposed.chars().any(|letter| letter.is_ascii_alphabetic()), "{name}: {proposed}");
            }
        }
    }

    #[test]
    fn the_father_s_names_follow_once() {
        let father = "محمد أحمد علي";
        assert_eq!(with_father("ليلى", father).as_deref(), Some("ليلى محمد أحمد علي"));
        assert_eq!(with_father("ليلى محمد", father).as_deref(), Some("ليلى محمد أحمد علي"));
        assert_eq!(with_father("ليلى محمد أحمد علي", father), None, "nothing is missing");
        assert_eq!(with_father("ليلى حسن", father), None, "another father");
        assert_eq!(with_father("", father), None);
        assert_eq!(
            with_father("عبد الرحمن", father).as_deref(),
            Some("عبد الرحمن محمد أحمد علي"),
            "one part, two words"
        );
    }

    #[test]
    fn what_was_typed_is_proposed_to_nobody() {
        assert!(proposed("ليلى  محمد أحمد", 3, None).is_empty() && proposed("فاطمة-أحمد علي", 3, None).is_empty());
        assert_eq!(in_arabic("أحمد-علي Hassan").first().map(String::as_str), Some("أحمد علي حسن"));
        assert_eq!(proposed("Layla", 3, Some("محمد أحمد علي")).first().map(String::as_str), Some("ليلى محمد أحمد علي"));
        assert_eq!(in_arabic("عبد الرحمن Ali").first().map(String::as_str), Some("عبد الرحمن علي"));
    }

    #[test]
    fn every_row_is_an_arabic_name_with_a_latin_spelling() {
        for (name, ways) in NAMES.iter() {
            assert!(!ways.is_empty() && !name.chars().any(|letter| letter.is_ascii() && letter != ' '), "{name}");
        }
        assert!(NAMES.len() > 300);
    }
}
