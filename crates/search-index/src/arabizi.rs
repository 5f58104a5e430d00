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

/// How a word in Latin letters may sound: as it stands, without the article, and without the ending that joins two words.
pub(crate) fn sounds_of_latin(norm: &str) -> Vec<String> {
    if !is_latin(norm) || norm.len() < 3 {
        return Vec::new();
    }
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
        let joined = ["et", "it", "at", "ty", "ti", "eh", "ah", "h"].iter().find_map(|own| form.strip_suffix(own));
        for form in [Some(form), joined].into_iter().flatten() {
            if let Some(sound) = told(skeleton(form)).filter(|sound| !sounds.contains(sound)) {
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
    fn what_tells_nothing_is_not_sought() {
        for word in ["me", "fe", "3ala", "2015", "milad.", "ابن"] {
            assert!(sounds_of_latin(word).iter().all(|sound| sound.chars().count() >= LEAST), "{word}");
        }
        assert_eq!(sound_of_arabic("اب"), None);
    }
}
