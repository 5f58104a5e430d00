//! Verbs as they are spoken in Egypt: «هيسجلوها», «متسجلش», «بسجل» and «اتسجل» are forms of one verb, and no list of phrases
//! has them all. What is put before and after it is taken away; what is left is compared with what is left of the phrases
//! that are known, and with nothing else.

/// What joins a verb to what stands before it, if one of [`FUTURE`] or [`PERSON`] follows.
const JOINED: [char; 2] = ['و', 'ف'];
/// What says that it will be, or that it is being done.
const FUTURE: [char; 3] = ['ه', 'ح', 'ب'];
/// Who does it, with the «ت» of what happens to oneself, the longest first.
const PERSON: [&str; 8] = ["ات", "يت", "تت", "نت", "ا", "ي", "ت", "ن"];
/// For whom and to whom, the longest first.
const OBJECT: [&str; 14] = ["هالي", "هولي", "هالك", "لهم", "لنا", "لكم", "ها", "هم", "لي", "لك", "له", "ني", "نا", "ه"];
/// Who did it, the longest first.
const SUBJECT: [&str; 6] = ["توا", "تو", "تي", "وا", "ت", "و"];
/// The fewest letters that tell one verb from another.
const LEAST: usize = 3;

/// What is left of a normalised Arabic word as if it were a verb; none of a word in other letters or too short to tell.
pub(crate) fn core(norm: &str) -> Option<String> {
    if norm.is_ascii() {
        return None;
    }
    let said = norm.strip_prefix(JOINED).filter(|rest| rest.starts_with(FUTURE) || person(rest).is_some());
    let said = said.filter(|rest| long(rest)).unwrap_or(norm);
    let denied = said.strip_suffix('ش').and_then(|rest| rest.strip_prefix("ما").or_else(|| rest.strip_prefix('م')));
    let said = denied.filter(|rest| long(rest)).unwrap_or(said);
    let now = said.strip_prefix(FUTURE).filter(|rest| long(rest)).unwrap_or(said);
    let alone = person(now).unwrap_or(now);
    let of = after(alone, &OBJECT).unwrap_or(alone);
    let left = after(of, &SUBJECT).unwrap_or(of);
    long(left).then(|| left.to_owned())
}

fn person(word: &str) -> Option<&str> {
    PERSON.iter().find_map(|own| word.strip_prefix(own).filter(|rest| long(rest)))
}

fn after<'w>(word: &'w str, endings: &[&str]) -> Option<&'w str> {
    endings.iter().find_map(|own| word.strip_suffix(own).filter(|rest| long(rest)))
}

fn long(word: &str) -> bool {
    word.chars().count() >= LEAST
}

#[cfg(test)]
mod tests {
    use kernel::arabic::letters;

    use super::*;

    fn of(word: &str) -> String {
        core(&letters(word)).unwrap_or_default()
    }

    #[test]
    fn forms_of_one_verb_meet() {
        for forms in [
            vec!["أسجل", "هيسجلوها", "متسجلش", "بسجل", "اتسجل", "نسجله", "وهسجل", "سجلت", "سجلتها"],
            vec!["أجدد", "هجدد", "بيجددوا", "اتجددت", "تجددها", "جددت", "واجددلي"],
            vec!["أدفع", "دفعت", "هيدفعولي", "مدفعتش", "اتدفعت"],
            vec!["ضاعت", "ضاعتلي"],
            vec!["اتجوزت", "هتجوز", "بيتجوزوا"],
            vec!["يوصل", "وصلتني", "هيوصلها"],
        ] {
            let cores: Vec<String> = forms.iter().map(|form| of(form)).collect();
            assert!(cores.iter().all(|core| core == &cores[0]), "{forms:?} {cores:?}");
        }
    }

    #[test]
    fn what_is_too_short_or_not_arabic_is_left() {
        assert_eq!(core("renew"), None);
        assert_eq!(core(&letters("هو")), None);
        for word in ["مات", "وفاة", "ولد"] {
            assert_eq!(of(word), letters(word).trim_end_matches('ه'), "{word}");
        }
        assert_ne!(of("أدفع"), of("أدفن"));
    }
}
