//! Arabic in Latin letters and digits, as it is typed on a foreign keyboard: «shehadet milad», «tagdeed el betaqa». Both
//! scripts meet in the consonants they are heard by.

use kernel::arabic::skeleton;

use crate::{stem::stem, words::is_latin};

/// Fewer consonants than these are heard in too many words.
const LEAST: usize = 3;

/// Digits that stand for letters, with the Latin letters that sound like them; the others are not heard as consonants.
const DIGITS: [(char, &str); 6] = [('7', "h"), ('5', "kh"), ('6', "t"), ('8', "gh"), ('9', "s"), ('4', "sh")];

/// How an Arabic word sounds, where that tells it from others.
pub(crate) fn sound_of_arabic(norm: &str) -> Option<String> {
    if norm.is_ascii() {
        return None;
    }
    told(skeleton(&stem(norm)))
}

/// The most words of a phrase that are heard together.
pub(crate) const HEARD: usize = 3;

/// How an Arabic phrase of a few words sounds, where that tells it from others: together its words may be shorter than one alone.
pub(crate) fn sounds_of_phrase(norms: &[String]) -> Option<Vec<String>> {
    if !(2..=HEARD).contains(&norms.len()) || norms.iter().any(|norm| norm.is_ascii()) {
        return None;
    }
    let sounds: Vec<String> = norms.iter().map(|norm| skeleton(&stem(norm))).collect();
    let heard = sounds.iter().map(String::len).sum::<usize>() >= LEAST && sounds.iter().all(|own| !own.is_empty());
    heard.then_some(sounds)
}

/// Every way in which words in Latin letters may sound one after the other.
pub(crate) fn ways_of_latin(norms: &[String]) -> Option<Vec<Vec<String>>> {
    let mut ways: Vec<Vec<String>> = vec![Vec::new()];
    for norm in norms {
        let sounds = if is_latin(norm) { skeletons(norm) } else { Vec::new() };
        let longer = |way: &Vec<String>| {
            let way = way.clone();
            sounds.iter().map(move |own| way.iter().cloned().chain([own.clone()]).collect()).collect::<Vec<_>>()
        };
        ways = ways.iter().flat_map(longer).collect();
    }
    (!ways.is_empty()).then_some(ways)
}

/// How a word in Latin letters may sound: as it stands, without the article, and without the ending that joins two words.
pub(crate) fn sounds_of_latin(norm: &str) -> Vec<String> {
    if !is_latin(norm) || norm.len() < 3 {
        return Vec::new();
    }
    skeletons(norm).into_iter().filter_map(told).collect()
}

fn skeletons(norm: &str) -> Vec<String> {
    let mut latin = String::new();
    for character in norm.chars().filter(|c| !matches!(c, '0' | '1' | '2' | '3')) {
        match DIGITS.iter().find(|(digit, _)| *digit == character) {
            Some((_, letters)) => latin.push_str(letters),
            None => latin.push(character),
        }
    }
    let bare = ["el", "al", "il"].iter().find_map(|own| latin.strip_prefix(own)).filter(|rest| rest.len() >= 4);
    let mut sounds = Vec::new();
    for form in [Some(latin.as_str()), bare].into_iter().flatten() {
        let joined = ["et", "it", "at", "ty", "ti", "eh", "ah", "h", "y"].iter().find_map(|own| form.strip_suffix(own));
        for form in [Some(form), joined].into_iter().flatten() {
            let sound = skeleton(form);
            if !sound.is_empty() && !sounds.contains(&sound) {
                sounds.push(sound);
            }
        }
    }
    sounds
}

fn told(sound: String) -> Option<String> {
    (sound.chars().count() >= LEAST).then_some(sound)
}

#[cfg(test)]
mod tests {
    use kernel::arabic::letters;

    use super::*;

    #[test]
    fn both_scripts_meet() {
        for (latin, arabic) in [
            ("shehadet", "شهادة"),
            ("sha7ada", "شهادة"),
            ("milad", "ميلاد"),
            ("elmilad", "الميلاد"),
            ("tagdid", "تجديد"),
            ("tagdeed", "تجديد"),
            ("konsoleya", "قنصلية"),
            ("tawkil", "توكيل"),
            ("basbor", "باسبور"),
        ] {
            let arabic = sound_of_arabic(&letters(arabic)).unwrap();
            assert!(sounds_of_latin(latin).contains(&arabic), "{latin} {:?} {arabic}", sounds_of_latin(latin));
        }
    }

    #[test]
    fn short_words_are_heard_together() {
        let of = |phrase: &str| phrase.split(' ').map(letters).collect::<Vec<_>>();
        for (latin, arabic) in
            [("qeid 3a2ely", "قيد عائلي"), ("qayd fardy", "قيد فردي"), ("kasimet gawaz", "قسيمة جواز")]
        {
            let arabic = sounds_of_phrase(&of(arabic)).unwrap();
            assert!(ways_of_latin(&of(latin)).unwrap().contains(&arabic), "{latin} {arabic:?}");
        }
        assert_eq!(sounds_of_phrase(&of("ام")), None);
        assert_eq!(ways_of_latin(&of("3ala ايه")), None);
    }

    #[test]
    fn what_tells_nothing_is_not_sought() {
        for word in ["me", "fe", "3ala", "2015", "milad.", "ابن"] {
            assert!(sounds_of_latin(word).iter().all(|sound| sound.chars().count() >= LEAST), "{word}");
        }
        assert_eq!(sound_of_arabic("اب"), None);
    }
}
