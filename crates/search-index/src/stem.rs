//! Light stemming: what is put before and after a word is taken away where enough of it is left, and nothing is looked up.
//!
//! For Arabic this is the family of the light stemmers: the article with what may stand before it, «و», and the endings of
//! number, sex and possession. A root is never sought: it would bring words together that mean different things.

/// What may stand before a word, the longest first, with the letters that must be left: «و» begins many a word itself.
const BEFORE: [(&str, usize); 8] =
    [("وال", 3), ("بال", 3), ("كال", 3), ("فال", 3), ("ولل", 3), ("لل", 3), ("ال", 2), ("و", 5)];
/// What may stand after it, the longest first.
const AFTER: [&str; 16] =
    ["تها", "تهم", "تكم", "ها", "هم", "كم", "نا", "ات", "ان", "ون", "ين", "يه", "تي", "ه", "ي", "ك"];

/// The stem of a normalised word.
pub(crate) fn stem(norm: &str) -> String {
    if norm.is_ascii() { english(norm) } else { arabic(norm) }
}

fn arabic(norm: &str) -> String {
    let before = |word: &str| BEFORE.iter().find_map(|(own, least)| left(word.strip_prefix(own)?, *least));
    let after = |word: &str, least| AFTER.iter().find_map(|own| left(word.strip_suffix(own)?, least));
    let word = before(norm).unwrap_or_else(|| norm.to_owned());
    // One ending of possession may stand behind one of number: «شهاداتهم».
    let once = after(&word, 3).unwrap_or(word);
    after(&once, 4).unwrap_or(once)
}

/// The rest, if at least this many letters of it are left.
fn left(rest: &str, least: usize) -> Option<String> {
    (rest.chars().count() >= least).then(|| rest.to_owned())
}

fn english(norm: &str) -> String {
    let long = |rest: &&str| rest.len() >= 3;
    if let Some(rest) = norm.strip_suffix("ies").filter(long) {
        return format!("{rest}y");
    }
    if let Some(rest) = norm.strip_suffix("sses").filter(long) {
        return format!("{rest}ss");
    }
    let word = match norm.strip_suffix('s') {
        Some(rest) if rest.len() >= 3 && !rest.ends_with('s') && !rest.ends_with('u') => rest,
        _ => norm,
    };
    let bare = ["ing", "ed"].iter().find_map(|own| word.strip_suffix(own).filter(|rest| rest.len() >= 4));
    let bare = bare.unwrap_or(word);
    // «renewal», «renewed», «renewing» and «renew»; «register» and «registration» meet by their threes.
    let bare = bare.strip_suffix("al").filter(|rest| rest.len() >= 5).unwrap_or(bare);
    bare.strip_suffix('e').filter(|rest| rest.len() >= 4).unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use kernel::arabic::letters;

    use super::*;

    fn of(word: &str) -> String {
        stem(&letters(word))
    }

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            vec!["شهادة", "الشهادة", "والشهادة", "بالشهادة", "للشهادة", "شهادات", "الشهادات", "شهادتي", "شهادتها"],
            vec!["بطاقة", "البطاقة", "بطاقات", "بطاقتي", "للبطاقة"],
            vec!["وفاة", "الوفاة", "والوفاة"],
            vec!["ولادة", "الولادة", "وولادة"],
            vec!["أب", "الأب"],
            vec!["قنصلية", "القنصلية", "بالقنصلية", "قنصليات"],
            vec!["certificate", "certificates"],
            vec!["renew", "renewal", "renewed", "renewing"],
            vec!["fee", "fees"],
            vec!["embassy", "embassies"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| of(form)).collect();
            assert!(stems.iter().all(|stem| stem == &stems[0]), "{forms:?} {stems:?}");
        }
    }

    #[test]
    fn short_words_are_left_alone() {
        for word in ["أب", "أم", "ميلاد", "وفاة", "زواج", "ولد", "visa", "status", "address"] {
            let stem = of(word);
            assert!(stem.chars().count() >= letters(word).chars().count() - 1, "{word} {stem}");
        }
        assert_ne!(of("وثيقة"), of("ثيقة"), "the first letter of a root is no conjunction");
    }
}
